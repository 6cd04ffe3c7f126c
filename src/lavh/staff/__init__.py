"""Pages for librarians. Until there are accounts, an operator lets somebody in by a signed link that expires (`lavh staff-link`)."""

"""/opds: the catalogue of what can be opened here, for reading apps. OPDS 2.0 and OPDS 1.2 of the same feeds."""

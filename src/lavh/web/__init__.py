"""The pages: HTML first, Turbo on top. No rules here: a view binds, calls one query and chooses a template."""

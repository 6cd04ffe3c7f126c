"""OPDS catalogues: what reading apps browse. One neutral feed, written as OPDS 2.0 (JSON) or as OPDS 1.2 (Atom)."""

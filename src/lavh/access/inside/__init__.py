"""Searching inside one publication: its words are folded once, when it is published, and kept as one small file. Knows no Django."""

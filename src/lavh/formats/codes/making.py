"""Who counts as the maker of a thing where a format has one word for all makers (dc:creator) or a reference wants its authors."""

MAKERS = frozenset(
    ("aut", "cre", "art", "cmp", "pht", "ctg", "dis", "arc", "scl", "prg", "lyr", "mfr", "ill", "egr", "prm", "etr", "drm", "dsr", "isb", "cll")
)  # fmt: skip

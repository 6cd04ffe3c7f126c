"""Rights statements as patrons understand them. Numbers are stored in the index: append, never renumber.

Sources: creativecommons.org licence addresses; rightsstatements.org 1.0 (twelve statements).
"""

CODES = (
    "unknown",
    "public-domain",
    "cc0",
    "cc-by",
    "cc-by-sa",
    "cc-by-nc",
    "cc-by-nd",
    "in-copyright",
    "no-copyright-conditions",
    "undetermined",
)
FREE = frozenset({"public-domain", "cc0", "cc-by", "cc-by-sa"})  # anybody may use it, also for money

_PARTS = (  # what the address contains → code; the first that fits counts
    ("publicdomain/zero", "cc0"),
    ("publicdomain/mark", "public-domain"),
    ("licenses/by-nc", "cc-by-nc"),
    ("licenses/by-nd", "cc-by-nd"),
    ("licenses/by-sa", "cc-by-sa"),
    ("licenses/by/", "cc-by"),
    ("vocab/noc-us", "public-domain"),
    ("vocab/noc", "no-copyright-conditions"),
    ("vocab/nkc", "public-domain"),
    ("vocab/inc", "in-copyright"),
    ("vocab/und", "undetermined"),
    ("vocab/cne", "undetermined"),
)


def code(statement: str) -> str:
    """The code of a rights address; "unknown" for anything else."""
    address = statement.lower()
    return next((code for part, code in _PARTS if part in address), "unknown") if address else "unknown"


def number(statement: str) -> int:
    """The code's number."""
    return CODES.index(code(statement))

"""What can be wrong with a request, by the numbers of the SRU diagnostics list. https://www.loc.gov/standards/sru/diagnostics/diagnosticsList.html"""

from collections.abc import Mapping

MESSAGES: Mapping[int, str] = {
    1: "General system error",
    4: "Unsupported operation",
    5: "Unsupported version",
    6: "Unsupported parameter value",
    7: "Mandatory parameter not supplied",
    8: "Unsupported parameter",
    10: "Query syntax error",
    12: "Too many characters in query",
    13: "Invalid or unsupported use of parentheses",
    14: "Invalid or unsupported use of quotes",
    15: "Unsupported context set",
    16: "Unsupported index",
    19: "Unsupported relation",
    20: "Unsupported relation modifier",
    22: "Unsupported combination of relation and index",
    26: "Non special character escaped in term",
    27: "Empty term unsupported",
    28: "Masking character not supported",
    29: "Masked words too short",
    31: "Anchoring character not supported",
    36: "Term in invalid format for index or relation",
    37: "Unsupported boolean operator",
    38: "Too many boolean operators in query",
    39: "Proximity not supported",
    46: "Unsupported boolean modifier",
    51: "Result set does not exist",
    61: "First record position out of range",
    66: "Unknown schema for retrieval",
    71: "Unsupported record packing",
    82: "Unsupported sort sequence",
    84: "Too many sort keys",
    87: "Unsupported path for sort",
}


class Diagnosed(Exception):
    """A diagnostic: its number, and what it is about."""

    def __init__(self, number: int, details: str = "") -> None:
        super().__init__(f"{MESSAGES[number]}: {details}" if details else MESSAGES[number])
        self.number = number
        self.details = details[:200]

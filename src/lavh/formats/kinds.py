"""What a thing is, in the words a patron uses. The order is that of the facets; the number is stored: never renumber, append."""

from enum import IntEnum


class Kind(IntEnum):
    """Kinds of things. The name in lower case with hyphens is the public code ("museum-object")."""

    OTHER = 0
    BOOK = 1
    EBOOK = 2
    AUDIOBOOK = 3
    PERIODICAL = 4
    ARTICLE = 5
    MANUSCRIPT = 6
    MAP = 7
    SCORE = 8
    RECORDING = 9
    VIDEO = 10
    PHOTOGRAPH = 11
    IMAGE = 12
    MUSEUM_OBJECT = 13
    ARCHIVE = 14
    THESIS = 15
    GOVERNMENT = 16
    DATASET = 17
    TACTILE = 18
    KIT = 19
    WEBSITE = 20
    SOFTWARE = 21

    @property
    def code(self) -> str:
        """The public code."""
        return _CODES[self]

    @classmethod
    def of(cls, code: str) -> "Kind":
        """The kind of a public code; OTHER for an unknown one."""
        return _KINDS.get(code, cls.OTHER)


_CODES = {kind: kind.name.lower().replace("_", "-") for kind in Kind}
_KINDS = {code: kind for kind, code in _CODES.items()}
KINDS = tuple(_CODES.values())

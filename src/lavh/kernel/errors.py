"""The error tree.

LavhError
├── Refused            a rule says no; `code` is stable, the sentence is translated at the edge
├── Unreadable         bytes are not what they claim to be (an HTML page named .mrc, a truncated archive)
├── Unreachable        a foreign service did not answer as its protocol promises
└── Misconfigured      the operator has to change something before we can go on
"""

from collections.abc import Mapping


class LavhError(Exception):
    """Every error of ours. `code` never changes between releases; `facts` fill the named places of the translated sentence."""

    def __init__(self, code: str, message: str = "", **facts: object) -> None:
        super().__init__(message or code)
        self.code = code
        self.facts: Mapping[str, object] = facts


class Refused(LavhError):
    """A rule of the house forbids it."""


class Unreadable(LavhError):
    """The bytes given cannot be understood as what they should be."""


class Unreachable(LavhError):
    """A service outside did not answer, or not as its protocol promises."""

    SOON = 30  # seconds until it may be asked again


class Misconfigured(LavhError):
    """An operator must change a setting, a file or a permission."""

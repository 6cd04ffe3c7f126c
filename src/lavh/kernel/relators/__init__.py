"""What an agent did for a thing: names of MARC relator codes in the six languages of the interface.

https://www.loc.gov/marc/relators/
"""

from collections.abc import Mapping
from functools import cache

from lavh.kernel.languages import fallbacks
from lavh.kernel.tables import rows

COLUMNS = ("en", "ru", "uz", "uz-cyrl", "kaa", "ar")


def name(code: str, in_language: str = "en") -> str:
    """What somebody of this role is called, as it stands within a sentence ("translator", "tarjimon"); "" for a code nobody has named."""
    named = _names().get(code.lower())
    if named is None:
        return ""
    for language in fallbacks(in_language):
        if language in COLUMNS:
            return named[COLUMNS.index(language)]
    return named[0]


def codes() -> tuple[str, ...]:
    """The codes that have names."""
    return tuple(_names())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(names) for code, *names in rows(__name__, "names.tsv")}

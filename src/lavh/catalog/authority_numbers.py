"""The numbers that tell who an agent is. Pure."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lavh.formats.description import Description

# Schemes whose numbers mean one agent all over the world, and how a number looks.
SCHEMES: Mapping[str, re.Pattern[str]] = {
    "viaf": re.compile(r"[0-9]{4,22}"), "isni": re.compile(r"[0-9]{15}[0-9X]"), "orcid": re.compile(r"[0-9]{15}[0-9X]"), "lccn": re.compile(r"n[a-z]{0,2}[0-9]{8,10}"),
    "gnd": re.compile(r"[0-9][0-9-]{5,12}[0-9X]"), "wikidata": re.compile(r"Q[0-9]+"), "ulan": re.compile(r"500[0-9]{6}"), "idref": re.compile(r"[0-9]{8}[0-9X]"),
    "bnf": re.compile(r"cb[0-9]{8,9}[a-z0-9]"), "rero": re.compile(r"[a-z]{0,2}[0-9]{6,12}"),
}  # fmt: skip
LOCAL = "local"  # a number of an institution's own means somebody within it
_CAPITAL = frozenset(("isni", "orcid", "wikidata", "gnd", "idref"))
_BARE = {"isni": str.maketrans("", "", " -"), "orcid": str.maketrans("", "", " -")}
_SPACES = str.maketrans("", "", " ")


@lru_cache(maxsize=50_000)
def telling(identifiers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Those identifiers of an agent that tell who it is, each once, in the order of the alphabet."""
    found = set()
    for scheme, value in identifiers:
        if scheme == LOCAL:
            if words := " ".join(value.split()):
                found.add((LOCAL, words))
        elif (pattern := SCHEMES.get(scheme)) is not None:
            written = value.translate(_BARE.get(scheme, _SPACES))
            written = written.upper() if scheme in _CAPITAL else written.lower()
            if pattern.fullmatch(written):
                found.add((scheme, written))
    return tuple(sorted(found))


def names_by_number(description: Description) -> bool:
    """Whether somebody has a number in it."""
    return any(each.agent.identifiers and telling(each.agent.identifiers) for each in description.contributions)

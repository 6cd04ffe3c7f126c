"""What the keys and stems of a word may begin with, told by its first letter alone: most words of a text need no closer look to say that they are not sought.

Only what can be told for certain is told: whole words of letters and digits in ASCII or Cyrillic. Everything else is looked at.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from string import ascii_lowercase, digits

from lavh.kernel.text.letters import LOOKALIKES
from lavh.kernel.text.tables import load

# Letters that some reading of some language lets begin otherwise: c (ts), e (ye), kh (x), zh (j), i and j (y), h and g, y (и).
_OTHERWISE = {"c": "t", "e": "y", "g": "h", "h": "gx", "i": "y", "j": "yz", "k": "hx", "y": "ei", "z": "j"}
_OTHERWISE |= {"е": "ye", "ё": "ye", "ѣ": "ye", "ц": "s"}


@lru_cache(maxsize=512)
def unlike(beginnings: frozenset[str]) -> frozenset[str]:
    """First letters of words none of whose keys or stems can begin with one of these."""
    if "" in beginnings:
        return frozenset()
    letters = [letter for letter, told in _BEGINNINGS.items() if beginnings.isdisjoint(told)]
    return frozenset([each for letter in letters for each in (letter, letter.upper()) if len(each) == 1])


def worth_a_look(words: Iterable[str], others: AbstractSet[str]) -> list[str]:
    """Those words, as they stand in a text, that may be what is sought. `others`: what `unlike` says."""
    return [
        word
        for word in words
        if word[0] not in others or not word.isalnum() or not (word.isascii() or word[0] > "\u03ff")
    ]


def _beginnings() -> Mapping[str, frozenset[str]]:
    """First letter → what its word's keys and stems may begin with."""
    told = {letter: frozenset(letter + _OTHERWISE.get(letter, "")) for letter in (*ascii_lowercase, *digits)}
    cyrillic = load("cyrillic")
    ways = [each for table in (cyrillic["default"], *cyrillic["languages"].values()) for each in (table.get("letters", {}), table.get("romanised", {}))]  # fmt: skip
    for letter in cyrillic["default"]["letters"]:
        keys = {way[letter][:1] for way in ways if letter in way} | set(_OTHERWISE.get(letter, ""))
        if "" not in keys:
            alike = [LOOKALIKES[each].lower() for each in (letter, letter.upper()) if each in LOOKALIKES]
            told[letter] = frozenset(keys).union(*(told[each] for each in alike))
    return told


_BEGINNINGS = _beginnings()

"""What the keys and stems of a word may begin with, told by its first letters: most words of a text need no closer look to say that they are not sought.

Only what can be told for certain is told: of whole words of letters and digits that begin with an ASCII or a Cyrillic letter. Everything else is looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from string import ascii_lowercase, digits

from lavh.kernel.text.letters import APOSTROPHES, ASCII_WORD, CYRILLIC, LOOKALIKES
from lavh.kernel.text.tables import load

# Letters that some reading of some language lets begin otherwise: c (ts), e (ye), kh (x), zh (j), i and j (y), h and g, w (v), y (и).
_OTHERWISE = {"c": "t", "e": "y", "g": "h", "h": "gx", "i": "y", "j": "yz", "k": "hx", "w": "v", "y": "ei", "z": "j"}
_OTHERWISE |= {"е": "ye", "ё": "ye", "ѣ": "ye", "ц": "s"}
# Of a word read as it stands: how it opens where not as its key does, by what the key begins with; its second letter where it is not the key's.
_OPENINGS = {
    "a": "ae",
    "o": "oe",
    "u": "ue",
    "x": "kh",
    "j": "zh",
    "ya": "ia",
    "yu": "iu",
    "ye": "e",
}  # ae: stems of German
_SECOND = {"y": "i", "x": "k", "j": "z", "e": "y", "i": "y"}
_LETTERS = frozenset(filter(ASCII_WORD.fullmatch, map(chr, range(128))))
_MARKS = tuple(filter(str.isascii, APOSTROPHES))


@lru_cache(maxsize=512)
def unlike(wanted: frozenset[str]) -> frozenset[str]:
    """First letters of words none of whose keys or stems are among these."""
    if any(len(each) < 2 for each in wanted):  # a stem so short may have lost its first letter too (Turkish buma, p)
        return frozenset()
    return _FIRSTS.difference(*(_FIRSTS_OF.get(each[0], ()) for each in wanted))


def worth_a_look(words: Iterable[tuple[str, int]], others: AbstractSet[str]) -> list[tuple[str, int]]:
    """Those words, as they stand in a text and with their places, that may be what is sought. `others`: what `unlike` says."""
    return [
        (word, place)
        for word, place in words
        if word[0] not in others or not word.isalnum() or (word[0] < "\u0400" and CYRILLIC.search(word))
    ]


@lru_cache(maxsize=512)
def openings(wanted: frozenset[str]) -> tuple[str, ...]:
    """The first letters of words in ASCII, read as they stand, of which these may be keys or stems; "" where every word may be one."""
    found = sorted({opening for each in wanted for opening in _openings(each)})
    return tuple([each for each in found if not any(each != other and each.startswith(other) for other in found)])


def _openings(key: str) -> Iterable[str]:
    first, second = key[:1], key[1:2]
    if len(key) < 2:
        return ("",)
    if len(key) == 2:  # a stem so short may have lost its last letter (Turkish ab, ap)
        return [letter for letter in ascii_lowercase + digits if first in _BEGINNINGS[letter]]
    own = (first + second, *(first + each for each in _SECOND.get(second, "")))
    other = (_OPENINGS[each] for each in (first, first + second) if each in _OPENINGS)
    return filter(str.isascii, (*own, *other))


def opened(text: str, beginnings: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The words of a text in small ASCII letters that begin so, before or after an apostrophe or without it, with their places."""
    places = set()
    for beginning in beginnings:
        place = text.find(beginning)
        while place >= 0:
            if not place or text[place - 1] not in _LETTERS:
                places.add(place)
            place = text.find(beginning, place + 1)
    for mark in _MARKS:
        place = text.find(mark)
        while place >= 0:
            first = place
            while first and text[first - 1] in _LETTERS:
                first -= 1
            places.add(first)
            place = text.find(mark, place + 1)
    for place in sorted(places):
        if (found := ASCII_WORD.match(text, place)) and _opens(word := found.group(), beginnings):
            yield word, place


def _opens(word: str, beginnings: tuple[str, ...]) -> bool:
    if word.startswith(beginnings):
        return True
    word = word.replace("`", "'")
    return any(part.startswith(beginnings) for part in (word.replace("'", ""), *word.split("'")))


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


def _firsts(letters: Iterable[str]) -> frozenset[str]:
    """Small and large."""
    return frozenset([each for letter in letters for each in (letter, letter.upper()) if len(each) == 1])


_BEGINNINGS = _beginnings()
_FIRSTS = _firsts(_BEGINNINGS)
_FIRSTS_OF = {  # what a key begins with → first letters of words
    key: _firsts([letter for letter, told in _BEGINNINGS.items() if key in told])
    for key in frozenset().union(*_BEGINNINGS.values())
}

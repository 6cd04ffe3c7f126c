"""How the words of a language are read: which letters it may stand in, and the keys each word gets. One `Reading` for each way, with its memory.

A key is lower case, unmarked, in Latin letters for everything that is also written in Cyrillic (the spelling of the Uzbek alphabet of 1995 without
apostrophes: кўприк, koʻprik, köprik, kŭprik are "koprik"), in its own letters for other scripts. `first` keys are conservative; `more` are concrete
spellings that readers use for the same word, never skeletons, so that no language pays for the habits of another.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import TypeVar

from lavh.kernel.text import latin, romanised, semitic
from lavh.kernel.text.latin import Keys
from lavh.kernel.text.letters import ARABIC, CYRILLIC, ELISIONS, LATIN, mended, plain, tidy

MEMORY = 1 << 16  # words remembered for each way of reading
RUSSIAN = frozenset(
    {
        "ru",
        "uk",
        "be",
        "bg",
        "mn",
        "tg",
        "ky",
        "kk",
        "tt",
        "ba",
        "ce",
        "cv",
        "os",
        "av",
        "udm",
        "sah",
        "tyv",
        "kv",
        "xal",
        "bua",
    }
)
SOUTH_SLAVIC = frozenset({"sr", "hr", "bs", "sh", "cnr", "mk", "sl"})
NATIONAL = frozenset({"uz", "kaa", "tk", "az", "crh", "ug"})  # Latin alphabets of their own, in daily use

_AS_THEY_ARE = (latin.general, latin.western)  # what reads a word of ASCII letters and digits as itself

Found = TypeVar("Found")
Entry = str | tuple[tuple[str, ...], tuple[str, ...]]  # one key, or (keys, further keys)


class Memory(dict[str, Found]):
    """What was found for words as they stand in texts; bounded, emptied when full. A new word is looked at as it is asked for."""

    __slots__ = ("find",)

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, raw: str) -> Found:
        if len(self) >= MEMORY:
            self.clear()
        self[raw] = found = self.find(raw)
        return found


class Reading:
    """One way of reading words. `remembered`: raw word → its keys.

    `is_plain`: the first key of a word of ASCII letters and digits is the word. `has_more`: it may have further keys, as names have.
    """

    __slots__ = (
        "cyrillic",
        "has_more",
        "is_plain",
        "is_romanised",
        "language",
        "latin",
        "national",
        "remembered",
        "romanised",
    )

    def __init__(self, language: str, read_latin: Callable[[str], Keys], *, is_romanised: bool = False) -> None:
        self.language = language
        self.is_romanised = is_romanised
        self.has_more = read_latin not in _AS_THEY_ARE
        self.is_plain = language == "name" or not self.has_more
        self.latin = read_latin
        self.cyrillic = partial(latin.from_cyrillic, language=language if language != "name" else "")
        self.remembered: Memory[Entry] = Memory(self._read)
        self.national = language in {"uz", "kaa"} and not is_romanised  # a stray space in oʻ can be told
        self.romanised: Reading | None = None  # the way to read a romanised text of this language

    def read(self, raw: str) -> Entry:
        """The keys of a word as it stands in a text; remembered."""
        return self.remembered[raw]

    def _read(self, raw: str) -> Entry:
        if raw.isascii() and raw.isalnum():
            return raw.lower() if self.latin in _AS_THEY_ARE else _entry(self.latin(raw.lower()))
        pieces = [self.keys(piece) for _, _, piece in cut(raw)]
        return _entry(pieces[0]) if len(pieces) == 1 else _together(pieces)

    def keys(self, word: str) -> Keys:
        """The keys of a word that no script or elision divides."""
        word = tidy(mended(word) if not word.isascii() else word).strip("'")
        if word.isascii() or (LATIN.search(word) and not CYRILLIC.search(word)):
            return self.latin(word)
        if CYRILLIC.search(word):
            return self.cyrillic(word)
        if ARABIC.search(word):
            key, bare = semitic.arabic(word)
            return Keys(key, (bare,)) if bare else Keys(key)
        return Keys(plain(word))


def cut(raw: str) -> list[tuple[int, int, str]]:
    """A word as it stands in a text, cut where French and Italian elide: l'homme → l, homme. (start, end, piece)."""
    if raw.isalnum():
        return [(0, len(raw), raw)]
    for place in range(1, min(len(raw) - 2, 9)):
        if raw[place] in "'’":
            head = raw[:place].strip("'’‘").lower()
            if head in ELISIONS and raw[place + 1].lower() in "aeiouyhàâäæéèêëîïôöœùûü" and not _soft_sign(raw, place):
                return [(0, place + 1, raw[:place]), (place + 1, len(raw), raw[place + 1 :])]
            break
    return [(0, len(raw), raw)]


def _soft_sign(raw: str, place: int) -> bool:
    """D'iachenko is Дьяченко, written with an ASCII prime."""
    return raw[place + 1 : place + 3].lower() in {"ia", "iu", "yu", "ya", "ye", "yo"}


def _entry(keys: Keys) -> Entry:
    first, more = keys
    if more:
        return (first,), more
    return first or ((), ())


def _together(pieces: list[Keys]) -> Entry:
    firsts = tuple(keys.first for keys in pieces if keys.first)
    more = [key for keys in pieces for key in keys.more]
    return firsts, (*more, "".join(firsts))


def _romanised_first(word: str, language: str, otherwise: Callable[[str], Keys]) -> Keys:
    return latin.from_romanised(word, language) or otherwise(word)


def _unmarked(word: str, language: str) -> Keys:
    keys = latin.from_romanised(word, language)
    return latin.unmarked_romanised(word, keys.first) if keys else latin.general(word)


@cache
def reading(language: str) -> Reading:
    """How to read text in a language (BCP 47; its primary subtag counts). "": unknown; "name": a personal name in a record of any language."""
    if language in {"", "und", "mul", "mis", "zxx"}:
        return _GENERAL
    primary = language.lower().split("-")[0].split("_")[0]
    if primary != language:
        return reading(primary)
    if language in SOUTH_SLAVIC:
        return Reading(language, latin.south_slavic)
    if language in NATIONAL:
        made = Reading(language, partial(latin.turkic, language=language))
        read = partial(_romanised_first, language=language, otherwise=made.latin)
        made.romanised = Reading(language, read, is_romanised=True)
        return made
    if language in RUSSIAN:
        national = partial(latin.turkic, language=language) if language in latin.TURKIC else latin.general
        made = Reading(language, partial(_unmarked, language=language), is_romanised=True)
        read = partial(_romanised_first, language=language, otherwise=national)
        made.romanised = Reading(language, read, is_romanised=True)
        return made
    return Reading(language, latin.western)


_GENERAL = Reading("", latin.general)
_NAME = Reading("name", latin.name)


def reading_for(language: str, text: str) -> Reading:
    """The way to read this text of this language: a national Latin alphabet and ALA-LC romanisation look alike word by word, not as a whole."""
    found = _NAME if language == "name" else reading(language)
    if found.romanised is not None and romanised.likely(text):
        return found.romanised
    return found

"""Cyrillic words → keys: the spelling a Latin alphabet of the language would use, without marks, and the other spellings people type."""

import re
from collections.abc import Mapping
from functools import cache

from lavh.kernel.text.letters import PLAIN
from lavh.kernel.text.tables import load

_TABLE = load("cyrillic")
_VOWELS: str = _TABLE["vowels"]
_YE = re.compile(rf"(?:(?<![^\W\d_])|(?<=[{_VOWELS}ъь]))[еѣ]")  # е that opens a word, follows a vowel or a sign
_YO = re.compile(r"ьо")  # бульон, bulyon
_S = re.compile(rf"(?<![{_VOWELS}])ц")  # цирк, sirk; акция, aksiya; but милиция, militsiya
LANGUAGES: frozenset[str] = frozenset(_TABLE["languages"])


class Alphabet:
    """How the Cyrillic letters of one language are keyed. `language` "" is the reading for a word of unknown language (Uzbek and Russian)."""

    __slots__ = ("language", "letters", "romanised", "s_for_ts", "ye", "yo_is_ye")

    def __init__(self, language: str) -> None:
        own = _TABLE["languages"].get(language, {})
        default = _TABLE["default"]
        self.language = language
        self.ye: bool = own.get("ye", default["ye"])
        self.s_for_ts: bool = own.get("s_for_ts", False)
        self.yo_is_ye: bool = own.get("yo_is_ye", False)  # ё may be written е, so both are one letter
        self.letters = _Letters({**default["letters"], **own.get("letters", {})})
        self.romanised = _Letters({**default["letters"], **default["romanised"], **own.get("romanised", {})})

    def key(self, word: str) -> str:
        """The primary key of a tidy word (lower case, composed)."""
        if self.yo_is_ye:
            word = word.replace("ё", "е")
        if self.ye and ("е" in word or "ѣ" in word):
            word = _YE.sub("є", word)
        if "ь" in word:
            word = _YO.sub("йо", word)
        if self.s_for_ts and "ц" in word:
            word = _S.sub("с", word)
        return word.translate(self.letters)

    def unmarked(self, word: str) -> str:
        """What is left of the word's ALA-LC romanisation when nobody writes the marks: жиноят, zhinoiat."""
        return word.translate(self.romanised)


class _Letters(dict[int, "str | None"]):
    """Translation of letters: ours first, marks and Latin letters by the plain table."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__({ord(letter): key or None for letter, key in letters.items()})

    def __missing__(self, code: int) -> str | None:
        self[code] = plain = PLAIN[code]
        return plain


@cache
def alphabet(language: str) -> Alphabet:
    """The alphabet of a language; that of words of unknown language for one that has no table."""
    return Alphabet(language if language in LANGUAGES else "")


def readings(word: str) -> list[str]:
    """Every key a typed Cyrillic word can stand for, the likeliest first: in an unknown language, in Russian, in Uzbek, romanised, in Karakalpak."""
    keys = [alphabet("").key(word)]
    if "ё" in word:
        keys.append(alphabet("ru").key(word))
    if "ц" in word or "ы" in word:
        keys.append(alphabet("uz").key(word))
    keys.append(alphabet("").unmarked(word))
    if "ў" in word:
        keys.append(alphabet("kaa").key(word))
    return keys

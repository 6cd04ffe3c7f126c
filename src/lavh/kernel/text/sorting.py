"""Sort keys: strings of ASCII characters that stand in the order of an alphabet when they are compared byte by byte.

Keys are comparable within one alphabet. A key is the letters of the text, one character each, then, after a space, its marks (they decide
between texts with the same letters: a database needs no collation of its own). Order: nothing, word end, numbers by value, the letters of the
alphabet, all other letters by script. The Arabic article ال is a part of the word; `nonfiling` skips it where a record says so.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from lavh.kernel.text.letters import CYRILLIC, PLAIN, tidy
from lavh.kernel.text.reading import Memory
from lavh.kernel.text.tables import load

_TABLE = load("alphabets")
_HEADINGS: dict[str, str] = _TABLE["headings"]
_NUMBER = re.compile("[0-9]+")
_FIRST = 0x41  # "A"; before it the digits, after the last letter "~" and the code of a foreign one
_LETTERED = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # code points without digits, in the same order
_HEXADECIMAL = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
_HANGUL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


class _Weights(dict[int, "str | int | None"]):
    """For `str.translate`: letter → its character in the key; what is no letter parts words."""

    def __missing__(self, code: int) -> str | None:
        self[code] = weight = self._weight(chr(code))
        return weight

    def _weight(self, character: str) -> str | None:
        if "0" <= character <= "9":
            return character
        if unicodedata.category(character)[0] in "PSZC":
            return " "
        if (plain := PLAIN[ord(character)]) is None:
            return None
        if plain != character and not CYRILLIC.match(character):
            return plain.translate(self)
        if character.isalpha():
            return "~" + f"{ord(character):05x}".translate(_LETTERED)
        return None


class _Parted(dict[int, str]):
    """For `str.translate`: what parts words → a space. All else stays."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        letter = character == "'" or unicodedata.category(character)[0] not in "PSZC"
        self[code] = parted = character if letter else " "
        return parted


_PARTED = _Parted()


class _Alphabet:
    """One order of letters, ready for use."""

    def __init__(self, letters: list[str]) -> None:
        self.letters = tuple(_heading(letter.split()[0]) for letter in letters)
        self.weights = _Weights({ord("'"): None})
        self.headings: dict[str, str] = {}
        self.pairs: list[tuple[str, str]] = []
        self.marks = _Marks({ord(letter.split()[0]): "0" for letter in letters if len(letter.split()[0]) == 1})
        for place, letter in enumerate(letters):
            weight = chr(_FIRST + place)
            self.headings[weight] = self.letters[place]
            for written in letter.split():
                single = written if len(written) == 1 else chr(0xE000 + place)
                self.weights[ord(single)] = weight
                if len(written) > 1:
                    self.pairs.append((written, single))

    def primary(self, text: str) -> str:
        """The letters of a tidy text as weights; words parted by "!"."""
        return "!".join(filter(None, map(self.word, text.translate(_PARTED).split())))

    def word(self, word: str) -> str:
        """The letters of one word."""
        for written, single in self.pairs:
            word = word.replace(written, single)
        key = word.translate(self.weights)
        return _NUMBER.sub(_numbered, key) if _has_digit(key) else key


def _has_digit(key: str) -> bool:
    return not key.isalpha() and _NUMBER.search(key) is not None


def _numbered(found: re.Match[str]) -> str:
    """A number with its length before it, so that 9 comes before 10; longer than 79 digits is no number."""
    digits = found.group().lstrip("0") or "0"
    return f"0{chr(0x30 + min(len(digits), 9))}{digits}"


def _heading(letter: str) -> str:
    return _HEADINGS.get(letter, letter.upper())


@cache
def _alphabet(language: str) -> _Alphabet:
    known = _TABLE["alphabets"]
    name = language.lower().replace("_", "-").removesuffix("-latn")
    name = _TABLE["same_as"].get(name, name)
    if name not in known:
        name = name.split("-")[0] if name.split("-")[0] in known else ""
    return _Alphabet(known[name])


def sort_key(text: str, language: str = "", nonfiling: int = 0) -> str:
    """The key of a text in the alphabet of a list ("uz", "uz-cyrl", "kaa", "kaa-cyrl", "ru", "ar", "en"; any other: Latin letters first).

    `nonfiling`: characters to skip at the beginning (MARC 245, second indicator).
    """
    return sort_keys(text, (language,), nonfiling)[0]


def sort_keys(text: str, languages: Sequence[str], nonfiling: int = 0) -> list[str]:
    """The keys of a text in several alphabets."""
    letters = tidy(text[nonfiling:] if nonfiling > 0 else text)
    together = _together(tuple(languages))
    found = filter(None, map(together.words.__getitem__, letters.translate(_PARTED).split()))
    keys = list(map("!".join, zip(*found, strict=True))) or [""] * len(languages)
    if letters.isascii():
        return keys
    return [
        f"{key} {letters.translate(alphabet.marks).rstrip('0')}".rstrip()
        for key, alphabet in zip(keys, together.alphabets, strict=True)
    ]


class _Together:
    """Several alphabets at once: a word is looked up once for all of them. What has no letter and no digit has none in any of them."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.alphabets = [_alphabet(language) for language in languages]
        self.words: Memory[tuple[str, ...]] = Memory(self._word)

    def _word(self, word: str) -> tuple[str, ...]:
        keys = tuple([alphabet.word(word) for alphabet in self.alphabets])
        return keys if any(keys) else ()


_together = cache(_Together)


class _Marks(dict[int, "str | None"]):
    """For `str.translate`: what tells apart texts with the same letters. For every letter "0", or its first mark; nothing for all else."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        mark = None
        if character.isalpha():
            mark = "1" if PLAIN[code] != character else "0"
            decomposed = unicodedata.normalize("NFD", character)
            if len(decomposed) > 1:
                mark = chr(0x31 + ord(decomposed[1]) % 64)
        self[code] = mark
        return mark


def initial(text: str, language: str = "", nonfiling: int = 0) -> str:
    """The heading under which a text stands in the list of an alphabet: "Oʻ", "Sh", "Щ", "ع"; a foreign letter's own; "#" for all else."""
    found = _alphabet(language)
    key = found.primary(tidy(text[nonfiling:] if nonfiling > 0 else text))
    if not key or key[0].isdigit():
        return "#"
    if key[0] != "~":
        return found.headings[key[0]]
    letter = chr(int(key[1:6].translate(_HEXADECIMAL), 16))
    if "가" <= letter <= "힣":
        return _HANGUL[(ord(letter) - 0xAC00) // 588]
    return letter.upper() if len(letter.upper()) == 1 else letter


def alphabet(language: str) -> tuple[str, ...]:
    """The headings of an alphabet, in order."""
    return _alphabet(language).letters

"""Single letters: which marks fall away, what a Latin letter is without them, which characters make up a word."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from lavh.kernel.text.tables import load

_TABLE = load("letters")
APOSTROPHES: str = _TABLE["apostrophes"]
JOINERS: str = _TABLE["joiners"]
LETTERS: Mapping[str, str] = {**_TABLE["letters"], **load("semitic")["arabic"], **load("semitic")["hebrew"]}
LOOKALIKES: Mapping[str, str] = _TABLE["lookalikes"]
UMLAUTS: Mapping[str, str] = _TABLE["umlauts"]
COMBINING_LETTERS: Mapping[str, str] = _TABLE["combining_letters"]
NEVER_FIRST: list[str] = _TABLE["never_first"]  # consonants with which no Uzbek word, native or borrowed, begins
STUBS: list[str] = _TABLE["stubs"]  # beginnings of Uzbek words in oʻ that are no words themselves
ELISIONS: frozenset[str] = frozenset(_TABLE["elisions"])


def _ranges(categories: frozenset[str]) -> str:
    """The characters of the Basic Multilingual Plane of these categories, as the inside of a regular expression's class."""
    found: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)) in categories:
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in found)


MARKS = _ranges(frozenset({"Mn", "Mc", "Me"}))
LETTER = rf"\w{MARKS}"  # Python's \w has no combining marks: Arabic and Hebrew vowels would split words
WORD = re.compile(rf"[{LETTER}{re.escape(APOSTROPHES + JOINERS)}]+")
ASCII_WORD = re.compile(
    rf"[{re.escape(''.join(filter(WORD.fullmatch, map(chr, range(128)))))}]+"
)  # the same in ASCII text, three times as fast

# What `WORD` finds in ASCII text, in lower case: cut without a regular expression, and with fewer different words to remember.
_CUT = {code: chr(code).lower() if WORD.match(chr(code)) else " " for code in range(128)}


def words(text: str) -> list[str]:
    """The words of a text as they stand there; those of ASCII text in lower case, which has the same keys."""
    return text.translate(_CUT).split() if text.isascii() else WORD.findall(text)


# The same for bytes, with one sign for all that makes more of a word than letters and digits: text that has it is to be looked at closely.
_CLOSELY = "'"
_PLAINLY = bytes(
    ord(_CLOSELY if each in APOSTROPHES or each == "_" else _CUT[ord(each)]) for each in map(chr, range(128))
).ljust(256)


def plainly(text: str) -> str | None:
    """The words of an ASCII text in lower case, joined by one space; None if one of them has more than letters and digits, or may be put right."""
    found = " ".join(text.encode().translate(_PLAINLY).decode().split())
    return None if _CLOSELY in found or " zb" in found else found  # "o zbek"


# To one apostrophe, and without what only joins or directs. Before any normalisation: NFKC turns U+00B4 into a space and an accent.
TIDY: dict[int, str | None] = {
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, JOINERS), None),
    ord("ʹ"): "ʹ",  # romanised soft and hard signs keep their own shape: they tell what the word is
    ord("ʺ"): "ʺ",
}

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
LATIN = re.compile("[a-zA-Zªº\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
# Scripts whose words lose their marks when folded. In others (Indic, Thai …) marks are vowels and stay.
_MARKS_FALL = ((0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED),
               (0x08D3, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F), (0x2DE0, 0x2DFF), (0xA66F, 0xA67D),
               (0x055A, 0x055F), (0xFE00, 0xFE0F))  # fmt: skip


_NO_LETTERS = frozenset(
    ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf"]
)  # met in words as parts of compatibility forms: ½, ㏂


class Plain(dict[int, "str | None"]):
    """A table for `str.translate`, filled as letters are met: lower-case letter → itself without marks, None for a mark."""

    def __missing__(self, code: int) -> str | None:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str | None:
    if (
        any(first <= ord(character) <= last for first, last in _MARKS_FALL)
        or unicodedata.category(character) in _NO_LETTERS
    ):
        return None
    if (letter := LETTERS.get(character)) is not None:
        return letter or None
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", character)
    if parts == character:
        return character
    if unicodedata.category(parts[0])[0] == "L" and not _loses_marks(parts[0]):
        return character
    kept = "".join(_plain(part) or "" for part in parts if part != character)
    return "".join(each for each in kept.lower() if each.isalnum()) or None


@cache
def _loses_marks(letter: str) -> bool:
    """Latin, Greek, Cyrillic, Hebrew and Arabic letters are the same letters without their marks; a kana is not."""
    return bool(LATIN.match(letter) or CYRILLIC.match(letter) or ARABIC.match(letter) or HEBREW.match(letter)) or (
        "\u0370" <= letter <= "\u03ff"
    )


PLAIN = Plain(dict.fromkeys(map(ord, "'ʹʺ")))


def plain(word: str) -> str:
    """A word of letters in lower case, without marks or apostrophes, in compatibility form; digits as 0–9."""
    return unicodedata.normalize("NFKC", word).casefold().translate(PLAIN)


def tidy(word: str) -> str:
    """A word in one form of writing: one apostrophe, nothing invisible, composed, lower case."""
    if word.isascii():
        return word.replace("`", "'").lower()
    return unicodedata.normalize("NFKC", word.translate(TIDY)).lower()


def mended(word: str) -> str:
    """A word with letters of two alphabets that look alike put into the one it is written in; else unchanged.

    Cyrillic о in a Latin word (or the other way round) is invisible to who types and to who reads.
    """
    cyrillic = CYRILLIC.findall(word)
    latin = LATIN.findall(word)
    if not cyrillic or not latin:
        return word
    to_latin = all(letter in LOOKALIKES for letter in cyrillic)
    to_cyrillic = all(letter in _BACK for letter in latin)
    if to_latin and (len(latin) >= len(cyrillic) or not to_cyrillic):
        return word.translate(_TO_LATIN)
    if to_cyrillic and (len(cyrillic) > len(latin) or not to_latin):
        return word.translate(_TO_CYRILLIC)
    return word


_TO_LATIN = {ord(cyrillic): latin for cyrillic, latin in LOOKALIKES.items()}
_BACK = {latin: cyrillic for cyrillic, latin in LOOKALIKES.items()}
_TO_CYRILLIC = {ord(latin): cyrillic for latin, cyrillic in _BACK.items()}

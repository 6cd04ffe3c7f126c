"""Text → keys, the same for the index and for what people type."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from lavh.kernel.text import cyrillic, eastasian, latin
from lavh.kernel.text.eastasian import Piece
from lavh.kernel.text.letters import APOSTROPHES, ARABIC, CYRILLIC, HEBREW, LATIN, WORD, mended, tidy, words
from lavh.kernel.text.reading import Entry, Reading, cut, reading, reading_for
from lavh.kernel.text.repair import repaired

MOST = 6  # keys that one typed word may stand for
REMEMBERED = 1 << 14  # whole texts whose keys are remembered: a record is folded in several places
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]{1,4}[-‐‑][^\W\d_]+(?![\w-])")
_TWO_DOTS = re.compile(r"\.[^\W\d_]\.")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){3,}")


class Analysed(msgspec.Struct, gc=False):
    """`tokens`: keys in the order of the text. `extras`: further keys, without a place: other spellings of its words."""

    tokens: list[str]
    extras: list[str]


def analyse(text: str, language: str = "") -> Analysed:
    """The keys of a text in a language (BCP 47; "" unknown; "name" for names of persons and bodies in a record of any language)."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    if not text.isascii() and eastasian.UNSPACED.search(text):
        pieces, extras = _stretches(text, way)
        return Analysed([piece.key for piece in pieces], extras)
    tokens, extras = divided([way.remembered[raw] for raw in words(text)])
    return Analysed(tokens, extras + joined(text, way))


def joined(text: str, way: Reading) -> list[str]:
    """The keys of compounds and initials in a text that was put right, written together."""
    extras: list[str] = []
    if "-" in text:
        if text.isascii():  # only what stands between spaces and has a hyphen can be one
            extras = _joined([found for each in text.split() if "-" in each for found in _COMPOUND.findall(each)], way)
        else:
            extras = _joined(_COMPOUND.findall(text), way)
    if text.count(".") > 2 and _TWO_DOTS.search(text):
        extras += _joined(_INITIALS.findall(text), way)
    return extras


def divided(entries: list[Entry]) -> tuple[list[str], list[str]]:
    """(keys in their order, further keys) of words, of which most have one key."""
    tokens: list[str] = []
    extras: list[str] = []
    for entry in entries:
        if isinstance(entry, str):
            tokens.append(entry)
        else:
            tokens.extend(entry[0])
            extras.extend(entry[1])
    return tokens, extras


def _joined(compounds: list[str], way: Reading) -> list[str]:
    """The keys of compounds written together: e-mail is also email, U.S.S.R. also USSR."""
    words = ["".join(filter(str.isalpha, compound)) for compound in compounds]
    return [key for word in words for key in _firsts(way.remembered.get(word) or way.read(word))]


def _firsts(entry: str | tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else entry[0]


def _stretches(text: str, way: Reading) -> tuple[list[Piece], list[str]]:
    """The keys of a text that is, or may be, in a script without spaces between words."""
    pieces: list[Piece] = []
    extras: list[str] = []
    for found in eastasian.STRETCH.finditer(text):
        if found.lastgroup == "east":
            pairs, singles = eastasian.pairs(found.group(), found.start())
            pieces += pairs
            extras += singles
        elif found.lastgroup == "south":
            pieces += eastasian.clusters(found.group(), found.start())
        else:
            pieces += placed(found.group(), found.start(), way)
            entry = way.remembered.get(found.group()) or way.read(found.group())
            if not isinstance(entry, str):
                extras += entry[1]
    return pieces, extras


def placed(raw: str, start: int, way: Reading) -> list[Piece]:
    """The keys of a word and where each stands."""
    entry = way.remembered.get(raw) or way.read(raw)
    if isinstance(entry, str):
        return [_trimmed(entry, raw, start)]
    if len(entry[0]) < 2:
        return [_trimmed(key, raw, start) for key in entry[0]]
    parts = [(first, piece) for first, _, piece in cut(raw) if way.keys(piece).first]
    return [_trimmed(key, piece, start + first) for key, (first, piece) in zip(entry[0], parts, strict=True)]


def _trimmed(key: str, raw: str, start: int) -> Piece:
    """Without quotation marks that look like apostrophes: before the word, and after it unless they may belong to oʻ or gʻ."""
    first, last = 0, len(raw)
    while first < last - 1 and raw[first] in APOSTROPHES:
        first += 1
    while last > first + 1 and raw[last - 1] in APOSTROPHES and raw[last - 2] not in "oOgG":
        last -= 1
    return Piece(key, start + first, start + last)


def pieces(text: str, language: str = "") -> list[Piece]:
    """The primary keys of a text with their places in it; the keys are those of `analyse`."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    if not text.isascii() and eastasian.UNSPACED.search(text):
        return _stretches(text, way)[0]
    return [piece for found in WORD.finditer(text) for piece in placed(found.group(), found.start(), way)]


@lru_cache(maxsize=REMEMBERED)
def fold(text: str, language: str = "") -> str:
    """The primary keys of a text joined by one space: equal for the same words in any script of the language."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    if not text.isascii() and eastasian.UNSPACED.search(text):
        return " ".join([piece.key for piece in _stretches(text, way)[0]])
    raws = words(text)
    try:
        return " ".join(map(way.remembered.__getitem__, raws))  # type: ignore[arg-type]
    except TypeError:  # a word with several keys, or none
        return " ".join(divided([way.remembered[raw] for raw in raws])[0])


def folds(text: str) -> tuple[str, ...]:
    """Every whole-text key a typed text can have, the likeliest first: as of unknown language, as Russian, as Uzbek, as Karakalpak, as a name."""
    if text.isascii() and not ("zh" in text.lower() or "kh" in text.lower()):
        return (fold(text),)
    return tuple(dict.fromkeys(fold(text, language) for language in ("", "ru", "uz", "kaa")))


@lru_cache(maxsize=1 << 13)  # a page asks for those of the same words several times
def alternatives(word: str) -> tuple[str, ...]:
    """Every key that one typed word may have in the index, whatever the language of the record; the first is its primary key.

    A word that folding divides (l'homme, 도서관) is to be divided first, by `fold` or `spans`; here it stands for its parts written together.
    """
    word = repaired(word, national=False)
    found = alternative_keys(word)
    return tuple(dict.fromkeys(key for key in found if key))[:MOST]


def alternative_keys(word: str) -> Sequence[str]:
    """The keys of `alternatives`, as they come."""
    tokens = analyse(word).tokens
    if len(tokens) != 1:
        return ["".join(tokens)] if tokens else []
    word = tidy(mended(word)).strip("'")
    if CYRILLIC.search(word):
        return [tokens[0], *cyrillic.readings(word)]
    if LATIN.search(word):
        return [tokens[0], *latin.readings(word)]
    if ARABIC.search(word) or HEBREW.search(word):
        return [tokens[0], *reading("").keys(word).more]
    return tokens

"""The words of dates, from the tables beside: what each of them says."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from lavh.kernel.tables import rows

_PACKAGE = "lavh.kernel.dates"
_DROPPED = dict.fromkeys(map(ord, "'’‘ʻʼʹʺ`´ʾʿ‛\u05f3\u05f4\u0640\u00ad"))  # apostrophes, primes, tatweel
_SAME = str.maketrans("ىیکەہı", "ييكههi")


class Meaning(NamedTuple):
    """What a word says. `kind` and `value` are those of words.tsv; a month has its calendar, a reign the year before its first."""

    kind: str
    value: str


class Vocabulary(NamedTuple):
    """Words and how they are found."""

    whole: Mapping[str, Meaning]
    beginnings: Mapping[str, Meaning]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Meaning], ...]]  # by the first word; the longest first


def folded(text: str) -> str:
    """Lower case without accents, apostrophes and marks that nobody sees; digits stay what they are."""
    text = text.casefold()
    if text.isascii():
        return text.replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text.translate(_DROPPED))
    kept = "".join(each for each in decomposed if unicodedata.category(each) not in {"Mn", "Cf"})
    return unicodedata.normalize("NFC", kept).translate(_SAME)


@cache
def vocabulary() -> Vocabulary:
    """All tables."""
    whole: dict[str, Meaning] = {}
    beginnings: dict[str, Meaning] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for meaning, words in _table():
        for word in map(folded, words.split(" | ")):
            pieces = tuple(word.replace("-", " - ").split())
            if word.endswith("*"):
                beginnings.setdefault(word[:-1], meaning) if len(pieces) == 1 else _phrase(phrases, pieces, meaning)
            elif len(pieces) > 1:
                _phrase(phrases, pieces, meaning)
            else:
                whole.setdefault(word, meaning)
    longest_first = {first: tuple(sorted(each, key=lambda phrase: -len(phrase[0]))) for first, each in phrases.items()}
    return Vocabulary(whole, beginnings, longest_first)


def _phrase(
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]], pieces: tuple[str, ...], meaning: Meaning
) -> None:
    phrases.setdefault(pieces[0], []).append((pieces, meaning))


def _table() -> list[tuple[Meaning, str]]:
    table = [(Meaning("reign", value), words) for value, words in rows(_PACKAGE, "reigns.tsv")]
    table += [(Meaning(kind, value), words) for kind, value, words in rows(_PACKAGE, "words.tsv")]
    table += [(Meaning("ordinal", value), words) for value, words in rows(_PACKAGE, "ordinals.tsv")]
    return table + [(Meaning("month", calendar), words) for calendar, _, words in rows(_PACKAGE, "months.tsv")]


@lru_cache(maxsize=16_384)
def meaning(word: str) -> Meaning | None:
    """What a folded word says, whole or by how it begins."""
    known = vocabulary()
    found = known.whole.get(word)
    if found is None:
        for length in range(len(word), 2, -1):
            found = known.beginnings.get(word[:length])
            if found is not None:
                break
    return found


def phrase(words: list[str], at: int) -> tuple[Meaning, int] | None:
    """What the words from `at` on say together, and how many they are."""
    for pieces, says in vocabulary().phrases.get(words[at], ()):
        here = words[at : at + len(pieces)]
        if len(here) == len(pieces) and all(
            word.startswith(piece[:-1]) if piece.endswith("*") else word == piece
            for word, piece in zip(here, pieces, strict=True)
        ):
            return says, len(pieces)
    return None

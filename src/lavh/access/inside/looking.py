"""Looking for words in what is kept of a publication. Pure.

All words, each in any of its spellings and forms, have to be in one block; "words in quotation marks" stand there one behind the other. Any script
finds any script, as everywhere in the house.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from lavh.access.inside.stored import Block, Inside
from lavh.kernel.text import alternatives, analyse, hits, sought, spans, stem_alternatives

MOST_WORDS = 12
HEAD = 2  # letters
AROUND = 60  # characters before and after a hit
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_BETWEEN = re.compile(r"[\W_]*", re.UNICODE)


class Phrase(NamedTuple):
    """Keys that stand one behind the other: of each, all that it may be."""

    keys: tuple[tuple[str, ...], ...]


class Asked(NamedTuple):
    """What is looked for."""

    words: tuple[
        frozenset[str], ...
    ]  # of each, any of its keys and stems; several keys with spaces between stand one behind the other
    phrases: tuple[Phrase, ...]


class Hit(NamedTuple):
    """A place where it stands."""

    href: str
    type: str
    title: str
    fragment: str
    path: str
    progression: float
    total_progression: float
    position: int
    before: str
    highlight: str
    after: str


def asked(query: str) -> Asked:
    """What the words of a query may be in the text."""
    phrases: list[Phrase] = []
    for quoted in _QUOTED.findall(query):
        phrases += _phrase(quoted)
    words = (_word(word) for word in _QUOTED.sub(" ", query).split()[:MOST_WORDS])
    return Asked(tuple(filter(None, words)), tuple(phrases))


def _word(word: str) -> frozenset[str]:
    """What one typed word may be: red-headed is two words one behind the other, or one written together."""
    found = analyse(word)
    if len(found.tokens) == 1:
        return frozenset((*alternatives(word), *stem_alternatives(word)))
    joined = (each for each in found.extras if each == "".join(found.tokens))
    return frozenset((" ".join(found.tokens), *joined)) if found.tokens else frozenset()


def _phrase(text: str) -> list[Phrase]:
    keys: list[tuple[str, ...]] = []
    for word in text.split()[:MOST_WORDS]:
        tokens = analyse(word).tokens
        keys += [alternatives(word)] if len(tokens) == 1 else [(token,) for token in tokens]
    return [Phrase(tuple(keys))] if keys else []


def look(inside: Inside, wanted: Asked) -> Iterator[Hit]:
    """Every place, in the order of reading."""
    lines = _blocks_with(inside.keys, wanted)
    single = (key for word in wanted.words for piece in word for key in piece.split())
    known = frozenset(single).union(*(keys for each in wanted.phrases for keys in each.keys))
    for line in sorted(lines):
        yield from _hits(inside, line, wanted, known)


def _blocks_with(keys: str, wanted: Asked) -> set[int]:
    """The lines that have everything."""
    if not wanted.words and not wanted.phrases:
        return set()
    ends = list(accumulate(map(len, keys.split("\n")), lambda end, length: end + length + 1))
    found: set[int] | None = None
    for word in wanted.words:
        lines = set().union(*(_lines_with(keys, f" {key} ", ends) for key in word))
        found = lines if found is None else found & lines
    for phrase in wanted.phrases:
        pattern = re.compile(" ".join(f"(?:{'|'.join(map(re.escape, each))})" for each in phrase.keys).join("  "))
        lines = {bisect_right(ends, each.start()) for each in pattern.finditer(keys)}
        found = lines if found is None else found & lines
    return found or set()


def _lines_with(keys: str, piece: str, ends: Sequence[int]) -> Iterator[int]:
    place = keys.find(piece)
    while place >= 0:
        line = bisect_right(ends, place)
        yield line
        place = keys.find(piece, ends[line])


def _hits(inside: Inside, line: int, wanted: Asked, known: frozenset[str]) -> Iterator[Hit]:
    """The places in one block: words that stand together are one place."""
    block = inside.blocks[line]
    text = inside.text[inside.blocks[line - 1].end if line else 0 : block.end]
    language = block.language
    places = _together(text, _places(text, language, known))
    if wanted.phrases:
        places = [each for each in places if _has_phrase(text[each[0] : each[1]], language, wanted)] or places[:1]
    elif len(wanted.words) > 1:  # words that stand apart are one place: where the first of them is
        places = [each for each in places if len(text[each[0] : each[1]].split()) >= len(wanted.words)] or places[:1]
    for start, end in places or [(0, min(len(text), AROUND))]:
        yield _hit(inside, block, text, start, end)


def _places(text: str, language: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Where words stand that have one of these keys or stems. Few words begin like one of them: only those are looked at closely."""
    heads = {key[:HEAD] for key in known}
    found = [
        (start, end)
        for key, start, end in spans(text, language)
        if key in known or (key[:HEAD] in heads and not known.isdisjoint(_forms(text[start:end])))
    ]
    return found or hits(text, sought(known, known), language)


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    return frozenset((*alternatives(word), *stem_alternatives(word)))


def _together(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (start < found[-1][1] or _BETWEEN.fullmatch(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _has_phrase(text: str, language: str, wanted: Asked) -> bool:
    tokens = analyse(text, language).tokens
    return any(_stands_in(tokens, phrase.keys) for phrase in wanted.phrases)


def _stands_in(tokens: Sequence[str], keys: Sequence[Sequence[str]]) -> bool:
    length = len(keys)
    starts = range(len(tokens) - length + 1)
    return any(
        all(token in each for token, each in zip(tokens[start : start + length], keys, strict=True)) for start in starts
    )


def _hit(inside: Inside, block: Block, text: str, start: int, end: int) -> Hit:
    part = inside.parts[block.part]
    share = (block.before + start) / part.length if part.length else 0.0
    position = part.first + min(int(share * part.positions), part.positions - 1) if part.positions else 0
    last = max((each.first + each.positions - 1 for each in inside.parts), default=0)
    total = (part.first - 1 + share * part.positions) / last if last else 0.0
    return Hit(
        part.href, part.type, inside.titles[block.title], block.fragment, block.path, round(share, 6), round(total, 6), position,
        _cut(text[:start], last=True), text[start:end], _cut(text[end:], last=False),
    )  # fmt: skip


def _cut(text: str, *, last: bool) -> str:
    """So much of the text before or after, cut between words."""
    if len(text) <= AROUND:
        return text
    if last:
        return text[-AROUND:].partition(" ")[2] or text[-AROUND:]
    return text[:AROUND].rpartition(" ")[0] or text[:AROUND]


def page(found: Iterable[Hit], first: int, size: int) -> tuple[list[Hit], bool]:
    """(hits from `first` on, whether there are more)."""
    some = list(islice(found, first, first + size + 1))
    return some[:size], len(some) > size

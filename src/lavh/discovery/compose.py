"""`Wish` → query: which words must be there, and what puts a document first.

Every word must be there but the small ones (and, about, ва, и, und); relaxed, half of them, and what has all comes first.

The order a librarian would sign: the exact title or the author's exact name; then the phrase in a title; then all words, those in titles, names and
subjects before those in notes; a word of the same stem counts less than the word itself. Weights are judged by bench/relevance.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lavh.discovery import digests
from lavh.discovery import query as q
from lavh.discovery.build import NOT_SPELT, compact
from lavh.discovery.fields import TextField
from lavh.discovery.parse import REMEMBERED, FieldName, Piece, Wish, Years, parse
from lavh.discovery.small import SMALL_WORDS
from lavh.kernel import ids
from lavh.kernel.text import alternatives, exact, fold, folds, stem_alternatives

# Above what words can add up to in an index of any size.
NUMBER, EXACT_TITLE, EXACT_NAME, ALL_WORDS = 4000.0, 2000.0, 1000.0, 200.0
TITLE_PHRASE = 6.0
IN_TITLE, IN_NAME, IN_SUBJECT, BY_STEM = 3.0, 3.0, 3.0, 0.4
EVERYWHERE: Sequence[TextField] = ("words", "title")  # every word of a document is in one of them
PLACES: Mapping[FieldName, Sequence[tuple[TextField, float]]] = {
    "": (("creator", IN_NAME), ("subject", IN_SUBJECT)),  # and the title, with the words themselves
    "title": (("title", IN_TITLE),),
    "author": (("creator", IN_NAME),),
    "subject": (("subject", IN_SUBJECT),),
}
CALL_NUMBER = re.compile(
    r"[^\W\d_]{1,3}\d[\w.]*(?: [\w.]+)*|\d{1,3}(?:\.\d+)+|[A-Z]{1,4} \d{1,3}\.\d[\w./:-]*(?: [\w./:-]+)*"
)  # PL53.9.A44, 821.512, I 19.81:44072: the beginning will do
DIGIT = re.compile(r"\d")
WORDS = 8_192  # typed words whose part of the query is remembered: the same ones come again and again

Groups = tuple[tuple[Piece, ...], ...]
TARGETS: dict[FieldName, TextField] = {
    "title": "title",
    "author": "creator",
    "subject": "subject",
    "series": "series",
    "publisher": "publisher",
}


class Parts(NamedTuple):
    """What a wish comes to, strict or relaxed."""

    must: tuple[q.Node, ...]  # by its words
    within: tuple[q.Node, ...]  # by its years
    should: tuple[q.Node, ...]
    never: tuple[q.Node, ...]
    whole: tuple[q.Node, ...]  # the words are one number


def compose(wish: Wish, *, exactly: bool = False, relaxed: bool = False, sorted_out: bool = False) -> q.Node:
    """The query of a wish. `exactly`: words as spelt (oʻt is not ot). `relaxed`: half of the words are enough.

    `sorted_out`: those with all the words are known already and need not come first.
    """
    must, within, should, never, whole = _parts(wish, exactly=exactly)
    if relaxed:
        should = should if sorted_out else (*should, q.Constant(q.both(*must), ALL_WORDS))
        must = (q.AnyOf(must, least=len(must) // 2),) if len(must) > 1 else must
    must += within
    if not must and not never:
        return q.Everything()
    strict: q.Node = q.All(must, should, never) if should or never or len(must) != 1 else must[0]
    if whole:  # a number typed with spaces or hyphens is no words at all to the strict reading
        strict = q.AnyOf((strict, *(q.Constant(node, NUMBER) for node in whole)))
    return strict


@lru_cache(maxsize=REMEMBERED)
def _parts(wish: Wish, *, exactly: bool) -> Parts:
    telling: list[q.Node] = []
    small: list[q.Node] = []  # words that raise a document but are not asked of it
    praise: list[q.Node] = []
    for group in wish.groups:
        if len(group) == 1:
            word = _alone(group[0], exactly=exactly)
            (small if word.small else telling).append(word.node)
            praise += word.praise
        else:
            telling.append(q.either([_piece(piece, exactly=exactly) for piece in group]))
            praise += [node for piece in group for node in _places(piece.text, piece.field)]
    if not telling:  # small words alone are what is meant ("The Who")
        telling, small = small, []
    never, years = wish.never, wish.years
    return Parts(
        tuple(telling),
        tuple([span(each) for each in years if not each.never]) if years else (),
        (*praise, *_whole_praised(wish.text), *small),
        (*(_piece(piece, exactly=exactly) for piece in never), *(span(each) for each in years if each.never))
        if never or years
        else (),
        tuple(_whole(wish.text)) if DIGIT.search(wish.text) else (),
    )


def forget() -> None:
    """Remember no whole query, as at the beginning; what words come to is kept."""
    parse.cache_clear()
    _parts.cache_clear()


def span(years: Years) -> q.Node:
    """Documents with a year in this stretch."""
    return q.Range("year", max(years.first, 0) if years.first is not None else None, years.last)


class Alone(NamedTuple):
    """A piece that has no alternatives: what it asks for, what it praises, and whether it is only a small word."""

    node: q.Node
    praise: tuple[q.Node, ...]
    small: bool


@lru_cache(maxsize=WORDS)
def _alone(piece: Piece, *, exactly: bool) -> Alone:
    small = not piece.field and not piece.phrase and piece.text.lower() in SMALL_WORDS
    return Alone(_piece(piece, exactly=exactly), _places(piece.text, piece.field), small)


@lru_cache(maxsize=WORDS)
def _piece(piece: Piece, *, exactly: bool) -> q.Node:
    if piece.field == "number":
        return q.either([q.Term("ident", number) for number in _numbers(piece.text)])
    words = fold(piece.text).split()
    if not words:
        return q.Nothing()
    target = TARGETS.get(piece.field)
    if piece.phrase and len(words) > 1:
        return _phrase(words, target)
    nodes = [_word(word, target, exactly=exactly) for word in _typed_words(piece.text)]
    return q.both(*nodes)


def _typed_words(text: str) -> list[str]:
    """The words of a piece that a space does not divide but folding does ("Qodiriy/Abdulla", 東京の歴史)."""
    words = fold(text).split()
    return words if len(words) > 1 else [text]


def _phrase(words: Sequence[str], target: TextField | None) -> q.Node:
    if target == "title":
        return q.Phrase(target, tuple(words))
    if target:  # of a name the words stand in any order
        return q.both(*(q.Term(target, word) for word in words))
    return q.Best((q.Boost(q.Phrase("title", tuple(words)), IN_TITLE), q.Phrase("words", tuple(words))))


def _word(word: str, target: TextField | None, *, exactly: bool) -> q.Node:
    if exactly and target in {None, "title", "creator"}:
        return q.both(*(_spelt(token) for token in exact(word).split()))
    keys = alternatives(word)
    if target:
        return q.either([q.Term(target, key) for key in keys])
    nodes: list[q.Node] = [q.Term("words", key) for key in keys]
    nodes += [q.Boost(q.Term("title", key), IN_TITLE) for key in keys]
    stems = [stem for stem in stem_alternatives(word) if stem not in keys]
    nodes += [q.Boost(q.Term(field, stem), BY_STEM) for field in EVERYWHERE for stem in stems]
    if DIGIT.search(word):
        nodes.append(q.Boost(q.Constant(q.Term("ident", compact(word)), 1.0), 2.0))
    return q.either(nodes)  # scores added up, not the best of them: that costs an engine half as much again


def _spelt(token: str) -> q.Node:
    """Documents with a title or name in which a word is spelt so: `exact` says where that is not what its keys say."""
    keys = q.either([q.Term("title", token), q.Term("creator", token)])
    return q.either([q.Term("exact", token), q.All((keys,), (), (q.Term("exact", f"{NOT_SPELT}{token}"),))])


def _whole_praised(text: str) -> list[q.Node]:
    """What raises documents of which the plain words are the whole title or name, or side by side in a title."""
    keys = folds(text)
    words = keys[0].split()
    if not words:
        return []
    praise: list[q.Node] = [
        q.Constant(_titled(keys[0]) if len(keys) == 1 else q.either([_titled(key) for key in keys]), EXACT_TITLE),
        q.Constant(q.Term("ident", digests.creator(fold(text, "name"))), EXACT_NAME),
    ]
    if len(words) > 1:  # side by side anywhere else says little and costs as much as all words together
        praise.append(q.Boost(q.Phrase("title", tuple(words)), TITLE_PHRASE))
    return praise


def _titled(key: str) -> q.Node:
    return q.Term("ident", digests.title(key))


@lru_cache(maxsize=WORDS)
def _places(text: str, field: FieldName) -> tuple[q.Node, ...]:
    """Where the words of a piece count for more."""
    if field not in PLACES:
        return ()
    keys = dict.fromkeys(key for word in _typed_words(text) for key in alternatives(word))
    return tuple(q.Boost(q.Term(target, key), by) for key in keys for target, by in PLACES[field])


def _whole(text: str) -> list[q.Node]:
    """The whole query as one number: an ISBN in any writing, a call number or its beginning."""
    numbers: list[q.Node] = [q.Term("ident", number) for number in _numbers(text)]
    return [*numbers, q.Prefix("ident", compact(text))] if CALL_NUMBER.fullmatch(text.strip()) else numbers


def _numbers(text: str) -> list[str]:
    isbn = ids.isbn13(text)
    found = [isbn] if isbn else []
    plain = compact(text)
    return [*found, plain] if len(plain) >= 3 and plain not in found else found

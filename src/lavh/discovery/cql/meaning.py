"""CQL tree → query of ours: which index is which field, which relation means what."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lavh.discovery import digests
from lavh.discovery import query as q
from lavh.discovery.build import compact
from lavh.discovery.compose import EVERYWHERE, TARGETS, compose, span
from lavh.discovery.cql.diagnostics import Diagnosed
from lavh.discovery.cql.parsing import NAMED, SYMBOLS, Clause, Key, Query, Tree
from lavh.discovery.facets import FACETS, NOWHERE
from lavh.discovery.fields import TextField
from lavh.discovery.parse import FieldName, Piece, Wish, Years, span_of
from lavh.kernel import ids
from lavh.kernel.text import fold, folds

SHORTEST = 2  # letters before a mask


class Index(NamedTuple):
    """What an index asks. `kind`: text (`name`: a field of typed queries), year, number, record or facet (`name`: its public name)."""

    kind: str
    name: str = ""
    title: str = ""


class Found(NamedTuple):
    """What a query means."""

    node: q.Node
    order: q.Order


INDEXES: Mapping[str, Index] = {
    "cql.serverChoice": Index("text", "", "Everything that is said of a work"),
    "cql.anywhere": Index("text", "", "Everything that is said of a work"),
    "cql.allRecords": Index("all", "", "All works"),
    "dc.title": Index("text", "title", "Title"),
    "dc.creator": Index("text", "author", "Person or body that made it"),
    "dc.contributor": Index("text", "author", "Person or body that made it"),
    "dc.subject": Index("text", "subject", "Subject"),
    "dc.publisher": Index("text", "publisher", "Publisher"),
    "dc.description": Index("text", "", "Everything that is said of a work"),
    "dc.date": Index("year", "", "Year"),
    "dc.identifier": Index("number", "", "Standard number or call number"),
    "dc.language": Index("facet", "language", "Language"),
    "dc.type": Index("facet", "kind", "Kind of thing"),
    "dc.rights": Index("facet", "rights", "What may be done with it"),
    "bath.title": Index("text", "title", "Title"),
    "bath.name": Index("text", "author", "Person or body that made it"),
    "bath.author": Index("text", "author", "Person or body that made it"),
    "bath.subject": Index("text", "subject", "Subject"),
    "bath.any": Index("text", "", "Everything that is said of a work"),
    "bath.isbn": Index("number", "", "ISBN"),
    "bath.issn": Index("number", "", "ISSN"),
    "bath.lccn": Index("number", "", "LCCN"),
    "bath.standardIdentifier": Index("number", "", "Standard number"),
    "rec.id": Index("record", "", "Number of the work"),
    "rec.identifier": Index("record", "", "Number of the work, or its permalink"),
    "lavh.series": Index("text", "series", "Series"),
    "lavh.year": Index("year", "", "Year"),
    **{f"lavh.{name}": Index("facet", name, name) for name in FACETS},
}
_BY_NAME = {name.lower(): index for name, index in INDEXES.items()}  # names of indexes are the same in any case
_SETS = ("cql", "dc", "bath", "rec", "lavh")


def understand(query: Query) -> Found:
    """The query and its order."""
    return Found(_node(query.tree), order(query.sort))


def _node(tree: Tree) -> q.Node:
    if isinstance(tree, Clause):
        return _clause(tree)
    if tree.boolean == "prox":
        raise Diagnosed(39)
    if tree.modifiers:
        raise Diagnosed(46, tree.modifiers[0].name)
    left, right = _node(tree.left), _node(tree.right)
    if tree.boolean == "or":
        return q.AnyOf((left, right))
    return q.All(must=(left,), never=(right,)) if tree.boolean == "not" else q.All(must=(left, right))


def named(index: str) -> Index:
    """The index of a name; without a context set the first one that has it."""
    name = index.lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    prefix, dot, _ = name.partition(".")
    if not dot:
        for each in _SETS:
            if found := _BY_NAME.get(f"{each}.{name}"):
                return found
    if dot and prefix not in _SETS:
        raise Diagnosed(15, prefix)
    raise Diagnosed(51 if name == "cql.resultsetid" else 16, index)


def _clause(clause: Clause) -> q.Node:
    index = named(clause.index)
    relation = "=" if clause.relation == "scr" else "==" if clause.relation == "exact" else clause.relation
    if relation not in SYMBOLS and relation not in NAMED:
        raise Diagnosed(19, clause.relation)
    if clause.modifiers:
        raise Diagnosed(20, clause.modifiers[0].name)
    if not clause.term.strip():
        raise Diagnosed(27)
    if index.kind == "all":
        return q.Everything()
    if relation == "<>":
        return q.All(never=(_KINDS[index.kind](index, "==", clause.term),))
    return _KINDS[index.kind](index, relation, clause.term)


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def _plain(term: str) -> str:
    """Without backslashes, where nothing in it is masked or anchored."""
    bare = _ESCAPE.sub("", term)
    if "?" in bare or "*" in bare:
        raise Diagnosed(28, term)
    if "^" in bare:
        raise Diagnosed(31, term)
    return _ESCAPE.sub(r"\1", term)


def _text(index: Index, relation: str, term: str) -> q.Node:
    field: FieldName = index.name  # type: ignore[assignment]  # INDEXES names fields only
    if relation in {"<", ">", "<=", ">=", "within", "encloses"}:
        raise Diagnosed(22, relation)
    if term.strip() == "*":
        return q.Everything()
    if relation == "==":
        return _whole(field, _plain(term))
    if relation == "adj":
        return compose(Wish(((Piece(_plain(term), field, phrase=True),),)))
    words = term.split()
    masked = [_masked(field, word) for word in words if word.endswith("*") and not word.endswith("\\*")]
    plain = [_plain(word) for word in words if not word.endswith("*") or word.endswith("\\*")]
    pieces = tuple(Piece(word, field) for word in plain if any(character.isalnum() for character in word))
    if not pieces and not masked:
        return q.Nothing()
    if relation == "any":
        return q.either([*masked, *([compose(Wish((pieces,)))] if pieces else [])])
    text = " ".join(plain) if not field and not masked else ""
    wish = Wish(tuple((piece,) for piece in pieces), text=text)
    return q.both(*masked, *([compose(wish)] if pieces else []))


def _masked(field: FieldName, word: str) -> q.Node:
    start = fold(_plain(word[:-1]))
    if len(start) < SHORTEST:
        raise Diagnosed(29, word)
    *before, last = start.split()
    targets: Sequence[TextField] = (TARGETS[field],) if field in TARGETS else EVERYWHERE
    whole = (q.either([q.Term(target, each) for target in targets]) for each in before)
    return q.both(*whole, q.either([q.Prefix(target, last) for target in targets]))


def _whole(field: FieldName, term: str) -> q.Node:
    """The whole title or name and nothing else; fields that are not kept whole have the words of it side by side."""
    if field == "title":
        return q.either([_with("title", key, q.Term("ident", digests.title(key))) for key in folds(term)])
    if field == "author":
        key = fold(term, "name")
        return _with("creator", key, q.Term("ident", digests.creator(key)))
    return compose(Wish(((Piece(term, field, phrase=True),),)))


def _with(field: TextField, key: str, whole: q.Node) -> q.Node:
    """What has the words too: among very many titles and names, digests of two may be the same."""
    return q.both(whole, *(q.Term(field, word) for word in key.split()))


_YEAR = re.compile(r"-?\d{1,4}")


def _year(_: Index, relation: str, term: str) -> q.Node:
    text = _plain(term).strip()
    if relation == "within":
        ends = text.split()
        if len(ends) != 2 or not all(_YEAR.fullmatch(each) for each in ends):
            raise Diagnosed(36, term)
        return _span(min(map(int, ends)), max(map(int, ends)))
    if relation in {"=", "=="} and (years := span_of(text)):
        return _span(*years)
    if not _YEAR.fullmatch(text):
        raise Diagnosed(36, term)
    year = int(text)
    bounds = {"<": (None, year - 1), "<=": (None, year), ">": (year + 1, None), ">=": (year, None), "=": (year, year), "==": (year, year)}  # fmt: skip
    if relation not in bounds:
        raise Diagnosed(22, relation)
    return _span(*bounds[relation])


def _span(first: int | None, last: int | None) -> q.Node:
    """Years before our era are all the year 0 of the index."""
    return span(Years(first, None if last is None else max(last, 0)))


def _number(_: Index, relation: str, term: str) -> q.Node:
    if relation not in {"=", "==", "any", "all", "adj"}:
        raise Diagnosed(22, relation)
    texts = term.split() if relation == "any" else [term]
    found: list[q.Node] = []
    for text in texts:
        plain = _plain(text)
        number = ids.isbn13(plain) or compact(plain)
        if number:
            found.append(q.Term("ident", number))
    return q.either(found)


def _record(_: Index, relation: str, term: str) -> q.Node:
    if relation not in {"=", "==", "any"}:
        raise Diagnosed(22, relation)
    numbers = [_work(text) for text in (term.split() if relation == "any" else [term.strip()])]
    return q.Numbers("id", tuple(numbers))


def _work(text: str) -> int:
    number = _plain(text).rstrip("/").rpartition("/")[2]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else NOWHERE


def _facet(index: Index, relation: str, term: str) -> q.Node:
    if relation not in {"=", "==", "any", "all", "adj"}:
        raise Diagnosed(22, relation)
    facet = FACETS[index.name]
    codes = [_plain(each).lower() for each in (term.split() if relation in {"any", "all"} else [term.strip()])]
    numbers = [NOWHERE if number is None else number for number in facet.numbers(codes)]
    if relation == "all":
        return q.both(*(q.Numbers(facet.field, (number,)) for number in numbers))
    return q.Numbers(facet.field, tuple(sorted(set(numbers))))


_KINDS: Mapping[str, Callable[[Index, str, str], q.Node]] = {
    "text": _text,
    "year": _year,
    "number": _number,
    "record": _record,
    "facet": _facet,
    "all": lambda _, __, ___: q.Everything(),
}


def order(keys: tuple[Key, ...]) -> q.Order:
    """Works are sorted by year, upwards or downwards; without a key by relevance."""
    if not keys:
        return "relevance"
    if len(keys) > 1:
        raise Diagnosed(84, str(len(keys)))
    key = keys[0]
    if named(key.index).kind != "year":
        raise Diagnosed(87, key.index)
    found: q.Order = "oldest"
    for modifier in key.modifiers:
        name = modifier.name.removeprefix("sort.")
        if name not in {"ascending", "descending"}:
            raise Diagnosed(82, modifier.name)
        found = "newest" if name == "descending" else "oldest"
    return found

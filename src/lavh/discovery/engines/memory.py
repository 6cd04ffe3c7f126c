"""An engine in a few dictionaries: for tests, and the plainest statement of what an engine does. Scores are token counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from lavh.discovery import query as q
from lavh.discovery.document import IndexDocument
from lavh.discovery.engine import Count, Found
from lavh.discovery.fields import RAW, TextField
from lavh.kernel.errors import Refused

Scores = dict[int, float]


class MemoryEngine:
    """Everything in this process, gone with it."""

    def __init__(self, number: int = 1) -> None:
        self.number = number
        self.documents: dict[int, IndexDocument] = {}
        self.commits = 0
        self.writing = False

    def search(self, query: q.Node, *, limit: int, offset: int = 0, order: q.Order = "relevance") -> Found:
        """See the port."""
        scores = self.scores(query)
        if order == "relevance":
            ranked = sorted(scores, key=lambda number: (-scores[number] * self.documents[number].weight, number))
        elif order == "newest":
            ranked = sorted(scores, key=lambda number: (-self.documents[number].newest, number))
        else:
            ranked = sorted(scores, key=lambda number: (self.documents[number].oldest, number))
        page = ranked[offset : offset + limit]
        return Found(len(scores), page, [scores[number] for number in page])

    def best(self, query: q.Node, limit: int) -> list[int]:
        """See the port."""
        scores = self.scores(query)
        return sorted(scores, key=lambda number: (-scores[number], number))[:limit]

    def count(self, query: q.Node, wanted: Sequence[q.Counted]) -> list[list[Count]]:
        """See the port."""
        found = [self.documents[number] for number in self.scores(query)]
        return [_count(found, each) for each in wanted]

    def tokens(self, field: TextField, start: str, limit: int) -> list[tuple[str, int]]:
        """See the port."""
        counted = Counter(
            token
            for document in self.documents.values()
            for token in set(_tokens(document, field))
            if token.startswith(start)
        )
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]

    def frequency(self, field: TextField, token: str) -> int:
        """See the port."""
        return len(self.scores(q.Term(field, token)))

    def generation(self) -> str:
        """Number of commits."""
        return f"{self.number}-{self.commits}"

    def identity(self) -> str:
        """Counts the indexes beside each other."""
        return f"memory-{self.number}"

    def all(self) -> list[str]:
        """See the port."""
        return [self.identity()]

    def writer(self, *, roomy: bool = False) -> "MemoryWriter":  # noqa: ARG002 (nothing to hold back)
        """See the port."""
        if self.writing:
            raise Refused("index-busy")
        self.writing = True
        return MemoryWriter(self)

    def beside(self) -> "MemoryEngine":
        """See the port."""
        return MemoryEngine(self.number + 1)

    def adopt(self, other: "MemoryEngine") -> None:
        """See the port."""
        self.number, self.documents, self.commits = other.number, other.documents, other.commits

    def scores(self, node: q.Node) -> Scores:
        return _EVALUATORS[type(node)](self, node)


class MemoryWriter:
    """Keeps what is written to itself until it is committed."""

    def __init__(self, engine: MemoryEngine) -> None:
        self.engine = engine
        self.draft: dict[int, IndexDocument | None] = {}

    def put(self, documents: Iterable[IndexDocument]) -> None:
        """See the port."""
        self.draft.update((document.id, msgspec.structs.replace(document)) for document in documents)

    put_new = put

    def remove(self, ids: Iterable[int]) -> None:
        """See the port."""
        self.draft.update(dict.fromkeys(ids))

    def commit(self) -> None:
        """See the port."""
        documents = dict(self.engine.documents)
        for number, document in self.draft.items():
            if document is None:
                documents.pop(number, None)
            else:
                documents[number] = document
        self.engine.documents, self.draft = documents, {}
        self.engine.commits += 1

    def close(self) -> None:
        """See the port."""
        self.engine.writing = False


def _tokens(document: IndexDocument, field: TextField) -> list[str]:
    value = getattr(document, field)
    parts: list[str] = value if isinstance(value, list) else [value]
    return parts if field in RAW else [token for part in parts for token in part.split()]


def _matching(engine: MemoryEngine, field: TextField, fits: Callable[[str], bool]) -> Scores:
    found = {number: float(sum(map(fits, _tokens(document, field)))) for number, document in engine.documents.items()}
    return {number: score for number, score in found.items() if score}


def _phrase(engine: MemoryEngine, node: q.Phrase) -> Scores:
    width = len(node.tokens)
    found: Scores = {}
    for number, document in engine.documents.items():
        tokens = _tokens(document, node.field)
        hits = sum(
            1 for place in range(len(tokens)) if _follows(tokens[place : place + width + node.slop], node.tokens)
        )
        if hits:
            found[number] = float(hits * width)
    return found


def _follows(window: list[str], wanted: tuple[str, ...]) -> bool:
    """The window begins with the first token and holds the others in order."""
    if not window or window[0] != wanted[0]:
        return False
    rest = iter(window)
    return all(token in rest for token in wanted)


def distance(one: str, other: str) -> int:
    """Edits between two words; a swap of neighbours counts once (restricted Damerau–Levenshtein)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, before, row = before, row, [i] + [0] * len(other)
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], above[j - 2] + 1)
    return row[-1]


def _values(document: IndexDocument, field: str) -> list[int]:
    value = getattr(document, field)
    return value if isinstance(value, list) else [value]


def _with_number(engine: MemoryEngine, field: str, fits: Callable[[int], bool]) -> Scores:
    return {number: 0.0 for number, document in engine.documents.items() if any(map(fits, _values(document, field)))}


def _all(engine: MemoryEngine, node: q.All) -> Scores:
    found = dict.fromkeys(engine.documents, 0.0)
    for each in node.must:
        scores = engine.scores(each)
        found = {number: score + scores[number] for number, score in found.items() if number in scores}
    for each in node.should:
        scores = engine.scores(each)
        found = {number: score + scores.get(number, 0.0) for number, score in found.items()}
    for each in node.never:
        scores = engine.scores(each)
        found = {number: score for number, score in found.items() if number not in scores}
    return found


def _any(engine: MemoryEngine, nodes: Sequence[q.Node], *, best: bool, least: int = 1) -> Scores:
    gathered: dict[int, list[float]] = {}
    for each in nodes:
        for number, score in engine.scores(each).items():
            gathered.setdefault(number, []).append(score)
    if best:
        return {number: max(scores) + 0.1 * (sum(scores) - max(scores)) for number, scores in gathered.items()}
    return {number: sum(scores) for number, scores in gathered.items() if len(scores) >= least}


def _count(found: Sequence[IndexDocument], wanted: q.Counted) -> list[Count]:
    counted: Counter[int] = Counter()
    for document in found:
        values = set(_values(document, wanted.field))
        counted.update({value - value % wanted.interval for value in values} if wanted.interval else values)
    if wanted.interval:
        return sorted(counted.items())
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[: wanted.size]


_EVALUATORS: dict[type[q.Node], Callable[[MemoryEngine, Any], Scores]] = {
    q.Everything: lambda engine, _: dict.fromkeys(engine.documents, 1.0),
    q.Nothing: lambda _, __: {},
    q.Term: lambda engine, node: _matching(engine, node.field, node.token.__eq__),
    q.Phrase: _phrase,
    q.Prefix: lambda engine, node: _matching(engine, node.field, lambda token: token.startswith(node.start)),
    q.Fuzzy: lambda engine, node: _matching(
        engine, node.field, lambda token: distance(token, node.token) <= node.distance
    ),
    q.Numbers: lambda engine, node: _with_number(engine, node.field, set(node.values).__contains__),
    q.Range: lambda engine, node: _with_number(
        engine,
        node.field,
        lambda value: (node.first is None or value >= node.first) and (node.last is None or value <= node.last),
    ),
    q.All: _all,
    q.AnyOf: lambda engine, node: _any(engine, node.nodes, best=False, least=node.least),
    q.Best: lambda engine, node: _any(engine, node.nodes, best=True),
    q.Boost: lambda engine, node: {number: score * node.by for number, score in engine.scores(node.node).items()},
    q.Constant: lambda engine, node: dict.fromkeys(engine.scores(node.node), node.score),
}

"""The page that search benches ask for, in the words of the discovery room: two terms, twenty hits, six facets."""

from collections.abc import Sequence

from figures import cpu

SIX = ("kind", "language", "institution", "year", "agent", "topic")


def page(text: str) -> list[int]:
    """Hits and all six facets of one query, nothing remembered from before; the numbers of the hits."""
    from lavh.discovery import query as q
    from lavh.discovery.engines import engine
    from lavh.discovery.search import Request, node_of, search

    request = Request(text=text)
    found = search(request, limit=20)
    engine().count(node_of(request), [q.Counted(field, 10) for field in SIX])  # type: ignore[arg-type]
    return found.ids


def each(function: object, texts: Sequence[object]) -> float:
    """CPU milliseconds of a query, over all of them."""

    def run() -> None:
        for text in texts:
            function(text)  # type: ignore[operator]

    return cpu(run) / len(texts) * 1000

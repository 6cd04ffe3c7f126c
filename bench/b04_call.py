"""B4: our search call beside bare tantivy-py for the same query.

Ours: `discovery.search.search` from what was typed to numbers of works. Bare: the compiled queries that those searches asked of the engine (a second one
where few hits have all the words), run on the same searcher, with the same limit and weights, and the numbers of their hits read. In turn over 400
queries, five rounds. Ours twice: with whole queries forgotten before each round (their words are known from other queries), and asked again, as the facets of a
page and the next page do.
"""

import asking
import homes
import library
from figures import Result, in_turn, report, size


def main() -> None:
    """Time both in turn."""
    homes.enter()
    from lavh.discovery.compose import forget
    from lavh.discovery.engines import engine
    from lavh.discovery.engines.tantivy.compile import compiled
    from lavh.discovery.search import Request, search

    typed = library.queries(size())
    queries = [[compiled(node) for node in asked(text)] for text in typed]
    searcher = engine().index.searcher()  # type: ignore[attr-defined]

    def bare(of_one: list[object]) -> None:
        for query in of_one:
            answer = searcher.search(query, 20, weight_by_field="weight")
            searcher.fast_field_values("id", [address for _, address in answer.hits])

    def ours() -> float:
        return asking.each(lambda text: search(Request(text=text)), typed)

    def first() -> float:
        forget()
        return ours()

    asking.each(bare, queries)
    rates = in_turn(
        {
            "first": first,
            "again": ours,
            "bare": lambda: asking.each(bare, queries),
        }
    )
    figure = {
        "asked for first": round(rates["first"] / rates["bare"], 2),
        "asked again": round(rates["again"] / rates["bare"], 2),
    }
    against = f"{rates['first']:.3f} ms, again {rates['again']:.3f} ms, bare {rates['bare']:.3f} ms; {size()} records"
    met = all(share <= 1.3 for share in figure.values())
    report(Result("B4", "search call / bare tantivy-py", figure, dict.fromkeys(figure, 1.3), met, against))


class Noting:
    """The engine, and what was asked of it."""

    def __init__(self) -> None:
        self.nodes: list[object] = []

    def search(self, query: object, **options: object) -> object:
        """Note, and ask."""
        from lavh.discovery.engines import engine

        self.nodes.append(query)
        return engine().search(query, **options)  # type: ignore[arg-type]


def asked(text: str) -> list[object]:
    """The queries that the search for a text asks of the engine."""
    from lavh.discovery.search import Request, search

    noting = Noting()
    search(Request(text=text), engine=noting)  # type: ignore[arg-type]
    return noting.nodes


if __name__ == "__main__":
    main()

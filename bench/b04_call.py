"""B4: our search call beside bare tantivy-py for the same query.

Ours: `discovery.search.search` from what was typed to numbers of works. Bare: the compiled query of the same search, run on the same searcher, with
the same limit and weights, and the numbers of its hits read. In turn over 400 queries, five rounds.
"""

import asking
import homes
import library
from figures import Result, in_turn, report, size


def main() -> None:
    """Time both in turn."""
    homes.enter()
    from lavh.discovery.engines import engine
    from lavh.discovery.engines.tantivy.compile import compiled
    from lavh.discovery.search import Request, node_of, search

    typed = library.queries(size())
    queries = [compiled(node_of(Request(text=text))) for text in typed]
    searcher = engine().index.searcher()  # type: ignore[attr-defined]

    def bare(query: object) -> None:
        answer = searcher.search(query, 20, weight_by_field="weight")
        searcher.fast_field_values("id", [address for _, address in answer.hits])

    asking.each(bare, queries)
    rates = in_turn(
        {
            "lavh": lambda: asking.each(lambda text: search(Request(text=text)), typed),
            "bare": lambda: asking.each(bare, queries),
        }
    )
    ratio = rates["lavh"] / rates["bare"]
    against = f"{rates['lavh']:.3f} ms, bare {rates['bare']:.3f} ms; {size()} records"
    report(Result("B4", "search call / bare tantivy-py", round(ratio, 2), 1.3, ratio <= 1.3, against))


if __name__ == "__main__":
    main()

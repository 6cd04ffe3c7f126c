"""B14: the page query of B3 beside Solr 9.8 and OpenSearch 3.8, each of the twenty hits with its title and names.

They index what `documents` writes and are asked what Xapian and PostgreSQL are asked in B3: for each word its keys or stems, twenty ranked hits, the exact total, six facets of numbers
counted over every hit, and a second query where fewer than five works have both words. What a row shows ours reads from the database (the cards of the twenty), they from their stored
fields. One segment, no caches, JSON over HTTP on a connection that stays. CPU of the whole server process, warmed by thousands of pages; ours in this process. The line tells too what the
same costs with numbers and scores alone, what a request costs them that finds nothing, and how many hits each found in the mean.
"""

from statistics import mean, median

import asking
import documents
import homes
import library
from figures import ROUNDS, Result, note, report, size, skip
from peers import searching
from peers.opensearch import OPENSEARCH
from peers.solr import SOLR

BUDGET = {"of Solr's": 0.8, "of OpenSearch's": 0.45}


def main() -> None:
    """One server after the other, each in turn with ours."""
    if reason := searching.missing():
        skip("B14", reason)
    place = homes.enter()
    queries = documents.asked(library.queries(size()))
    typed = [text for text, _ in queries]
    source = documents.file(place)
    shares: dict[str, float] = {}
    told = [f"ours {hits_of(typed):.1f} hits"]
    for kind in (SOLR, OPENSEARCH):
        with searching.asked(kind, source, [query for _, query in queries]) as server:
            if server is None:
                told.append(f"{kind.name} could not be started")
                continue
            rates = beside(server, typed)
        shares[f"of {kind.name}'s"] = round(rates["ours"] / rates["theirs"], 3)
        told.append(
            f"{rates['ours']:.2f} ms against {kind.name}'s {rates['theirs']:.2f}; numbers alone {rates['ours, numbers']:.2f} against {rates['theirs, numbers']:.2f};"
            f" nothing found {rates['theirs, nothing']:.2f}; {rates['hits']:.1f} hits"
        )
    if not shares:
        skip("B14", "Neither server could be fetched and started; what was said is above.")
    met = shares.keys() == BUDGET.keys() and all(share <= BUDGET[name] for name, share in shares.items())
    against = f"{'; '.join(told)}; {len(typed)} queries, {size()} records"
    report(Result("B14", "page query with rows, CPU / the server's", shares, BUDGET, met, against))


def beside(server: searching.Asked, typed: list[str]) -> dict[str, float]:
    """CPU milliseconds of a page, ours and theirs; medians of the rounds."""
    asking.each(shown, typed)  # warm
    seen: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        theirs, hits = server.page(True)
        alone, _ = server.page(False)
        spent = {
            "ours": asking.each(shown, typed),
            "theirs": theirs,
            "ours, numbers": asking.each(asking.page, typed),
            "theirs, numbers": alone,
            "theirs, nothing": server.nothing(),
            "hits": hits,
        }
        note(", ".join(f"{name} {value:.2f}" for name, value in spent.items()))
        for name, value in spent.items():
            seen.setdefault(name, []).append(value)
    return {name: median(values) for name, values in seen.items()}


def shown(text: str) -> None:
    """The page with what rows show."""
    from lavh.catalog.queries.lists import cards

    cards(asking.page(text))


def hits_of(typed: list[str]) -> float:
    """How many works have both words, in the mean."""
    from lavh.discovery.search import Request, search

    return mean(search(Request(text=text)).whole for text in typed)


if __name__ == "__main__":
    main()

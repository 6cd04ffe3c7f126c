"""B7: p99 of autocomplete beside p99 of a search for two terms.

Beginnings of three to six letters of words of real titles; `discovery.suggest.complete` with its database reads, beside `search` for two terms.
Wall time of each call in this process, warm.
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
    from lavh.discovery.search import Request, search
    from lavh.discovery.suggest import complete

    chance = random.Random(7)
    typed = library.queries(size())
    begun = [text.split()[0][: chance.randint(3, 6)] for text in typed]
    shares, seen = [], []
    for number in range(6):
        suggest, find = late(complete, begun), late(lambda text: search(Request(text=text)), typed)
        note(f"suggest p99 {suggest:.2f} ms, search p99 {find:.2f} ms")
        if number:
            shares.append(suggest / find)
            seen.append((suggest, find))
    share = median(shares)
    against = f"autocomplete {median(each for each, _ in seen):.2f} ms, search {median(each for _, each in seen):.2f} ms; {size()} records"
    report(Result("B7", "autocomplete p99 / two-term search p99", round(share, 3), 0.3, share <= 0.3, against))


def late(call: Callable[[str], object], texts: Sequence[str]) -> float:
    """The 99th percentile, in milliseconds."""
    times = []
    for text in texts:
        began = time.perf_counter()
        call(text)
        times.append((time.perf_counter() - began) * 1000)
    return percentile(times, 0.99)


if __name__ == "__main__":
    main()

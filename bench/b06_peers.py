"""B6: the page of results beside what a small library would pick: Calibre-Web, calibre's content server and kiwix-serve, over the same 5,000 records.

Each served over HTTP by its own program, asked the same words one after the other and each once, CPU time of the server with its children. The words are those that ten titles and
more have, so that everybody has much to show: of two words of one record the others mostly find nothing, and an empty page is cheap.
How many results each shows on a page is told beside its cost. Nobody is asked for a compressed page. kiwix-serve's says of each result its title, a snippet and a
number of words (12 kB in all); ours is 35 kB: titles with what was looked for marked in any spelling, makers, kind, years, languages, holders and a cover of each, counts to narrow it down by, the whole frame.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import fmean
from urllib.parse import quote

import homes
import library
from figures import ROUNDS, Result, cache, free_port, in_turn, note, report, skip
from peers import calibre, calibreweb, kiwix
from peers.serving import Server, running

SIZE, NUMBER = "5k", 160
FIRST, WARM = 200, 10  # pairs of words to grow warm by; words that tell how many results there are
PAGE = 20
LEAST, LETTERS = 10, 4  # titles that have a word; letters of a word
PORTS = {name: free_port() for name in ("lavh", "kiwix-serve", "calibre", "Calibre-Web")}
ROWS = {"lavh": b'<li class="hit">', "kiwix-serve": b'<div class="book-title">', "calibre": b'<div class="data-container">', "Calibre-Web": b"col-xs-6 book"}  # fmt: skip
BUDGET = {"kiwix-serve": 1.0, "calibre": 5.0, "Calibre-Web": 25.0}  # times our cost, at least


def main() -> None:
    """Serve all, ask in turn."""
    if not kiwix.there() and not calibre.there():
        skip("B6", "neither kiwix-tools nor calibre is installed or can be.")
    place = homes.home(SIZE)
    folder = cache() / "b6"
    folder.mkdir(exist_ok=True)
    queries = [quote(word) for word in words(title for _, title, _, _ in pages(place))]
    note(f"{len(queries)} words")
    with ExitStack() as stack:
        servers: dict[str, Server] = {"lavh": stack.enter_context(ours(place))}
        if kiwix.there():
            servers["kiwix-serve"] = stack.enter_context(
                kiwix.served(
                    kiwix.written(((number, title, text) for number, title, _, text in pages(place)), folder),
                    PORTS["kiwix-serve"],
                )
            )
        if calibre.there():
            filled = calibre.filled(pages(place), folder)
            servers["calibre"] = stack.enter_context(calibre.served(filled, PORTS["calibre"]))
            if command := calibreweb.program():
                web = calibreweb.served(command, filled, PORTS["Calibre-Web"], "/search?query={}", PAGE)
                servers["Calibre-Web"] = stack.enter_context(web)
        shown = {name: server_shows(server, ROWS[name], queries[:WARM]) for name, server in servers.items()}
        for server in servers.values():
            server.each([quote(text) for text in library.queries(SIZE, number=FIRST)])
        rates = in_turn({name: timed(server, queries[WARM:]) for name, server in servers.items()})
    figure = {name: round(rate / rates["lavh"], 2) for name, rate in rates.items() if name != "lavh"}
    budget = {name: BUDGET[name] for name in figure}
    told = [f"{name} {rate:.2f} ms ({shown[name]:.0f} results)" for name, rate in rates.items()]
    against = f"{', '.join(told)}; {SIZE} records"
    report(
        Result(
            "B6",
            "page of results, the peer's CPU / ours",
            figure,
            budget,
            all(figure[name] >= budget[name] for name in budget),
            against,
        )
    )


def words(titles: Iterable[str]) -> list[str]:
    """Words that many titles have and that are no small ones: some of them, always the same."""
    from lavh.discovery.small import SMALL_WORDS

    having = Counter(
        word
        for title in titles
        for word in set(re.findall(rf"[^\W\d_]{{{LETTERS},}}", title.lower()))
        if word.isascii()
    )
    found = sorted(word for word, number in having.items() if number >= LEAST and word not in SMALL_WORDS)
    return random.Random(library.SEED).sample(found, min(NUMBER, len(found)))


def server_shows(server: Server, row: bytes, queries: list[str]) -> float:
    """How many results a page has, of those that are asked to warm it up."""
    return fmean(server.ask(each).count(row) for each in queries)


def timed(server: Server, queries: list[str]) -> Callable[[], float]:
    """One pass, each time with words that it was not asked for before: all but kiwix-serve remember what they found."""
    passes = iter([queries[start::ROUNDS] for start in range(ROUNDS)])
    return lambda: server.each(next(passes))


def ours(place: Path) -> AbstractContextManager[Server]:
    """Our web server alone, with one worker."""
    address = f"http://127.0.0.1:{PORTS['lavh']}"
    arguments = [sys.executable, "-m", "lavh", "serve", "--only-web", "--workers", "1", "--port", str(PORTS["lavh"])]
    return running(arguments, f"{address}/en/search?q={{}}", ready=f"{address}/healthz", env=homes.at(place))


def pages(place: Path) -> Iterator[tuple[int, str, str, str]]:
    """(number, title, first author, the rest as text) of every work of the instance."""
    import sqlite3

    homes.loaded(place)
    from lavh.catalog import card as cards

    with sqlite3.connect(place / "lavh.sqlite3") as connection:
        for number, packed in connection.execute("SELECT id, card FROM catalog_work ORDER BY id"):
            card = cards.unpack(packed)
            rest = [
                card.rest,
                *(by.name for by in card.by),
                *(form.text for form in card.forms),
                card.publisher,
                card.dated,
                card.summary,
            ]
            author = card.by[0].name if card.by else ""
            yield number, card.title.text, author, " · ".join(filter(None, rest))


if __name__ == "__main__":
    main()

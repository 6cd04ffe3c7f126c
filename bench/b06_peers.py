"""B6: the page of results beside what a small library would pick: Calibre-Web, calibre's content server and kiwix-serve, over the same 5,000 records.

Each served over HTTP by its own program, asked the same 200 pairs of words one after the other, CPU time of the server with its children.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from urllib.parse import quote

import homes
import library
from figures import Result, cache, in_turn, report, skip
from peers import calibre, calibreweb, kiwix
from peers.serving import Server, running

SIZE, NUMBER = "5k", 200
PORTS = {"lavh": 8194, "kiwix-serve": 8195, "calibre": 8196, "Calibre-Web": 8197}
BUDGET = {"kiwix-serve": 1.0, "calibre": 5.0, "Calibre-Web": 25.0}  # times our cost, at least


def main() -> None:
    """Serve all, ask in turn."""
    if not kiwix.there() and not calibre.there():
        skip("B6", "neither kiwix-tools nor calibre is installed or can be.")
    place = homes.home(SIZE)
    folder = cache() / "b6"
    folder.mkdir(exist_ok=True)
    queries = [quote(text) for text in library.queries(SIZE, number=NUMBER)]
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
                web = calibreweb.served(command, filled, PORTS["Calibre-Web"], "/search?query={}")
                servers["Calibre-Web"] = stack.enter_context(web)
        for server in servers.values():
            server.each(queries[:40])
        rates = in_turn({name: timed(server, queries) for name, server in servers.items()})
    figure = {name: round(rate / rates["lavh"], 2) for name, rate in rates.items() if name != "lavh"}
    budget = {name: BUDGET[name] for name in figure}
    against = ", ".join(f"{name} {rate:.2f} ms" for name, rate in rates.items()) + f"; {SIZE} records"
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


def timed(server: Server, queries: list[str]) -> Callable[[], float]:
    """One pass."""
    return lambda: server.each(queries)


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

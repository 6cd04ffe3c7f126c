"""B5: the HTML page of results beside a raw WSGI function that does the same search and renders the same page from a plain Jinja2 template (`floor.jinja`).

Both are called as WSGI applications in this process, one after the other over 200 queries, uncompressed, with nothing remembered of counts. What a web process
remembers otherwise (keys of words and short texts, what a language says of codes, shapes of pages) is warm on both sides; `cold` is the page in
rounds of 200 queries that begin with all of that forgotten. The floor makes
the same search, counts what was found by the facets that our page counts at once, reads the same cards and names, marks the same words in titles, and renders
the same rows, fields, links and frame (`floor.jinja`); it has no framework, one language, no choices, nothing but a first page. Ours is the whole application with
every middleware and the page as patrons get it: twenty hits, the ways to reach them with counts, and how many kinds, languages and institutions there are.
The values of those and the larger facets are a part that loads when somebody opens it (`search/filters`); neither side counts or renders them. There are no accounts yet: the page of somebody with own settings (a cookie) stands for "signed in".
"""

import io
import secrets
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote

import asking
import homes
import library
from figures import Result, in_turn, note, report, size
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

Application = Callable[[dict[str, object], Callable[..., object]], Iterable[bytes]]
KEPT = frozenset({"lavh.discovery.engines", "lavh.web.assets", "lavh.web.icons"})
COUNTED = ("way", "kind", "language", "institution")


def main() -> None:
    """Call all three in turn."""
    homes.enter()
    from lavh.config.wsgi import application
    from lavh.discovery import search

    typed = library.queries(size())[:200]
    applications: dict[str, tuple[Application, str]] = {
        "floor": (floor(), ""),
        "page": (application, ""),
        "cold": (application, ""),
        "own settings": (application, "look=theme=dark&size=1.3&script=uz-cyrl"),
    }
    for name, (each, cookie) in applications.items():
        status, body = ask(each, typed[0], cookie)
        note(f"{name}: {status}, {len(body):,} bytes")
        assert status.startswith("200"), status

    def timed(name: str) -> Callable[[], float]:
        called, cookie = applications[name]

        def run() -> float:
            search._counts.cache_clear()  # noqa: SLF001 (nothing may be remembered between rounds)
            if name == "cold":
                forget()
            return asking.each(lambda text: ask(called, text, cookie), typed)

        return run

    rates = in_turn({name: timed(name) for name in applications})
    figure = {name: round(rates[name] / rates["floor"], 2) for name in ("page", "own settings", "cold")}
    budget = {"page": 1.5, "own settings": 2.5}
    against = ", ".join(f"{name} {rate:.2f} ms" for name, rate in rates.items()) + f"; {size()} records"
    report(
        Result(
            "B5",
            "HTML results / raw WSGI and Jinja2",
            figure,
            budget,
            all(figure[name] <= budget[name] for name in budget),
            against,
        )
    )


def forget() -> None:
    """All that the web process remembers, but which engine it asks and what was built for it."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("lavh.web", "lavh.discovery", "lavh.kernel.text")) and name not in KEPT:
            for each in vars(module).values():
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def floor() -> Application:
    """The raw function: no framework, one language, nothing chosen, the first page. Constants of every page and names of codes are made once."""
    from urllib.parse import quote_plus

    from lavh.catalog.queries import cards
    from lavh.discovery import query as q
    from lavh.discovery.search import Request, counts, search
    from lavh.network.queries import institution_names
    from lavh.web.marking import Marker
    from lavh.web.results import counted_as

    template = environment().get_template("floor.jinja")
    wanted = [q.Counted(field, 60) for field in COUNTED]  # type: ignore[arg-type]

    def application(environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        text = parse_qs(str(environ["QUERY_STRING"]))["q"][0]
        request = Request(text=text)
        answer = search(request, limit=20)
        facets = counts(counted_as(request, answer), wanted)
        found = cards(answer.ids)
        titles = Marker(text).each([card.title.text for _, card in found])
        names = institution_names({card.institutions[0] for _, card in found if len(card.institutions) == 1})
        quoted = quote_plus(text)
        body = template.render(
            typed=text, quoted=quoted, here=Markup(f"/en/search?q={quoted}"), nonce=secrets.token_urlsafe(16), answer=answer,
            pages=-(-answer.total // 20), facets=facets, found=found, titles=titles, institutions=names,
        ).encode()  # fmt: skip
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [body]

    return application


@cache
def in_english(code: str) -> str:
    """The name of a language."""
    from django.utils.translation import override

    from lavh.web import labels

    with override("en"):
        return labels.language(code)


def environment() -> Environment:
    """Jinja2 with what is the same on every page and the names of codes, in English."""
    from django.utils.translation import override

    from lavh.discovery.facets import FACETS
    from lavh.kernel.interface import BY_CODE
    from lavh.web import covers, hits, icons, labels, shell
    from lavh.web.context import Visit

    visit = Visit(BY_CODE["en"])
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    with override("en"):
        codes = FACETS["now"].codes(list(labels.WAYS))
        first = [next((each for each in hits.REACHED if ways & each[0]), None) for ways in range(64)]
        made.globals |= {
            "head": shell.head(visit),
            **{name: shell.part(name, visit, path="/en/search") for name in ("brand", "tabs", "languages", "foot")},
            "icon": icons.icon,
            "cover": covers.within,
            "kinds": {number: labels.kind(number) for number in labels.KINDS},
            "ways": {number: (codes[number], labels.way(number)) for number in labels.WAYS},
            "reached": [(each[1], labels.way(each[0])) if each else None for each in first],
            "language_name": in_english,
        }
    return made


def ask(application: Application, text: str, cookie: str = "") -> tuple[str, bytes]:
    """One request for results."""
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/en/search", "SCRIPT_NAME": "", "QUERY_STRING": f"q={quote(text)}", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False, "REMOTE_ADDR": "127.0.0.1",
        **({"HTTP_COOKIE": cookie} if cookie else {}),
    }  # fmt: skip
    told: list[str] = []
    pieces = application(environ, lambda *said: told.append(said[0]))
    body = b"".join(pieces)
    if close := getattr(pieces, "close", None):
        close()
    return told[0], body


if __name__ == "__main__":
    main()

"""S3: an OPDS 2 feed of 50 publications beside Calibre-Web's feed of new books, requests per CPU-second.

Ours: an instance with 5,000 works, each with a publication of 30 chapters whose manifest says what the work's card says; `/opds/2/en/publications`, and the
page after it, in turn, asked without an entity tag. Theirs: `/opds/new`, 50 books, over a calibre library with the same titles and authors.
"""

import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import homes
from b06_peers import pages
from figures import Result, cache, in_turn, note, report, skip
from peers import calibre, calibreweb
from peers.serving import Server, running

SIZE, TIMES = "5k", 200
OURS, THEIRS = 8186, 8187
BUDGET = 50.0


def main() -> None:
    """Serve both, ask in turn."""
    command = calibreweb.program() if calibre.there() else None
    if command is None:
        skip("S3", "Calibre-Web, or calibre, is not installed and could not be.")
    place = _home()
    folder = cache() / "b6"
    folder.mkdir(exist_ok=True)
    host = f"http://127.0.0.1:{OURS}"
    ours = [sys.executable, "-m", "lavh", "serve", "--only-web", "--workers", "1", "--port", str(OURS)]
    with ExitStack() as stack:
        servers = {
            "lavh": stack.enter_context(running(ours, f"{host}/opds/2/en/publications?before={{}}", ready=f"{host}/healthz", env=homes.at(place))),
            "Calibre-Web": stack.enter_context(calibreweb.served(command, calibre.filled(pages(homes.home(SIZE)), folder), THEIRS, "/opds/new?offset={}", 50)),
        }  # fmt: skip
        asked = {"lavh": ["0", "4900"] * (TIMES // 2), "Calibre-Web": ["0", "50"] * 10}
        for name, server in servers.items():
            note(f"{name}: {len(server.ask(asked[name][1])):,} bytes")
        rates = in_turn({name: _timed(server, asked[name]) for name, server in servers.items()})
    ratio = rates["Calibre-Web"] / rates["lavh"]
    against = (
        f"{1000 / rates['lavh']:,.0f} feeds/CPU-s, Calibre-Web {1000 / rates['Calibre-Web']:,.1f}; 5,000 publications"
    )
    report(
        Result(
            "S3",
            "OPDS feed of 50, requests per CPU-second / Calibre-Web's",
            round(ratio, 1),
            BUDGET,
            ratio >= BUDGET,
            against,
        )
    )


def _timed(server: Server, asked: list[str]) -> Callable[[], float]:
    return lambda: server.each(asked)


def _home() -> Path:
    """The instance of 5,000 works with a publication for each."""
    place = cache() / "home-opds"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(homes.home(SIZE), place, ignore=shutil.ignore_patterns("xapian*", "static"))
    homes.loaded(place)
    from django.core.management import call_command

    from lavh.access.models import Publication
    from lavh.formats.rwpm import Contributor, Link, Manifest, Metadata
    from lavh.formats.rwpm.manifest import encode
    from lavh.network.models import Institution

    call_command("migrate", verbosity=0)
    institution = Institution.objects.order_by("pk")[0]
    chapters = tuple(
        Link(f"EPUB/chapter-{number}.xhtml", type="application/xhtml+xml", title=f"Chapter {number}")
        for number in range(1, 31)
    )
    made = []
    for _, title, author, text in pages(place):
        said = Metadata(
            title=title or "?",
            author=(Contributor(author),) if author else (),
            description=text[:500] or None,
            language=("en",),
        )
        manifest = encode(Manifest(said, reading_order=chapters, toc=chapters))
        made.append(
            Publication(
                institution=institution,
                title={"": title},
                filename="book.epub",
                digest="-",
                format="epub",
                profile="epub",
                language="en",
                manifest=manifest,
            )
        )
    Publication.objects.bulk_create(made, batch_size=500)
    return place


if __name__ == "__main__":
    main()

"""`lavh demo`: the shipped collection, set up and served."""

import argparse
import hashlib
import tomllib
from pathlib import Path

import msgspec
from django.conf import settings

from lavh.access.actions import Wishes, publish
from lavh.console import house
from lavh.console.commands import network, serve
from lavh.console.commands.import_ import report
from lavh.console.commands.index import catch_up
from lavh.console.progress import Bar
from lavh.formats.reading import Profile
from lavh.harvest import actions
from lavh.kernel.errors import Misconfigured
from lavh.network.actions import enrol
from lavh.network.models import Institution


class Stream(msgspec.Struct, frozen=True):
    """One entry of demo_data/sources.toml."""

    institution: str  # short name, of network.toml
    name: str
    files: tuple[str, ...]
    profile: dict[str, object] = {}


class Book(msgspec.Struct, frozen=True):
    """One entry of demo_data/publications.toml."""

    institution: str
    file: str
    rights: str
    record: str = ""  # the institution's own number of the record that describes it


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    serve.arguments(parser)
    parser.add_argument(
        "--bulk", type=Path, nargs="+", metavar="PATH", help="load a bigger set of records as well (MARC, EAD …)"
    )
    parser.add_argument("--no-serve", action="store_true", help="set up only")


def run(options: argparse.Namespace) -> None:
    """Set up what is not there yet, then serve. A second start finds everything ready."""
    house.ready()
    folder = collection()
    mark, stamp = _mark(folder), settings.HOME / "demo-collection"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != mark:
        load(folder)
        publish_all(folder)
        stamp.write_text(mark, encoding="ascii")
    if options.bulk:
        institution = enrol(name="Demo bulk collection", kind=Institution.Kind.SPECIAL, language="en", demo=True)
        take_in(Stream(institution.slug, "", tuple(str(path.resolve()) for path in options.bulk)), Path("/"))
    catch_up()
    if not options.no_serve:
        serve.run(options)


def collection() -> Path:
    """The folder of the shipped collection: beside the source, or in the wheel."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package.parents[1] / "demo_data", package / "demo_data"):
        if (folder / "sources.toml").exists():
            return folder
    raise Misconfigured(
        "no-demo-data",
        "The demo collection did not come with this installation; lavh import FILE --institution NAME takes in your own.",
    )


def _mark(folder: Path) -> str:
    hashed = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            hashed.update(f"{file.relative_to(folder)} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return hashed.hexdigest()[:20]


def load(folder: Path) -> None:
    """Institutions first, then their records."""
    network.load(folder / "network.toml")
    plan = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    for entry in msgspec.convert(plan["sources"], list[Stream]):
        take_in(entry, folder, full=True)


def publish_all(folder: Path) -> None:
    """What can be read and heard. Where it is there already, it is looked at and left alone."""
    plan = tomllib.loads((folder / "publications.toml").read_text(encoding="utf-8"))
    books = msgspec.convert(plan["publications"], list[Book])
    with Bar("Publishing") as bar:
        for number, book in enumerate(books):
            bar.show(number, len(books), book.file)
            institution = Institution.objects.get(slug=book.institution)
            wishes = Wishes(rights=book.rights, record=book.record)
            publish(source=folder / "publications" / book.file, institution=institution, wishes=wishes)
        bar.show(len(books), len(books), f"{len(books)} publications")


def take_in(stream: Stream, folder: Path, *, full: bool = False) -> None:
    """One source. `full`: its files are all that it has, so that a changed collection leaves nothing of the old one behind."""
    institution = Institution.objects.get(slug=stream.institution)
    profile = msgspec.convert(stream.profile, Profile) if stream.profile else None
    source = actions.source_for(institution=institution, name=stream.name, profile=profile)
    with Bar("Reading") as bar:
        done = actions.import_paths(
            source=source,
            paths=[folder / file for file in stream.files],
            full=full,
            progress=lambda name, records, position, size: bar.show(
                min(position, size or position), size, f"{name}: {records:,} records"
            ),
        )
    report(done)

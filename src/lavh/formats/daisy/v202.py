"""DAISY 2.02: `ncc.html`, SMIL 1.0, XHTML, sound. Several volumes in one container (`discinfo.html`) are one book."""

from collections.abc import Iterable, Sequence

from lavh.formats.audio.kinds import suffix
from lavh.formats.audiobook.opening import picture_in
from lavh.formats.daisy import content as xhtml
from lavh.formats.daisy import entries
from lavh.formats.daisy.assembling import assembled
from lavh.formats.daisy.entries import Contents, Entry
from lavh.formats.daisy.forgiving import Forgiving
from lavh.formats.daisy.smil import SKIPS
from lavh.formats.daisy.sources import Book, read
from lavh.formats.dtbook.opening import content
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.reading import Problem
from lavh.formats.xml.parse import parse
from lavh.kernel.errors import Unreadable

NCC = frozenset({"ncc.html", "ncc.htm"})
NO_TEXT = NCC | {"discinfo.html", "index.html", "readme.html"}


class Daisy202:
    """Talking books of the old norm: most of those that libraries for the blind have."""

    name = "daisy202"

    def recognises(self, source: Container) -> float:
        """By its navigation control centre."""
        return 0.95 if _centres(source.names) else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable: "nothing-to-read" · "broken-markup" · "xml-entities" and what the container raises."""
        problems: list[Problem] = []
        source = Forgiving(source)
        volumes = []
        for name in _centres(source.names):
            volumes.append((name, entries.ncc(content(source, name, limits), name)))
            problems += volumes[-1][1].problems
        book = _book(source, volumes, limits, problems)
        found = read(source, book, xhtml.read, limits, problems)
        return assembled(source, book, found, problems)


def _centres(names: Iterable[str]) -> list[str]:
    """The control centres: one, or one for each volume of a set, in order. What lies deeper than the first is another book's."""
    found = sorted(
        (name for name in names if name.rpartition("/")[2].lower() in NCC), key=lambda name: (name.count("/"), name)
    )
    return [name for name in found if name.count("/") == found[0].count("/")]


def _book(source: Forgiving, volumes: Sequence[tuple[str, Contents]], limits: Limits, problems: list[Problem]) -> Book:
    first = volumes[0][1]
    info = next(iter(first.about.get("ncc:setinfo", ())), "")
    count = info.lower().partition("of")[2].strip()
    if count.isdecimal() and int(count) > len(volumes):
        problems.append(Problem("missing-volumes", detail=info[:40]))
    smils = [source.actual(name) for centre, told in volumes for name in _smils(source, centre, told, limits)]
    known = set(source.names)
    gaps = any(name not in known for name in smils)
    return Book(
        about=first.about,
        language=first.language,
        headings=tuple(called(entry, source) for _, told in volumes for entry in told.headings),
        pages=tuple(called(entry, source) for _, told in volumes for entry in told.pages),
        smils=tuple(dict.fromkeys(smils)),
        texts=tuple(name for name in source.names if gaps and _is_text(name)),
        tests=SKIPS,
        kind=next(iter(first.about.get("ncc:multimediatype", ())), "").lower().replace(" ", ""),
        navigation=volumes[0][0],
        cover=picture_in(source.names),
    )


def called(entry: Entry, source: Forgiving) -> Entry:
    """The entry with its file as it is called here."""
    return entry._replace(target=source.target(entry.target))


def _is_text(name: str) -> bool:
    return suffix(name) in {"html", "htm", "xhtml"} and name.rpartition("/")[2].lower() not in NO_TEXT


def _smils(source: Container, centre: str, told: Contents, limits: Limits) -> Iterable[str]:
    """The SMIL files in the order of the contents, then those that only the master file names."""
    folder = centre.rpartition("/")[0]
    named = dict.fromkeys(entry.target.name for entry in told.headings or told.pages)
    master = next(
        (
            name
            for name in source.names
            if name.rpartition("/")[0] == folder and name.rpartition("/")[2].lower() == "master.smil"
        ),
        "",
    )
    if master:
        try:
            root, _ = parse(content(source, master, limits))
        except Unreadable:
            root = None
        refs = [] if root is None else [str(each.get("src") or "").partition("#")[0] for each in root.iter("{*}ref")]
        listed = [f"{folder}/{ref}" if folder else ref for ref in refs]
        if set(listed) >= set(named):
            return listed
    return list(named)

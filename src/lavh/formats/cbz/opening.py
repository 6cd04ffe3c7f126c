"""A comic as a publication whose reading order is its pictures (the divina profile)."""

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from PIL import Image

from lavh.formats import dating, languages, numbering, pictures
from lavh.formats.audiobook.numbered import natural
from lavh.formats.cbz.info import Info, info, split
from lavh.formats.container.names import reserved
from lavh.formats.description import Agent, Description, Publication, Series
from lavh.formats.draft import Draft
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import (
    Accessibility,
    Belongs,
    Collection,
    Contributor,
    Link,
    Manifest,
    Metadata,
    Presentation,
    Subject,
    addresses,
)
from lavh.formats.rwpm.manifest import DIVINA, whole_date
from lavh.kernel.errors import Unreadable

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})
_REDRAWN = frozenset({"image/bmp", "image/tiff"})  # no browser of a telephone shows them
_FIELDS = {"aut": "author", "edt": "editor", "trl": "translator", "art": "illustrator"}


class Picture(NamedTuple):
    """A page that can be shown."""

    name: str
    href: str
    media_type: str
    size: pictures.Size


def pages(source: Container) -> tuple[str, ...]:
    """The pictures, in the order in which people count."""
    found = [name for name in source.names if _type(name) in _SHOWN | _REDRAWN and not reserved(name)]
    return tuple(sorted(found, key=natural))


def _type(name: str) -> str:
    return pictures.TYPES.get(name[name.rfind(".") :].lower(), "") if "." in name else ""


def opened(source: Container, limits: Limits) -> Opened:
    """The comic. Raises Unreadable("no-reading-order")."""
    problems: list[Problem] = []
    said = info(source, limits, problems)
    shown = tuple(_pictures(source, problems))
    if not shown:
        raise Unreadable("no-reading-order", filename=source.name)
    title = _title(said, source)
    cover = shown[0]
    return Opened(
        manifest=_manifest(said, title, shown),
        resources=(Resource(each.href, each.media_type, partial(_bytes, source, each)) for each in shown),
        description=_described(said, title, len(shown)),
        problems=lambda: tuple(problems),
        cover=Link(
            href=cover.href, type=cover.media_type, rel=("cover",), width=cover.size.width, height=cover.size.height
        ),
    )


def _pictures(source: Container, problems: list[Problem]) -> Iterator[Picture]:
    for name in pages(source):
        kind = _type(name)
        try:
            with source.open(name) as stream:
                size = pictures.size(stream)
        except Unreadable as error:
            problems.append(Problem(code=error.code, place=name))
            continue
        if size is None:
            problems.append(Problem(code="broken-page", place=name))
        elif kind in _REDRAWN:
            yield Picture(name, addresses.href(name + ".webp"), "image/webp", size)
        else:
            yield Picture(name, addresses.href(name), kind, size)


def _bytes(source: Container, picture: Picture) -> BinaryIO:
    """The picture as it is; what browsers do not show is drawn again. Raises Unreadable("broken-page")."""
    stream = source.open(picture.name)
    if picture.href == addresses.href(picture.name):
        return stream
    made = io.BytesIO()
    with stream:
        try:
            with Image.open(stream) as image:
                image.convert("RGB").save(made, "WEBP", quality=85)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise Unreadable("broken-page", str(error), filename=picture.name) from error
    made.seek(0)
    return made


def _title(said: Info, source: Container) -> str:
    """Its own, or the series with its number, or the file's name."""
    series = " ".join(filter(None, (said.get("Series"), said.get("Number"))))
    return said.get("Title") or series or source.name.rpartition("/")[2].removesuffix(".cbz").removesuffix(".zip")


def _manifest(said: Info, title: str, shown: tuple[Picture, ...]) -> Manifest:
    links = tuple(
        Link(href=each.href, type=each.media_type, title=str(number), width=each.size.width, height=each.size.height)
        for number, each in enumerate(shown, 1)
    )
    people: dict[str, list[Contributor]] = {}
    for name, role in said.people():
        field = _FIELDS.get(role, "contributor")
        people.setdefault(field, []).append(Contributor(name, role=() if field != "contributor" else (role,)))
    language = said.get("LanguageISO")
    number = said.get("Number")
    series = Collection(said.get("Series"), position=float(number) if number.replace(".", "", 1).isdecimal() else None)
    web = said.get("Format").lower() in {"web comic", "webtoon", "web"}
    made = {field: tuple(each) for field, each in people.items()}
    return Manifest(
        metadata=Metadata(
            title=title,
            type="http://schema.org/ComicIssue",
            conforms_to=(DIVINA,),
            language=(language,) if language else (),
            author=made.get("author", ()),
            editor=made.get("editor", ()),
            translator=made.get("translator", ()),
            illustrator=made.get("illustrator", ()),
            contributor=made.get("contributor", ()),
            publisher=tuple(Contributor(each) for each in split(said.get("Publisher"))),
            subject=tuple(Subject(each) for each in split(said.get("Genre"))),
            description=said.get("Summary") or None,
            published=_date(said) if whole_date(_date(said)) else None,
            reading_progression="rtl" if said.get("Manga") == "YesAndRightToLeft" else "ltr",
            number_of_pages=len(shown),
            presentation=Presentation(
                layout="fixed", overflow="scrolled" if web else None, continuous=True if web else None
            ),
            accessibility=Accessibility(access_mode=("visual",), access_mode_sufficient=(("visual",),)),
            belongs_to=Belongs(series=(series,)) if series.name else None,
        ),
        reading_order=links,
        toc=_contents(said, shown) or (Link(href=links[0].href, title=title),),
        page_list=tuple(Link(href=link.href, title=link.title) for link in links),
    )


def _contents(said: Info, shown: tuple[Picture, ...]) -> tuple[Link, ...]:
    """Named pages; else the folders, where there are several."""
    marks = tuple(Link(href=shown[number].href, title=name) for number, name in said.bookmarks if number < len(shown))
    if marks:
        return marks
    folders: dict[str, Picture] = {}
    for each in shown:
        folders.setdefault(each.name.rpartition("/")[0], each)
    found = tuple(Link(href=each.href, title=name.rpartition("/")[2]) for name, each in folders.items() if name)
    return found if len(folders) > 1 else ()


def _date(said: Info) -> str:
    year, month, day = (said.get(each) for each in ("Year", "Month", "Day"))
    if not (year.isdecimal() and len(year) == 4):
        return ""
    parts = [year]
    for each, most in ((month, 12), (day, 31)):
        if not each.isdecimal() or not 1 <= int(each) <= most:
            break
        parts.append(f"{int(each):02}")
    return "-".join(parts)


def _described(said: Info, title: str, count: int) -> Description:
    draft = Draft(kind="ebook", digital=True, medium=["CBZ"], extent=[f"{count} p."])
    draft.title(title, language=said.get("LanguageISO"))
    for name, role in said.people():
        draft.made_by(Agent(name=name), role)
    draft.languages = [languages.language(said.get("LanguageISO"))] if said.get("LanguageISO") else []
    draft.scripts = [each.script for each in draft.titles]
    draft.publications = [Publication(publisher=each) for each in split(said.get("Publisher"))]
    if _date(said):
        draft.dates.append(dating.period(_date(said)))
    if said.get("Series"):
        draft.series.append(Series(said.get("Series"), said.get("Number")))
    if said.get("GTIN"):
        draft.identifiers.append(numbering.identifier(said.get("GTIN")))
    for each in split(said.get("Genre")):
        draft.subject(each, "genre")
    draft.subject("Comics", "genre")
    draft.note(said.get("Summary"), "summary")
    return draft.done()

"""Can I read, hear or get it now? The links of a work, the best first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog.assembly import SIGHT, SOUND
from lavh.catalog.card import Ways
from lavh.catalog.queries import Edition
from lavh.formats.description import Description, DigitalObject
from lavh.formats.kinds import Kind
from lavh.web import addresses, figures, labels
from lavh.web.parts.rights import Statement, statement

THINGS = ("full", "sound", "video", "image")  # roles of links that lead to the thing itself, the fullest first
ROLES: Mapping[str, str] = {
    "part": _("A part of it"), "preview": _("A look inside"), "contents": _("Table of contents"), "summary": _("Summary or publisher's words"),
    "cover": _("Cover"), "finding-aid": _("Finding aid"), "related": _("Related"), "record": _("Record of the institution"),
    "full": _("The whole thing"), "sound": _("Sound"), "video": _("Video"), "image": _("Picture"),
}  # fmt: skip
HERE: Mapping[int, str] = {
    Ways.READ: _("Read here now"), Ways.LISTEN: _("Listen here now"), Ways.LOOK: _("Look at it here"), Ways.LIMITED: _("Open here, with conditions"),
}  # fmt: skip
OURS = re.compile(r"/p/(\d{1,18})(#t=0)?", re.ASCII)  # the address of a publication of ours in a description
ICONS: Mapping[int, str] = {Ways.READ: "book", Ways.LISTEN: "headphones", Ways.LOOK: "image", Ways.LIMITED: "info"}


class Door(NamedTuple):
    """A link. `way` is one of `Ways`, 0 where it does not lead to the thing itself."""

    way: int
    address: str
    host: str
    name: str
    label: str  # in the words of the source
    icon: str
    rights: Statement | None
    credit: str = ""
    edition: str = ""  # "1994", where the work has several
    about: str = ""  # the page that tells of a publication of ours

    @property
    def here(self) -> bool:
        """Whether it opens here, and not elsewhere."""
        return bool(self.about)


def doors(editions: Sequence[Edition]) -> tuple[list[Door], list[Door]]:
    """(what leads to the thing itself: open before limited, whole before part; what else is told on line). Each address once."""
    found: dict[str, tuple[tuple[bool, bool, int], Door]] = {}
    others: dict[str, Door] = {}
    for edition, description, link in _links(editions):
        year = figures.year(edition.year) if edition.year is not None and len(editions) > 1 else ""
        if link.role in THINGS:
            way = _own_way(link) if OURS.fullmatch(link.url) else _way(link, Kind.of(description.kind))
            door = _door(link, way, description, year)
            order = (way == Ways.LIMITED, not door.here, THINGS.index(link.role))
            found.setdefault(link.url, (order, door))
        elif link.role != "cover":
            others.setdefault(link.url, _door(link, 0, description, year))
    ordered: Sequence[tuple[tuple[bool, bool, int], Door]] = sorted(found.values(), key=lambda each: each[0])
    return [door for _order, door in ordered], [door for url, door in others.items() if url not in found]


def _links(editions: Iterable[Edition]) -> Iterator[tuple[Edition, Description, DigitalObject]]:
    """Every link that a browser can open."""
    for edition in editions:
        for record in edition.records:
            for link in record.description.links:
                if link.url.startswith(("http://", "https://")) or OURS.fullmatch(link.url):
                    yield edition, record.description, link


def _way(link: DigitalObject, kind: Kind) -> int:
    if link.access == "restricted":
        return Ways.LIMITED
    if link.role == "sound" or kind in SOUND:
        return Ways.LISTEN
    return Ways.LOOK if kind in SIGHT or link.role in {"video", "image"} else Ways.READ


def _own_way(link: DigitalObject) -> int:
    """What is published here is read where it has words, whatever kind of thing its record says it is."""
    if link.access == "restricted":
        return Ways.LIMITED
    return Ways.LISTEN if link.role == "sound" else Ways.READ


def _door(link: DigitalObject, way: int, description: Description, year: str) -> Door:
    given = link.rights or description.rights
    if ours := OURS.fullmatch(link.url):
        return _own_door(link, int(ours[1]), way, description, year)
    host = (urlsplit(link.url).hostname or "").removeprefix("www.")
    name = labels.way(way) if way else gettext(ROLES.get(link.role, ROLES["related"]))
    icon = ICONS.get(way, "link")
    return Door(way, link.url, host, name, link.label, icon, statement(given) if given else None, link.credit, year)


def _own_door(link: DigitalObject, number: int, way: int, description: Description, year: str) -> Door:
    """Straight to the reader or the player; where there are conditions, to the page that tells them."""
    language, given = get_language() or settings.LANGUAGE_CODE, link.rights or description.rights
    about = addresses.publication(language, number)
    address = {Ways.LISTEN: addresses.listen(language, number), Ways.LIMITED: about}.get(
        way, addresses.read(language, number)
    )
    name = gettext(HERE.get(way, HERE[Ways.READ]))
    stated = statement(given) if given else None
    return Door(way, address, "", name, link.label, ICONS.get(way, "book"), stated, link.credit, year, about)

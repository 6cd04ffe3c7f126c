"""Can I read, hear or get it now? The links of a work, the best first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog.assembly import SIGHT, SOUND
from lavh.catalog.card import Ways
from lavh.catalog.queries import Edition
from lavh.formats.description import Description, DigitalObject
from lavh.formats.kinds import Kind
from lavh.web import figures, labels
from lavh.web.parts import ours
from lavh.web.parts.rights import Statement, statement

THINGS = ("full", "sound", "video", "image")  # roles of links that lead to the thing itself, the fullest first
ROLES: Mapping[str, str] = {
    "part": _("A part of it"), "preview": _("A look inside"), "contents": _("Table of contents"), "summary": _("Summary or publisher's words"),
    "cover": _("Cover"), "finding-aid": _("Finding aid"), "related": _("Related"), "record": _("Record of the institution"),
    "full": _("The whole thing"), "sound": _("Sound"), "video": _("Video"), "image": _("Picture"),
}  # fmt: skip
HERE: Mapping[int, str] = {
    Ways.READ: _("Read here now"), Ways.LISTEN: _("Listen here now"), Ways.LIMITED: _("Open here, with conditions"),
}  # fmt: skip
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
    found: dict[str, tuple[tuple[bool, bool, int, int], Door]] = {}
    others: dict[str, Door] = {}
    for edition, description, link in _links(editions):
        year = figures.year(edition.year) if edition.year is not None and len(editions) > 1 else ""
        if link.role in THINGS:
            door = _door(link, _way(link, Kind.of(description.kind)), description, year)
            far = ours.distance(description) if door.here else 0
            order = (door.way == Ways.LIMITED, not door.here, far, THINGS.index(link.role))
            found.setdefault(link.url, (order, door))
        elif link.role != "cover":
            others.setdefault(link.url, _door(link, 0, description, year))
    ordered: Sequence[tuple[tuple[bool, bool, int, int], Door]] = sorted(found.values(), key=lambda each: each[0])
    return [door for _order, door in ordered], [door for url, door in others.items() if url not in found]


def _links(editions: Iterable[Edition]) -> Iterator[tuple[Edition, Description, DigitalObject]]:
    """Every link that a browser can open."""
    for edition in editions:
        for record in edition.records:
            for link in record.description.links:
                if link.url.startswith(("http://", "https://")) or ours.ADDRESS.fullmatch(link.url):
                    yield edition, record.description, link


def _way(link: DigitalObject, kind: Kind) -> int:
    if link.access == "restricted":
        return Ways.LIMITED
    if link.role == "sound" or kind in SOUND:
        return Ways.LISTEN
    return Ways.LOOK if kind in SIGHT or link.role in {"video", "image"} else Ways.READ


def _door(link: DigitalObject, way: int, description: Description, year: str) -> Door:
    given = link.rights or description.rights
    if entrance := ours.entrance(link):
        name, stated = gettext(HERE[entrance.way]), statement(given) if given else None
        icon = ICONS[entrance.way]
        return Door(
            entrance.way,
            entrance.address,
            "",
            name,
            ours.told(description),
            icon,
            stated,
            link.credit,
            year,
            entrance.about,
        )
    host = (urlsplit(link.url).hostname or "").removeprefix("www.")
    name = labels.way(way) if way else gettext(ROLES.get(link.role, ROLES["related"]))
    icon = ICONS.get(way, "link")
    return Door(way, link.url, host, name, link.label, icon, statement(given) if given else None, link.credit, year)

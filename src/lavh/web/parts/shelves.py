"""A reader's shelves as pages show them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.access.models import Publication
from lavh.access.queries import briefly, works_of
from lavh.catalog.card import Card
from lavh.catalog.queries import cards, current
from lavh.kernel.text import sort_key
from lavh.reading.models import Shelf, Title
from lavh.reading.queries import places, shelves
from lavh.reading.rules.places import Seen, progress
from lavh.reading.rules.shelves import STANDING
from lavh.web import addresses

NAMES: Mapping[str, str] = {"now": _("Reading now"), "next": _("To read"), "done": _("Finished")}
ICONS: Mapping[str, str] = {"now": "book", "next": "bookmark", "done": "check", "own": "shelf"}
ORDERS: Mapping[str, str] = {
    "own": _("My own order"),
    "title": _("Title"),
    "author": _("Author"),
    "added": _("Last added"),
}


class Brief(NamedTuple):
    """A shelf in a list of shelves."""

    key: str  # in addresses
    name: str
    icon: str
    titles: int
    first: tuple[tuple[int, Card], ...]


class Kept(NamedTuple):
    """A thing on a shelf. Without `card` it is a row of an import, or a work that is no more."""

    number: int
    work: int | None
    card: Card | None
    title: str
    author: str


class Going(NamedTuple):
    """Something that somebody is in the middle of."""

    publication: int
    address: str
    title: str
    percent: int
    work: int
    card: Card | None
    when: datetime


def name(shelf: Shelf) -> str:
    """What a shelf is called."""
    return shelf.name if shelf.kind == "own" else gettext(NAMES[shelf.kind])


def key(shelf: Shelf) -> str:
    """A shelf in addresses."""
    return str(shelf.pk) if shelf.kind == "own" else shelf.kind


def briefs(reader: int | None, first: int = 0) -> list[Brief]:
    """All shelves, the three that everybody has among them even while they are empty."""
    found = shelves.shelves(reader, first) if reader is not None else []
    known = dict(cards(list({work for each in found for work in each.first})))
    made = {
        key(each.shelf): Brief(
            key(each.shelf),
            name(each.shelf),
            ICONS[each.shelf.kind],
            each.titles,
            tuple((work, known[work]) for work in each.first if work in known),
        )
        for each in found
    }
    standing = [made.pop(kind, Brief(kind, gettext(NAMES[kind]), ICONS[kind], 0, ())) for kind in STANDING]
    return [*standing, *made.values()]


def kept(titles: Sequence[Title], order: str = "own") -> list[Kept]:
    """Things on a shelf with what is known of them. Works that became part of others are shown as these."""
    numbers = [each.work for each in titles if each.work is not None]
    known = dict(cards(numbers))
    for gone in [each for each in numbers if each not in known][:20]:
        now = current(gone)
        if now != gone:
            known.update((gone, card) for _number, card in cards([now]))
    rows = [_kept(each, known.get(each.work or 0)) for each in titles]
    if order == "title":
        rows.sort(key=lambda each: sort_key(each.title))
    elif order == "author":
        rows.sort(key=lambda each: (not each.author, sort_key(each.author), sort_key(each.title)))
    elif order == "added":
        added = {each.pk: each.added for each in titles}
        rows.sort(key=lambda each: added[each.number], reverse=True)
    return rows


def _kept(row: Title, card: Card | None) -> Kept:
    if card is None:
        return Kept(row.pk, row.work, None, str(row.written.get("title") or ""), str(row.written.get("author") or ""))
    return Kept(row.pk, row.work, card, card.title.text, card.by[0].name if card.by else "")


def going(reader: int, language: str, most: int) -> list[Going]:
    """What somebody is in the middle of, the last read first; what is finished (99 %) is not, nor what was only opened."""
    there = places.page(reader, most * 2)
    known = {each.pk: each for each in briefly(number for number, _when in there)}
    standing: dict[int, Seen] = {}
    for each in places.places(reader, known):
        standing.setdefault(each.publication, each.standing.latest)
    works = works_of(known)
    shown = dict(cards(list(set(works.values()))))
    rows = []
    for number, _when in there:
        if number not in known or progress(standing[number].locator) >= 0.99 or _unread(standing[number]):
            continue
        found, work = known[number], works.get(number, 0)
        percent = round(progress(standing[number].locator) * 100)
        when = datetime.fromtimestamp(standing[number].when / 1000).astimezone()
        rows.append(
            Going(number, _opened(found, language), _titled(found, language), percent, work, shown.get(work), when)
        )
    return rows[:most]


def _unread(place: Seen) -> bool:
    return place.locator.locations.total_progression == 0


def _opened(found: Publication, language: str) -> str:
    at = addresses.listen if found.profile == "audiobook" else addresses.read
    return at(language, found.pk)


def _titled(found: Publication, language: str) -> str:
    return str(found.title.get(language) or next(iter(found.title.values()), "") or found.filename)


def titled(publications: Sequence[int], language: str) -> dict[int, str]:
    """Publications by name."""
    return {each.pk: _titled(each, language) for each in briefly(publications)}

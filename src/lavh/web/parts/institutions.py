"""Institutions as they are listed, and their branches as they stand at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.network import queries
from lavh.network.models import Branch, Institution, Region
from lavh.network.rules import Standing, distance
from lavh.web import labels
from lavh.web.parts import openings
from lavh.web.parts.places import Point

SERVICES: Mapping[str, tuple[str, str]] = {  # code → icon, words
    "reading-room": ("book", _("Reading room")), "lending": ("bag", _("Lending")), "children": ("person", _("For children")),
    "computers": ("tablet", _("Computers")), "wifi": ("globe", _("Wi-Fi")), "printing": ("print", _("Printing and copying")),
    "scanning": ("camera", _("Scanning")), "braille": ("braille", _("Braille books")), "talking-books": ("headphones", _("Talking books")),
    "wheelchair": ("wheelchair", _("Step-free access")), "cafe": ("more", _("Café")), "meeting-room": ("building", _("Rooms for groups")),
    "exhibition": ("image", _("Exhibition")), "guided-tour": ("compass", _("Guided tours")), "inter-library-loan": ("refresh", _("Interlibrary loan")),
    "reference": ("help", _("Help from a librarian")),
}  # fmt: skip
PAGE = 48  # institutions


class Chosen(NamedTuple):
    """What the list is narrowed down to."""

    kind: str
    region: str


class Seen(NamedTuple):
    """A branch at this moment."""

    branch: Branch
    standing: Standing | None
    said: str
    point: Point | None
    kilometres: float | None


class Entry(NamedTuple):
    """An institution in the list, with the branch that speaks for it: the nearest or the main one."""

    institution: Institution
    icon: str
    seen: Seen | None
    branches: int


class Section(NamedTuple):
    """The institutions of one region; None is none."""

    name: str
    entries: list[Entry]


class Listed(NamedTuple):
    """A page of the list, and what it can be narrowed down to: (code, words, how many). `points`: of all that are chosen."""

    sections: list[Section]
    total: int
    page: int
    last: int
    kinds: list[tuple[str, str, int]]
    regions: list[tuple[str, str, int]]
    points: list[Point]


def listed(chosen: Chosen, page: int, now: datetime, near: Point | None) -> Listed:
    """By region, in the regions' order; by distance where it is known who asks. Six queries, however many there are."""
    everybody = queries.everybody_named()
    wanted = [each for each in everybody if _fits(each, chosen)]
    spots = queries.spots()
    ordered = _by_distance(wanted, spots, near) if near else sorted(wanted, key=_place)
    last = max(1, -(-len(ordered) // PAGE))
    page = min(page, last)
    numbers = [each.pk for each in ordered[(page - 1) * PAGE : page * PAGE]]
    whole = {each.pk: each for each in queries.institutions_whole(numbers, [], now.date())}
    entries = [_entry(whole[number], now, near) for number in numbers]
    shown = {each.pk for each in wanted}
    points = [(spot.latitude, spot.longitude) for spot in spots if spot.institution in shown]
    sections = [Section("", entries)] if near else _by_region(entries)
    return Listed(sections, len(wanted), page, last, _kinds(everybody), _regions(everybody), points)


def _fits(institution: Institution, chosen: Chosen) -> bool:
    region = institution.region.slug if institution.region else ""
    return chosen.kind in {"", institution.kind} and chosen.region in {"", region}


def _place(institution: Institution) -> tuple[bool, int, str]:
    """Its region's place among the regions, then its name's in the alphabet."""
    region = institution.region
    return region is None, region.order if region else 0, labels.filed(labels.named(institution.name))


def _by_distance(wanted: Sequence[Institution], spots: Iterable[queries.Spot], near: Point) -> list[Institution]:
    """The nearest branch of each counts; institutions that are nowhere come last."""
    away: dict[int, float] = {}
    for spot in spots:
        far = distance(near, (spot.latitude, spot.longitude))
        away[spot.institution] = min(away.get(spot.institution, far), far)
    return sorted(wanted, key=lambda each: (each.pk not in away, away.get(each.pk, 0.0), _place(each)))


def _entry(institution: Institution, now: datetime, near: Point | None) -> Entry:
    seen = branches(institution, now, near)
    return Entry(institution, labels.sector_icon(institution.kind), next(iter(seen), None), len(seen))


def branches(institution: Institution, now: datetime, near: Point | None) -> list[Seen]:
    """Its branches: the main one first, or the nearest."""
    found = [seen(each, now, near) for each in institution.branches.all()]
    return sorted(found, key=lambda each: (each.kilometres is None, each.kilometres)) if near else found


def seen(branch: Branch, now: datetime, near: Point | None) -> Seen:
    """A branch as it stands."""
    point = (
        (branch.latitude, branch.longitude) if branch.latitude is not None and branch.longitude is not None else None
    )
    standing = openings.now_at(branch, now)
    kilometres = distance(near, point) if near and point else None
    return Seen(branch, standing, openings.sentence(standing, now), point, kilometres)


def _by_region(entries: Iterable[Entry]) -> list[Section]:
    """Entries are in the order of their regions already."""
    found: dict[Region | None, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.institution.region, []).append(entry)
    nowhere = gettext("No region named")
    return [Section(labels.named(region.name) if region else nowhere, some) for region, some in found.items()]


def _kinds(found: Iterable[Institution]) -> list[tuple[str, str, int]]:
    counted: dict[str, int] = {}
    for each in found:
        counted[each.kind] = counted.get(each.kind, 0) + 1
    return [(code, labels.sector(code), counted[code]) for code in labels.SECTORS if code in counted]


def _regions(found: Iterable[Institution]) -> list[tuple[str, str, int]]:
    counted: dict[Region, int] = {}
    for each in found:
        if each.region is not None:
            counted[each.region] = counted.get(each.region, 0) + 1
    ordered = sorted(counted, key=lambda region: region.order)
    return [(region.slug, labels.named(region.name), counted[region]) for region in ordered]


def service(code: str) -> tuple[str, str]:
    """(icon, words) of what a branch offers."""
    icon, words = SERVICES.get(code, ("check", code))
    return icon, gettext(words)

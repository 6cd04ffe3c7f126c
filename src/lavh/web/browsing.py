"""Browsing without words made ready: the hub, alphabetical leaves, the shelf, time."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import QueryDict

from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery import browse
from lavh.discovery.browse import Leaf
from lavh.discovery.filing import Lists
from lavh.discovery.search import Request
from lavh.kernel import shelfmarks
from lavh.kernel.text import alphabet, initial
from lavh.network.queries import Named, institution_names
from lavh.web import narrowing, periods
from lavh.web.narrowing import Group
from lavh.web.periods import Stretch

LISTS: Mapping[str, int] = {
    "people": Lists.PEOPLE, "bodies": Lists.BODIES, "titles": Lists.TITLES, "topics": Lists.TOPICS, "places": Lists.PLACES, "periods": Lists.PERIODS,
    "genres": Lists.GENRES,
}  # fmt: skip
OTHER = "other"
ALPHABETS: Mapping[str, tuple[str, ...]] = {  # interface language → alphabets of its lists, its own first; OTHER holds all other scripts
    "uz": ("uz", "uz-cyrl", "ar", OTHER), "uz-2026": ("uz", "uz-cyrl", "ar", OTHER), "uz-cyrl": ("uz-cyrl", "uz", "ar", OTHER),
    "kaa": ("kaa", "kaa-cyrl", "ar", OTHER), "ru": ("ru", "en", "ar", OTHER), "en": ("en", "ru", "ar", OTHER), "ar": ("ar", "en", "ru", OTHER),
}  # fmt: skip
SCRIPTS: Mapping[str, str] = {
    "uz": "Latn",
    "kaa": "Latn",
    "en": "Latn",
    "uz-cyrl": "Cyrl",
    "kaa-cyrl": "Cyrl",
    "ru": "Cyrl",
    "ar": "Arab",
}
SCHEMES: Mapping[str, int] = {name: shelfmarks.SCHEMES[name] for name in ("udc", "bbk", "ddc", "lcc", "nlm", "sudoc")}
MARKS: Mapping[str, Sequence[str]] = {  # where one can jump to on the shelf
    "udc": tuple("012356789"), "bbk": tuple("23456789"), "ddc": tuple(f"{number}00" for number in range(10)), "lcc": tuple("ABCDEFGHJKLMNPQRSTUVZ"),
    "nlm": ("QS", "QT", "QU", "QV", "QW", "QX", "QY", "QZ", "W", "WA", "WB", "WC"), "sudoc": tuple("ACDEGHIJLNPSTY"),
}  # fmt: skip
ON_A_SHELF, BEFORE_IT = 20, 4
NEW = 20
LONGEST = 120  # characters of a place in a list


class Hub(NamedTuple):
    """The ways in, with how much lies behind each."""

    kinds: Group
    institutions: Group
    languages: Group
    regions: Group
    schemes: list[str]


def hub() -> Hub:
    """Three queries."""
    everything = Request()
    counted = narrowing.count(everything, ("kind", "institution", "language", "region"))
    kinds, institutions, languages, regions = narrowing.groups(
        counted, everything, narrowing.naming(counted, everything)
    )
    return Hub(kinds, institutions, languages, regions, schemes())


def schemes(least: int = 1) -> list[str]:
    """The classifications by which anything stands on the shelf, or so many things at least."""
    there = set(browse.schemes(least))
    return [name for name, number in SCHEMES.items() if number in there]


class Listed(NamedTuple):
    """A page of an alphabetical list. `letter`: the one it begins with."""

    name: str
    alphabet: str
    alphabets: tuple[str, ...]
    letters: tuple[str, ...]
    letter: str
    start: str
    leaf: Leaf


def listed(name: str, language: str, asked: QueryDict) -> Listed:
    """The page that an address asks for, in an alphabet of the language."""
    choices = ALPHABETS.get(language, ALPHABETS["en"])
    own = asked.get("alphabet", choices[0])
    chosen = own if own in choices else choices[0]
    start, after, before = (_clean(asked.get(each, "")) for each in ("start", "after", "before"))
    order = "" if chosen == OTHER else chosen
    leaf = browse.leaf(LISTS[name], order, start=start, after=after, before=before)
    letters = alphabet(order) if order else ()
    first = initial(leaf.entries[0].text, order) if leaf.entries else ""
    return Listed(name, chosen, choices, letters, first if first in letters else "", start, leaf)


def _clean(text: str) -> str:
    return text.replace("\x00", "")[:LONGEST]


class Standing(NamedTuple):
    """A work on the shelf."""

    mark: str
    place: str
    number: int
    card: Card


class Shelf(NamedTuple):
    """A stretch of the shelf. `left`, `right`: places to go on to; `here`: the number of books that stand before the place asked for."""

    scheme: str
    schemes: list[str]
    marks: Sequence[str]
    start: str
    books: list[Standing]
    here: int
    left: str
    right: str
    institutions: Mapping[int, Named]


def shelf(asked: QueryDict) -> Shelf:
    """The stretch that an address asks for: around a place, or where a number would stand. Six queries."""
    there = schemes()
    wanted = asked.get("scheme", "")
    scheme = wanted if wanted in SCHEMES else (schemes(ON_A_SHELF) or there or ["udc"])[0]
    start, at = _clean(asked.get("start", "")), _clean(asked.get("at", ""))
    back, onward = browse.shelf(
        SCHEMES[scheme], at=at or (shelfmarks.sort_key(scheme, start) if start else ""), size=ON_A_SHELF
    )
    shown = [*back[-BEFORE_IT:], *onward]
    found = dict(cards(list({each.work for each in shown})))
    return Shelf(
        scheme,
        there,
        MARKS[scheme],
        start,
        [Standing(each.number, each.place, each.work, found[each.work]) for each in shown if each.work in found],
        len(back[-BEFORE_IT:]),
        back[0].place if back else "",
        onward[-1].place if len(onward) == ON_A_SHELF else "",
        institution_names({card.institutions[0] for card in found.values() if card.institutions}),
    )


class Time(NamedTuple):
    """A stretch of time in smaller ones. `step`: their width; `first`, `last`: of the whole; `earlier`, `later`: its neighbours, None at the ends."""

    step: int
    stretches: list[Stretch]
    total: int
    first: int
    last: int
    earlier: int | None
    later: int | None
    before_our_era: int

    @property
    def most(self) -> int:
        """Of the fullest stretch."""
        return max((each.works for each in self.stretches), default=0)


def time(asked: QueryDict) -> Time:
    """All centuries; the decades of one; the years of a decade. No query."""
    for name, width, step in (("decade", 10, 1), ("century", 100, 10)):
        given = asked.get(name, "")
        if given.isdecimal() and len(given) <= 4:
            return _inside(int(given) // width * width, width, step)
    years = dict(periods.by(Request(), 1))
    whole = [each for each in periods.stretches(periods.by(Request(), 100), 100) if each.works]
    return Time(100, whole, sum(each.works for each in whole), 0, 0, None, None, years.get(0, 0))


def _inside(first: int, width: int, step: int) -> Time:
    last = first + width - 1
    known = [year for year, _ in periods.by(Request(), width)]
    finer = [(year, count) for year, count in periods.by(Request(), step) if first <= year <= last]
    return Time(
        step,
        periods.stretches(finer, step),
        sum(count for _, count in finer),
        first,
        last,
        max((year for year in known if year < first), default=None),
        min((year for year in known if year > first), default=None),
        0,
    )


class New(NamedTuple):
    """Works that came last. `before`, `after`: numbers to go back and on from; 0 at the ends."""

    works: list[tuple[int, Card]]
    before: int
    after: int
    institutions: Mapping[int, Named]


def new(asked: QueryDict) -> New:
    """A page of new arrivals. Three queries."""
    below, above = (
        int(each) if each.isdecimal() and len(each) <= 15 else 0
        for each in (asked.get("below", ""), asked.get("above", ""))
    )
    page = browse.newest(NEW, below=below, above=above)
    works = cards(page.works)
    return New(
        works,
        page.before,
        page.after,
        institution_names({card.institutions[0] for _, card in works if card.institutions}),
    )

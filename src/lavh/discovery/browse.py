"""Finding without words: alphabetical lists, the classified shelf, new arrivals, the timeline."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from lavh.catalog.models import Agent, Shelfmark, Subject, Work
from lavh.catalog.queries import cards
from lavh.discovery import query as q
from lavh.discovery.engine import Count, Engine
from lavh.discovery.engines import engine
from lavh.discovery.fields import NumberField
from lavh.discovery.filing import ALPHABETS, NUMBERS, Lists, in_alphabet
from lavh.discovery.models import Filing
from lavh.discovery.search import Request, counts
from lavh.kernel.shelfmarks import SCHEMES
from lavh.kernel.text import sort_key

# The index fields that count the works of a list's headings: those by somebody and those about somebody.
COUNTED: dict[int, tuple[NumberField, ...]] = {
    Lists.PEOPLE: ("agent", "about"), Lists.BODIES: ("agent", "about"), Lists.TOPICS: ("topic",), Lists.PLACES: ("place",), Lists.PERIODS: ("period",),
    Lists.GENRES: ("genre",),
}  # fmt: skip
PAGE = 50


class Entry(NamedTuple):
    """A heading in an alphabetical list, with how many works it has (0 for titles)."""

    number: int
    text: str
    works: int = 0


class Leaf(NamedTuple):
    """A page of an alphabetical list. `before`, `after`: keys to leaf back and on from; "" at the ends."""

    entries: list[Entry]
    before: str = ""
    after: str = ""


def leaf(
    list_number: int, language: str, *, start: str = "", after: str = "", before: str = "", size: int = PAGE
) -> Leaf:
    """A page of a list in the alphabet of a language (a key of `filing.NUMBERS`).

    `start`: what it should begin with, as typed ("Nav"); `after`, `before`: keys of another leaf.
    """
    alphabet = NUMBERS[language]
    rows = Filing.objects.filter(list=list_number, alphabet=alphabet)
    key = sort_key(start, ALPHABETS[alphabet][1]).rstrip("\t") if start else ""
    if before:
        shown = rows.filter(_beyond(before, "lt")).order_by("-key", "-heading")
    elif after:
        shown = rows.filter(_beyond(after, "gt")).order_by("key", "heading")
    else:
        shown = rows.filter(key__gte=key).order_by("key", "heading")
    found = list(shown.values_list("key", "heading")[: size + 1])
    more = len(found) > size
    found = found[:size][::-1] if before else found[:size]
    first, last = (found[0], found[-1]) if found else ((key, 0), ("", 0))
    at_start = not more if before else not after and not (start and rows.filter(_beyond(_place(first), "lt")).exists())
    return Leaf(
        _entries(list_number, alphabet, [heading for _, heading in found]),
        "" if at_start else _place(first),
        _place(last) if found and (more or before) else "",
    )


def _beyond(place: str, direction: str) -> Q:
    key, _, heading = place.rpartition("~")
    number = int(heading) if _is_number(heading) else 0
    return Q(**{f"key__{direction}": key}) | Q(**{"key": key, f"heading__{direction}": number})


def _is_number(text: str) -> bool:
    """Whether it can be the number of a row."""
    return text.isdecimal() and len(text) <= 18


def _place(row: tuple[str, int]) -> str:
    return f"{row[0]}~{row[1]}"


def _entries(list_number: int, alphabet: int, headings: Sequence[int]) -> list[Entry]:
    """The headings as they are written in the script of the alphabet. Without works there is nothing to go to, so they are left out."""
    if list_number == Lists.TITLES:
        written = {number: [card.title.text, *(form.text for form in card.forms)] for number, card in cards(headings)}
        return [Entry(number, in_alphabet(written[number], alphabet)) for number in headings if number in written]
    fields = COUNTED[list_number]
    works = _works(fields, headings) if headings else Counter()
    texts = _agents(headings, alphabet) if "agent" in fields else _subjects(headings, alphabet)
    return [Entry(number, texts[number], works[number]) for number in headings if number in texts and works[number]]


def _works(fields: Sequence[NumberField], headings: Sequence[int]) -> Counter[int]:
    """How many works each heading has in these fields together."""
    there = q.either([q.Numbers(field, tuple(headings)) for field in fields])
    found: Counter[int] = Counter()
    for counted in engine().count(there, [q.Counted(field, 10_000) for field in fields]):
        found.update(dict(counted))
    return found


def _agents(numbers: Sequence[int], alphabet: int) -> dict[int, str]:
    found = {}
    for number, name, dates, forms in Agent.objects.filter(pk__in=numbers).values_list("id", "name", "dates", "forms"):
        text = in_alphabet([name, *(form for form, _ in forms)], alphabet)
        found[number] = f"{text}, {dates}" if dates else text
    return found


def _subjects(numbers: Sequence[int], alphabet: int) -> dict[int, str]:
    rows = Subject.objects.filter(pk__in=numbers).values_list("id", "term", "forms")
    return {number: in_alphabet([term, *(form for form, _ in forms)], alphabet) for number, term, forms in rows}


class Shelved(NamedTuple):
    """A work on the classified shelf. `place` leads back to it."""

    work: int
    number: str
    place: str


def shelf(scheme: int, *, at: str = "", size: int = 20) -> tuple[list[Shelved], list[Shelved]]:
    """The shelf around a place (a sort key, or the `place` of a neighbour): (what stands before it, what stands there and after it)."""
    key, _, digits = at.rpartition("~")
    if key and _is_number(digits):
        there, earlier = (
            Q(key__gt=key) | Q(key=key, id__gte=int(digits)),
            Q(key__lt=key) | Q(key=key, id__lt=int(digits)),
        )
    else:
        there, earlier = Q(key__gte=at), Q(key__lt=at)
    rows = Shelfmark.objects.filter(scheme=scheme).values_list("work_id", "number", "key", "id")
    onward = [_shelved(row) for row in rows.filter(there).order_by("key", "id")[:size]]
    back = [_shelved(row) for row in rows.filter(earlier).order_by("-key", "-id")[:size]]
    return back[::-1], onward


def _shelved(row: tuple[int, str, str, int]) -> Shelved:
    work, number, key, pk = row
    return Shelved(work, number, f"{key}~{pk}")


def schemes(least: int = 1) -> list[int]:
    """The schemes by which anything is shelved, or so many things at least. One query that stops at that number of each."""
    numbers = sorted(SCHEMES.values())
    tests = ", ".join(["EXISTS (SELECT 1 FROM catalog_shelfmark WHERE scheme = %s LIMIT 1 OFFSET %s)"] * len(numbers))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {tests}", [each for number in numbers for each in (number, least - 1)])
        return [number for number, there in zip(numbers, cursor.fetchone(), strict=True) if there]


class Arrivals(NamedTuple):
    """Works that came last, newest first. `before`, `after`: the numbers to go back and on from; 0 at the ends."""

    works: list[int]
    before: int = 0
    after: int = 0


def newest(size: int = 20, *, below: int = 0, above: int = 0) -> Arrivals:
    """A page of the works that came last: those below a number, or the nearest above one."""
    if above:
        found = list(Work.objects.filter(id__gt=above).order_by("id").values_list("id", flat=True)[: size + 1])
        page = found[:size][::-1]
        return Arrivals(page, page[0] if len(found) > size else 0, page[-1] if page else 0)
    works = Work.objects.filter(id__lt=below) if below else Work.objects.all()
    found = list(works.order_by("-id").values_list("id", flat=True)[: size + 1])
    page = found[:size]
    return Arrivals(page, page[0] if page and below else 0, page[-1] if len(found) > size else 0)


def beside(field: NumberField, number: int, wanted: Sequence[q.Counted]) -> dict[NumberField, list[Count]]:
    """What stands beside a heading: counts among the works that have it, the heading itself left out."""
    return _beside(engine(), engine().generation(), field, number, tuple(wanted))


@lru_cache(maxsize=256)
def _beside(
    engine: Engine, _generation: str, field: NumberField, number: int, wanted: tuple[q.Counted, ...]
) -> dict[NumberField, list[Count]]:
    found = engine.count(q.Numbers(field, (number,)), wanted)
    return {
        each.field: [pair for pair in counted if each.field != field or pair[0] != number]
        for each, counted in zip(wanted, found, strict=True)
    }


def timeline(request: Request, step: int) -> list[Count]:
    """Works by stretches of `step` years (1, 10 or 100), in order."""
    return counts(request, [q.Counted("year", interval=step)])["year"]

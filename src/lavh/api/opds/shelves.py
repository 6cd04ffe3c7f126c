"""The pages of the catalogue: the first one, doorways by language and institution, lists narrowed down by facets or by words."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.access import listed
from lavh.access.listed import Counts, Listed, State, Wanted
from lavh.api.opds import addresses
from lavh.api.opds.entries import entries
from lavh.discovery.facets import WAYS
from lavh.discovery.fields import NumberField
from lavh.discovery.search import Request, search
from lavh.formats.opds.feed import NEW, Choice, Doorway, Facet, Feed, Group
from lavh.kernel import languages
from lavh.kernel.interface import BY_CODE, nearest
from lavh.network.queries import institution_names, institution_numbers

PER_PAGE = 50
SHOWN = 10  # of new ones on the first page
FOUND = 1_000  # works of a search that are looked through
OPENED_HERE: tuple[tuple[NumberField, tuple[int, ...]], ...] = (("way", (WAYS["read"], WAYS["listen"], WAYS["look"])),)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
KINDS: Mapping[str, str] = {
    "ebook": _("E-books"), "audiobook": _("Audiobooks"), "talking-book": _("Talking books"), "pdf": _("PDF"), "comic": _("Comics"),
    "recording": _("Recordings"),
}  # fmt: skip


class Asked(NamedTuple):
    """Which page, in which dialect and language. `given`: parameters of the address that narrow a list down."""

    dialect: str
    language: str
    given: Mapping[str, str]
    now: datetime
    seen: State


def first_page(asked: Asked) -> Feed:
    """New arrivals, everything, and ways in by kind, language and institution."""
    counted = listed.counts(Wanted(), asked.seen)
    many = sum(counted.kind.values())
    everything = _list(asked, {})
    new = entries(listed.page(Wanted(), asked.seen, 0, SHOWN), asked.dialect, asked.language)
    doorways = [Doorway(gettext("New arrivals"), everything, many, rel=NEW)]
    doorways += [
        Doorway(gettext(KINDS[kind]), _list(asked, {"kind": kind}), counted.kind[kind])
        for kind in KINDS
        if kind in counted.kind
    ]
    for name, title, number in (
        ("languages", gettext("By language"), len(counted.language)),
        ("institutions", gettext("By institution"), len(counted.institution)),
    ):
        if number > 1:
            address = addresses.part(asked.dialect, asked.language, name)
            doorways.append(Doorway(title, address, number, leads_to_list=False))
    groups = (Group(gettext("New arrivals"), everything, new, many),) if new else ()
    return _feed(
        asked,
        settings.SITE_NAME,
        addresses.start(asked.dialect, asked.language),
        doorways=tuple(doorways),
        groups=groups,
    )


def doorways(asked: Asked, name: str) -> Feed:
    """Languages, or institutions, with how much there is."""
    counted = listed.counts(Wanted(), asked.seen)
    title = gettext("By language") if name == "languages" else gettext("By institution")
    parameter, choices = (
        ("language", _languages(asked, counted))
        if name == "languages"
        else ("institution", _institutions(asked, counted))
    )
    ways = tuple(Doorway(label, _list(asked, {parameter: code}), many) for code, label, many in choices)
    return _feed(asked, title, addresses.part(asked.dialect, asked.language, name), doorways=ways)


def a_list(asked: Asked) -> Feed:
    """Publications, newest first; those that words find, best first."""
    given = {name: value for name, value in asked.given.items() if name != "before"}
    wanted, skipped = _wanted(asked), 0
    before = int(asked.given["before"]) if asked.given.get("before", "").isdecimal() else 0
    if wanted.among is not None:  # a page of what was found is told by how many come before it
        skipped, before = before, 0
    found: Sequence[Listed]
    if wanted.among is None:
        found = listed.page(wanted, asked.seen, before, PER_PAGE + 1)
    else:
        found = listed.listed(wanted, asked.now, limit=skipped + PER_PAGE + 1)[skipped:]
    counted = listed.counts(wanted, asked.seen)
    page, more = found[:PER_PAGE], len(found) > PER_PAGE
    ways = [("first", _list(asked, given))] if asked.given.get("before") else []
    if more:
        place = skipped + PER_PAGE if wanted.among is not None else page[-1].number
        ways.append(("next", _list(asked, {**given, "before": str(place)})))
    return _feed(
        asked,
        _title(given),
        _list(asked, asked.given),
        entries=entries(page, asked.dialect, asked.language),
        facets=_facets(asked, counted, given),
        pages=tuple(ways),
        total=counted.kind.get(wanted.kind, 0) if wanted.kind else sum(counted.kind.values()),
        per_page=PER_PAGE,
        is_list=True,
    )


def _wanted(asked: Asked) -> Wanted:
    given = asked.given
    slug = given.get("institution", "")
    institution = institution_numbers([slug]).get(slug, -1) if slug else 0
    among = tuple(_searched(given["query"], asked.now)) if given.get("query", "").strip() else None
    return Wanted(given.get("kind", ""), given.get("language", ""), institution, among)


def _searched(words: str, now: datetime) -> list[int]:
    """The one search of the house, among what can be read or heard; publications of the works that it finds."""
    works = search(Request(text=words[:400], filters=OPENED_HERE), limit=FOUND).ids
    return listed.of_works(works, now)


def _facets(asked: Asked, counted: Counts, given: Mapping[str, str]) -> tuple[Facet, ...]:
    """Only where there is something to choose."""
    kinds = [(code, gettext(KINDS[code]), counted.kind[code]) for code in KINDS if code in counted.kind]
    found = (
        ("kind", gettext("Kind"), kinds),
        ("language", gettext("Language"), _languages(asked, counted)),
        ("institution", gettext("Institution"), _institutions(asked, counted)),
    )
    return tuple(
        Facet(title, tuple(_choice(asked, given, name, each) for each in choices))
        for name, title, choices in found
        if len(choices) > 1 or (choices and given.get(name))
    )


def _choice(asked: Asked, given: Mapping[str, str], name: str, choice: tuple[str, str, int]) -> Choice:
    """What is chosen leads back to the list without it."""
    code, label, many = choice
    chosen = given.get(name) == code
    return Choice(label, _list(asked, {**given, name: "" if chosen else code}), many, chosen)


def _languages(asked: Asked, counted: Counts) -> list[tuple[str, str, int]]:
    named = [(code, languages.name(code, asked.language), many) for code, many in counted.language.items()]
    return sorted(
        ((code, label[:1].upper() + label[1:], many) for code, label, many in named),
        key=lambda each: (-each[2], each[1]),
    )


def _institutions(asked: Asked, counted: Counts) -> list[tuple[str, str, int]]:
    names = institution_names(counted.institution)
    found = [
        (names[number].slug, nearest(names[number].names, asked.language), many)
        for number, many in counted.institution.items()
        if number in names
    ]
    return sorted(found, key=lambda each: (-each[2], each[1]))


def _title(given: Mapping[str, str]) -> str:
    words = given.get("query", "").strip()
    if words:
        return f"{words[:80]} — {settings.SITE_NAME}"
    kind = KINDS.get(given.get("kind", ""))
    return gettext(kind) if kind else gettext("New arrivals")


def _list(asked: Asked, given: Mapping[str, str]) -> str:
    return addresses.publications(asked.dialect, asked.language, given)


def _feed(asked: Asked, title: str, address: str, **parts: Any) -> Feed:
    """With what every page has."""
    second = asked.dialect == "2"
    search_at = (
        addresses.publications("2", asked.language, {}) if second else addresses.part("1", asked.language, "search.xml")
    )
    return Feed(
        title=title,
        address=address,
        updated=max(filter(None, asked.seen), default=NEVER),
        language=BY_CODE[asked.language].tag,
        provider=settings.SITE_NAME,
        start=addresses.start(asked.dialect, asked.language),
        search=search_at,
        authentication=addresses.authentication(),
        is_list=parts.pop("is_list", False),
        **parts,
    )

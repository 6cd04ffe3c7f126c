"""MARC 21 bibliographic → `Description`: which tag is read by what, the order of reading, and what can be decided only at the end."""

from lavh.formats.description import Period
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.fields import Crosswalk, Handler, Rows, crosswalk, handlers
from lavh.formats.iso2709.holdings import settle_holdings
from lavh.formats.iso2709.record import Record
from lavh.formats.iso2709.settling import by_profile, described
from lavh.formats.iso2709.worksheet import NO_LANGUAGE, Worksheet
from lavh.formats.iso2709.years import years
from lavh.formats.marc21 import (
    agents,
    authorities,
    fixed,
    holdings,
    imprint,
    maps,
    notes,
    numbers,
    relations,
    subjects,
    titles,
)
from lavh.formats.marc21.kind import settle_kind
from lavh.formats.reading import Profile, Reading
from lavh.kernel.countries import from_marc as country_of
from lavh.kernel.languages import from_marc as language_of


def control_number(sheet: Worksheet, parts: list[str]) -> None:
    """001."""
    sheet.local_id = parts[0].strip()


def agency(sheet: Worksheet, parts: list[str]) -> None:
    """003."""
    sheet.cataloguer = parts[0].strip()


def updated(sheet: Worksheet, parts: list[str]) -> None:
    """005."""
    sheet.updated = parts[0].strip()


def country(sheet: Worksheet, parts: list[str]) -> None:
    """044, where 008 names no country; $c is ISO 3166-1."""
    for part in parts[1:]:
        if not sheet.country and part[:1] in "ac":
            sheet.country = country_of(part[1:]) if part[:1] == "a" else part[1:3].lower()


def physical(sheet: Worksheet, parts: list[str]) -> None:
    """007."""
    sheet.carriers.append(parts[0])


def additional(sheet: Worksheet, parts: list[str]) -> None:
    """006."""
    sheet.forms.append(parts[0])


FIELDS: Rows = (
    ("001", control_number, "local_id", "or where the profile says"),
    ("003", agency, "cataloguer", ""),
    ("005", updated, "updated", ""),
    ("006", additional, "kind", ""),
    ("044", country, "country", "where 008 has none"),
    ("007", physical, "kind · digital", ""),
)
_CODED = (
    ("leader/05", "deleted", "d"),
    ("leader/06-08", "kind · level", ""),
    ("008/06-14", "dates", "type of date and years"),
    ("008/15-17", "country", "ISO 3166-1"),
    ("008/23", "kind · digital", "form of item; /29 for maps and pictures"),
    ("008/35-37", "languages", "BCP 47"),
    ("041", "languages · original_languages", "$a $d $e; $h"),
    (
        "880",
        "as the field it is linked to",
        "$6: the same field in another script, with the same pair; agents and subjects get it as another form",
    ),
)
_TABLES = (
    FIELDS,
    titles.FIELDS,
    agents.FIELDS,
    imprint.FIELDS,
    numbers.FIELDS,
    subjects.FIELDS,
    notes.FIELDS,
    maps.FIELDS,
    relations.FIELDS,
    holdings.FIELDS,
)
HANDLERS: dict[str, Handler] = handlers(*_TABLES)
CROSSWALK: Crosswalk = crosswalk(*_TABLES, also=(*_CODED, *authorities.CROSSWALK))
_handler = HANDLERS.get


def understand(record: Record, profile: Profile) -> Reading:
    """A bibliographic record, or one of a name or subject, whatever bytes it came in."""
    if record.leader[6:7] == "z":
        return authorities.understand(record, profile)
    sheet = Worksheet(record, profile)
    tags = record.tags
    if "008" in tags:
        fixed.fixed_field(sheet, record.values[tags.index("008")])
    if "041" in tags:
        languages(sheet, record)
    if not sheet.language:
        sheet.language = profile.language
    if "880" in tags:
        from lavh.formats.marc21.vernacular import read_with_pairs

        read_with_pairs(sheet, record, _handler)
    else:
        for tag, value in zip(tags, record.values, strict=True):
            handler = _handler(tag)
            if handler is not None:
                handler(sheet, value.split("\x1f"))
    if profile is not _PLAIN and (profile.holdings or profile.local_id):
        by_profile(sheet, record, HANDLERS)
    return _settled(sheet, record)


_PLAIN = Profile()


def languages(sheet: Worksheet, record: Record) -> None:
    """041: $a text, $d sung or spoken, $e libretto; $h original. Before 2002 codes stood in one subfield: "engfre"."""
    for value in record.all("041"):
        parts = value.split("\x1f")
        foreign = parts[0][1:2] == "7"  # codes of a list named in $2
        for part in parts[1:]:
            into = sheet.languages if part[:1] in "ade" else sheet.original_languages if part[:1] == "h" else None
            if into is None:
                continue
            code = part[1:].strip().lower()
            for each in [code] if foreign or len(code) % 3 else [code[at : at + 3] for at in range(0, len(code), 3)]:
                found = language_of(each)
                if found and found not in into:
                    into.append(found)
                elif not found and each not in NO_LANGUAGE:
                    sheet.problem("unknown-language", f"041 ${part[:1]}", each)
    if not sheet.language and sheet.languages:
        sheet.language = sheet.languages[0]


def _settled(sheet: Worksheet, record: Record) -> Reading:
    settle_kind(sheet)
    sheet.level = fixed.LEVELS.get(record.leader[7:8], "single")
    if sheet.copies or sheet.statements:
        settle_holdings(sheet)
    dates = _dates(sheet)
    if not sheet.titles or (sheet.titles[0].role != "main" and not any(title.role == "main" for title in sheet.titles)):
        sheet.problem("no-title", "245", sheet.local_id)
    return Reading(described(sheet, dates), tuple(sheet.problems), record.leader[5:6] == "d")


def _dates(sheet: Worksheet) -> tuple[Period, ...]:
    """The statement's words with the coded years: cataloguers coded what the words mean."""
    key = (sheet.fixed[fixed.DATES], *sheet.issued)
    dates = _periods.get(key)
    if dates is None:
        dates = tuple(_read_dates(sheet.fixed, sheet.issued))
        if len(_periods) < 50_000:
            _periods[key] = dates
    return (*dates, *sheet.coverage) if sheet.coverage else dates


_periods: dict[tuple[object, ...], tuple[Period, ...]] = {}


def _read_dates(coded_field: str, issued: list[tuple[str, str]]) -> list[Period]:
    coded = fixed.dates_of(coded_field) if coded_field else ()
    dates: list[Period] = []
    used: list[str] = []
    for role, text in issued:
        words = trim_stop(text)
        if not words:
            continue
        meant = role if role in _ROLES or len(issued) > 1 else "published"
        ours = role if role in _ROLES else "published"
        years_of = next(((start, end) for name, start, end in coded if name == meant), None)
        if years_of is not None:
            used.append(meant)
        dates.append(Period(words, *(years_of or years(words)), ours))
    for name, start, end in coded:
        if name not in used and not (name == "copyright" and dates and dates[0].start == start):
            dates.append(Period(_shown(start, end), start, end, name))
    return dates


_ROLES = frozenset(("published", "printed", "copyright", "original", "created"))


def _shown(start: int | None, end: int | None) -> str:
    if start == end or end is None:
        return f"{start}-" if end is None else str(start)
    return f"{start}–{end}"

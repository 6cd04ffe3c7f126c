"""UNIMARC bibliographic → `Description`: which tag is read by what, the order of reading, and what can be decided only at the end."""

import re
from collections.abc import Mapping
from functools import partial

from lavh.formats.description import Period, Title
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.fields import Crosswalk, Handler, Rows, crosswalk, handlers
from lavh.formats.iso2709.holdings import copies, settle_holdings
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.iso2709.settling import by_profile, described
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.iso2709.years import years
from lavh.formats.reading import Profile, Reading
from lavh.formats.scripts import script_of
from lavh.formats.unimarc import agents, authorities, coded, imprint, notes, numbers, relations, subjects, titles
from lavh.formats.unimarc.kind import settle_kind


def control_number(sheet: Worksheet, parts: list[str]) -> None:
    """001."""
    sheet.local_id = parts[0].strip()


def updated(sheet: Worksheet, parts: list[str]) -> None:
    """005."""
    sheet.updated = parts[0].strip()


LEVELS = {"a": "part", "b": "part", "c": "collection", "i": "serial", "m": "single", "s": "serial"}
FIELDS: Rows = (
    ("001", control_number, "local_id", "or where the profile says"),
    ("005", updated, "updated", ""),
    (
        "899",
        partial(copies, "899"),
        "holdings",
        "RUSMARC: $a institution, $b branch, $c shelf, $h $i $j call number, $p barcode",
    ),
    ("930", partial(copies, "930"), "holdings", "Sudoc: $b institution, $c branch, $a call number"),
    ("955", partial(copies, "955"), "holdings.summary", "Sudoc: $r, joined to 930 by $5"),
    ("915", partial(copies, "915"), "holdings.copies", "Sudoc: $b barcode, joined to 930 by $5"),
    (
        "995",
        partial(copies, "995"),
        "holdings",
        "$b $a institution, $c branch, $e shelf, $k call number, $f barcode, $v volume, $o use",
    ),
    ("852", partial(copies, "852"), "holdings", "as MARC 21"),
    ("952", partial(copies, "952"), "holdings", "Koha"),
)
_CODED = (
    ("leader/05", "deleted", "d"),
    ("leader/06-07", "kind · level", ""),
    ("$6 $7", "pair", "fields with the same number in $6 are one field in two scripts"),
)
_TABLES = (
    FIELDS,
    titles.FIELDS,
    agents.FIELDS,
    imprint.FIELDS,
    numbers.FIELDS,
    subjects.FIELDS,
    notes.FIELDS,
    relations.FIELDS,
    coded.FIELDS,
)
HANDLERS: dict[str, Handler] = handlers(*_TABLES)
CROSSWALK: Crosswalk = crosswalk(coded.FIRST, *_TABLES, also=(*_CODED, *authorities.CROSSWALK))
_FIRST = handlers(coded.FIRST)
_AUTHORITIES = frozenset("xyz")
_LINK = SUBFIELD + "6"


def understand(record: Record, profile: Profile) -> Reading:
    """A bibliographic record, or one of a name or subject, whatever bytes it came in."""
    if record.leader[6:7] in _AUTHORITIES:
        return authorities.understand(record, profile)
    sheet = Worksheet(record, profile)
    read_fields(sheet, record, HANDLERS)
    return settled(sheet, record)


def read_fields(sheet: Worksheet, record: Record, known: Mapping[str, Handler]) -> None:
    """Languages and coded data first, then the fields in their order. A number in $6 that was met before marks the other script."""
    for tag, handler in _FIRST.items():
        for value in record.all(tag):
            handler(sheet, value.split(SUBFIELD))
    sheet.language = sheet.languages[0] if sheet.languages else sheet.profile.language
    seen: set[int] = set()
    for tag, value in zip(record.tags, record.values, strict=True):
        reader = known.get(tag)
        if reader is not None:
            sheet.pair, rest = _linked(value) if _LINK in value else (0, value)
            sheet.other = sheet.pair in seen
            if sheet.pair:
                seen.add(sheet.pair)
            reader(sheet, rest.split(SUBFIELD))
    sheet.pair, sheet.other = 0, False


def _linked(value: str) -> tuple[int, str]:
    """The pair of a field and the field without $6 and $7. "a01": the same in another script; other links ("z01") pair nothing."""
    number = 0
    rest: list[str] = []
    for part in value.split(SUBFIELD):
        if part[:1] == "6" and rest:
            if part[1:2] in {"a", "b"} and part[2:4].isdecimal():
                number = int(part[2:4])
        elif part[:1] != "7" or not rest:
            rest.append(part)
    return number, SUBFIELD.join(rest)


def settled(sheet: Worksheet, record: Record) -> Reading:
    """What only the whole record tells, and the frozen description."""
    if sheet.profile.holdings or sheet.profile.local_id:
        by_profile(sheet, record, HANDLERS)
    settle_kind(sheet)
    if sheet.relations:
        _volume(sheet)
    sheet.level = LEVELS.get(sheet.leader[7:8], "single")
    settle_holdings(sheet)
    if not any(title.role == "main" for title in sheet.titles):
        sheet.problem("no-title", "200", sheet.local_id)
    return Reading(described(sheet, tuple(_dates(sheet))), tuple(sheet.problems), sheet.leader[5:6] == "d")


def _volume(sheet: Worksheet) -> None:
    """A volume whose own title is only its number is called by the title of the whole (461): "Т. 2" of "Собрание сочинений"."""
    host = next((each.title for each in sheet.relations if each.role == "part-of" and each.title), "")
    for at, title in enumerate(sheet.titles):
        if (
            host
            and title.role == "main"
            and _NUMBER.fullmatch(title.text)
            and script_of(host) == (title.script or script_of(host))
        ):
            part = ". ".join(filter(None, (title.text, title.part)))
            sheet.titles[at] = Title(host, "main", title.rest, part, title.language, title.script, 0, title.pair)


_NUMBER = re.compile(
    r"(?:т|том|ч|часть|кн|книга|вып|выпуск|vol|v|volume|tome|t|bd|band|teil|part|pt|жилд|қисм|китоб|jild|qism|kitob|tom)?\W*(?:\d+|[ivxlc]+)\W*"
    r"(?:-?\s*(?:жилд|қисм|китоб|jild|qism|kitob|том|часть|книга|выпуск))?\W*",
    re.IGNORECASE,
)


def _dates(sheet: Worksheet) -> list[Period]:
    """The statement's words with the coded years."""
    known = coded.dates_of(sheet.fixed) if sheet.fixed else []
    dates: list[Period] = []
    used: list[str] = []
    for role, text in sheet.issued:
        words = trim_stop(text)
        if not words:
            continue
        ours = role if role in {"published", "printed", "copyright"} else "published"
        found = next(((start, end) for name, start, end in known if name == ours and name not in used), None)
        if found is not None:
            used.append(ours)
        dates.append(Period(words, *(found or years(words)), ours))
    for name, start, end in known:
        if name not in used:
            dates.append(
                Period(
                    f"{start}-" if end is None else str(start) if start == end else f"{start}–{end}", start, end, name
                )
            )
    return dates + sheet.coverage

"""MARC 21 bibliographic → `Description`: which tag is read by what, the order of reading, and what can be decided only at the end."""

from lavh.formats.codes.languages import LANGUAGES, NO_LANGUAGE, language_of
from lavh.formats.description import Description, Period
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.fields import Crosswalk, Handler, Rows, crosswalk, handlers
from lavh.formats.iso2709.record import Record, subfield
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.iso2709.years import years
from lavh.formats.marc21 import agents, fixed, holdings, imprint, notes, numbers, relations, subjects, titles
from lavh.formats.marc21.kind import settle_kind
from lavh.formats.reading import Problem, Profile, Reading


def control_number(sheet: Worksheet, parts: list[str]) -> None:
    """001."""
    sheet.local_id = parts[0].strip()


def agency(sheet: Worksheet, parts: list[str]) -> None:
    """003."""
    sheet.cataloguer = parts[0].strip()


def updated(sheet: Worksheet, parts: list[str]) -> None:
    """005."""
    sheet.updated = parts[0].strip()


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
    ("044", "country", "where 008 has none"),
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
    relations.FIELDS,
    holdings.FIELDS,
)
HANDLERS: dict[str, Handler] = handlers(*_TABLES)
CROSSWALK: Crosswalk = crosswalk(*_TABLES, also=_CODED)
_handler = HANDLERS.get


def understand(record: Record, profile: Profile) -> Reading:
    """A bibliographic record, whatever bytes it came in."""
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
        _by_profile(sheet, record)
    return _settled(sheet, record)


_PLAIN = Profile()


def _by_profile(sheet: Worksheet, record: Record) -> None:
    """What this source writes in places of its own: the record's number, copies in local tags."""
    profile = sheet.profile
    if profile.local_id and profile.local_id != "001":
        tag, _, code = profile.local_id.replace(" ", "").partition("$")
        value = record.first(tag)
        own = subfield(value, code) if code else value
        sheet.local_id = own.strip() or sheet.local_id
    if profile.holdings:
        sheet.copies = [each for each in sheet.copies if each[0] in profile.holdings]
        for tag in profile.holdings:
            if tag not in HANDLERS:
                handler = holdings.copies(tag)
                for value in record.all(tag):
                    handler(sheet, value.split("\x1f"))


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
                found = LANGUAGES.get(each) or language_of(each)
                if found and found not in into:
                    into.append(found)
                elif not found and each not in NO_LANGUAGE:
                    sheet.problem("unknown-language", f"041 ${part[:1]}", each)
    if not sheet.language and sheet.languages:
        sheet.language = sheet.languages[0]


def _settled(sheet: Worksheet, record: Record) -> Reading:
    if record.leader[6:7] == "z":
        sheet.problems.append(Problem("authority-record", "leader/06", "", grave=True))
        return Reading(None, tuple(sheet.problems), record.leader[5:6] == "d")
    settle_kind(sheet)
    sheet.level = fixed.LEVELS.get(record.leader[7:8], "single")
    if sheet.copies or sheet.statements:
        holdings.settle_holdings(sheet)
    dates = _dates(sheet)
    if not any(title.role == "main" for title in sheet.titles):
        sheet.problem("no-title", "245", sheet.local_id)
    description = Description(
        sheet.local_id,
        sheet.kind,
        sheet.level,
        tuple(sheet.titles),
        tuple(sheet.contributions),
        tuple(sheet.languages),
        tuple(sheet.original_languages),
        _scripts(sheet),
        dates,
        tuple(sheet.publications),
        sheet.edition,
        sheet.extent,
        sheet.medium,
        tuple(sheet.series),
        tuple(sheet.identifiers),
        tuple(sheet.classifications),
        tuple(sheet.subjects),
        tuple(sheet.notes),
        tuple(sheet.links),
        sheet.rights or sheet.profile.rights,
        sheet.rights_note,
        tuple(sheet.holdings),
        tuple(sheet.relations),
        None,
        sheet.responsibility,
        sheet.country,
        "",
        sheet.dimensions,
        sheet.scale,
        sheet.coordinates,
        sheet.digital,
        sheet.updated,
        sheet.cataloguer,
        sheet.language_of_record,
    )
    return Reading(description, tuple(sheet.problems), record.leader[5:6] == "d")


def _scripts(sheet: Worksheet) -> tuple[str, ...]:
    """The scripts of the main titles, that of the piece itself before its romanisation."""
    scripts = [title.script for title in sheet.titles if title.role == "main" and title.script]
    return tuple(dict.fromkeys(scripts[::-1])) if len(scripts) > 1 else tuple(scripts)


def _dates(sheet: Worksheet) -> tuple[Period, ...]:
    """The statement's words with the coded years: cataloguers coded what the words mean."""
    coded = fixed.dates_of(sheet.fixed) if sheet.fixed else ()
    written = sheet.issued
    dates: list[Period] = []
    used = set()
    for role, text in written:
        words = trim_stop(text)
        if not words or sheet.pair:
            continue
        for name, start, end in coded:
            if name == role or (
                role in {"produced", "distributed", "printed"} and name == "published" and len(written) == 1
            ):
                dates.append(Period(words, start, end, role if role != "distributed" else "published"))
                used.add(name)
                break
        else:
            dates.append(Period(words, *years(words), role if role in _ROLES else "published"))
    for name, start, end in coded:
        if name not in used and not (name == "copyright" and dates and dates[0].start == start):
            dates.append(Period(_shown(start, end), start, end, name))
    return tuple(dates + sheet.coverage)


_ROLES = frozenset(("published", "printed", "copyright", "original", "created"))


def _shown(start: int | None, end: int | None) -> str:
    if start == end or end is None:
        return f"{start}-" if end is None else str(start)
    return f"{start}–{end}"

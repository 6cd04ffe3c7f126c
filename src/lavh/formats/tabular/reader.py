"""One row, understood by its mapping → Description."""

from collections.abc import Callable

import msgspec

from lavh.formats import dating, languages, naming, numbering
from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    Copy,
    Description,
    DigitalObject,
    Holding,
    Identifier,
    Note,
    Period,
    Publication,
    Relation,
    Series,
    Subject,
    Title,
)
from lavh.formats.draft import LEADING
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.scripts import script_of
from lavh.formats.tabular import mapping
from lavh.formats.tabular.mapping import Entry, Mapped
from lavh.formats.tabular.paths import Item

Parts = dict[str, str]

_DECODE = msgspec.json.Decoder().decode


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one JSON object. Raises `Misconfigured("bad-mapping")` if the profile's mapping is faulty."""
    try:
        record = _DECODE(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Reading(None, (Problem(code="broken-json", detail=str(error)[:200], grave=True),))
    if type(record) is not dict:
        return Reading(None, (Problem(code="not-an-object", detail=type(record).__name__, grave=True),))
    mapped = mapping.of_profile(profile) or mapping.for_record(record)
    if mapped is None:
        return Reading(None, (Problem(code="needs-mapping", grave=True),))
    description = _description(record, mapped, profile)
    if description.titles:
        return Reading(description)
    return Reading(description, (Problem(code="no-title", place=mapped.name),))


def _description(record: Item, mapped: Mapped, profile: Profile) -> Description:
    told: dict[str, object] = {}
    for name, value in mapped.fields:
        if name in _PLURAL:
            told[name] = tuple(dict.fromkeys(value.many(record, record)))
        elif text := value.one(record, record):
            told[name] = text
    for name, entries in mapped.entries:
        make = MAKERS[name]
        made: list[object] = []
        for entry in entries:
            _gather(entry, record, make, made)
        if made:
            told[name] = tuple(made) if len(made) == 1 else tuple(dict.fromkeys(made))
    told["kind"] = profile.kind or told.get("kind", "other")
    if told.get("digital"):
        told["digital"] = True
    told["language_of_record"] = profile.language or mapped.language
    told.setdefault("rights", profile.rights)
    if mapped.language and "titles" in told:
        told["titles"] = _headed(told["titles"])
    if "contributions" in told:
        told["contributions"] = _led(told["contributions"])
    return Description(**told)  # type: ignore[arg-type]  # the names come from the tables of `mapping`


_PLURAL = frozenset({"languages", "original_languages", "scripts"})


def _gather(entry: Entry, record: Item, make: Callable[[str, Parts], object], made: list[object]) -> None:
    """Add what one table of a list gives for this record."""
    first, constants, rest, several = entry.first, entry.constants, entry.rest, entry.several
    for item in (record,) if entry.items is None else entry.items(record):
        text = first.one(item, record)
        if not text and (several or not rest):
            continue
        parts = constants.copy() if constants else {}
        for part, value in rest:
            if told := value(item, record):
                parts[part] = told
        if several and first.plural:
            made.extend([make(each, parts) for each in first.many(item, record)])
        elif text or not _ENOUGH.isdisjoint(parts):
            made.append(make(text, parts))


_ENOUGH = frozenset(
    {"start", "end", "shelf", "barcode", "summary", "branch"}
)  # make a date or a holding without their first part


def _headed(titles: object) -> object:
    """Only the first title is the main one."""
    seen = False
    made: list[Title] = []
    for title in titles if isinstance(titles, tuple) else ():
        again = seen and title.role == "main"
        seen = seen or title.role == "main"
        made.append(msgspec.structs.replace(title, role="variant") if again else title)
    return tuple(made)


def _led(contributions: object) -> object:
    """The first contribution that may, heads the description."""
    made = list(contributions) if isinstance(contributions, tuple) else []
    for place, each in enumerate(made):
        if each.role in LEADING:
            made[place] = Contribution(agent=each.agent, role=each.role, lead=True, stated=each.stated)
            break
    return tuple(made)


def _title(text: str, parts: Parts) -> Title:
    language = languages.language(parts.get("language", ""))
    return Title(
        text, parts.get("role", "main"), parts.get("rest", ""), parts.get("part", ""), language, script_of(text)
    )


def _contribution(name: str, parts: Parts) -> Contribution:
    number = parts.get("identifier", "")
    dates = parts.get("dates", "")
    if not dates:
        name, dates = naming.split_dates(name)
    agent = Agent(
        name=name,
        kind=parts.get("kind", "person"),
        dates=dates,
        addition=parts.get("addition", ""),
        script=script_of(name),
        identifiers=((parts.get("scheme", "local"), number),) if number else (),
    )
    return Contribution(agent, parts.get("role", "cre"), stated=parts.get("stated", ""))


def _period(written: str, parts: Parts) -> Period:
    role = parts.get("role", "created")
    if "start" in parts or "end" in parts:
        return dating.between(written, parts.get("start", ""), parts.get("end", ""), role)
    return dating.period(written, role)


def _publication(publisher: str, parts: Parts) -> Publication:
    return Publication(parts.get("place", ""), publisher, parts.get("role", "published"), script_of(publisher))


def _series(title: str, parts: Parts) -> Series:
    return Series(title, parts.get("volume", ""), parts.get("issn", ""))


def _identifier(value: str, parts: Parts) -> Identifier:
    found = numbering.identifier(value, parts.get("scheme", ""))
    return msgspec.structs.replace(found, note=parts["note"]) if "note" in parts else found


def _classification(number: str, parts: Parts) -> Classification:
    return Classification(parts.get("scheme", "local"), number)


def _subject(term: str, parts: Parts) -> Subject:
    get = parts.get
    if "language" in parts:
        parts["language"] = languages.language(parts["language"])
    return Subject(term, get("kind", "topic"), (), get("scheme", ""), get("identifier", ""), get("language", ""))


def _note(text: str, parts: Parts) -> Note:
    return Note(text, parts.get("kind", "general"), languages.language(parts.get("language", "")))


def _link(url: str, parts: Parts) -> DigitalObject:
    return DigitalObject(url, **parts)


def _holding(call_number: str, parts: Parts) -> Holding:
    copy = Copy(barcode=parts.get("barcode", ""), status=parts.get("status", ""), use=parts.get("use", ""))
    return Holding(
        institution=parts.get("institution", ""),
        branch=parts.get("branch", ""),
        shelf=parts.get("shelf", ""),
        call_number=call_number,
        summary=parts.get("summary", ""),
        note=parts.get("note", ""),
        copies=(copy,) if copy != Copy() else (),
    )


def _relation(title: str, parts: Parts) -> Relation:
    number = parts.get("identifier", "")
    return Relation(
        role=parts.get("role", "related"),
        title=title,
        agent=parts.get("agent", ""),
        identifiers=((parts.get("scheme", "local"), number),) if number else (),
        local_id=parts.get("local_id", ""),
        note=parts.get("note", ""),
    )


MAKERS: dict[str, Callable[[str, Parts], object]] = {
    "titles": _title,
    "contributions": _contribution,
    "dates": _period,
    "publications": _publication,
    "series": _series,
    "identifiers": _identifier,
    "classifications": _classification,
    "subjects": _subject,
    "notes": _note,
    "links": _link,
    "holdings": _holding,
    "relations": _relation,
}

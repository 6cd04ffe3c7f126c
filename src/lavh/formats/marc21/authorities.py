"""MARC 21 authority → `Authority`: https://www.loc.gov/marc/authority/. A heading, its see-from references, its forms in other scripts and systems."""

from collections.abc import Callable, Iterator

from lavh.formats.description import Agent
from lavh.formats.iso2709.authorities import authority, named, said
from lavh.formats.iso2709.record import SUBFIELD, Record, subfield
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.marc21 import subjects
from lavh.formats.marc21.agents import body, person
from lavh.formats.reading import Problem, Profile, Reading

REFERENCES = frozenset("bcdeg")  # 008/09: no heading of its own stands in the record
MANY = "b"  # 008/32: the name of several persons, which tells nobody
_TITLED = f"{SUBFIELD}t"
_SUBJECTS = {"48": "period", "50": "topic", "51": "place", "55": "genre"}
CROSSWALK = (
    ("authority: leader/06 = z", "", "a record of a name or a subject: no work, but names by which works are found"),
    ("authority: 008/09, 008/32", "", "references without a heading and names of several persons are not used"),
    ("authority: 010 016 024 035", "heading.identifiers", "scheme from $2 or from the agency in brackets"),
    ("authority: 100 110 111 148 150 151 155", "heading", "as 100 … 655 of a bibliographic record"),
    ("authority: 4XX", "variants", "see-from references"),
    ("authority: 7XX", "variants, heading.identifiers", "the heading of another system or language, and its $0 $1"),
    ("authority: 880", "variants", "of 1XX, 4XX and 7XX"),
)


def understand(record: Record, profile: Profile) -> Reading:
    """An authority record, whatever bytes it came in. One that is of no use to us has a grave problem and is kept all the same."""
    deleted = record.leader[5:6] in {"d", "s", "x"}
    fixed = record.first("008")
    found = [
        (tag, agent) for tag, value in _fields(record) if (agent := _read(tag[1:], value, record, profile)) is not None
    ]
    heading = next((agent for tag, agent in found if tag[0] == "1"), None)
    if heading is None or fixed[9:10] in REFERENCES or (heading.kind == "person" and fixed[32:33] == MANY):
        return Reading(None, (*record.problems, Problem("authority-record", "leader/06", "", grave=True)), deleted)
    return Reading(None, tuple(record.problems), deleted, said(record, heading, found, _numbers(record)))


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Headings and references; an 880 under the tag that it is a form of, as a reference."""
    for tag, value in zip(record.tags, record.values, strict=True):
        if tag == "880":
            linked = subfield(value, "6")[:3]
            if linked[:1] in {"1", "4", "7"}:
                yield f"4{linked[1:]}", value
        elif tag[:1] in {"1", "4", "7"}:
            yield tag, value


def _read(sort: str, value: str, record: Record, profile: Profile) -> Agent | None:
    """What a field names, by the last figures of its tag; None for works and what we have no use for."""
    parts = value.split(SUBFIELD)
    reader = _AGENTS.get(sort)
    if reader is not None:
        agent = None if _TITLED in value else reader(parts)
        return agent if agent is not None and agent.name else None
    kind = _SUBJECTS.get(sort)
    if kind is None:
        return None
    sheet = Worksheet(record, profile)
    subjects.heading(kind, sheet, parts)
    return named(sheet.subjects[0], parts) if sheet.subjects else None


_AGENTS: dict[str, Callable[[list[str]], Agent]] = {
    "00": lambda parts: person(parts)[0],
    "10": lambda parts: body(parts, meeting=False)[0],
    "11": lambda parts: body(parts, meeting=True)[0],
}


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    """010 is the number at the Library of Congress; 024 says whose it is in $2; 035 in brackets."""
    for tag, value in zip(record.tags, record.values, strict=True):
        written = subfield(value, "a")
        if not written:
            continue
        if tag == "010":
            yield from authority(f"(DLC){written}")
        elif tag == "024":
            yield from authority(written if written.startswith("http") else f"({subfield(value, '2')}){written}")
        elif (
            tag == "035" and written.startswith("(") and not written.lower().startswith("(ocolc)")
        ):  # of records, not of names
            yield from authority(written)

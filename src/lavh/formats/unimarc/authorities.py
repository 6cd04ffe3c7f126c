"""UNIMARC/Authorities and RUSMARC/Authorities → `Authority`: https://www.ifla.org/publications/unimarc-authorities-format/."""

from collections.abc import Callable, Iterator

from msgspec import structs

from lavh.formats.description import Agent
from lavh.formats.iso2709.authorities import authority, named, said
from lavh.formats.iso2709.record import SUBFIELD, Record, subfield
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.unimarc import subjects
from lavh.formats.unimarc.agents import body_of, person_of

_ENTRY = "x"  # leader/06; references (y) and explanations (z) have no heading of their own
_SUBJECTS = {"15": "place", "50": "topic", "60": "place", "80": "genre"}
CROSSWALK = (
    ("authority: leader/06 = x", "", "a record of a name or a subject: no work, but names by which works are found"),
    ("authority: leader/06 = y z", "", "references and explanations are not used"),
    (
        "authority: 010 017 033 035",
        "heading.identifiers",
        "010 ISNI; scheme from $2, from the agency in brackets or the address",
    ),
    (
        "authority: 200 210 215 220 250 260 280",
        "heading",
        "as 700 710 607 720 606 620 608 of a bibliographic record; further ones are other scripts",
    ),
    ("authority: 4XX", "variants", "see-from references"),
    ("authority: 7XX", "variants, heading.identifiers", "the heading in another language or script, and its $3 $o"),
)


def understand(record: Record, profile: Profile) -> Reading:
    """An authority record, whatever bytes it came in. One that is of no use to us has a grave problem and is kept all the same."""
    deleted = record.leader[5:6] == "d"
    found = [
        (tag, agent)
        for tag, value in zip(record.tags, record.values, strict=True)
        if tag[:1] in {"2", "4", "7"} and (agent := _read(tag[1:], value, record, profile)) is not None
    ]
    heading = next((agent for tag, agent in found if tag[0] == "2"), None)
    if heading is None or record.leader[6:7] != _ENTRY:
        return Reading(None, (*record.problems, Problem("authority-record", "leader/06", "", grave=True)), deleted)
    return Reading(None, tuple(record.problems), deleted, said(record, heading, found, _numbers(record)))


def _family(parts: list[str]) -> Agent:
    return structs.replace(person_of(parts)[0], kind="family")


_AGENTS: dict[str, Callable[[list[str]], Agent]] = {
    "00": lambda parts: person_of(parts)[0],
    "10": lambda parts: body_of(parts)[0],
    "20": _family,
}


def _read(sort: str, value: str, record: Record, profile: Profile) -> Agent | None:
    """What a field names, by the last figures of its tag; None for works and what we have no use for."""
    parts = value.split(SUBFIELD)
    reader = _AGENTS.get(sort)
    if reader is not None:
        agent = reader(parts)
        return agent if agent.name else None
    kind = _SUBJECTS.get(sort)
    if kind is None:
        return None
    sheet = Worksheet(record, profile)
    if sort == "60":
        subjects.place(sheet, parts)
    else:
        subjects.heading(kind, sheet, parts)
    return named(sheet.subjects[0], parts) if sheet.subjects else None


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    for tag, value in zip(record.tags, record.values, strict=True):
        written = subfield(value, "a")
        if not written:
            continue
        if tag == "010":
            yield from authority(f"(isni){written.upper().removeprefix('ISNI').strip()}")
        elif tag == "017":
            yield from authority(written if written.startswith("http") else f"({subfield(value, '2')}){written}")
        elif tag == "033" or (tag == "035" and written.startswith("(")):
            yield from authority(written)

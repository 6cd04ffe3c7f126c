"""Many records of one work → what the catalogue shows of it. Pure; the order of the records does not matter."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from lavh.catalog import matching
from lavh.catalog.authority_numbers import LOCAL
from lavh.catalog.card import By, Card, Form, Ways
from lavh.formats.description import Agent, Contribution, Description, Name, Period, Subject, Title, packed
from lavh.formats.iso2709.authorities import authority
from lavh.formats.kinds import Kind
from lavh.kernel import romanised

SOUND = {Kind.AUDIOBOOK, Kind.RECORDING}
SIGHT = {
    Kind.PHOTOGRAPH,
    Kind.IMAGE,
    Kind.MUSEUM_OBJECT,
    Kind.MAP,
    Kind.VIDEO,
    Kind.MANUSCRIPT,
    Kind.ARCHIVE,
    Kind.SCORE,
}
ON_SITE = {Kind.MANUSCRIPT, Kind.MUSEUM_OBJECT, Kind.ARCHIVE, Kind.PHOTOGRAPH, Kind.IMAGE}
FORMS = {  # of expressions
    Kind.AUDIOBOOK: "sound", Kind.RECORDING: "sound", Kind.SCORE: "notation", Kind.VIDEO: "moving", Kind.PHOTOGRAPH: "image", Kind.IMAGE: "image",
    Kind.MAP: "map", Kind.MUSEUM_OBJECT: "object", Kind.ARCHIVE: "archive", Kind.TACTILE: "tactile", Kind.SOFTWARE: "program", Kind.DATASET: "data",
}  # fmt: skip
HEADINGS = {"topic": 1, "place": 2, "period": 3, "genre": 4, "material": 4, "work": 1}  # Subject.Kind
PERSONS = {"person", "family", "corporate", "meeting"}
MAKERS = {"aut", "cre", "cmp", "art", "pht", "ctg", "com", "edt", "prf", "drt", "nrt", "trl", "ill"}
LISTED = 4  # makers named in a list


class Member(NamedTuple):
    """A record of the work, and what is known of its institution."""

    record: int
    institution: int
    lends: bool
    description: Description


class Pointers(NamedTuple):
    """Whom and what a description names, as digests of match keys, in its order."""

    agents: tuple[int, ...]  # of its contributions; 0 for one without a name
    subjects: tuple[int, ...]
    about: tuple[int, ...]


class Headings(NamedTuple):
    """Everyone and everything that records refer to, by digest of its match key; and what each record refers to."""

    agents: dict[int, Agent]
    subjects: dict[int, tuple[int, str, tuple[Name, ...]]]
    pointers: dict[int, Pointers]


def headings(members: Sequence[Member]) -> Headings:
    """The agents and subjects of all members, each once."""
    found = Headings({}, {}, {})
    for member in members:
        found.pointers[member.record] = _pointers(member.description, found)
    return found


def _pointers(description: Description, found: Headings) -> Pointers:
    agents: list[int] = []
    for contribution in description.contributions:
        agent = contribution.agent
        agents.append(_meet(found.agents, agent) if agent.name else 0)
    subjects: list[int] = []
    about: list[int] = []
    for subject in description.subjects:
        someone, own = _read(subject)
        if someone is not None:
            about.append(_meet(found.agents, someone))
        for key, heading in own:
            found.subjects.setdefault(key, heading)
            subjects.append(key)
    return Pointers(tuple(agents), tuple(subjects), tuple(about))


@lru_cache(maxsize=1 << 15)
def _read(subject: Subject) -> tuple[Agent | None, tuple[tuple[int, tuple[int, str, tuple[Name, ...]]], ...]]:
    """(whom a subject is, with digests the headings that it gives). The same ones come again and again."""
    own = tuple((matching.subject_digest(kind, term), (kind, term, forms)) for kind, term, forms in terms(subject))
    return person(subject) if subject.kind in PERSONS else None, own


def _meet(agents: dict[int, Agent], agent: Agent) -> int:
    """One more mention of an agent: another spelling of its name is one of its forms, what identifies it is kept. Returns its digest."""
    key = matching.agent_digest(agent)
    known = agents.setdefault(key, agent)
    if known is agent or known == agent:
        return key
    spelt = {form.text for form in known.forms} | {known.name}
    forms = tuple(form for form in (Name(agent.name, agent.script), *agent.forms) if form.text not in spelt)
    identifiers = tuple(dict((*agent.identifiers, *known.identifiers)).items())
    if forms or len(identifiers) > len(known.identifiers):
        agents[key] = structs.replace(known, forms=known.forms + forms, identifiers=identifiers)
    return key


def person(subject: Subject) -> Agent:
    """The agent that a subject of kind person, family, corporate or meeting is. Dates stand at its end, after a comma."""
    name, _, last = subject.term.rpartition(",")
    dated = name and any(character.isdigit() for character in last)
    numbers = _numbers_of(subject) if subject.identifier else ()
    return Agent(
        name if dated else subject.term,
        subject.kind,
        last.strip() if dated else "",
        forms=subject.forms,
        identifiers=numbers,
    )


def _numbers_of(subject: Subject) -> tuple[tuple[str, str], ...]:
    """The number of a subject that is somebody: an address, "scheme:number", or as the source has it. With subdivisions it may be that of the whole."""
    scheme, colon, number = subject.identifier.partition(":")
    if colon and scheme.isalpha() and not number.startswith("//"):
        return ((scheme, number),)
    found = authority(subject.identifier)
    return () if subject.subdivisions and found[:1] and found[0][0] == LOCAL else found


def terms(subject: Subject) -> list[tuple[int, str, tuple[Name, ...]]]:
    """The headings a subject string gives: its main term, its places and periods; its topics where the main term is a place or a name."""
    found: list[tuple[int, str, tuple[Name, ...]]] = []
    main = HEADINGS.get(subject.kind)
    if main and subject.term:
        found.append((main, subject.term, subject.forms))
    for kind, term in subject.subdivisions:
        if kind != "topic" or subject.kind != "topic":
            number = HEADINGS.get(kind)
            if number and term:
                found.append((number, term, ()))
    return found


def card(
    members: Sequence[Member], editions: int, found: Headings, agents: Mapping[int, int], subjects: Mapping[int, int]
) -> Card:
    """The card of a work. `found`: what its records refer to; `agents`, `subjects`: digest of the match key → number in the catalogue."""
    ordered = members if len(members) == 1 else sorted(members, key=_worth)
    best = ordered[0].description
    descriptions = [member.description for member in ordered]
    titles = _titles(descriptions)
    start, end, dated = _years(descriptions)
    kinds = dict.fromkeys(int(Kind.of(each.kind)) for each in descriptions)
    pointers = [found.pointers[member.record] for member in ordered]
    return Card(
        title=titles[0],
        rest=next((title.rest for title in best.titles if title.role == "main" and title.rest), ""),
        forms=tuple(titles[1:4]),
        by=_makers(descriptions, pointers, agents),
        start=start,
        end=end,
        dated=dated,
        kinds=tuple(sorted(kinds)) if len(kinds) > 1 else tuple(kinds),
        languages=tuple(dict.fromkeys(language for each in descriptions for language in each.languages)),
        institutions=tuple(sorted({member.institution for member in ordered})),
        editions=editions,
        records=len(ordered),
        ways=_ways(ordered),
        picture=next((link.url for each in descriptions for link in each.links if link.role in {"cover", "image"}), ""),
        summary=next((note.text[:280] for each in descriptions for note in each.notes if note.kind == "summary"), ""),
        agents=tuple(_roles(descriptions, pointers, agents)),
        subjects=_numbers([key for each in pointers for key in each.subjects], subjects),
        about=_numbers([key for each in pointers for key in each.about], agents),
        unit=best.unit.level if best.unit else "",
        rights=tuple(sorted({each.rights for each in descriptions if each.rights})),
        publisher=next((each.publisher for each in best.publications if each.publisher), ""),
    )


def expression(description: Description) -> tuple[str, str]:
    """(language, form) of the expression that a record describes."""
    language = description.languages[0] if description.languages else ""
    return language, FORMS.get(Kind.of(description.kind), "text")


def spoken(descriptions: Sequence[Description]) -> tuple[str, str, Kind]:
    """(language, form, kind) of an edition: what most of its records say; of what as many say, the first in the alphabet."""
    if len(descriptions) == 1:
        return *expression(descriptions[0]), Kind.of(descriptions[0].kind)
    told = Counter((*expression(each), Kind.of(each.kind)) for each in descriptions)
    return min(told, key=lambda each: (-told[each], each))


def year(descriptions: Iterable[Description]) -> int | None:
    """The first year in which a manifestation was published or made."""
    years = [
        date.start
        for each in descriptions
        for date in each.dates
        if date.start is not None and date.role in {"published", "created"}
    ]
    return min(years) if years else None


def _worth(member: Member) -> tuple[int, int, bytes]:
    """Sorts the record that describes best to the front: native script, then fullness, then its very bytes, so that ties have one end."""
    description = member.description
    main = next((title for title in description.titles if title.role == "main"), Title(""))
    language = description.languages[0] if description.languages else main.language
    said = packed(description)
    return int(romanised.is_romanised(main.text, main.script, language)), -len(said), said


def _titles(descriptions: Sequence[Description]) -> list[Form]:
    """Main titles in every script met: native ones first, the commonest of each script, never empty."""
    found = [
        Form(whole(title), title.script, title.language or (description.languages[0] if description.languages else ""))
        for description in descriptions
        for title in description.titles
        if title.role == "main" and title.text
    ]
    if len(found) < 2:
        return found or [Form("")]
    counted = Counter(found)
    ranked = sorted(
        counted, key=lambda form: (romanised.is_romanised(form.text, form.script, form.language), -counted[form])
    )
    first_of_script: dict[tuple[str, bool], Form] = {}
    for form in ranked:
        first_of_script.setdefault((form.script, romanised.is_romanised(form.text, form.script, form.language)), form)
    return list(first_of_script.values())


def whole(title: Title) -> str:
    """The title with its part, as one line."""
    return f"{title.text}. {title.part}" if title.part else title.text


def _years(descriptions: Sequence[Description]) -> tuple[int | None, int | None, str]:
    dates: list[Period] = [
        date
        for each in descriptions
        for date in each.dates
        if date.start is not None and date.role in {"published", "created", "original"}
    ]
    if not dates:
        written = next((date.written for each in descriptions for date in each.dates if date.written), "")
        return None, None, written
    first = dates[0] if len(dates) == 1 else min(dates, key=lambda date: (date.start or 0, date.written))
    ends = [date.end if date.end is not None else date.start for date in dates]
    return first.start, max(end for end in ends if end is not None), first.written


def _roles(
    descriptions: Sequence[Description], pointers: Sequence[Pointers], agents: Mapping[int, int]
) -> dict[tuple[int, str], None]:
    roles: dict[tuple[int, str], None] = {}
    for description, own in zip(descriptions, pointers, strict=True):
        for contribution, key in zip(description.contributions, own.agents, strict=True):
            if key and (number := agents.get(key)) is not None:
                roles[number, contribution.role] = None
    return roles


def _makers(
    descriptions: Sequence[Description], pointers: Sequence[Pointers], agents: Mapping[int, int]
) -> tuple[By, ...]:
    """Who made it, in the words of the best record that names anyone: those who head it first."""
    for description, own in zip(descriptions, pointers, strict=True):
        found = [each for each in zip(description.contributions, own.agents, strict=True) if each[1]]
        if len(found) == 1:
            return (_by(found[0][0], agents.get(found[0][1], 0)),)
        if found:
            found.sort(key=lambda each: (not each[0].lead, each[0].role not in MAKERS))
            return tuple(dict.fromkeys([_by(each, agents.get(key, 0)) for each, key in found[:LISTED]]))
    return ()


def _by(contribution: Contribution, number: int) -> By:
    agent = contribution.agent
    forms = tuple([Form(form.text, form.script, form.language) for form in agent.forms[:2]]) if agent.forms else ()
    return By(number, agent.name, contribution.role, forms)


def _numbers(keys: Sequence[int], numbers: Mapping[int, int]) -> tuple[int, ...]:
    """The numbers of headings, each once."""
    found = [numbers[key] for key in keys if key in numbers]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _ways(members: Sequence[Member]) -> int:
    ways = 0
    for _, _, lends, description in members:
        kind = Kind.of(description.kind)
        for link in description.links:
            if link.role in {"full", "sound", "video", "image"}:
                sort = (
                    Ways.LISTEN if kind in SOUND or link.role == "sound" else Ways.LOOK if kind in SIGHT else Ways.READ
                )
                ways |= Ways.LIMITED if link.access == "restricted" else sort
        if not description.digital:
            ways |= Ways.BORROW if lends and kind not in ON_SITE else Ways.ON_SITE
    return ways

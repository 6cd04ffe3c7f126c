"""`Draft`: a description while it is being read. Readers add what they find; `done` freezes it."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

import msgspec

from lavh.formats import languages
from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
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
    Unit,
)
from lavh.formats.reading import Problem
from lavh.formats.scripts import script_of

T = TypeVar("T", bound=Hashable)


class Draft(msgspec.Struct):
    """The fields of `Description`, lists where those are tuples or are put together from several statements."""

    local_id: str = ""
    kind: str = ""
    level: str = "single"
    titles: list[Title] = []
    contributions: list[Contribution] = []
    languages: list[str] = []
    original_languages: list[str] = []
    scripts: list[str] = []
    dates: list[Period] = []
    publications: list[Publication] = []
    edition: str = ""
    extent: list[str] = []
    medium: list[str] = []
    series: list[Series] = []
    identifiers: list[Identifier] = []
    classifications: list[Classification] = []
    subjects: list[Subject] = []
    notes: list[Note] = []
    links: list[DigitalObject] = []
    rights: str = ""
    rights_note: list[str] = []
    holdings: list[Holding] = []
    relations: list[Relation] = []
    unit: Unit | None = None
    responsibility: str = ""
    country: str = ""
    place_made: str = ""
    dimensions: list[str] = []
    scale: str = ""
    coordinates: tuple[float, float, float, float] | None = None
    digital: bool = False
    updated: str = ""
    cataloguer: str = ""
    language_of_record: str = ""
    problems: list[Problem] = []

    def title(self, text: str, role: str = "main", language: str = "", rest: str = "", part: str = "") -> None:
        """A title, if there is one; a second main title is a parallel one if its language differs, else a variant."""
        if not text:
            return
        tongue = languages.language(language)
        script = languages.script(language) or script_of(text)
        if role == "main" and (first := next((each for each in self.titles if each.role == "main"), None)):
            role = "parallel" if tongue and tongue != first.language else "variant"
        self.titles.append(Title(text=text, role=role, rest=rest, part=part, language=tongue, script=script))

    def made_by(self, agent: Agent, role: str = "cre", stated: str = "") -> None:
        """A contribution. The first of an author's kind heads the description."""
        if agent.name:
            agent = msgspec.structs.replace(agent, script=agent.script or script_of(agent.name))
            lead = role in LEADING and not any(each.lead for each in self.contributions)
            self.contributions.append(Contribution(agent=agent, role=role, lead=lead, stated=stated))

    def note(self, text: str, kind: str = "general", language: str = "") -> None:
        """A note, if it says anything."""
        if text:
            self.notes.append(Note(text=text, kind=kind, language=languages.language(language)))

    def subject(
        self, term: str, kind: str = "topic", scheme: str = "", identifier: str = "", language: str = ""
    ) -> None:
        """A subject, if it is named."""
        if term:
            self.subjects.append(
                Subject(
                    term=term, kind=kind, scheme=scheme, identifier=identifier, language=languages.language(language)
                )
            )

    def done(self) -> Description:
        """The frozen description, without repetitions."""
        return Description(
            local_id=self.local_id,
            kind=self.kind,
            level=self.level,
            titles=_once(self.titles),
            contributions=_once(self.contributions),
            languages=_once(filter(None, self.languages)),
            original_languages=_once(filter(None, self.original_languages)),
            scripts=_once(filter(None, self.scripts)),
            dates=_once(self.dates),
            publications=_once(self.publications),
            edition=self.edition,
            extent=_joined(self.extent),
            medium=_joined(self.medium),
            series=_once(self.series),
            identifiers=_once(self.identifiers),
            classifications=_once(self.classifications),
            subjects=_once(self.subjects),
            notes=_once(self.notes),
            links=_once(self.links),
            rights=self.rights,
            rights_note=_joined(self.rights_note),
            holdings=_once(self.holdings),
            relations=_once(self.relations),
            unit=self.unit,
            responsibility=self.responsibility,
            country=self.country,
            place_made=self.place_made,
            dimensions=_joined(self.dimensions),
            scale=self.scale,
            coordinates=self.coordinates,
            digital=self.digital,
            updated=self.updated,
            cataloguer=self.cataloguer,
            language_of_record=self.language_of_record,
        )


# Roles that may head a description; whoever published, gave or owned it does not.
LEADING = frozenset(
    {
        "cre",
        "aut",
        "art",
        "cmp",
        "pht",
        "ctg",
        "scl",
        "com",
        "arc",
        "mfr",
        "prm",
        "egr",
        "drm",
        "dsr",
        "fmd",
        "drt",
        "att",
    }
)


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))

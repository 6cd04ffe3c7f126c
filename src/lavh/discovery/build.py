"""A work and its records → `IndexDocument`. All folding for the index happens here."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import structs

from lavh.catalog.card import Card
from lavh.catalog.queries.headings import Called
from lavh.discovery import digests
from lavh.discovery.document import IndexDocument
from lavh.discovery.fields import from_code, years
from lavh.formats.description import Description
from lavh.kernel import rights
from lavh.kernel.text.lines import Line, keys, line, read, together

TITLED = {"main", "parallel", "uniform", "original", "cover", "former", "later", "variant"}
WHOLE = {"main", "parallel", "uniform", "original"}
UNREAD = {"system", "binding", "bibliography"}  # notes that nobody searches by: "Includes index (p. 211-220)"
NOT_SPELT = "-"  # before a key in `exact`: no title or name has a word that is spelt so
LONGEST = 4_000  # characters of one note that are indexed


class Place(NamedTuple):
    """Where an institution stands in the network: its region and its type, as numbers of the index."""

    region: int
    sector: int


class Known(NamedTuple):
    """What a document is made with, beside the work. `people`, `topics`: headings that are one with others, under the numbers in cards."""

    subjects: Mapping[int, int]  # number → kind (catalog.Subject.Kind)
    places: Mapping[int, Place]  # institution → place
    people: Mapping[int, Called] = {}
    topics: Mapping[int, Called] = {}


class Bag(list[Line]):
    """Folded text of one field, as it comes."""

    def lines(self) -> list[str]:
        """The primary tokens of each value, twice the same once; the extra keys of all of them last, where they are in no phrase."""
        values = dict.fromkeys([each.keys for each in self if each.keys])
        further = [each.extras for each in self if each.extras]
        return [*values, " ".join(dict.fromkeys(chain.from_iterable(further)))] if further else list(values)


class Texts:
    """The text fields of one document in the making."""

    def __init__(self) -> None:
        self.title, self.creator, self.subject = Bag(), Bag(), Bag()
        self.series, self.publisher, self.rest = Bag(), Bag(), Bag()
        self.ident: dict[str, None] = {}  # numbers, and whole titles and names
        self.spelt: list[Line] = []  # titles and names, for the exact mode
        self.stemmed: list[Line] = []

    def add(self, description: Description) -> None:
        """Everything that one record says."""
        language = description.languages[0] if description.languages else ""
        self._titles(description, language)
        self._names(description)
        for subject in description.subjects:
            text = (
                " ".join([subject.term, *[term for _, term in subject.subdivisions]])
                if subject.subdivisions
                else subject.term
            )
            found = line(text, subject.language)
            self.subject.append(found)
            self.stemmed.append(found)
            for form in subject.forms:
                self.subject.append(line(form.text, form.language))
        for note in description.notes:
            if note.kind not in UNREAD:
                found = read(note.text[:LONGEST], note.language or language)
                self.rest.append(found)
                self.stemmed.append(found)
        self._small(description, language)
        self._numbers(description)

    def _titles(self, description: Description, language: str) -> None:
        for title in description.titles:
            if title.role not in TITLED:
                continue
            own = title.language or language
            found = line(title.text, own)
            if title.role in WHOLE:
                self.ident[digests.title(found.keys)] = None
            if title.rest or title.part:
                found = together([title.text, title.part, title.rest], own)
            self.title.append(found)
            self.stemmed.append(found)
            self.spelt.append(found)

    def _names(self, description: Description) -> None:
        for contribution in description.contributions:
            agent = contribution.agent
            self._name(agent.name)
            for form in agent.forms:
                self._name(form.text)
        if description.responsibility:  # names again, mostly: what else it says is kept
            named = set(" ".join(self.creator.lines()).split())
            words = [word for word in keys(description.responsibility, "name").split() if word not in named]
            if words:
                found = read(description.responsibility, "name").extras
                extras = tuple([word for word in found if word not in named]) if found else ()
                self.rest.append(Line(" ".join(words), extras))

    def _name(self, name: str) -> None:
        found = line(name, "name")
        self.creator.append(found)
        self.spelt.append(found)
        self.ident[digests.creator(found.keys)] = None

    def headings(self, card: Card, known: Known) -> None:
        """Every name of those who are known by others too."""
        for agent, _ in card.agents:
            if agent in known.people:
                for name in known.people[agent].names:
                    self._name(name)
        for agent in card.about:
            if agent in known.people:
                for name in known.people[agent].names:
                    self.subject.append(line(name, "name"))
        for subject in card.subjects:
            if subject in known.topics:
                for term in known.topics[subject].names:
                    self.subject.append(line(term))

    def _small(self, description: Description, language: str) -> None:
        for series in description.series:
            self.series.append(line(f"{series.title} {series.volume}" if series.volume else series.title, language))
        for publication in description.publications:
            self.publisher.append(line(publication.publisher, language))
            self.rest.append(line(publication.place, language))
        for text in (description.edition, description.medium, description.place_made):
            if text:
                self.rest.append(line(text, language))
        for relation in description.relations:
            self.rest.append(line(relation.title, language))
        for holding in description.holdings:
            self.rest.append(line(holding.shelf, language))
        if description.unit is not None:
            self.rest.append(line(description.unit.reference))

    def _numbers(self, description: Description) -> None:
        for identifier in description.identifiers:
            self.ident[compact(identifier.value)] = None
        for number in description.classifications:
            self.ident[compact(f"{number.number}{number.item}")] = None
        for holding in description.holdings:
            if holding.call_number:
                self.ident[compact(holding.call_number)] = None
            for copy in holding.copies:
                if copy.barcode:
                    self.ident[compact(copy.barcode)] = None

    def differing(self, folded: Iterable[str]) -> str:
        """The exact mode where the `folded` titles and names do not say it: words that are no such key; after a hyphen, keys that no word is spelt like."""
        lines = self.spelt
        if not any(each.extras for each in lines) and not any(map(Line.is_spelt_otherwise, lines)):
            return ""
        spelt = dict.fromkeys(" ".join([each.spelling() for each in lines]).split())
        known = dict.fromkeys(" ".join(folded).split())
        if spelt.keys() == known.keys():
            return ""
        missing = [f"{NOT_SPELT}{key}" for key in known if key not in spelt]
        return " ".join([*(word for word in spelt if word not in known), *missing])


def compact(number: str) -> str:
    """A number or call number as it is compared: letters and digits only, lower case. Empty ones match nothing."""
    if number.isascii():
        return number.encode().translate(_LOWER, _MARKS).decode() or "\x00"
    return "".join(filter(str.isalnum, number.lower())) or "\x00"


_LOWER = bytes(range(256)).lower()
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_WAYS = [[1 << bit for bit in range(6) if ways >> bit & 1] for ways in range(64)]


def document(number: int, card: Card, descriptions: Sequence[Description], known: Known) -> IndexDocument:
    """The document of a work."""
    texts = Texts()
    for description in descriptions:
        texts.add(description)
    if known.people or known.topics:
        texts.headings(card, known)
        card = _under_leaders(card, known)
    subjects, places = known.subjects, known.places
    title, creator = texts.title.lines(), texts.creator.lines()
    subject, series, publisher = texts.subject.lines(), texts.series.lines(), texts.publisher.lines()
    besides = list(dict.fromkeys([*creator, *subject, *series, *publisher, *texts.rest.lines()]))
    by_kind: dict[int, list[int]] = {}
    for heading in card.subjects:
        by_kind.setdefault(subjects.get(heading, 1), []).append(heading)
    there = [each for each in card.institutions if each in places]
    return IndexDocument(
        id=number,
        title=title,
        creator=creator,
        words=[
            *besides,
            *_stems(texts, [*title, *besides]),
        ],  # each stem a line of its own, so that none is in a phrase
        exact=texts.differing([*title, *creator]),
        subject=" ".join(subject),
        series=" ".join(series),
        publisher=" ".join(publisher),
        ident=list(texts.ident),
        kind=list(card.kinds),
        institution=list(card.institutions),
        sector=_unique([places[each].sector for each in there]),
        region=_unique([places[each].region for each in there if places[each].region]),
        language=[from_code(language) for language in card.languages],
        script=_unique([from_code(script) for each in descriptions for script in each.scripts]),
        agent=_unique([agent for agent, _ in card.agents]),
        about=list(card.about),
        topic=by_kind.get(1, []),
        place=by_kind.get(2, []),
        period=by_kind.get(3, []),
        genre=by_kind.get(4, []),
        rights=_unique([rights.number(each) for each in card.rights]),
        way=_WAYS[card.ways & 0b111111],
        year=_years(descriptions),
        newest=max(card.end or 0, 0),
        oldest=max(card.start, 0) if card.start is not None else 9999,
        weight=weight(card),
    )


def _under_leaders(card: Card, known: Known) -> Card:
    """The card with the numbers that stand for several headings."""

    def leader(number: int, called: Mapping[int, Called]) -> int:
        return called[number].number if number in called else number

    return structs.replace(
        card,
        agents=tuple([(leader(agent, known.people), role) for agent, role in card.agents]),
        about=tuple(_unique([leader(agent, known.people) for agent in card.about])),
        subjects=tuple(_unique([leader(subject, known.topics) for subject in card.subjects])),
    )


def _stems(texts: Texts, words: Iterable[str]) -> Iterable[str]:
    """Stems that are no word of the document: of the others the words tell already."""
    found = dict.fromkeys(" ".join(chain.from_iterable(map(Line.stems, texts.stemmed))).split())
    there = set(" ".join(words).split())
    return [stem for stem in found if stem not in there]


def weight(card: Card) -> float:
    """1.0–1.05 for how many editions and institutions have it and whether it can be opened: decides between equals only.

    In steps of 1/1024, which take a few bits each in the index.
    """
    spread = min(len(card.institutions) + card.editions, 12)
    return 1.0 + (spread * 3 + (10 if card.ways & 0b111 else 0)) / 1024


def _years(descriptions: Sequence[Description]) -> list[int]:
    found: set[int] = set()
    for description in descriptions:
        for date in description.dates:
            if date.role in {"published", "created", "original"}:
                found.update(years(date.start, date.end))
    return sorted(found)


def _unique(numbers: list[int]) -> list[int]:
    return numbers if len(numbers) < 2 else list(dict.fromkeys(numbers))

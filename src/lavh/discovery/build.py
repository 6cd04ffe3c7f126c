"""A work and its records → `IndexDocument`. All folding for the index happens here."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lavh.catalog.card import Card
from lavh.discovery.document import IndexDocument
from lavh.discovery.fields import from_code, years
from lavh.formats.description import Description
from lavh.kernel import rights
from lavh.kernel.text import analyse, exact, fold, stems

TITLED = {"main", "parallel", "uniform", "original", "cover", "former", "later", "variant"}
WHOLE = {"main", "parallel", "uniform", "original"}
UNREAD = {"system", "binding"}  # notes that nobody searches by
LONGEST = 4_000  # characters of one note that are indexed


class Place(NamedTuple):
    """Where an institution stands in the network: its region and its type, as numbers of the index."""

    region: int
    sector: int


class Bag:
    """Folded text of one field: primary tokens of each value in order, and the extra keys of all of them."""

    def __init__(self) -> None:
        self.values: dict[str, None] = {}
        self.extras: dict[str, None] = {}

    def add(self, text: str, language: str) -> None:
        """Fold one value in; twice the same counts once."""
        if not text:
            return
        analysed = analyse(text, language)
        if analysed.tokens:
            self.values[" ".join(analysed.tokens)] = None
            if analysed.extras:
                self.extras.update(dict.fromkeys(analysed.extras))

    def lines(self) -> list[str]:
        """The values, each a line of tokens; the extra keys last, where they are in no phrase."""
        return [*self.values, " ".join(self.extras)] if self.extras else list(self.values)

    def line(self) -> str:
        """Everything in one line."""
        return " ".join([*self.values, *self.extras])


class Texts:
    """The text fields of one document in the making."""

    def __init__(self) -> None:
        self.title, self.creator, self.subject, self.series, self.publisher, self.rest = (
            Bag(),
            Bag(),
            Bag(),
            Bag(),
            Bag(),
            Bag(),
        )
        self.titlekey: dict[str, None] = {}
        self.creatorkey: dict[str, None] = {}
        self.ident: dict[str, None] = {}
        self.exact: list[str] = []
        self.stem: dict[str, None] = {}

    def add(self, description: Description) -> None:
        """Everything that one record says."""
        language = description.languages[0] if description.languages else ""
        self._titles(description, language)
        self._names(description)
        for subject in description.subjects:
            text = (
                " ".join([subject.term, *(term for _, term in subject.subdivisions)])
                if subject.subdivisions
                else subject.term
            )
            self._word(self.subject, text, subject.language, stemmed=True)
            for form in subject.forms:
                self.subject.add(form.text, form.language)
        for series in description.series:
            self.series.add(f"{series.title} {series.volume}" if series.volume else series.title, language)
        for publication in description.publications:
            self.publisher.add(publication.publisher, language)
            self.rest.add(publication.place, language)
        for note in description.notes:
            if note.kind not in UNREAD:
                self._word(self.rest, note.text[:LONGEST], note.language or language, stemmed=True)
        self._small(description, language)
        self._numbers(description)

    def _titles(self, description: Description, language: str) -> None:
        for title in description.titles:
            if title.role not in TITLED:
                continue
            own = title.language or language
            text = (
                " ".join(part for part in (title.text, title.part, title.rest) if part)
                if title.rest or title.part
                else title.text
            )
            self._word(self.title, text, own, stemmed=True)
            self.exact.append(exact(text, own))
            if title.role in WHOLE:
                self.titlekey[fold(title.text, own)] = None

    def _names(self, description: Description) -> None:
        for contribution in description.contributions:
            agent = contribution.agent
            for name in (agent.name, *(form.text for form in agent.forms)):
                self.creator.add(name, "name")
                self.exact.append(exact(name, "name"))
                self.creatorkey[" ".join(sorted(fold(name, "name").split()))] = None
        self.rest.add(description.responsibility, "name")

    def _small(self, description: Description, language: str) -> None:
        for text in (description.edition, description.medium, description.place_made):
            self.rest.add(text, language)
        for relation in description.relations:
            self.rest.add(relation.title, language)
        for holding in description.holdings:
            self.rest.add(holding.shelf, language)
        if description.unit is not None:
            self.rest.add(description.unit.reference, "")

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

    def _word(self, bag: Bag, text: str, language: str, *, stemmed: bool) -> None:
        bag.add(text, language)
        if stemmed:
            self.stem.update(dict.fromkeys(stems(text, language)))


def compact(number: str) -> str:
    """A number or call number as it is compared: letters and digits only, lower case. Empty ones match nothing."""
    return "".join(character for character in number.lower() if character.isalnum()) or "\x00"


def document(
    number: int, card: Card, descriptions: Sequence[Description], subjects: dict[int, int], places: dict[int, Place]
) -> IndexDocument:
    """The document of a work. `subjects`: number → kind (catalog.Subject.Kind); `places`: institution → place."""
    texts = Texts()
    for description in descriptions:
        texts.add(description)
    everything = dict.fromkeys(
        line
        for bag in (texts.title, texts.creator, texts.subject, texts.series, texts.publisher, texts.rest)
        for line in bag.lines()
    )
    by_kind: dict[int, list[int]] = {}
    for subject in card.subjects:
        by_kind.setdefault(subjects.get(subject, 1), []).append(subject)
    return IndexDocument(
        id=number,
        title=texts.title.lines(),
        creator=texts.creator.lines(),
        words=list(everything),
        stem=" ".join(texts.stem),
        exact=" ".join(texts.exact),
        subject=texts.subject.line(),
        series=texts.series.line(),
        publisher=texts.publisher.line(),
        titlekey=list(texts.titlekey),
        creatorkey=list(texts.creatorkey),
        ident=list(texts.ident),
        kind=list(card.kinds),
        institution=list(card.institutions),
        sector=_unique(places[each].sector for each in card.institutions if each in places),
        region=_unique(places[each].region for each in card.institutions if each in places and places[each].region),
        language=[from_code(language) for language in card.languages],
        script=_unique(from_code(script) for each in descriptions for script in each.scripts),
        agent=_unique(agent for agent, _ in card.agents),
        about=list(card.about),
        topic=by_kind.get(1, []),
        place=by_kind.get(2, []),
        period=by_kind.get(3, []),
        genre=by_kind.get(4, []),
        rights=_unique(rights.number(each) for each in card.rights),
        way=[1 << bit for bit in range(6) if card.ways >> bit & 1],
        year=_years(descriptions),
        newest=max(card.end or 0, 0),
        oldest=max(card.start, 0) if card.start is not None else 9999,
        weight=weight(card),
    )


def weight(card: Card) -> float:
    """1.0–1.05 for how many editions and institutions have it and whether it can be opened: decides between equals only."""
    spread = min(len(card.institutions) + card.editions, 12)
    return 1.0 + spread * 0.003 + (0.01 if card.ways & 0b111 else 0.0)


def _years(descriptions: Sequence[Description]) -> list[int]:
    found: set[int] = set()
    for description in descriptions:
        for date in description.dates:
            if date.role in {"published", "created", "original"}:
                found.update(years(date.start, date.end))
    return sorted(found)


def _unique(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))

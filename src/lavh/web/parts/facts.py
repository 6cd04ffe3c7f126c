"""The description as rows of a table: what the records say of an edition or a work, each thing once, in a patron's words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog import matching
from lavh.catalog.assembly import PERSONS, person, terms, whole
from lavh.catalog.queries.headings import Numbers
from lavh.formats.description import Description
from lavh.kernel import languages
from lavh.web import addresses, figures, labels

NOTES: Mapping[str, str] = {  # in the order in which they are shown; those left out are for cataloguers
    "contents": _("Contents"), "biography": _("About the maker"), "arrangement": _("How it is arranged"), "access": _("Who may see it"),
    "use": _("How it may be used"), "accessibility": _("Accessibility"), "audience": _("For whom"), "language": _("About the language"), "cast": _("Performers"),
    "credits": _("Credits"), "technique": _("Technique"), "inscription": _("Inscription"), "provenance": _("Where it comes from"), "award": _("Awards"),
    "dissertation": _("Thesis"), "bibliography": _("Bibliography"), "related": _("Related material"), "finding-aid": _("Finding aid"),
    "binding": _("Binding"), "general": _("Notes"),
}  # fmt: skip
NUMBERS: Mapping[str, str] = {
    "isbn": "ISBN", "issn": "ISSN", "ismn": "ISMN", "lccn": "LCCN", "oclc": "OCLC", "doi": "DOI", "ark": "ARK", "bnb": "BNB", "isni": "ISNI",
    "viaf": "VIAF", "national": _("National bibliography number"), "report": _("Report number"), "music": _("Publisher's music number"),
    "strn": _("Technical report number"), "accession": _("Inventory number"), "uri": _("Address"), "sici": "SICI",
}  # fmt: skip
TITLES: Mapping[str, str] = {
    "parallel": _("Parallel title"), "uniform": _("Uniform title"), "original": _("Original title"), "former": _("Former title"),
    "later": _("Later title"), "cover": _("Title on the cover"), "variant": _("Also known as"),
}  # fmt: skip
DATES: Mapping[str, str] = {
    "published": _("Published"), "created": _("Made"), "original": _("First published"), "copyright": _("Copyright year"), "covers": _("Period covered"),
    "printed": _("Printed"), "acquired": _("Acquired"),
}  # fmt: skip
HEADINGS: Mapping[int, str] = {1: _("Subjects"), 2: _("Places"), 3: _("Periods"), 4: _("Genre and form")}


class Value(NamedTuple):
    """One thing said. `address`: where it leads; `aside`: a qualifier."""

    text: str
    address: str = ""
    language: str = ""
    aside: str = ""


class Fact(NamedTuple):
    """A row: what it is called, and what is said."""

    name: str
    values: list[Value]
    long: bool = False  # prose, not a word or two
    heading: bool = False  # what it is about: each value leads to everything about the same


Said = dict[str, dict[Value, None]]


def of_edition(descriptions: Sequence[Description], language: str, titles: Sequence[str]) -> list[Fact]:
    """What the records of one edition say of it. `titles`: those that stand above it already."""
    rows: Said = {}
    for description in descriptions:
        _titles(description, rows)
        _imprint(description, language, rows)
        _carrier(description, rows)
        _numbers(description, rows)
    known = set(titles)
    kept = {name: [value for value in values if value.text not in known] for name, values in rows.items()}
    return [Fact(name, values) for name, values in kept.items() if values] + _notes(descriptions)


def of_work(descriptions: Sequence[Description], language: str) -> list[Fact]:
    """What holds for every edition: languages, where it stands on a classified shelf."""
    rows: Said = {}
    for description in descriptions:
        for code in description.languages:
            _say(rows, gettext("Language"), Value(_tongue(code, language)))
        for code in description.original_languages:
            _say(rows, gettext("Translated from"), Value(_tongue(code, language)))
        _classes(description, language, rows)
    return [Fact(name, list(values)) for name, values in rows.items()]


def about(descriptions: Sequence[Description], language: str, numbers: Numbers) -> list[Fact]:
    """What it is about and of which sort it is."""
    rows: Said = {}
    for description in descriptions:
        _subjects(description, language, numbers, rows)
    return [Fact(name, list(values), heading=True) for name, values in rows.items()]


def digests(descriptions: Iterable[Description]) -> set[int]:
    """The keys of everyone and everything that descriptions name."""
    found: set[int] = set()
    for description in descriptions:
        found.update(matching.agent_digest(each.agent) for each in description.contributions if each.agent.name)
        for subject in description.subjects:
            if subject.kind in PERSONS:
                found.add(matching.agent_digest(person(subject)))
            found.update(matching.subject_digest(kind, term) for kind, term, _forms in terms(subject))
    return found


def _say(rows: Said, name: str, value: Value) -> None:
    if value.text:
        rows.setdefault(name, {})[value] = None


def _tongue(code: str, language: str) -> str:
    return labels.capital(languages.name(code, language))


def _titles(description: Description, rows: Said) -> None:
    for title in description.titles:
        if title.role in TITLES and title.text:
            _say(rows, gettext(TITLES[title.role]), Value(whole(title), language=title.language))
    _say(rows, gettext("As the title page says"), Value(description.responsibility))


def _imprint(description: Description, language: str, rows: Said) -> None:
    for publication in description.publications:
        text = ": ".join(part for part in (publication.place, publication.publisher) if part)
        _say(
            rows,
            gettext("Publisher") if publication.role == "published" else gettext("Printer or distributor"),
            Value(text),
        )
    for date in description.dates:
        if date.role in DATES:
            _say(rows, gettext(DATES[date.role]), Value(date.written or figures.years(date.start, date.end)))
    _say(rows, gettext("Edition"), Value(description.edition.rstrip(".")))
    for series in description.series:
        where = addresses.search(language, [("q", f'series:"{series.title}"')])
        _say(rows, gettext("Series"), Value(series.title, where, aside=series.volume))


def _carrier(description: Description, rows: Said) -> None:
    for name, text in (
        (gettext("Extent"), description.extent),
        (gettext("Size"), description.dimensions),
        (gettext("Material"), description.medium),
        (gettext("Made in"), description.place_made),
        (gettext("Scale"), description.scale),
        (gettext("Rights"), description.rights_note),
    ):
        _say(rows, name, Value(text))


def _numbers(description: Description, rows: Said) -> None:
    for number in description.identifiers:
        if number.scheme in NUMBERS:
            aside = number.note if number.valid else gettext("not a valid number")
            _say(
                rows,
                gettext(NUMBERS[number.scheme]),
                Value(number.value, _resolver(number.scheme, number.value), aside=aside),
            )
    if description.unit is not None:
        _say(rows, gettext("Reference code"), Value(description.unit.reference))


def _resolver(scheme: str, value: str) -> str:
    """Where a number leads by its own nature."""
    if scheme == "doi":
        return f"https://doi.org/{value}"
    return value if scheme in {"uri", "ark"} and value.startswith(("http://", "https://")) else ""


def _subjects(description: Description, language: str, numbers: Numbers, rows: Said) -> None:
    for subject in description.subjects:
        if subject.kind in PERSONS:
            agent = person(subject)
            number = numbers.agents.get(matching.agent_digest(agent))
            link = addresses.person(language, number) if number else ""
            _say(rows, gettext("About"), Value(agent.name, link, aside=agent.dates))
        for kind, term, _forms in terms(subject):
            number = numbers.subjects.get(matching.subject_digest(kind, term))
            link = addresses.subject(language, number) if number else ""
            _say(rows, gettext(HEADINGS[kind]), Value(term, link))


def _classes(description: Description, language: str, rows: Said) -> None:
    for number in description.classifications:
        text = f"{number.number} {number.item}".strip()
        known = number.scheme in labels.SCHEMES
        link = addresses.shelf(language, number.scheme, start=text) if known else ""
        name = labels.scheme(number.scheme) if known else gettext("Other classification")
        _say(rows, name, Value(text, link))


def _notes(descriptions: Sequence[Description]) -> list[Fact]:
    """Notes by their kind, each text once; what is said of a whole finding aid comes after what is said of the thing."""
    said: dict[str, dict[Value, None]] = {}
    for description in descriptions:
        for note in sorted(description.notes, key=lambda each: each.inherited):
            if note.kind in NOTES and note.text:
                aside = gettext("said of the whole collection") if note.inherited else ""
                said.setdefault(note.kind, {})[Value(note.text, language=note.language, aside=aside)] = None
    return [Fact(gettext(name), list(said[kind]), long=True) for kind, name in NOTES.items() if kind in said]

"""Simple Dublin Core, valid against oai_dc.xsd. https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore"""

from collections.abc import Iterator

from lavh.formats.codes.making import MAKERS
from lavh.formats.description import Agent, Contribution, Description, Identifier, Period, Relation
from lavh.formats.written import About, document
from lavh.formats.xml.made import XSI, say, tongue, whole
from lavh.formats.xml.parse import Element
from lavh.kernel import relators

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"
CROSSWALK = (
    ("title", "titles", "all of them, in every script"),
    ("creator", "contributions", "who heads the description, and authors, artists, composers …"),
    ("contributor", "contributions", "all others, with their role"),
    ("subject", "subjects", "topics, people, works; with subdivisions"),
    ("description", "notes", "summary, contents and general notes of its own"),
    ("publisher", "publications", ""),
    ("date", "dates", "published or created; years as ISO 8601, else as written"),
    ("type", "kind · subjects[genre]", "in words, as DCMI type, and genres"),
    ("format", "extent · dimensions · medium · links", "media types of what can be opened"),
    ("identifier", "identifiers · links[full]", "the permalink first; numbers as URNs where there are any"),
    ("source", "relations[part-of]", ""),
    ("relation", "relations · series", ""),
    ("language", "languages", "BCP 47"),
    ("coverage", "subjects[place · period] · dates[covers]", ""),
    ("rights", "rights · rights_note", ""),
)

# kind → (word, DCMI type: https://www.dublincore.org/specifications/dublin-core/dcmi-type-vocabulary/)
TYPES = {
    "book": ("book", "Text"), "ebook": ("ebook", "Text"), "audiobook": ("audiobook", "Sound"), "periodical": ("periodical", "Text"),
    "article": ("article", "Text"), "manuscript": ("manuscript", "Text"), "map": ("map", "Image"), "score": ("musical score", "Text"),
    "recording": ("sound recording", "Sound"), "video": ("video", "MovingImage"), "photograph": ("photograph", "StillImage"), "image": ("image", "StillImage"),
    "museum-object": ("museum object", "PhysicalObject"), "archive": ("archival material", "Collection"), "thesis": ("thesis", "Text"),
    "government": ("book", "Text"), "dataset": ("dataset", "Dataset"), "tactile": ("tactile book", "Text"), "kit": ("kit", "PhysicalObject"),
    "website": ("website", "InteractiveResource"), "software": ("software", "Software"), "other": ("", ""),
}  # fmt: skip
_URNS = {"isbn": "urn:isbn:{}", "issn": "urn:issn:{}", "doi": "https://doi.org/{}", "ismn": "ISMN {}", "lccn": "info:lccn/{}", "oclc": "info:oclcnum/{}"}  # fmt: skip
_SAID = frozenset({"summary", "contents", "general", "dissertation", "inscription", "technique"})

Saying = tuple[str, str, dict[str, str]]  # element, text, attributes


def sayings(description: Description, about: About) -> Iterator[Saying]:
    """Every statement in the order of the elements; simple Dublin Core and EDM are both made of them."""
    for title in description.titles:
        named = f"{title.text}. {title.part}" if title.part else title.text
        whole_title = f"{named} : {title.rest}" if title.rest else named
        yield "title", whole_title, tongue(title.language, title.script)
    for each in description.contributions:
        yield ("creator", heading(each.agent), {}) if makes(each) else ("contributor", _with_role(each), {})
    yield from _about(description)
    for note in description.notes:
        if note.kind in _SAID and not note.inherited:
            yield "description", note.text, tongue(note.language)
    for publisher in dict.fromkeys(each.publisher for each in description.publications):
        yield "publisher", publisher, {}
    yield from _dated(description)
    word, dcmi = TYPES.get(description.kind, ("", ""))
    yield "type", word, tongue("en")
    yield "type", dcmi, {}
    yield from _formats(description)
    yield "identifier", about.address, {}
    for each_number in description.identifiers:
        yield "identifier", number(each_number), {}
    for link in description.links:
        if link.role == "full":
            yield "identifier", link.url, {}
    yield from _related(description)
    for language in description.languages:
        yield "language", language, {}
    yield "rights", description.rights, {}
    yield "rights", description.rights_note, {}


def makes(each: Contribution) -> bool:
    """Whether it is a creator; added names of which nobody says what they did are not."""
    return each.lead or (each.role in MAKERS and each.role != "cre")


def heading(agent: Agent) -> str:
    """A name as it is filed: "Navoiy, Alisher, 1441-1501"."""
    return ", ".join(filter(None, (agent.name, agent.addition, agent.dates)))


def _with_role(each: Contribution) -> str:
    role = each.stated or (relators.name(each.role) if each.role not in {"cre", "ctb"} else "")
    return f"{heading(each.agent)} ({role})" if role else heading(each.agent)


def _about(description: Description) -> Iterator[Saying]:
    for subject in description.subjects:
        term = " -- ".join([subject.term, *(name for _, name in subject.subdivisions)])
        element = (
            "coverage" if subject.kind in {"place", "period"} else "type" if subject.kind == "genre" else "subject"
        )
        yield element, term, tongue(subject.language)


def _dated(description: Description) -> Iterator[Saying]:
    for role in ("published", "created", "printed", "copyright"):
        dates = [date for date in description.dates if date.role == role]
        if dates:
            for date in dates:
                yield "date", years(date), {}
            break
    for date in description.dates:
        if date.role == "covers":
            yield "coverage", years(date), {}


def years(date: Period) -> str:
    """W3CDTF and ISO 8601 intervals; what has no years of our era as it is written."""
    if date.start is None or date.start <= 0 or date.start > 9999:
        return date.written
    if date.end == date.start:
        return f"{date.start:04d}"
    return f"{date.start:04d}/{date.end:04d}" if date.end is not None else f"{date.start:04d}/"


def _formats(description: Description) -> Iterator[Saying]:
    for text in (description.extent, description.dimensions, description.medium):
        yield "format", text, {}
    for media in dict.fromkeys(link.media_type for link in description.links if link.role == "full"):
        yield "format", media, {}


def number(each: Identifier) -> str:
    """A standard number so that it says what it is."""
    if not each.valid:
        return ""
    return _URNS.get(each.scheme, "{}").format(each.value)


def _related(description: Description) -> Iterator[Saying]:
    for each in description.relations:
        yield ("source" if each.role == "part-of" else "relation"), told(each), {}
    for series in description.series:
        yield "relation", f"{series.title} ; {series.volume}" if series.volume else series.title, {}


def told(each: Relation) -> str:
    """Another thing in one line."""
    named = f"{each.agent}. {each.title}" if each.agent and each.title else each.title or each.agent
    numbers = next((number(Identifier(scheme, value)) for scheme, value in each.identifiers), "")
    return f"{named} ({each.note})" if named and each.note else named or numbers


class OAIDCWriter:
    """An oai_dc:dc element."""

    name = "oai_dc"
    media_type = "application/xml"
    suffix = "dc.xml"
    namespace = NAMESPACE
    schema = SCHEMA

    def element(self, description: Description, about: About) -> Element:
        """Statements that are made twice are written once."""
        made = whole(NAMESPACE, "dc", {"oai_dc": NAMESPACE, "dc": DC, "xsi": XSI}, SCHEMA)
        said: set[tuple[str, str]] = set()
        for element, text, attributes in sorted(sayings(description, about), key=lambda each: _ORDER[each[0]]):
            if (element, text) not in said:
                said.add((element, text))
                say(made, f"{{{DC}}}{element}", text, attributes)
        return made

    def write(self, description: Description, about: About) -> bytes:
        """A document of one description."""
        return document(self.element(description, about))


_ORDER = {element: place for place, (element, _, _) in enumerate(CROSSWALK)}
OAI_DC_WRITER = OAIDCWriter()

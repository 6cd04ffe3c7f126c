"""Europeana Data Model, valid against the external EDM.xsd. https://pro.europeana.eu/page/edm-documentation"""

import re

from lavh.formats.description import Agent, Description
from lavh.formats.oai_dc.writer import DC, heading, makes, sayings, years
from lavh.formats.written import About, document
from lavh.formats.xml.made import add, say, tongue, whole
from lavh.formats.xml.parse import Element

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
EDM = "http://www.europeana.eu/schemas/edm/"
ORE = "http://www.openarchives.org/ore/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "http://www.europeana.eu/schemas/edm/EDM.xsd"
NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"
CROSSWALK = (
    ("dc:title dcterms:alternative", "titles", "the main ones; all others"),
    ("dc:subject", "subjects", "topics, people, works; with subdivisions"),
    ("dc:type", "kind · subjects[genre]", ""),
    ("dc:description", "notes", "summary, contents and general notes of its own"),
    ("dc:publisher", "publications", ""),
    ("dc:identifier", "identifiers · links[full]", "the permalink first"),
    ("dc:language", "languages", "und where it is not known"),
    ("dcterms:extent dcterms:medium", "extent · dimensions · medium", ""),
    ("dcterms:provenance", "notes[provenance]", ""),
    ("dc:creator dc:contributor with edm:Agent", "contributions", "whose agent has a number with an address"),
    ("dcterms:created dcterms:issued dcterms:temporal", "dates", "by role"),
    ("dcterms:spatial dcterms:temporal", "subjects[place · period] · place_made", ""),
    ("dcterms:isPartOf", "relations[part-of] · series", ""),
    ("edm:type", "kind", "TEXT, IMAGE, SOUND, VIDEO, 3D"),
    ("Aggregation: edm:isShownAt", "the permalink", ""),
    ("edm:isShownBy edm:object WebResource", "links", "the thing itself; a picture of it"),
    ("edm:dataProvider edm:provider", "the institution; this house", ""),
    ("edm:rights", "rights", "where nobody has said: copyright not evaluated"),
)  # fmt: skip
_TYPES = {
    "audiobook": "SOUND", "recording": "SOUND", "video": "VIDEO", "photograph": "IMAGE", "image": "IMAGE", "museum-object": "IMAGE", "map": "IMAGE",
}  # fmt: skip
_ADDRESSES = {
    "viaf": "http://viaf.org/viaf/{}", "isni": "https://isni.org/isni/{}", "wikidata": "http://www.wikidata.org/entity/{}", "gnd": "http://d-nb.info/gnd/{}",
    "ulan": "http://vocab.getty.edu/ulan/{}", "lccn": "http://id.loc.gov/authorities/names/{}", "orcid": "https://orcid.org/{}",
}  # fmt: skip
_OPENED = frozenset({"full", "image", "sound", "video"})
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f]+$")
_SAID_OTHERWISE = frozenset({"title", "creator", "date", "coverage", "format", "source", "rights", "relation", "contributor"})  # fmt: skip
_DATES = {"created": "created", "published": "issued", "covers": "temporal", "printed": "issued"}


class EDMWriter:
    """An rdf:RDF element: the thing, its aggregation, what can be opened, and agents that are known elsewhere."""

    name = "edm"
    media_type = "application/rdf+xml"
    suffix = "edm"
    namespace = EDM
    schema = SCHEMA

    def element(self, description: Description, about: About) -> Element:
        """All resources of one description."""
        prefixes: dict[str | None, str] = {"rdf": RDF, "edm": EDM, "ore": ORE, "dc": DC, "dcterms": DCTERMS, "skos": SKOS, "owl": OWL}  # fmt: skip
        made = whole(RDF, "RDF", prefixes)
        address = about.address or f"urn:uuid:{description.local_id}"
        _thing(made, description, about, f"{address}#thing")
        for url in dict.fromkeys(_opened(description)):
            _resource(made, description, url)
        agents = {_address(each.agent): each.agent for each in description.contributions if _address(each.agent)}
        for uri, agent in agents.items():
            _agent(made, uri, agent)
        _aggregation(made, description, about, address)
        return made

    def write(self, description: Description, about: About) -> bytes:
        """A document of one description."""
        return document(self.element(description, about))


def _thing(made: Element, description: Description, about: About, address: str) -> None:
    thing = add(made, f"{{{EDM}}}ProvidedCHO", attributes={f"{{{RDF}}}about": address})
    main = next((title for title in description.titles if title.role == "main"), None)
    for title in description.titles:
        named = ". ".join(filter(None, (title.text, title.part)))
        text = f"{named} : {title.rest}" if title.rest else named
        namespace, name = (DC, "title") if title.role == "main" else (DCTERMS, "alternative")
        say(thing, f"{{{namespace}}}{name}", text, tongue(title.language, title.script))
    if main is None:
        say(thing, f"{{{DC}}}description", description.local_id or description.kind)
    _makers(thing, description)
    said: set[tuple[str, str]] = set()
    for element, text, attributes in sayings(description, about):
        if element not in _SAID_OTHERWISE and (element, text) not in said:
            said.add((element, text))
            say(thing, f"{{{DC}}}{element}", text, attributes)
    if not description.languages:
        say(thing, f"{{{DC}}}language", "und")
    if not description.subjects and description.kind in {"", "other"}:
        say(thing, f"{{{DC}}}type", "object", tongue("en"))
    _terms(thing, description)
    add(thing, f"{{{EDM}}}type", _TYPES.get(description.kind, "TEXT"))


def _makers(thing: Element, description: Description) -> None:
    for each in description.contributions:
        element = "creator" if makes(each) else "contributor"
        if uri := _address(each.agent):
            add(thing, f"{{{DC}}}{element}", attributes={f"{{{RDF}}}resource": uri})
        else:
            say(thing, f"{{{DC}}}{element}", heading(each.agent))


def _terms(thing: Element, description: Description) -> None:
    for date in description.dates:
        if name := _DATES.get(date.role):
            say(thing, f"{{{DCTERMS}}}{name}", years(date))
    say(thing, f"{{{DCTERMS}}}extent", description.extent)
    say(thing, f"{{{DCTERMS}}}extent", description.dimensions)
    say(thing, f"{{{DCTERMS}}}medium", description.medium)
    for subject in description.subjects:
        if subject.kind in {"place", "period"}:
            say(
                thing,
                f"{{{DCTERMS}}}{'spatial' if subject.kind == 'place' else 'temporal'}",
                subject.term,
                tongue(subject.language),
            )
    say(thing, f"{{{DCTERMS}}}spatial", description.place_made)
    for note in description.notes:
        if note.kind == "provenance" and not note.inherited:
            say(thing, f"{{{DCTERMS}}}provenance", note.text, tongue(note.language))
    for relation in description.relations:
        part = relation.role in {"part-of", "collection"}
        say(thing, f"{{{DCTERMS}}}isPartOf" if part else f"{{{DC}}}relation", relation.title)
    for series in description.series:
        say(thing, f"{{{DCTERMS}}}isPartOf", f"{series.title} ; {series.volume}" if series.volume else series.title)


def _opened(description: Description) -> list[str]:
    return [link.url for link in description.links if link.role in _OPENED and _ADDRESS.match(link.url)]


def _resource(made: Element, description: Description, url: str) -> None:
    resource = add(made, f"{{{EDM}}}WebResource", attributes={f"{{{RDF}}}about": url})
    link = next(link for link in description.links if link.url == url)
    say(resource, f"{{{DC}}}description", link.label)
    say(resource, f"{{{DC}}}format", link.media_type)
    if _ADDRESS.match(link.rights):
        add(resource, f"{{{EDM}}}rights", attributes={f"{{{RDF}}}resource": link.rights})


def _address(agent: Agent) -> str:
    return next((_ADDRESSES[scheme].format(value) for scheme, value in agent.identifiers if scheme in _ADDRESSES), "")


def _agent(made: Element, uri: str, agent: Agent) -> None:
    found = add(made, f"{{{EDM}}}Agent", attributes={f"{{{RDF}}}about": uri})
    say(found, f"{{{SKOS}}}prefLabel", agent.name)
    for form in agent.forms:
        say(found, f"{{{SKOS}}}altLabel", form.text, tongue(form.language, form.script))
    say(found, f"{{{SKOS}}}note", agent.dates)


def _aggregation(made: Element, description: Description, about: About, address: str) -> None:
    def point(name: str, target: str) -> None:
        add(aggregation, f"{{{EDM}}}{name}", attributes={f"{{{RDF}}}resource": target})

    aggregation = add(made, f"{{{ORE}}}Aggregation", attributes={f"{{{RDF}}}about": f"{address}#aggregation"})
    point("aggregatedCHO", f"{address}#thing")
    say(aggregation, f"{{{EDM}}}dataProvider", about.institution or about.provider or "?")
    opened = _opened(description)
    for url in opened[1:]:
        point("hasView", url)
    point("isShownAt", address)
    if opened:
        point("isShownBy", opened[0])
    picture = next(
        (
            link.url
            for link in description.links
            if link.role in {"image", "preview", "cover"} and _ADDRESS.match(link.url)
        ),
        "",
    )
    if picture:
        point("object", picture)
    say(aggregation, f"{{{EDM}}}provider", about.provider or about.institution or "?")
    point("rights", description.rights if _ADDRESS.match(description.rights) else NOT_EVALUATED)


EDM_WRITER = EDMWriter()

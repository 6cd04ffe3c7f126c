"""schema.org in JSON-LD: what search engines of the web read in the head of a page. https://schema.org/CreativeWork"""

from collections.abc import Sequence
from typing import Any

import msgspec

from lavh.formats.description import Agent, Contribution, Description, Holding, Identifier, Period
from lavh.formats.written import About

TYPES = {
    "book": "Book", "ebook": "Book", "audiobook": "Audiobook", "periodical": "Periodical", "article": "Article", "manuscript": "Manuscript", "map": "Map",
    "score": "SheetMusic", "recording": "AudioObject", "video": "VideoObject", "photograph": "Photograph", "image": "VisualArtwork",
    "museum-object": "VisualArtwork", "archive": "ArchiveComponent", "thesis": "Thesis", "government": "Book", "dataset": "Dataset", "tactile": "Book",
    "kit": "CreativeWork", "website": "WebSite", "software": "SoftwareApplication", "other": "CreativeWork",
}  # fmt: skip
_FORMATS = {"ebook": "EBook", "audiobook": "AudiobookFormat"}  # https://schema.org/BookFormatType
_ROLES = {
    "aut": "author", "cre": "creator", "art": "creator", "cmp": "composer", "lyr": "lyricist", "trl": "translator", "edt": "editor", "ill": "illustrator",
    "pht": "creator", "nrt": "readBy", "drt": "director", "act": "actor", "pro": "producer", "fnd": "funder", "ctg": "creator", "scl": "creator",
}  # fmt: skip
_ADDRESSES = {  # schemes of identifiers → addresses that mean the same
    "viaf": "https://viaf.org/viaf/{}", "isni": "https://isni.org/isni/{}", "wikidata": "http://www.wikidata.org/entity/{}", "gnd": "https://d-nb.info/gnd/{}",
    "orcid": "https://orcid.org/{}", "ulan": "http://vocab.getty.edu/ulan/{}", "lccn": "http://id.loc.gov/authorities/names/{}", "idref": "http://www.idref.fr/{}",
    "doi": "https://doi.org/{}", "oclc": "https://www.worldcat.org/oclc/{}",
}  # fmt: skip
CROSSWALK = (
    ("@type", "kind", ""),
    ("name alternateName", "titles", "the main one; all others"),
    ("author creator editor translator …", "contributions", "by role; contributor where schema.org has no word"),
    ("datePublished dateCreated copyrightYear", "dates", "years; intervals as ISO 8601"),
    ("publisher locationCreated", "publications", ""),
    ("inLanguage", "languages", "with the script of the title"),
    ("bookEdition", "edition", ""),
    ("numberOfPages size material", "extent · dimensions · medium", ""),
    ("isbn issn identifier sameAs", "identifiers", ""),
    ("about genre spatialCoverage temporalCoverage", "subjects · dates[covers]", ""),
    ("abstract description", "notes", ""),
    ("isPartOf hasPart translationOfWork workTranslation", "relations · series", ""),
    ("license", "rights", ""),
    ("encoding thumbnailUrl", "links", ""),
    ("holdingArchive itemLocation offers", "holdings", "offers: lent at no price"),
)

Thing = dict[str, Any]


def thing(description: Description, about: About) -> Thing:
    """One description as a schema.org thing, with its context."""
    mains = [title for title in description.titles if title.role == "main"] or list(description.titles)
    named = mains[0] if mains else None
    parts = (
        {"@context": "https://schema.org", "@type": TYPES.get(description.kind, "CreativeWork")},
        {"@id": about.address, "url": about.address},
        {"name": f"{named.text}: {named.rest}" if named and named.rest else named.text if named else ""},
        {"alternateName": list(dict.fromkeys(title.text for title in description.titles if title is not named))},
        _made(description.contributions),
        _dated(description.dates),
        _published(description),
        {"inLanguage": list(dict.fromkeys(description.languages))},
        _form(description),
        _numbered(description.identifiers),
        _about(description),
        _said(description),
        _related(description),
        {"license": description.rights},
        _opened(description),
        _held(description, about),
    )
    found: Thing = {}
    for part in parts:
        found.update({name: _single(value) for name, value in part.items() if value})
    return found


def work(editions: Sequence[tuple[Description, About]], about: About) -> Thing:
    """A work by its leading description, with its editions as examples of it."""
    found = thing(editions[0][0], about)
    if len(editions) > 1:
        for name in ("isbn", "datePublished", "publisher", "bookEdition", "numberOfPages", "identifier", "sameAs"):
            found.pop(name, None)
        examples = [thing(*each) for each in editions]
        for example in examples:
            example.pop("@context")
        found["workExample"] = examples
    return found


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def agent(found: Agent) -> Thing:
    """A person or body."""
    made: Thing = {"@type": "Person" if found.kind in {"person", "family"} else "Organization", "name": found.name}
    others = list(dict.fromkeys(form.text for form in found.forms))
    if others:
        made["alternateName"] = _single(others)
    same = [_ADDRESSES[scheme].format(value) for scheme, value in found.identifiers if scheme in _ADDRESSES]
    if same:
        made["sameAs"] = _single(same)
    return made


def _made(contributions: Sequence[Contribution]) -> Thing:
    found: Thing = {}
    for each in contributions:
        name = _ROLES.get(each.role, "contributor")
        if name == "creator" and each.role == "cre" and not each.lead:
            name = "contributor"
        people = found.setdefault(name, [])
        person = agent(each.agent)
        if person not in people:
            people.append(person)
    return found


_DATES = {"published": "datePublished", "created": "dateCreated", "copyright": "copyrightYear"}


def _dated(dates: Sequence[Period]) -> Thing:
    found: Thing = {}
    for date in dates:
        name = _DATES.get(date.role)
        if name and name not in found and date.start is not None:
            found[name] = _interval(date) if name != "copyrightYear" else date.start
    return found


def _interval(date: Period) -> str:
    """ISO 8601: a year of four digits, years before our era signed."""
    first = _year(date.start)
    return first if date.start == date.end else f"{first}/{_year(date.end) if date.end is not None else '..'}"


def _year(year: int | None) -> str:
    return "" if year is None else f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _published(description: Description) -> Thing:
    publishers = [each for each in description.publications if each.publisher and each.role == "published"]
    found: list[Thing] = []
    for each in publishers:
        body: Thing = {"@type": "Organization", "name": each.publisher}
        if each.place:
            body["location"] = {"@type": "Place", "name": each.place}
        found.append(body)
    made: Thing = {"publisher": found, "bookEdition": description.edition}
    if description.place_made:
        made["locationCreated"] = {"@type": "Place", "name": description.place_made}
    return made


def _form(description: Description) -> Thing:
    form = _FORMATS.get(description.kind, "")
    return {
        "bookFormat": f"https://schema.org/{form}" if form else "",
        "numberOfPages" if TYPES.get(description.kind) in {"Book", "Thesis"} else "materialExtent": description.extent,
        "material": description.medium,
        "size": description.dimensions,
    }


def _numbered(identifiers: Sequence[Identifier]) -> Thing:
    valid = [each for each in identifiers if each.valid]
    return {
        "isbn": [each.value for each in valid if each.scheme == "isbn"],
        "issn": [each.value for each in valid if each.scheme == "issn"],
        "sameAs": [_ADDRESSES[each.scheme].format(each.value) for each in valid if each.scheme in {"doi", "oclc"}],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each.scheme, "value": each.value}
            for each in valid
            if each.scheme not in {"isbn", "issn", "doi", "oclc"}
        ],
    }


def _about(description: Description) -> Thing:
    found: Thing = {"about": [], "genre": [], "spatialCoverage": [], "temporalCoverage": []}
    types = {"person": "Person", "corporate": "Organization", "place": "Place", "work": "CreativeWork"}
    for subject in description.subjects:
        if subject.kind in {"genre", "material"}:
            found["genre"].append(subject.term)
            continue
        term = " -- ".join([subject.term, *(name for _, name in subject.subdivisions)])
        each: Thing = {"@type": types.get(subject.kind, "Thing"), "name": term}
        if subject.identifier.startswith("http"):
            each["@id"] = subject.identifier
        found["spatialCoverage" if subject.kind == "place" else "about"].append(each)
    found["temporalCoverage"] = [
        _interval(date) for date in description.dates if date.role == "covers" and date.start is not None
    ]
    return found


def _said(description: Description) -> Thing:
    own = [note for note in description.notes if not note.inherited]
    summary = next((note.text for note in own if note.kind == "summary"), "")
    return {
        "abstract": summary,
        "description": summary or next((note.text for note in own if note.kind in {"general", "contents"}), ""),
    }


_RELATIONS = {
    "part-of": "isPartOf",
    "collection": "isPartOf",
    "has-part": "hasPart",
    "translation-of": "translationOfWork",
    "has-translation": "workTranslation",
}


def _related(description: Description) -> Thing:
    found: Thing = {}
    for each in description.relations:
        if each.title and (name := _RELATIONS.get(each.role)):
            other: Thing = {"@type": "CreativeWork", "name": each.title}
            if issn := next((value for scheme, value in each.identifiers if scheme == "issn"), ""):
                other |= {"@type": "Periodical", "issn": issn}
            found.setdefault(name, []).append(other)
    for series in description.series:
        whole: Thing = {"@type": "CreativeWorkSeries", "name": series.title}
        if series.issn:
            whole["issn"] = series.issn
        if series.volume:
            whole["position"] = series.volume
        found.setdefault("isPartOf", []).append(whole)
    return found


def _opened(description: Description) -> Thing:
    pictures = [link.url for link in description.links if link.role in {"image", "cover", "preview"}]
    files = []
    for link in description.links:
        if link.role in {"full", "sound", "video"}:
            file: Thing = {"@type": "MediaObject", "contentUrl": link.url}
            if link.media_type:
                file["encodingFormat"] = link.media_type
            if link.rights:
                file["license"] = link.rights
            files.append(file)
    return {"thumbnailUrl": pictures[:1], "encoding": files}


def _held(description: Description, about: About) -> Thing:
    """Archives keep, libraries lend or let read: an offer without a price (https://schema.org/Offer, as W3C Bib Extend proposed)."""
    if not about.institution:
        return {}
    keeper: Thing = {"@type": "ArchiveOrganization", "name": about.institution}
    if description.kind == "archive":
        return {"holdingArchive": keeper, "itemLocation": [each.call_number for each in description.holdings if each.call_number]}  # fmt: skip
    if description.kind in {"museum-object", "image", "photograph"}:
        return {"provider": {"@type": "Museum", "name": about.institution}}
    library: Thing = {"@type": "Library", "name": about.institution}
    held: Sequence[Holding] = description.holdings or (Holding(),)
    numbers = list(dict.fromkeys(each.call_number for each in held))
    return {
        "offers": [
            {"@type": "Offer", "offeredBy": library, "businessFunction": "http://purl.org/goodrelations/v1#LeaseOut"}
            | ({"sku": number} if number else {})
            for number in numbers
        ]
    }


class SchemaOrgWriter:
    """JSON-LD."""

    name = "schema_org"
    media_type = "application/ld+json"
    suffix = "jsonld"

    def write(self, description: Description, about: About) -> bytes:
        """One thing."""
        return msgspec.json.encode(thing(description, about))


SCHEMA_ORG = SchemaOrgWriter()

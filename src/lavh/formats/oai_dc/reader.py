"""Dublin Core → Description."""

import re
from collections.abc import Callable

from lavh.formats import dating, languages, naming, numbering, rights
from lavh.formats.description import Agent, DigitalObject, Period, Publication, Relation
from lavh.formats.draft import Draft
from lavh.formats.oai_dc import types
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, LOCAL, XSI, resource, text
from lavh.formats.xml.parse import Element, parse
from lavh.kernel import dates

Rule = Callable[[Draft, str, Element], None]

_FILE = re.compile(r"\.(pdf|epub|djvu|mp3|mp4|m4b|ogg|jpe?g|png|tiff?|txt|docx?|fb2|zip)(?:[?#]|$)", re.IGNORECASE)
_HTTP = re.compile(r"^https?://\S+$", re.IGNORECASE)
_CORPORATE_TYPES = re.compile(r"corporate|organi[sz]ation", re.IGNORECASE)
_W3CDTF_BOX = re.compile(r"(?:^|;)\s*(\w+)\s*=\s*([^;]+)")


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one record: any element that holds Dublin Core elements."""
    root, problems = parse(raw)
    if root is None:
        return Reading(None, problems)
    draft = Draft()
    draft.language_of_record = profile.language
    for element in root:
        value = text(element)
        rule = RULES.get(LOCAL[element.tag])
        if rule is not None and (value or resource(element)):
            rule(draft, value or resource(element), element)
    _settle(draft, profile)
    if not draft.titles:
        draft.problems.append(Problem(code="no-title", place="//dc:title"))
    if not draft.titles and not draft.identifiers and not draft.notes:
        return Reading(None, (*problems, Problem(code="no-title", place="//dc:title", grave=True)))
    return Reading(draft.done(), (*problems, *draft.problems))


def _settle(draft: Draft, profile: Profile) -> None:
    """What only the whole record tells."""
    draft.kind = profile.kind or draft.kind or "other"
    draft.rights = draft.rights or profile.rights
    if draft.kind in {"article", "book", "thesis", "periodical"} and not draft.digital:
        draft.digital = any(link.role == "full" for link in draft.links)
    if not draft.local_id and draft.identifiers:
        own = next((each for each in draft.identifiers if each.scheme in {"local", "uri"}), draft.identifiers[0])
        draft.local_id = own.value
    draft.level = {"periodical": "serial", "article": "part"}.get(draft.kind, draft.level)


def _title(draft: Draft, value: str, element: Element) -> None:
    draft.title(value, "main", element.get(LANG) or "")


def _alternative(draft: Draft, value: str, element: Element) -> None:
    draft.title(value, "variant", element.get(LANG) or "")


def _agent(role: str) -> Rule:
    def add(draft: Draft, value: str, element: Element) -> None:
        name, said = naming.split_role(value)
        name, dates = naming.split_dates(name)
        kind = "corporate" if _CORPORATE_TYPES.search(element.get(XSI + "type") or "") else "person"
        code, stated = naming.role(element.get("role") or said, role)
        draft.made_by(Agent(name=name, kind=kind, dates=dates), code, stated)

    return add


def _publisher(draft: Draft, value: str, _element: Element) -> None:
    draft.publications.append(Publication(publisher=value, script=script_of(value)))


def _date(role: str) -> Rule:
    def add(draft: Draft, value: str, _element: Element) -> None:
        draft.dates.append(dating.period(value, role))

    return add


def _plain_date(draft: Draft, value: str, _element: Element) -> None:
    """dc:date says no role. Repositories repeat it for deposit and availability: time stamps are not years of publication."""
    role = "published" if "T" not in value or not draft.dates else "acquired"
    draft.dates.append(dating.period(value, role))


def _type(draft: Draft, value: str, element: Element) -> None:
    kind = types.kind(value)
    if kind and (not draft.kind or draft.kind in types.VAGUE):
        draft.kind = kind
    if not kind or kind in types.VAGUE:
        draft.subject(types.words(value), "genre", language=element.get(LANG) or "")


def _format(draft: Draft, value: str, _element: Element) -> None:
    if types.MEDIA_TYPE.match(value):
        draft.digital = True
        draft.kind = draft.kind or types.kind_of_media(value)
    elif any(character.isdigit() for character in value):
        draft.extent.append(value)
    else:
        draft.medium.append(value)


def _extent(draft: Draft, value: str, _element: Element) -> None:
    draft.extent.append(value)


def _medium(draft: Draft, value: str, _element: Element) -> None:
    draft.medium.append(value)


def _identifier(draft: Draft, value: str, element: Element) -> None:
    scheme = (element.get(XSI + "type") or "").rpartition(":")[2].lower()
    draft.identifiers.append(numbering.identifier(value, scheme if scheme in {"isbn", "issn", "doi"} else ""))
    if _HTTP.match(value):
        draft.links.append(_link(value))


def _link(url: str) -> DigitalObject:
    """A file is the thing itself; any other address in dc:identifier is the page about it."""
    return DigitalObject(url=url, role="full" if _FILE.search(url) else "record")


def _source(draft: Draft, value: str, _element: Element) -> None:
    draft.relations.append(_relation("related", value) if _HTTP.match(value) else Relation(role="part-of", title=value))


def _related(role: str) -> Rule:
    def add(draft: Draft, value: str, _element: Element) -> None:
        if role == "related" and _HTTP.match(value) and _FILE.search(value):
            draft.links.append(_link(value))
        else:
            draft.relations.append(_relation(role, value))

    return add


def _relation(role: str, value: str) -> Relation:
    number = numbering.identifier(value)
    if number.scheme == "local":
        return Relation(role=role, title=value)
    return Relation(role=role, identifiers=((number.scheme, number.value),))


def _language(draft: Draft, value: str, _element: Element) -> None:
    for each in re.split(r"[;,/]", value):
        code = languages.language(each)
        draft.languages.append(code)
        draft.scripts.append(languages.script(each))
        if not code and each.strip().lower() not in {"mul", "und", "zxx"}:
            draft.problems.append(Problem(code="bad-language", place="//dc:language", detail=each.strip()[:200]))


def _subject(draft: Draft, value: str, element: Element) -> None:
    scheme = (element.get(XSI + "type") or "").rpartition(":")[2].lower()
    for term in value.split(";") if value.count(";") and "&" not in value else (value,):
        draft.subject(term.strip(), "topic", scheme, language=element.get(LANG) or "")


def _coverage(draft: Draft, value: str, element: Element) -> None:
    """dc:coverage is a period if it is all dates, else a place."""
    if dates.only(value):
        draft.dates.append(dating.period(value, "covers"))
    else:
        draft.subject(value, "place", language=element.get(LANG) or "")


def _spatial(draft: Draft, value: str, element: Element) -> None:
    box = dict(_W3CDTF_BOX.findall(value))
    try:
        edges = tuple(float(box[edge + "limit"]) for edge in ("west", "south", "east", "north"))
        draft.coordinates = (edges[0], edges[1], edges[2], edges[3])
    except (KeyError, ValueError):
        name = box.get("name", value)
        draft.subject(name, "place", identifier=resource(element), language=element.get(LANG) or "")


def _temporal(draft: Draft, value: str, element: Element) -> None:
    box = dict(_W3CDTF_BOX.findall(value))
    if "start" in box or "end" in box:
        period = dating.between(box.get("name", ""), box.get("start", ""), box.get("end", ""), "covers")
    else:
        period = dating.period(value, "covers")
    if period.start is None and period.end is None:
        draft.subject(value, "period", language=element.get(LANG) or "")
    else:
        draft.dates.append(Period(written=value, start=period.start, end=period.end, role="covers"))


def _note(kind: str) -> Rule:
    def add(draft: Draft, value: str, element: Element) -> None:
        draft.note(value, kind, element.get(LANG) or "")

    return add


def _rights(draft: Draft, value: str, element: Element) -> None:
    found = rights.address(resource(element) or value)
    if found and not draft.rights:
        draft.rights = found
    elif not found:
        draft.rights_note.append(value)


def _access(draft: Draft, value: str, element: Element) -> None:
    if not value.startswith("info:eu-repo/semantics/"):
        draft.note(value, "access", element.get(LANG) or "")


def _citation(draft: Draft, value: str, _element: Element) -> None:
    draft.relations.append(Relation(role="part-of", title=value))


# (elements, our field, note, rule)
TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("title", "titles", "the first is the main one; in another language: parallel", _title),
    ("alternative", "titles", "variant", _alternative),
    ("creator", "contributions", "role cre; the first heads the description; dates taken off the name", _agent("cre")),
    ("contributor", "contributions", "role ctb", _agent("ctb")),
    ("publisher", "publications", "publisher", _publisher),
    ("date", "dates", "published; repeated time stamps: acquired", _plain_date),
    ("issued", "dates", "published", _date("published")),
    ("available dateAccepted dateSubmitted", "dates", "acquired", _date("acquired")),
    ("created", "dates", "created", _date("created")),
    ("dateCopyrighted", "dates", "copyright", _date("copyright")),
    ("type", "kind, subjects", "a kind of ours where it is one, else a genre", _type),
    (
        "format",
        "extent, medium, digital",
        "media types make it digital; with digits it is an extent, else a medium",
        _format,
    ),
    ("extent", "extent", "", _extent),
    ("medium", "medium", "", _medium),
    ("identifier", "identifiers, links", "ISBN, ISSN, DOI, ARK recognised; addresses are links too", _identifier),
    ("source", "relations", "part-of (text) or related (address)", _source),
    ("relation references", "relations, links", "related; files are links", _related("related")),
    ("isPartOf", "relations", "part-of", _related("part-of")),
    ("hasPart", "relations", "has-part", _related("has-part")),
    ("isVersionOf hasVersion", "relations", "other-edition", _related("other-edition")),
    ("isFormatOf hasFormat", "relations", "other-form", _related("other-form")),
    ("replaces", "relations", "earlier", _related("earlier")),
    ("isReplacedBy", "relations", "later", _related("later")),
    ("bibliographicCitation", "relations", "part-of, as written", _citation),
    ("language", "languages, scripts", "codes, tags and names", _language),
    ("subject", "subjects", "topics; divided at semicolons", _subject),
    ("coverage", "dates or subjects", "dates: covers; else a place", _coverage),
    ("spatial", "subjects, coordinates", "place; DCMI Box: coordinates", _spatial),
    ("temporal", "dates or subjects", "covers; without years: period", _temporal),
    ("description abstract", "notes", "summary", _note("summary")),
    ("tableOfContents", "notes", "contents", _note("contents")),
    ("provenance", "notes", "provenance", _note("provenance")),
    ("audience educationLevel", "notes", "audience", _note("audience")),
    ("rights license rightsHolder", "rights, rights_note", "a known address is the rights, else a note", _rights),
    ("accessRights", "notes", "access", _access),
)
CROSSWALK = tuple((each, ours, note) for elements, ours, note, _ in TABLE for each in elements.split())
RULES: dict[str, Rule] = {each: rule for elements, _, _, rule in TABLE for each in elements.split()}

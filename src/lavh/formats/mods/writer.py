"""MODS 3.8. https://www.loc.gov/standards/mods/"""

from lavh.formats.description import Agent, Contribution, Description, Period, Publication, Relation, Subject
from lavh.formats.written import About, document
from lavh.formats.xml.made import XLINK, XSI, add, say, whole
from lavh.formats.xml.parse import Element
from lavh.kernel import countries, languages, relators

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd"
CROSSWALK = (
    ("titleInfo", "titles", "type by role; forms in other scripts share an altRepGroup"),
    ("name", "contributions", "marcrelator codes; forms in other scripts share an altRepGroup"),
    ("typeOfResource genre", "kind · subjects[genre]", ""),
    ("originInfo", "publications · dates · edition · country · level", "eventType by role"),
    ("language", "languages · original_languages · scripts", "iso639-2b, objectPart original; iso15924"),
    ("physicalDescription", "extent · dimensions · medium · digital", ""),
    ("abstract tableOfContents note", "notes · responsibility", "by kind"),
    ("subject", "subjects · scale · coordinates · dates[covers]", ""),
    ("classification", "classifications", ""),
    ("relatedItem", "relations · series", "by role"),
    ("identifier", "identifiers", ""),
    ("location", "links · holdings", ""),
    ("accessCondition", "rights · rights_note · notes[access]", ""),
    ("recordInfo", "local_id · cataloguer · language_of_record · updated", ""),
)
_RESOURCES = {
    "audiobook": "sound recording-nonmusical", "map": "cartographic", "score": "notated music", "recording": "sound recording", "video": "moving image",
    "photograph": "still image", "image": "still image", "museum-object": "three dimensional object", "archive": "mixed material", "kit": "mixed material",
    "dataset": "software, multimedia", "software": "software, multimedia", "other": "mixed material",
}  # fmt: skip
_TITLES = {"parallel": "translated", "uniform": "uniform", "abbreviated": "abbreviated", "main": ""}
_AGENTS = {"person": "personal", "family": "family", "corporate": "corporate", "meeting": "conference"}
_DATES = {"published": "dateIssued", "created": "dateCreated", "copyright": "copyrightDate", "printed": "dateIssued", "original": "dateOther", "acquired": "dateOther"}  # fmt: skip
_EVENTS = {"published": "publication", "printed": "manufacture", "distributed": "distribution", "produced": "production"}  # fmt: skip
_RELATIONS = {
    "part-of": "host", "collection": "host", "has-part": "constituent", "translation-of": "original", "earlier": "preceding", "later": "succeeding",
    "other-edition": "otherVersion", "other-form": "otherFormat", "reproduction-of": "original", "review-of": "reviewOf",
}  # fmt: skip
_NOTES = {
    "bibliography": "bibliography", "biography": "biographical/historical", "provenance": "ownership", "language": "language", "cast": "performers",
    "credits": "creation/production credits", "award": "awards", "system": "system details", "dissertation": "thesis", "binding": "binding",
    "inscription": "content", "technique": "medium", "arrangement": "organization", "finding-aid": "additional physical form", "use": "restriction",
    "accessibility": "accessibility",
}  # fmt: skip
_SUBJECTS = {"topic": "topic", "place": "geographic", "period": "temporal", "genre": "genre", "material": "genre"}
_XLINK_HREF = f"{{{XLINK}}}href"


class MODSWriter:
    """A mods element."""

    name = "mods"
    media_type = "application/mods+xml"
    suffix = "mods"
    namespace = NAMESPACE
    schema = SCHEMA

    def element(self, description: Description, about: About) -> Element:
        """One description."""
        made = whole(NAMESPACE, "mods", {None: NAMESPACE, "xsi": XSI, "xlink": XLINK}, SCHEMA)
        made.set("version", "3.8")
        groups = _Groups()
        _titles(made, description, groups)
        for each in description.contributions:
            _contribution(made, each, groups)
        add(made, "typeOfResource", _RESOURCES.get(description.kind, "text"), _manuscript(description))
        say(made, "genre", description.kind.replace("-", " "), {"authority": "local"})
        _origin(made, description, groups)
        _languages(made, description)
        _physical(made, description)
        _notes(made, description)
        for subject in description.subjects:
            _subject(made, subject)
        _coverage(made, description)
        for each_class in description.classifications:
            number = f"{each_class.number} {each_class.item}".strip()
            say(made, "classification", number, {"authority": "rubbk" if each_class.scheme == "bbk" else each_class.scheme})  # fmt: skip
        _related(made, description)
        for each_number in description.identifiers:
            attributes = {
                "type": each_number.scheme,
                "displayLabel": each_number.note,
                "invalid": "" if each_number.valid else "yes",
            }
            say(made, "identifier", each_number.value, attributes)
        _location(made, description, about)
        _conditions(made, description)
        _record(made, description, about)
        return made

    def write(self, description: Description, about: About) -> bytes:
        """A document of one description."""
        return document(self.element(description, about))


def _manuscript(description: Description) -> dict[str, str]:
    return {
        "manuscript": "yes" if description.kind in {"manuscript", "archive"} else "",
        "collection": "yes" if description.level == "collection" else "",
    }


class _Groups:
    """altRepGroup numbers: two digits, counted through the record."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, object], str] = {}

    def of(self, name: str, pair: object) -> str:
        return self.known.setdefault((name, pair), f"{len(self.known) + 1:02d}") if pair else ""


def _written(language: str, script: str) -> dict[str, str]:
    return {"lang": languages.to_marc(language) if language else "", "script": script}


def _titles(made: Element, description: Description, groups: _Groups) -> None:
    for title in description.titles:
        attributes = {
            "type": _TITLES.get(title.role, "alternative"),
            "otherType": title.role if title.role not in _TITLES else "",
            "altRepGroup": groups.of("titles", title.pair),
            **_written(title.language, title.script),
        }
        info = add(made, "titleInfo", attributes=attributes)
        skipped = title.text[: title.nonfiling] if 0 < title.nonfiling < len(title.text) else ""
        if skipped.strip():
            add(info, "nonSort", skipped).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        say(info, "title", title.text[len(skipped) :] if skipped.strip() else title.text)
        say(info, "subTitle", title.rest)
        say(info, "partName", title.part)


def _contribution(made: Element, each: Contribution, groups: _Groups) -> None:
    agent = each.agent
    others = [form for form in agent.forms if form.script != agent.script]
    group = groups.of("names", agent if others else None)
    name = _name(made, agent, {"usage": "primary" if each.lead else "", "altRepGroup": group, "script": agent.script if others else ""})  # fmt: skip
    role = add(name, "role")
    code = {"type": "code", "authority": "marcrelator"}
    add(role, "roleTerm", each.role, code)
    words = each.stated or relators.name(each.role)
    say(role, "roleTerm", words, {"type": "text"} if each.stated else {"type": "text", "authority": "marcrelator"})
    for form in others:
        other = add(made, "name", attributes={"type": _AGENTS.get(agent.kind, ""), "altRepGroup": group, **_written(form.language, form.script)})  # fmt: skip
        say(other, "namePart", form.text)


def _name(parent: Element, agent: Agent, attributes: dict[str, str]) -> Element:
    name = add(parent, "name", attributes={"type": _AGENTS.get(agent.kind, ""), **attributes})
    say(name, "namePart", agent.name)
    say(name, "namePart", agent.addition, {"type": "termsOfAddress"})
    say(name, "namePart", agent.dates, {"type": "date"})
    for scheme, value in agent.identifiers:
        say(name, "nameIdentifier", value, {"type": scheme})
    for form in agent.forms:
        if form.script == agent.script:
            add(add(name, "alternativeName"), "namePart", form.text)
    return name


def _origin(made: Element, description: Description, groups: _Groups) -> None:
    waiting = [date for date in description.dates if date.role in _DATES]
    publications = list(description.publications) or [Publication()]
    for place, published in enumerate(publications):
        dates = waiting if not place else []
        first = not place
        if not (published.place or published.publisher or dates or (first and (description.edition or description.country))):  # fmt: skip
            continue
        attributes = {
            "eventType": _EVENTS.get(published.role, "") if published.publisher or published.place else "",
            "altRepGroup": groups.of("publications", published.pair),
            "script": published.script if published.pair else "",
        }
        origin = add(made, "originInfo", attributes=attributes)
        for name in published.place.split(" ; "):
            if name:
                add(add(origin, "place"), "placeTerm", name, {"type": "text"})
        if first and description.country:
            code = countries.to_marc(description.country)
            add(add(origin, "place"), "placeTerm", code, {"type": "code", "authority": "marccountry"})
        say(origin, "publisher", published.publisher)
        for date in dates:
            _date(origin, date)
        if first:
            say(origin, "edition", description.edition)
            add(origin, "issuance", _ISSUANCE.get(description.level, "monographic"))


_ISSUANCE = {"serial": "serial", "collection": "multipart monograph"}


def _date(origin: Element, date: Period) -> None:
    element = _DATES[date.role]
    kind = {"type": date.role} if element == "dateOther" else {}
    say(origin, element, date.written, kind)
    if date.start is None or date.start <= 0:
        return
    if date.end == date.start:
        add(origin, element, f"{date.start:04d}", {"encoding": "w3cdtf", **kind})
        return
    add(origin, element, f"{date.start:04d}", {"encoding": "w3cdtf", "point": "start", **kind})
    if date.end is not None:
        add(origin, element, f"{date.end:04d}", {"encoding": "w3cdtf", "point": "end", **kind})


def _languages(made: Element, description: Description) -> None:
    scripts = description.scripts
    for place, code in enumerate(description.languages):
        if code:
            language = add(made, "language")
            add(language, "languageTerm", languages.to_marc(code), {"type": "code", "authority": "iso639-2b"})
            add(language, "languageTerm", code, {"type": "code", "authority": "rfc3066"})
            if not place and scripts:
                add(language, "scriptTerm", scripts[0], {"type": "code", "authority": "iso15924"})
    for code in description.original_languages:
        language = add(made, "language", attributes={"objectPart": "original"})
        add(language, "languageTerm", languages.to_marc(code), {"type": "code", "authority": "iso639-2b"})


def _physical(made: Element, description: Description) -> None:
    tactile = description.kind == "tactile"
    if not (description.extent or description.dimensions or description.medium or description.digital or tactile):
        return
    physical = add(made, "physicalDescription")
    if tactile:
        add(physical, "form", "braille", {"authority": "marcform"})
    say(physical, "form", description.medium, {"type": "material"})
    if description.digital:
        add(physical, "form", "electronic", {"authority": "marcform"})
    for media in dict.fromkeys(link.media_type for link in description.links if link.media_type):
        add(physical, "internetMediaType", media)
    say(physical, "extent", description.extent)
    say(physical, "extent", description.dimensions, {"unit": "dimensions"})


def _notes(made: Element, description: Description) -> None:
    say(made, "note", description.responsibility, {"type": "statement of responsibility"})
    for note in description.notes:
        written = _written(note.language, "")
        if note.kind == "summary":
            say(made, "abstract", note.text, written)
        elif note.kind == "contents":
            say(made, "tableOfContents", note.text, written)
        elif note.kind == "audience":
            say(made, "targetAudience", note.text, written)
        elif note.kind != "access":
            say(made, "note", note.text, {"type": _NOTES.get(note.kind, ""), **written})


def _subject(made: Element, subject: Subject) -> None:
    address = subject.identifier if subject.identifier.startswith("http") else ""
    attributes = {"authority": subject.scheme, "valueURI": address, **_written(subject.language, "")}
    if subject.kind == "genre" and not subject.subdivisions:
        say(made, "genre", subject.term, attributes)
        return
    found = add(made, "subject", attributes=attributes)
    if subject.kind in {"person", "corporate"}:
        add(add(found, "name", attributes={"type": _AGENTS[subject.kind]}), "namePart", subject.term)
    elif subject.kind == "work":
        add(add(found, "titleInfo"), "title", subject.term)
    else:
        say(found, _SUBJECTS.get(subject.kind, "topic"), subject.term)
    for kind, term in subject.subdivisions:
        say(found, _SUBJECTS.get(kind, "topic"), term)


def _coverage(made: Element, description: Description) -> None:
    for date in description.dates:
        if date.role == "covers":
            say(add(made, "subject"), "temporal", date.written)
    if description.scale or description.coordinates:
        found = add(add(made, "subject"), "cartographics")
        say(found, "scale", description.scale)
        if description.coordinates:
            west, south, east, north = description.coordinates
            add(found, "coordinates", f"{west}, {south}, {east}, {north}")


def _related(made: Element, description: Description) -> None:
    for series in description.series:
        item = add(made, "relatedItem", attributes={"type": "series"})
        info = add(item, "titleInfo", attributes={"script": series.script if series.pair else ""})
        say(info, "title", series.title)
        say(info, "partNumber", series.volume)
        say(item, "identifier", series.issn, {"type": "issn"})
    for each in description.relations:
        _relation(made, each)


def _relation(made: Element, each: Relation) -> None:
    kind = _RELATIONS.get(each.role, "")
    item = add(made, "relatedItem", attributes={"type": kind, "otherType": "" if kind else each.role})
    if each.title:
        add(add(item, "titleInfo"), "title", each.title)
    if each.agent:
        add(add(item, "name"), "namePart", each.agent)
    for scheme, value in each.identifiers:
        say(item, "identifier", value, {"type": scheme})
    say(item, "identifier", each.local_id, {"type": "local"})
    if each.note:
        say(add(item, "part"), "text", each.note)


def _location(made: Element, description: Description, about: About) -> None:
    if about.address:
        add(add(made, "location"), "url", about.address, {"usage": "primary"})
    for link in description.links:
        access = {"full": "raw object", "image": "raw object", "preview": "preview", "record": "object in context"}.get(
            link.role, ""
        )
        add(add(made, "location"), "url", link.url, {"access": access, "displayLabel": link.label})
    for held in description.holdings:
        location = add(made, "location")
        say(location, "physicalLocation", held.institution or about.institution or "?")
        say(location, "shelfLocator", held.call_number)
        if held.branch or held.shelf or held.summary or held.copies:
            simple = add(location, "holdingSimple")
            for copy in held.copies or (None,):
                information = add(simple, "copyInformation")
                say(information, "subLocation", " / ".join(filter(None, (held.branch, held.shelf))))
                say(information, "note", held.note)
                say(information, "enumerationAndChronology", copy.volume if copy else held.summary, {"unitType": "1"})
                say(information, "itemIdentifier", copy.barcode if copy else "", {"type": "barcode"})


def _conditions(made: Element, description: Description) -> None:
    for note in description.notes:
        if note.kind == "access":
            say(made, "accessCondition", note.text, {"type": "restriction on access"})
    say(made, "accessCondition", description.rights_note, {"type": "use and reproduction"})
    if description.rights:
        add(made, "accessCondition", description.rights, {"type": "use and reproduction", _XLINK_HREF: description.rights})  # fmt: skip


def _record(made: Element, description: Description, about: About) -> None:
    record = add(made, "recordInfo")
    say(record, "recordContentSource", description.cataloguer or about.institution)
    if about.changed:
        add(record, "recordChangeDate", f"{about.changed:%Y-%m-%dT%H:%M:%SZ}", {"encoding": "w3cdtf"})
    say(record, "recordIdentifier", description.local_id)
    if description.language_of_record:
        language = add(record, "languageOfCataloging")
        code = languages.from_marc(description.language_of_record)
        add(language, "languageTerm", languages.to_marc(code), {"type": "code", "authority": "iso639-2b"})
    if not len(record):  # the norm wants one of its parts at least
        made.remove(record)


MODS_WRITER = MODSWriter()

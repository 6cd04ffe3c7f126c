"""MODS → Description."""

from collections.abc import Callable

from lavh.formats import languages, numbering, rights
from lavh.formats.description import Copy, DigitalObject, Holding, Identifier, Note, Relation, Series, Title
from lavh.formats.mods import names, origin, subjects, titles
from lavh.formats.mods.titles import Pairs, attribute_of
from lavh.formats.oai_dc import types
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, LOCAL, attribute, child, children, descendants, text
from lavh.formats.xml.parse import Element, parse


class ModsDraft(names.Named):
    """A draft of a record, some of whose elements are the same in several scripts."""

    pairs: Pairs | None = None


Rule = Callable[["ModsDraft", Element], None]


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one record: a mods element, or the first one in whatever was wrapped around it."""
    root, problems = parse(raw)
    if root is None:
        return Reading(None, problems)
    record = root if LOCAL[root.tag] == "mods" else next(descendants(root, "mods"), None)
    if record is None:
        return Reading(None, (*problems, Problem(code="not-a-record", detail=LOCAL[root.tag], grave=True)))
    draft = ModsDraft()
    draft.pairs = Pairs(record)
    draft.language_of_record = profile.language
    for element in record:
        rule = RULES.get(LOCAL[element.tag])
        if rule is not None:
            rule(draft, element)
    _settle(draft, profile)
    if not draft.titles:
        draft.problems.append(Problem(code="no-title", place="titleInfo"))
    if not draft.titles and not draft.identifiers and not draft.contributions and not draft.notes:
        return Reading(None, (*problems, Problem(code="no-title", place="titleInfo", grave=True)))
    return Reading(draft.done(), (*problems, *draft.problems))


def _settle(draft: ModsDraft, profile: Profile) -> None:
    """What only the whole record tells."""
    draft.rights = draft.rights or profile.rights
    serial = draft.level == "serial"
    draft.kind = (
        profile.kind or ("periodical" if serial and draft.kind in {"", "book", "other"} else draft.kind) or "other"
    )
    if draft.kind == "book" and any(each.role == "part-of" for each in draft.relations) and _hosted(draft):
        draft.kind = "article"
    draft.level = {"periodical": "serial", "article": "part"}.get(draft.kind, draft.level)
    draft.scripts = draft.scripts or [each.script for each in draft.titles if each.role == "main"]
    if not draft.local_id and draft.identifiers:
        draft.local_id = next(
            (each for each in draft.identifiers if each.scheme == "local"), draft.identifiers[0]
        ).value


def _hosted(draft: ModsDraft) -> bool:
    """Whether the host is told with pages or an issue: then the record is of a part of it."""
    return any(each.note for each in draft.relations if each.role == "part-of")


# What it is called, who made it, where and when


def _title(draft: ModsDraft, element: Element) -> None:
    titles.add(draft, element, draft.pairs or Pairs(element))


def _name(draft: ModsDraft, element: Element) -> None:
    names.add(draft, element, draft.pairs or Pairs(element))


def _origin(draft: ModsDraft, element: Element) -> None:
    origin.add(draft, element, draft.pairs or Pairs(element))


# What kind of thing it is

_RESOURCES = {
    "text": "book", "cartographic": "map", "notated music": "score", "sound recording": "recording", "sound recording-musical": "recording",
    "sound recording-nonmusical": "recording", "still image": "image", "moving image": "video", "three dimensional object": "museum-object",
    "artifact": "museum-object", "software, multimedia": "software", "mixed material": "archive", "tactile": "tactile", "audio": "recording",
    "audio-musical": "recording", "audio-non-musical": "recording", "notated movement": "score", "dataset": "dataset", "collection": "archive",
    "manuscript": "manuscript", "multimedia": "software", "unspecified": "",
}  # fmt: skip
_NARROWER = frozenset(
    {"", "other", "book", "image", "museum-object", "archive", "software"}
)  # a genre may say it better


def _resource(draft: ModsDraft, element: Element) -> None:
    kind = _RESOURCES.get(text(element).lower(), "")
    if element.get("manuscript") == "yes" and kind in {"book", ""}:
        kind = "manuscript"
    if element.get("collection") == "yes":
        draft.level = "collection"
    draft.kind = draft.kind or kind


def _genre(draft: ModsDraft, element: Element) -> None:
    words = text(element)
    kind = types.kind(words)
    if kind and draft.kind in _NARROWER:
        draft.kind = kind
    if words and (not kind or (element.get("authority") or "local") != "local"):
        draft.subject(
            types.words(words),
            "genre",
            element.get("authority") or "",
            element.get("valueURI") or "",
            element.get(LANG) or "",
        )


def _language(draft: ModsDraft, element: Element) -> None:
    """Codes and words for one language are one; what was translated from is not a language of the content."""
    terms = sorted(children(element, "languageTerm"), key=lambda term: term.get("type") != "code")
    found = next(filter(None, (languages.language(text(term)) for term in terms)), "")
    part = (element.get("objectPart") or "").lower()
    original = "original" in part or "translated" in part
    (draft.original_languages if original else draft.languages).append(found)
    draft.scripts += [
        text(each) for each in children(element, "scriptTerm") if each.get("type") == "code" and text(each).isalpha()
    ]
    written = next((text(term) for term in terms if text(term)), "")
    if not found and written and written.lower() not in {"mul", "und", "zxx", "mis"}:
        draft.problems.append(Problem(code="bad-language", place="language/languageTerm", detail=written[:200]))


def _physical(draft: ModsDraft, element: Element) -> None:
    for each in element:
        name, words = LOCAL[each.tag], text(each)
        if not words:
            continue
        if name == "extent":
            draft.extent.append(words)
        elif name == "form":
            draft.medium.append(words)
            draft.digital = draft.digital or words.lower() in {"electronic", "online resource", "electronic resource"}
        elif name == "internetMediaType":
            draft.digital = True
            draft.kind = draft.kind or types.kind_of_media(words)
        elif name == "digitalOrigin":
            draft.digital = draft.digital or words.lower() == "born digital"
        elif name == "note":
            draft.note(words, "technique" if each.get("type") in {"technique", "material"} else "general")


# Notes

_NOTES = {
    "statement of responsibility": "", "bibliography": "bibliography", "bibliographical/historical": "biography", "biographical": "biography", "language": "language",
    "performers": "cast", "creation/production credits": "credits", "ownership": "provenance", "acquisition": "provenance", "provenance": "provenance", "funding": "credits",
    "thesis": "dissertation", "citation/reference": "bibliography", "preferred citation": "use", "restriction": "access", "system details": "system", "venue": "general",
    "additional physical form": "related", "original location": "related", "original version": "related", "reproduction": "related", "biographical/historical": "biography",
    "awards": "award", "binding": "binding", "inscription": "inscription", "content": "contents", "exhibitions": "provenance", "accessibility": "accessibility",
}  # fmt: skip


def _note(draft: ModsDraft, element: Element) -> None:
    said = (element.get("type") or "").lower()
    if said == "statement of responsibility":
        draft.responsibility = draft.responsibility or text(element)
    else:
        draft.note(text(element), _NOTES.get(said) or "general", element.get("lang") or element.get(LANG) or "")


def _of_kind(kind: str) -> Rule:
    def add(draft: ModsDraft, element: Element) -> None:
        draft.note(text(element), kind, element.get("lang") or element.get(LANG) or "")

    return add


def _access(draft: ModsDraft, element: Element) -> None:
    """Conditions: a licence anywhere in them is the rights of the thing."""
    said = (element.get("type") or "").lower()
    found = rights.address(" ".join((attribute(element, "href"), element.get("valueURI") or "", text(element))))
    if found:
        draft.rights = draft.rights or found
    elif said.startswith("restriction"):
        draft.note(text(element), "access")
    elif text(element):
        draft.rights_note.append(text(element))


# Numbers, places, relations

_SCHEMES = {
    "isbn": "isbn", "issn": "issn", "ismn": "ismn", "lccn": "lccn", "oclc": "oclc", "doi": "doi", "ark": "ark", "uri": "uri", "purl": "uri", "hdl": "uri", "urn": "uri", "issue number": "music",
    "music publisher": "music", "matrix number": "music", "sici": "sici", "isrc": "isrc", "local": "local", "accession": "accession", "stock number": "local", "upc": "upc",
}  # fmt: skip


def identifier(element: Element) -> Identifier:
    """A number; one that is marked invalid stays so."""
    said = (element.get("type") or "").lower()
    found = numbering.identifier(text(element), _SCHEMES.get(said, "local" if said else ""))
    note = found.note or attribute_of(element, "displayLabel") or ("" if said in _SCHEMES else said)
    return Identifier(found.scheme, found.value, found.valid and element.get("invalid") != "yes", note)


def _identifier(draft: ModsDraft, element: Element) -> None:
    if text(element):
        found = identifier(element)
        draft.identifiers.append(found)
        if found.scheme == "uri" and found.value.startswith(("http:", "https:")):
            draft.links.append(DigitalObject(url=found.value, role="record"))


_USAGES = {"preview": "preview", "raw object": "full", "object in context": "record"}


def _location(draft: ModsDraft, element: Element) -> None:
    """Links, and what an institution has of it."""
    for each in children(element, "url"):
        role = _USAGES.get(each.get("access") or "", "record" if "primary" in (each.get("usage") or "") else "full")
        if text(each):
            draft.links.append(
                DigitalObject(url=text(each), role=role, label=each.get("displayLabel") or each.get("note") or "")
            )
    copies = [
        _copy(each) for simple in children(element, "holdingSimple") for each in children(simple, "copyInformation")
    ]
    institution = next((text(each) for each in children(element, "physicalLocation")), "")
    shelf = next((text(each) for each in children(element, "shelfLocator")), "")
    if copies:
        draft.holdings += [_holding(institution, shelf, each) for each in copies]
    elif institution or shelf:
        draft.holdings.append(Holding(institution=institution, call_number=shelf))


def _copy(element: Element) -> Holding:
    note = "; ".join(filter(None, (text(each) for each in children(element, "note"))))
    barcode = next((text(each) for each in children(element, "itemIdentifier")), "")
    volume = next((text(each) for each in children(element, "enumerationAndChronology")), "")
    return Holding(
        branch=text(child(element, "subLocation")),
        call_number=text(child(element, "shelfLocator")),
        copies=(Copy(barcode=barcode, volume=volume, note=note),) if barcode or volume else (),
        note="" if barcode or volume else note,
    )


def _holding(institution: str, shelf: str, own: Holding) -> Holding:
    return Holding(
        institution=institution,
        branch=own.branch,
        call_number=own.call_number or shelf,
        note=own.note,
        copies=own.copies,
    )


_RELATIONS = {
    "preceding": "earlier", "succeeding": "later", "original": "reproduction-of", "host": "part-of", "constituent": "has-part", "otherVersion": "other-edition",
    "otherFormat": "other-form", "isReferencedBy": "related", "references": "related", "reviewOf": "review-of",
}  # fmt: skip


def _related(draft: ModsDraft, element: Element) -> None:
    said = element.get("type") or ""
    info = child(element, "titleInfo")
    numbers = [identifier(each) for each in children(element, "identifier") if text(each)]
    if said == "series":
        _series(draft, info, numbers)
        return
    by = next((names.agent(each).name for each in children(element, "name")), "")
    title, part = titles.full(info), child(element, "part")
    known = [(each.scheme, each.value) for each in numbers if each.valid]
    address = attribute(element, "href") or text(child(element, "location", "url"))
    if address and ("uri", address) not in known:
        known.append(("uri", address))
    note = origin.part_of(part) if part is not None else ""
    own_id = text(child(element, "recordInfo", "recordIdentifier"))
    if title or known or own_id:
        role = _RELATIONS.get(said, "related")
        draft.relations.append(
            Relation(role, title, by, tuple(dict.fromkeys(known)), own_id, note or element.get("displayLabel") or "")
        )
    if said == "constituent" and title:
        draft.titles.append(Title(text=title, role="analytic", script=script_of(title)))


def _series(draft: ModsDraft, info: Element | None, numbers: list[Identifier]) -> None:
    found = titles.title_of(info) if info is not None else None
    if found is not None:
        issn = next((each.value for each in numbers if each.scheme == "issn"), "")
        draft.series.append(Series(title=found.text, volume=found.part, issn=issn, script=found.script))


def _part(draft: ModsDraft, element: Element) -> None:
    words = origin.part_of(element)
    if words:
        draft.notes.append(Note(text=words))


def _record_info(draft: ModsDraft, element: Element) -> None:
    """About the record: its number, its agency, when it last changed."""
    draft.local_id = draft.local_id or text(child(element, "recordIdentifier"))
    draft.cataloguer = text(child(element, "recordContentSource")) or attribute_of(element, "source")
    dates = [*children(element, "recordCreationDate"), *children(element, "recordChangeDate")]
    draft.updated = next(filter(None, (text(each) for each in reversed(dates))), "")
    for each in children(element, "languageOfCataloging"):
        draft.language_of_record = languages.language(text(child(each, "languageTerm"))) or draft.language_of_record


# (elements, our field, note, rule)
TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("titleInfo", "titles", "@type: variant, parallel (translated), uniform, abbreviated; nonSort is skipped in sorting; @altRepGroup pairs scripts", _title),
    ("name", "contributions", "family, given; role as code; @altRepGroup: forms of one name in several scripts", _name),
    ("typeOfResource", "kind", "", _resource),
    ("genre", "kind, subjects", "a kind of ours where it is one; else, or with an authority, a genre", _genre),
    ("originInfo", "publications, dates, edition, country, level", "coded dates beside the words; @eventType gives the role", _origin),
    ("language", "languages, scripts", "objectPart with “original”: original_languages", _language),
    ("physicalDescription", "extent, medium, digital", "internetMediaType and born digital make it digital", _physical),
    ("abstract", "notes", "summary", _of_kind("summary")),
    ("tableOfContents", "notes", "contents", _of_kind("contents")),
    ("targetAudience", "notes", "audience", _of_kind("audience")),
    ("note", "notes, responsibility", "@type gives the kind", _note),
    ("subject", "subjects, dates, coordinates, scale", "the first part is the heading, the others subdivisions", subjects.add),
    ("classification", "classifications", "@authority gives the scheme", subjects.classify),
    ("relatedItem", "relations, series, titles", "series; host: part-of with volume and pages; constituents are titles too", _related),
    ("identifier", "identifiers, links", "@type gives the scheme; @invalid", _identifier),
    ("location", "links, holdings", "url; physicalLocation, shelfLocator, copyInformation", _location),
    ("accessCondition", "rights, rights_note, notes", "a licence is the rights; restriction on access: access", _access),
    ("part", "notes", "general", _part),
    ("recordInfo", "local_id, cataloguer, updated, language_of_record", "", _record_info),
)  # fmt: skip
CROSSWALK = tuple((each, ours, note) for elements, ours, note, _ in TABLE for each in elements.split())
RULES: dict[str, Rule] = {each: rule for elements, _, _, rule in TABLE for each in elements.split()}

"""One unit of a finding aid (EAD 2002 or EAD3) → Description."""

import re
from collections.abc import Callable

from lavh.formats import rights
from lavh.formats.description import DigitalObject, Holding, Identifier, Note, Relation, Title, Unit
from lavh.formats.draft import Draft
from lavh.formats.ead import inherited, names
from lavh.formats.ead.dates import periods
from lavh.formats.ead.inherited import Inherited
from lavh.formats.ead.prose import prose, titled
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.xml.elements import LOCAL, attribute, child, children, descendants, text
from lavh.formats.xml.parse import Element, parse

Rule = Callable[["UnitDraft", Element], None]

_ADDRESS = re.compile(r"^(?:https?|ftp)://\S+$", re.IGNORECASE)
_UNIT = re.compile(r"ead|archdesc|c(?:0[1-9]|1[0-2])?")
_THUMBNAIL = re.compile(r"thumb|preview", re.IGNORECASE)


class UnitDraft(Draft):
    """A draft of an archival unit: containers and places make one holding, dates may stand in for a title."""

    containers: list[str] = []
    places: list[str] = []
    references: list[str] = []


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one unit as `splitter` cuts it; a whole finding aid is read as its topmost unit."""
    root, problems = parse(raw)
    if root is None:
        return Reading(None, problems)
    wrapped = LOCAL[root.tag] == "unit"
    unit = next((each for each in root if LOCAL[each.tag] != "inherited"), None) if wrapped else root
    if unit is None or (unit is root and not _UNIT.fullmatch(LOCAL[root.tag])):
        return Reading(None, (*problems, Problem(code="no-unit", grave=True)))
    above = inherited.from_xml(child(root, "inherited")) if wrapped else Inherited()
    header = next((each for each in unit if LOCAL[each.tag] in {"eadheader", "control"}), None)
    archdesc = child(unit, "archdesc")
    body = unit if archdesc is None else archdesc
    draft = UnitDraft()
    for element in body:
        rule = RULES.get(LOCAL[element.tag])
        if rule is not None:
            rule(draft, element)
    if header is not None:
        _read_header(draft, header)
    _place(draft, root if wrapped else None, body)
    _inherit(draft, body, header, above)
    _settle(draft, profile)
    if not draft.titles:
        draft.problems.append(Problem(code="no-title", place="did/unittitle"))
    return Reading(draft.done(), (*problems, *draft.problems))


def _place(draft: UnitDraft, place: Element | None, body: Element) -> None:
    """Where the unit stands in its tree."""
    level = body.get("level") or ""
    if level == "otherlevel":
        level = body.get("otherlevel") or level
    reference = draft.references[0] if draft.references else ""
    if place is None:
        draft.local_id = draft.local_id or reference
        draft.unit = Unit(level=level, reference=reference, root=draft.local_id)
    else:
        draft.local_id = place.get("id") or ""
        draft.unit = Unit(
            level=level,
            parent=place.get("parent") or "",
            order=_number(place, "order"),
            depth=_number(place, "depth"),
            children=_number(place, "children"),
            reference=reference,
            root=place.get("root") or "",
        )
    draft.level = "unit" if draft.unit.depth else "collection"


def _number(place: Element, name: str) -> int:
    written = place.get(name) or ""
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _inherit(draft: UnitDraft, body: Element, header: Element | None, above: Inherited) -> None:
    """What the unit does not say itself it has from above; notes say that they are inherited."""
    own = inherited.own(body, header, above)
    draft.languages = draft.languages or list(own.languages)
    for kind, name, words in (("access", "accessrestrict", above.access), ("use", "userestrict", above.use)):
        if words and child(body, name) is None:
            draft.notes.append(Note(text=words, kind=kind, inherited=True))
    draft.cataloguer = draft.cataloguer or own.agency
    draft.language_of_record = own.tongue
    if own.repository or draft.containers or draft.places:
        draft.holdings.append(
            Holding(
                institution=own.repository or own.agency,
                branch=own.part,
                shelf="; ".join(draft.places),
                call_number=", ".join(draft.containers)
                or (draft.references[0] if draft.references and not above.collection else ""),
            )
        )
    if above.collection and draft.unit is not None:
        draft.relations.append(Relation(role="part-of", title=above.collection, local_id=draft.unit.root))


def _settle(draft: UnitDraft, profile: Profile) -> None:
    draft.kind = profile.kind or "archive"
    draft.language_of_record = draft.language_of_record or profile.language
    draft.rights = draft.rights or profile.rights
    for known in draft.identifiers:
        if known.scheme == "local" and known.value in profile.institutions:
            draft.cataloguer = profile.institutions[known.value]
    if not draft.titles:
        standing_in = (draft.dates[0].written if draft.dates else "") or ", ".join(
            (*draft.references[:1], *draft.containers)
        )
        draft.title(standing_in or (draft.notes[0].text[:120] if draft.notes else ""))


# did: what identifies the unit


def _did(draft: UnitDraft, did: Element) -> None:
    for element in did:
        rule = DID_RULES.get(LOCAL[element.tag])
        if rule is not None:
            rule(draft, element)
    tongues, scripts = inherited.codes(did)
    draft.languages += tongues
    draft.scripts += scripts


def _unittitle(draft: UnitDraft, element: Element) -> None:
    title, dated = titled(element)
    for each in dated:
        _unitdate(draft, each)
    for each in element.iter("{*}persname", "{*}corpname", "{*}famname") if len(element) else ():
        if not names.speaks_of(each):
            draft.made_by(*names.agent(each))
    draft.title(title, language=element.get("lang") or "")


def _unitdate(draft: UnitDraft, element: Element) -> None:
    for period in periods(element):
        known = any(
            (each.start, each.end) == (period.start, period.end) and each.start is not None for each in draft.dates
        )
        if not known and (period.written or period.start is not None):
            draft.dates.append(period)


def _unitid(draft: UnitDraft, element: Element) -> None:
    number = text(element)
    if number:
        draft.references.append(number)
        draft.identifiers.append(
            Identifier(scheme="local", value=number, note=attribute(element, "label") or attribute(element, "type"))
        )


def _origination(draft: UnitDraft, element: Element) -> None:
    found = [each for each in element if LOCAL[each.tag] in names.AGENT_KINDS]
    for each in found:
        draft.made_by(*names.agent(each))
    if not found and text(element):
        draft.made_by(names.agent(element)[0])


def _physdesc(draft: UnitDraft, element: Element) -> None:
    if LOCAL[element.tag] in {"physdescset", "parallelphysdescset"}:
        for each in element:
            _physdesc(draft, each)
        return
    loose: list[str] = [element.text or ""]
    for each in element:
        name = LOCAL[each.tag]
        if name == "dimensions":
            draft.dimensions.append(text(each))
        elif name == "physfacet":
            draft.medium.append(text(each))
        elif name == "genreform":
            draft.subjects.append(names.subject(each))
        elif name == "extent":
            draft.extent.append(text(each))
        else:
            loose.append(text(each))
        loose.append(each.tail or "")
    draft.extent.append(" ".join(" ".join(loose).split()).strip(" ,;:."))


def _container(draft: UnitDraft, element: Element) -> None:
    label = attribute(element, "type") or attribute(element, "localtype")
    words = f"{label.lower().replace('-', '/')} {text(element)}".strip()
    if text(element):
        draft.containers.append(words)


def _physloc(draft: UnitDraft, element: Element) -> None:
    if text(element):
        draft.places.append(text(element))


def _dao(draft: UnitDraft, element: Element) -> None:
    """dao, and each locator of a daogrp or daoset."""
    inner = [each for each in element if LOCAL[each.tag] in {"daoloc", "dao"}]
    for each in inner:
        _dao(draft, each)
    address = attribute(element, "href")
    if inner or not address:
        return
    described = (
        child(element, "daodesc") if child(element, "daodesc") is not None else child(element, "descriptivenote")
    )
    label = (
        attribute(element, "title")
        or attribute(element, "linktitle")
        or (prose(described) if described is not None else "")
    )
    if address.lower().startswith("hdl:"):
        address = "https://hdl.handle.net/" + address[4:]
    if not _ADDRESS.match(address):
        draft.problems.append(Problem(code="bad-link", place="dao/@href", detail=address[:200]))
        draft.identifiers.append(Identifier(scheme="local", value=address, note="dao"))
        return
    shown = attribute(element, "role") + attribute(element, "label") + attribute(element, "localtype")
    role = "preview" if _THUMBNAIL.search(shown) else "full"
    draft.links.append(DigitalObject(url=address, role=role, label=label))


# Around did: notes and access points


def _note(kind: str) -> Rule:
    def add(draft: UnitDraft, element: Element) -> None:
        words = prose(element) if len(element) else text(element)
        draft.note(words, kind, element.get("lang") or "")
        if kind == "use" and not draft.rights:
            draft.rights = rights.address(
                words + " " + " ".join(attribute(each, "href") for each in descendants(element, "extref"))
            )

    return add


def _controlaccess(draft: UnitDraft, element: Element) -> None:
    for each in element.iter("{*}persname", "{*}famname", "{*}corpname", "{*}name", "{*}geogname", "{*}subject", "{*}genreform",
                             "{*}occupation", "{*}function", "{*}title"):  # fmt: skip
        if not names.speaks_of(each):
            draft.made_by(*names.agent(each))
        elif text(each):
            draft.subjects.append(names.subject(each))


def _group(draft: UnitDraft, element: Element) -> None:
    for each in element:
        rule = RULES.get(LOCAL[each.tag])
        if rule is not None:
            rule(draft, each)


def _relations(draft: UnitDraft, element: Element) -> None:
    for each in children(element, "relation"):
        address = attribute(each, "href")
        title = text(child(each, "relationentry")) or text(each)
        draft.relations.append(
            Relation(role="related", title=title, identifiers=(("uri", address),) if address else ())
        )


def _read_header(draft: UnitDraft, header: Element) -> None:
    """The eadheader or control: about the finding aid, not about the records; little of it is wanted."""
    number = child(header, "eadid") if LOCAL[header.tag] == "eadheader" else child(header, "recordid")
    draft.local_id = text(number)
    pages = [attribute(number, "url") if number is not None else "", draft.local_id]
    pages += [attribute(each, "href") for each in children(header, "representation")]
    for page in dict.fromkeys(pages):
        if _ADDRESS.match(page):
            draft.links.append(DigitalObject(url=page, role="finding-aid"))
    if not draft.titles:
        proper = child(header, "filedesc", "titlestmt", "titleproper")
        draft.titles.extend([Title(text=text(proper))] if text(proper) else [])


# (elements, our field, note, rule)
DID_TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("unittitle", "titles", "main; a closing date goes to dates, names with a role to contributions", _unittitle),
    ("unitdate unitdatestructured", "dates", "created (datechar: copyright, publication); @normal, standarddate before the words", _unitdate),
    ("unitid", "identifiers, unit.reference", "local; the first is the reference", _unitid),
    ("origination", "contributions", "role cre unless stated", _origination),
    ("physdesc physdescset physdescstructured parallelphysdescset", "extent, medium, dimensions, subjects", "physfacet is the medium, genreform a genre", _physdesc),
    ("abstract", "notes", "summary", _note("summary")),
    ("materialspec", "notes", "general", _note("general")),
    ("note didnote", "notes", "general", _note("general")),
    ("container", "holdings.call_number", "type and number", _container),
    ("physloc", "holdings.shelf", "", _physloc),
    ("dao daogrp daoset", "links", "full; thumbnails: preview", _dao),
)  # fmt: skip
TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("did", "", "see its parts", _did),
    ("descgrp", "", "see its parts", _group),
    ("scopecontent", "notes", "summary", _note("summary")),
    ("bioghist", "notes", "biography", _note("biography")),
    ("arrangement fileplan", "notes", "arrangement", _note("arrangement")),
    ("accessrestrict legalstatus", "notes", "access; inherited by components that have none", _note("access")),
    (
        "userestrict",
        "notes, rights",
        "use; inherited by components that have none; a known address is the rights",
        _note("use"),
    ),
    ("phystech", "notes", "accessibility", _note("technique")),
    ("acqinfo custodhist", "notes", "provenance", _note("provenance")),
    ("bibliography", "notes", "bibliography", _note("bibliography")),
    ("altformavail originalsloc relatedmaterial separatedmaterial", "notes", "related", _note("related")),
    ("otherfindaid", "notes", "finding-aid", _note("finding-aid")),
    ("odd note", "notes", "general", _note("general")),
    ("processinfo appraisal accruals prefercite", "notes", "general", _note("general")),
    ("controlaccess", "subjects, contributions", "names with a role other than subject made it", _controlaccess),
    ("dao daogrp daoset", "links", "full; thumbnails: preview", _dao),
    ("relations", "relations", "related", _relations),
)
RULES: dict[str, Rule] = {each: rule for elements, _, _, rule in TABLE for each in elements.split()}
DID_RULES: dict[str, Rule] = {each: rule for elements, _, _, rule in DID_TABLE for each in elements.split()}
CROSSWALK = (
    ("eadid, recordid", "local_id, links", "an address is a link too: finding-aid"),
    ("@level, @otherlevel", "unit.level", ""),
    ("c, c01–c12", "unit", "parent, order (from 0), depth, number of children, finding aid"),
    ("repository", "holdings.institution, holdings.branch", "inherited; subarea is the branch"),
    ("langmaterial/language", "languages, scripts", "inherited"),
    ("@repositorycode, @mainagencycode, agencycode", "cataloguer", "inherited"),
    *((f"did/{each}", ours, note) for elements, ours, note, _ in DID_TABLE for each in elements.split()),
    *((each, ours, note) for elements, ours, note, _ in TABLE for each in elements.split() if ours),
)

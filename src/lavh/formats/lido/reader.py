"""LIDO → Description."""

import re
from collections.abc import Callable, Iterator

from lavh.formats import dating, numbering
from lavh.formats.description import Classification, Holding, Identifier, Note, Relation, Series, Subject
from lavh.formats.draft import Draft
from lavh.formats.lido import actors, events, kinds, resources
from lavh.formats.lido.concepts import concept, concepts, ordered, tongue_of, words
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.xml.elements import LOCAL, attribute, child, children, descendants, text
from lavh.formats.xml.parse import Element, parse

Rule = Callable[[Draft, Element], None]


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one record: a lido element, or the first one in whatever was wrapped around it."""
    root, problems = parse(raw)
    if root is None:
        return Reading(None, problems)
    record = root if LOCAL[root.tag] == "lido" else next(descendants(root, "lido"), None)
    if record is None:
        return Reading(None, (*problems, Problem(code="not-a-record", detail=LOCAL[root.tag], grave=True)))
    draft = Draft()
    _walk(draft, record, HEAD)
    for block in children(record, "descriptiveMetadata"):
        draft.language_of_record = draft.language_of_record or tongue_of(block)
        for wrap in block:
            _walk(draft, wrap, WRAPS)
        _walk(draft, block, WRAPS)
    for block in children(record, "administrativeMetadata"):
        _walk(draft, block, ADMINISTRATIVE)
    _settle(draft, profile)
    if not draft.titles:
        draft.problems.append(Problem(code="no-title", place="titleSet"))
    if not draft.titles and not draft.identifiers and not draft.notes:
        return Reading(None, (*problems, Problem(code="no-title", place="titleSet", grave=True)))
    return Reading(draft.done(), (*problems, *draft.problems))


def _walk(draft: Draft, element: Element, rules: dict[str, Rule]) -> None:
    for each in element:
        rule = rules.get(LOCAL[each.tag])
        if rule is not None:
            rule(draft, each)


def _settle(draft: Draft, profile: Profile) -> None:
    """What only the whole record tells."""
    if draft.kind in {"", "museum-object"} and any(each.role == "pht" for each in draft.contributions):
        draft.kind = "photograph"
    draft.kind = profile.kind or draft.kind or "museum-object"
    draft.rights = draft.rights or profile.rights
    draft.language_of_record = draft.language_of_record or profile.language
    if not draft.titles:  # an object without a name is called by what it is
        what = next((each for each in draft.subjects if each.kind == "genre"), None)
        draft.title(what.term if what else "", language=what.language if what else "")
    if not draft.local_id and draft.identifiers:
        draft.local_id = draft.identifiers[0].value
    draft.dates.sort(key=lambda each: each.role not in events.MAKING)


def _sets(element: Element, name: str) -> Iterator[Element]:
    """The elements of that name, in the order that the record gives them."""
    return iter(sorted(children(element, name), key=_order))


def _order(element: Element) -> int:
    written = attribute(element, "sortorder")
    return int(written) if written.isdecimal() and len(written) < 6 else 999_999


# Which record it is


def _record_number(draft: Draft, element: Element) -> None:
    draft.local_id = draft.local_id or text(element)


def _published_number(draft: Draft, element: Element) -> None:
    if text(element):
        draft.identifiers.append(numbering.identifier(text(element)))


# What it is


def _work_types(draft: Draft, element: Element) -> None:
    found = list(concepts(element, "objectWorkType"))
    terms = [word.text for each in found for word in each.words]
    addresses = [address for each in element.iter("{*}objectWorkType") for address in concept(each).addresses]
    draft.kind = draft.kind or kinds.kind(terms, addresses)
    draft.subjects += [each.subject("genre") for each in found]


def _classifications(draft: Draft, element: Element) -> None:
    for each in children(element, "classification"):
        found = concept(each)
        number = next(
            (
                text(number)
                for number in children(each, "conceptID")
                if text(number) and not text(number).startswith("http")
            ),
            "",
        )
        if found.words and found.term not in _EUROPEANA:
            draft.subjects.append(found.subject("genre"))
        elif number:
            draft.classifications.append(Classification(scheme="local", number=number))


_EUROPEANA = frozenset({"IMAGE", "TEXT", "VIDEO", "SOUND", "3D"})  # of the pictures, for a portal
_SERIES = ("serientitel", "series title", "series")
_VARIANTS = {
    "kurztitel": "abbreviated",
    "originaltitel": "original",
    "original title": "original",
    "former title": "former",
    "früherer titel": "former",
}


def _titles(draft: Draft, element: Element) -> None:
    for each in _sets(element, "titleSet"):
        said = attribute(each, "type").lower()
        forms = ordered(words(each, "appellationValue"), tongue_of(each))
        if said in _SERIES:
            draft.series += [Series(title=word.text) for word in forms[:1]]
            continue
        for word in forms:
            if any(known.text == word.text for known in draft.titles):  # said again in a block of another language
                continue
            draft.title(word.text, "variant" if word.alternative else _VARIANTS.get(said, "main"), word.language)


def _inscriptions(draft: Draft, element: Element) -> None:
    for each in children(element, "inscriptions"):
        found = [text(value) for value in children(each, "inscriptionTranscription")]
        found += [text(value) for value in descendants(each, "descriptiveNoteValue")]
        draft.note(" — ".join(filter(None, found)), "inscription", tongue_of(each))


_REPOSITORY_PAST = ("former", "ehemalig", "früher", "lido01019", "lido01018")


def _repositories(draft: Draft, element: Element) -> None:
    """Where it is kept now; former places are provenance."""
    for each in _sets(element, "repositorySet"):
        name, _ = actors.body(child(each, "repositoryName"))
        shown = next((text(one) for one in children(each, "displayRepository") if text(one)), "")
        numbers = [text(one) for one in _sets(each, "workID") if text(one)]
        if any(sign in attribute(each, "type").lower() for sign in _REPOSITORY_PAST):
            draft.note(", ".join(filter(None, (shown or name, *numbers))), "provenance", tongue_of(each))
            continue
        draft.identifiers += [
            Identifier("uri" if number.startswith("http") else "accession", number) for number in numbers
        ]
        numbers.sort(key=lambda number: number.startswith("http"))
        location = child(each, "repositoryLocation")
        where = events.named(location) if location is not None else ""
        known = any(numbers and holding.call_number == numbers[0] for holding in draft.holdings)
        if (name or shown or numbers) and not known:
            draft.holdings.append(
                Holding(
                    institution=name or shown,
                    shelf=shown if shown and name not in {"", shown} else where,
                    call_number=numbers[0] if numbers else "",
                )
            )


def _states(draft: Draft, element: Element) -> None:
    shown = [text(each) for name in ("displayState", "displayEdition") for each in children(element, name)]
    draft.edition = draft.edition or "; ".join(filter(None, shown))


_DESCRIPTIONS = {
    "": "summary", "beschreibung": "summary", "tavsif": "summary", "описание": "summary", "objektbeschreibung": "summary", "description": "summary", "kurzbeschreibung": "summary", "provenienz": "provenance",
    "provenance": "provenance", "inschrift": "inscription", "urheber / quelle": "general", "context": "general", "literatur": "bibliography", "zustand": "technique",
}  # fmt: skip


def _descriptions(draft: Draft, element: Element) -> None:
    for each in _sets(element, "objectDescriptionSet"):
        said = attribute(each, "type")
        label = "" if said.startswith("http") else said
        for value in children(each, "descriptiveNoteValue"):
            kind = _DESCRIPTIONS.get(label.lower(), "")
            said_of = " ".join(_MARKUP.sub(" ", text(value)).split())
            draft.note(
                said_of if kind or not label or not said_of else f"{label}: {said_of}",
                kind or "summary",
                tongue_of(value),
            )


def _measurements(draft: Draft, element: Element) -> None:
    for each in _sets(element, "objectMeasurementsSet"):
        shown = [text(one) for one in children(each, "displayObjectMeasurements") if text(one)]
        draft.dimensions.append(
            shown[0] if shown else "; ".join(filter(None, map(_measured, descendants(each, "measurementSet"))))
        )


_MARKUP = re.compile(r"\s*<[a-zA-Z/][^<>]{0,40}>\s*")  # HTML that was put into a field for text


def _measured(element: Element) -> str:
    kind, unit = child(element, "measurementType"), child(element, "measurementUnit")
    value = text(child(element, "measurementValue"))
    label = concept(kind).term if kind is not None else ""
    measure = concept(unit).term if unit is not None else ""
    return f"{label}: {value} {measure}".strip(": ") if value else ""


def _materials(draft: Draft, element: Element) -> None:
    for each in children(element, "objectMaterialsTechSet"):
        for one in children(each, "materialsTech"):
            events.matter(draft, one)
        if not any(True for _ in children(each, "materialsTech")):
            events.matter(draft, each)


# What happened to it, what it shows, what it belongs with


def _events(draft: Draft, element: Element) -> None:
    """Its making before everything else."""
    found = [event for each in _sets(element, "eventSet") for event in children(each, "event")]
    found.sort(key=_making)
    for event in found:
        events.add(draft, event)
    if not found:
        draft.notes += [Note(text(each), "provenance") for each in descendants(element, "displayEvent") if text(each)]


def _making(event: Element) -> bool:
    kind = child(event, "eventType")
    return kind is None or events.kind_of(kind)[0] not in events.MAKING


def _subjects(draft: Draft, element: Element) -> None:
    for each in _sets(element, "subjectSet"):
        before = len(draft.subjects) + len(draft.dates)
        for one in children(each, "subject"):
            _subject(draft, one)
        if before == len(draft.subjects) + len(draft.dates):
            for shown in children(each, "displaySubject"):
                draft.subject(text(shown), language=tongue_of(shown))


def _subject(draft: Draft, element: Element) -> None:
    draft.subjects += [each.subject("topic") for each in concepts(element, "subjectConcept")]
    for holder in children(element, "subjectActor"):
        actor = child(holder, "actor")
        found = actors.agent(actor) if actor is not None else None
        if found is not None and found.name:
            term = f"{found.name}, {found.dates}" if found.dates else found.name
            draft.subjects.append(
                Subject(term=term, kind="corporate" if found.kind == "corporate" else "person", forms=found.forms)
            )
        elif text(child(holder, "displayActor")):
            draft.subject(text(child(holder, "displayActor")), "person")
    for holder in children(element, "subjectPlace"):
        draft.subject(events.place(holder), "place", language=tongue_of(holder))
    for holder in children(element, "subjectDate"):
        when = child(holder, "date")
        shown = text(child(holder, "displayDate"))
        draft.dates.append(
            dating.between(shown, text(child(when, "earliestDate")), text(child(when, "latestDate")), "covers")
        )
    for holder in (*children(element, "subjectEvent"), *children(element, "subjectObject")):
        shown = next((text(each) for each in holder if LOCAL[each.tag].startswith("display") and text(each)), "")
        draft.subject(shown, "work" if LOCAL[holder.tag] == "subjectObject" else "topic", language=tongue_of(holder))


_RELATIONS = (
    (("part of", "teil von", "is part", "p46i", "gehört zu", "member of"), "part-of"),
    (("has part", "hat teil", "composed of", "p46_", "besteht aus"), "has-part"),
    (("reproduction of", "reproduktion von", "copy after", "kopie nach"), "reproduction-of"),
    (("exhibition", "ausstellung"), "exhibition"),
)


def _related_works(draft: Draft, element: Element) -> None:
    for each in _sets(element, "relatedWorkSet"):
        work, kind = child(each, "relatedWork"), child(each, "relatedWorkRelType")
        meant = concept(kind) if kind is not None else None
        said = " ".join((*(word.text for word in meant.words), *meant.addresses)).lower() if meant else ""
        role = next((ours for signs, ours in _RELATIONS if any(sign in said for sign in signs)), "related")
        whole = child(work, "object")
        links = [text(one) for one in children(whole, "objectWebResource")] if whole is not None else []
        notes = [text(one) for one in children(whole, "objectNote")] if whole is not None else []
        local = [text(one) for one in children(whole, "objectID")] if whole is not None else []
        shown = [text(child(work, "displayObject")), *notes, text(child(each, "displayRelatedWork"))]
        title = next(filter(None, shown), "").removeprefix(f"{meant.term if meant else ''}: ")
        known = [("uri", one) for one in (*links, *local) if one.startswith("http")]
        own = next((one for one in local if not one.startswith("http")), "")
        if title or known or own:
            stated = meant.term if meant and role == "related" else ""
            draft.relations.append(
                Relation(role, title, identifiers=tuple(dict.fromkeys(known)), local_id=own, note=stated)
            )


# Rights, the record itself


def _work_rights(draft: Draft, element: Element) -> None:
    for each in _sets(element, "rightsWorkSet"):
        found, said = resources.licence(each)
        draft.rights = draft.rights or found
        credit = [text(one) for one in children(each, "creditLine")]
        holders = [actors.body(one)[0] for one in children(each, "rightsHolder")]
        draft.rights_note += filter(
            None, (said if not found else "", *credit, *(f"© {one}" for one in holders if one and found != PUBLIC))
        )


PUBLIC = "http://creativecommons.org/publicdomain/mark/1.0/"


def _record(draft: Draft, element: Element) -> None:
    for each in children(element, "recordSource"):
        number = next((text(one) for one in children(each, "legalBodyID") if text(one)), "")
        draft.cataloguer = draft.cataloguer or number.removeprefix("info:isil/") or actors.body(each)[0]
    for each in children(element, "recordInfoSet"):
        for one in children(each, "recordInfoLink"):
            resources.link(draft, text(one))
        for one in children(each, "recordMetadataDate"):
            draft.updated = max(draft.updated, text(one))
    numbers = [text(each) for each in children(element, "recordID")]
    draft.local_id = draft.local_id or next(filter(None, numbers), "")
    for each in children(element, "recordType"):
        said = concept(each).term.lower()
        draft.level = "collection" if said in {"collection", "sammlung", "konvolut"} else draft.level


# (elements, our field, note, rule)
HEAD_TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("lidoRecID", "local_id", "", _record_number),
    ("objectPublishedID", "identifiers", "", _published_number),
)
WRAP_TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("objectWorkTypeWrap", "kind, subjects", "kind of thing by the words and AAT numbers; genre; stands in for a title", _work_types),
    ("classificationWrap", "subjects", "genre; bare numbers: classifications", _classifications),
    ("titleWrap", "titles, series", "preferred: main, in another language: parallel; alternative: variant", _titles),
    ("inscriptionsWrap", "notes", "inscription", _inscriptions),
    ("repositoryWrap", "holdings, identifiers", "workID: call number and accession number; former repositories: provenance", _repositories),
    ("displayStateEditionWrap", "edition", "", _states),
    ("objectDescriptionWrap", "notes", "summary, or by @type", _descriptions),
    ("objectMeasurementsWrap", "dimensions", "as displayed, else the values", _measurements),
    ("objectMaterialsTechWrap", "medium, subjects", "material", _materials),
    ("eventWrap", "dates, contributions, place_made, medium, subjects, notes", "production, creation: created; acquisition: acquired; others are told as provenance", _events),
    ("subjectWrap", "subjects, dates", "topic, person, corporate, place, work; subjectDate: covers", _subjects),
    ("relatedWorksWrap", "relations", "part-of, has-part, reproduction-of, exhibition, related", _related_works),
)  # fmt: skip
ADMINISTRATIVE_TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("rightsWorkWrap", "rights, rights_note", "", _work_rights),
    ("recordWrap", "links, cataloguer, updated, level", "recordInfoLink: record", _record),
    (
        "resourceWrap",
        "links",
        "image, sound, video or full; small ones: preview; with licence and credit",
        resources.add,
    ),
)
HEAD: dict[str, Rule] = {each: rule for each, _, _, rule in HEAD_TABLE}
WRAPS: dict[str, Rule] = {each: rule for each, _, _, rule in WRAP_TABLE}
ADMINISTRATIVE: dict[str, Rule] = {each: rule for each, _, _, rule in ADMINISTRATIVE_TABLE}
CROSSWALK = tuple((each, ours, note) for each, ours, note, _ in (*HEAD_TABLE, *WRAP_TABLE, *ADMINISTRATIVE_TABLE))

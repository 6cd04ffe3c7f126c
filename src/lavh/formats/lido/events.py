"""The events of an object's life: who, when, where, of what and how."""

from lavh.formats import dating
from lavh.formats.description import Contribution, Note, Period
from lavh.formats.draft import LEADING, Draft
from lavh.formats.lido import actors
from lavh.formats.lido.concepts import Concept, concept, concepts, ordered, tongue_of, words
from lavh.formats.xml.elements import attribute, child, children, descendants, text
from lavh.formats.xml.parse import Element

# Event types by their number in the LIDO terminology or by a word in them → role of the date, role of an actor without one.
# https://terminology.lido-schema.org/eventType
TYPES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("lido00224", "design", "entwurf", "entworfen", "planning", "geistige schöpfung", "lido00012", "gezeichnet"), "created", "dsr"),
    (("lido00228", "publi", "veröffentlich"), "published", "pbl"),
    (("lido01127", "fotograf", "photograph", "aufgenommen", "aufnahme"), "created", "pht"),
    (("lido00001", "acqui", "erwerb", "erworben", "purchase", "schenkung"), "acquired", "asn"),
    (("lido00226", "commission", "auftrag"), "", "pat"),
    (("lido00034", "restor", "restaur"), "", "rsr"),
    (("lido00225", "exhibition", "ausstellung"), "", "cur"),
    (("lido00227", "provenan",
            "provenien", "herkunft", "besitz", "lido00002", "find", "fund", "gefunden", "ausgrabung", "excavat", "collect"), "", "fmo"),
    (("lido00007", "produ", "herstell", "hergestellt", "creat", "schaff", "made", "manufactur", "print", "gedruckt", "e12_"), "created", "cre"),
)  # fmt: skip
MAKING = frozenset({"created", "published"})


def kind_of(element: Element) -> tuple[str, str, Concept]:
    """(role of the date, role of actors, the type itself); an event of an unknown type has no role."""
    meant = concept(element)
    said = " ".join(
        (
            *(each.rpartition("/")[2] for each in meant.addresses),
            *(word.text for word in meant.words),
            text(child(element, "conceptID")),
        )
    ).lower()
    for signs, date, actor in TYPES:
        if any(sign in said for sign in signs):
            return date, actor, meant
    return "", "asn", meant


def add(draft: Draft, event: Element) -> None:
    """One event."""
    kind = child(event, "eventType")
    date, actor, meant = kind_of(kind) if kind is not None else ("", "asn", Concept())
    for each in descendants(event, "actorInRole"):
        _actor(draft, each, actor)
    when = periods(event, date or "created")
    places = _places(event)
    if date:
        draft.dates += [each for each in when if not _known(draft, each)]
    if date in MAKING:
        draft.place_made = draft.place_made or (places[0] if places else "")
        _matter(draft, event)
    else:
        _tell(draft, event, meant, when, places)
    for name in ("periodName", "culture"):
        draft.subjects += [found.subject("period") for found in concepts(event, name)]


def _known(draft: Draft, period: Period) -> bool:
    return any(
        (each.start, each.end, each.role) == (period.start, period.end, period.role) and each.start is not None
        for each in draft.dates
    )


def _actor(draft: Draft, element: Element, otherwise: str) -> None:
    actor = child(element, "actor")
    found = actors.agent(actor) if actor is not None else None
    if found is None or not found.name:
        return
    for code, stated in actors.role(element, otherwise):
        lead = code in LEADING and not any(each.lead for each in draft.contributions)
        qualified = ", ".join(filter(None, (stated, actors.attribution(element))))
        if not any((each.agent.name, each.role) == (found.name, code) for each in draft.contributions):
            draft.contributions.append(Contribution(agent=found, role=code, lead=lead, stated=qualified))


def periods(event: Element, role: str) -> list[Period]:
    """When it was: as displayed, with the years beside."""
    return [each for holder in children(event, "eventDate") for each in _dates(holder, role)]


def _dates(holder: Element, role: str) -> list[Period]:
    shown = next((text(each) for each in children(holder, "displayDate") if text(each)), "")
    found = [
        dating.between(shown, text(child(each, "earliestDate")), text(child(each, "latestDate")), role)
        for each in children(holder, "date")
    ]
    found = [each for each in found if each.written]
    return found or ([dating.period(shown, role)] if shown else [])


def _places(event: Element) -> list[str]:
    return [found for found in (place(each) for each in children(event, "eventPlace")) if found]


def place(element: Element) -> str:
    """The name of a place, as displayed or as named, with the place around it."""
    shown = next((text(each) for each in children(element, "displayPlace") if text(each)), "")
    inner = child(element, "place")
    return shown or (named(inner) if inner is not None else "")


def named(element: Element) -> str:
    """The name of a place element and of the one that it is part of."""
    own = ordered(
        [word for each in children(element, "namePlaceSet") for word in words(each, "appellationValue")],
        tongue_of(element),
    )
    around = child(element, "partOfPlace")
    wider = named(around) if around is not None else ""
    return ", ".join(dict.fromkeys(filter(None, (own[0].text if own else "", wider.partition(", ")[0]))))


_TECHNIQUE = ("technique", "technik", "lido00131", "lido00513")


def _matter(draft: Draft, event: Element) -> None:
    """Of what and how it was made."""
    for each in children(event, "eventMaterialsTech"):
        matter(draft, each)


def matter(draft: Draft, element: Element) -> None:
    """Materials and techniques: as displayed, else their terms."""
    shown = next((text(each) for each in children(element, "displayMaterialsTech") if text(each)), "")
    terms = [(each, concept(each)) for each in descendants(element, "termMaterialsTech")]
    terms = [(each, found) for each, found in terms if found.words]
    draft.subjects += [found.subject("material") for _, found in terms]
    techniques = [
        found.term for each, found in terms if any(sign in attribute(each, "type").lower() for sign in _TECHNIQUE)
    ]
    materials = [found.term for _, found in terms if found.term not in techniques]
    draft.medium.append(shown or ", ".join(dict.fromkeys((*materials, *techniques))))


def _tell(draft: Draft, event: Element, meant: Concept, when: list[Period], places: list[str]) -> None:
    """What happened to it later, in words: provenance."""
    words_of = [
        text(found)
        for each in children(event, "eventDescriptionSet")
        for found in children(each, "descriptiveNoteValue")
    ]
    names = [text(child(each, "appellationValue")) for each in children(event, "eventName")]
    method = [found.term for found in concepts(event, "eventMethod")]
    told = ", ".join(
        dict.fromkeys(filter(None, (*names, *method, *places, *(each.written for each in when), *words_of)))
    )
    if told:
        draft.notes.append(
            Note(text=f"{meant.term}: {told}" if meant.term else told, kind="provenance", language=tongue_of(event))
        )

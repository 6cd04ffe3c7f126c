"""`subject` and `classification`."""

import re

from lavh.formats import dating, languages
from lavh.formats.codes.areas import AREAS
from lavh.formats.description import Classification, Subject
from lavh.formats.draft import Draft
from lavh.formats.iso2709.coordinates import box
from lavh.formats.mods import names
from lavh.formats.mods.titles import attribute_of, full
from lavh.formats.xml.elements import LANG, LOCAL, attribute, child, children, text
from lavh.formats.xml.parse import Element

_KINDS = {"topic": "topic", "geographic": "place", "temporal": "period", "genre": "genre", "occupation": "topic"}
_CLASSES = {"lcc": "lcc", "ddc": "ddc", "udc": "udc", "bbk": "bbk", "rubbk": "bbk", "nlm": "nlm", "sudocs": "sudoc"}
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?")


def add(draft: Draft, element: Element) -> None:
    """One subject: its first part is the heading, the others are its subdivisions."""
    parts: list[tuple[str, str, str]] = []
    for each in element:
        parts += _parts(draft, each)
    if not parts:
        return
    kind, term, identifier = parts[0]
    draft.subjects.append(
        Subject(
            term=term,
            kind=kind,
            subdivisions=tuple((other, words) for other, words, _ in parts[1:]),
            scheme=attribute_of(element, "authority") or attribute_of(element[0], "authority"),
            identifier=(element.get("valueURI") or "") or identifier,
            language=languages.language(element.get("lang") or element.get(LANG) or ""),
        )
    )


def _parts(draft: Draft, element: Element) -> list[tuple[str, str, str]]:
    """(kind, term, identifier) of each name in one child of subject."""
    name = LOCAL[element.tag]
    kind, term = _KINDS.get(name, ""), text(element)
    if name == "temporal" and _covered(draft, element):
        term = ""
    elif name == "name":
        found = names.agent(element)
        kind = "corporate" if found.kind in {"corporate", "meeting"} else "person"
        term = ", ".join(filter(None, (found.name, found.addition, found.dates)))
    elif name == "titleInfo":
        kind, term = "work", full(element)
    elif name == "geographicCode":
        kind, term = "place", AREAS.get(term.rstrip("-"), "")
    elif name == "hierarchicalGeographic":
        kind, term = "place", ", ".join(reversed([text(each) for each in element if text(each)]))
    elif name == "cartographics":
        _mapped(draft, element)
    return [(kind, term, attribute(element, "valueURI"))] if kind and term else []


def _covered(draft: Draft, element: Element) -> bool:
    """A temporal subject in a normal form is a date; in words it is both a subject and, where they name years, a date."""
    written = text(element)
    period = dating.period(written, "covers")
    if period.start is not None or period.end is not None:
        draft.dates.append(period)
    return bool(element.get("encoding"))


def _mapped(draft: Draft, element: Element) -> None:
    """Scale and coordinates: "W 119°50ʹ--W 119°20ʹ/N 35°00ʹ" stays in words; four decimal numbers are a box."""
    draft.scale = draft.scale or text(child(element, "scale"))
    for each in children(element, "coordinates"):
        numbers = _DEGREES.findall(text(each))
        if len(numbers) == 4 and draft.coordinates is None and not re.search(r"[°ʹ'′]", text(each)):
            draft.coordinates = box(numbers[0], numbers[2], numbers[3], numbers[1])
        elif text(each):
            draft.note(text(each))


def classify(draft: Draft, element: Element) -> None:
    """A class number."""
    if text(element):
        scheme = _CLASSES.get((element.get("authority") or "").lower(), "local")
        draft.classifications.append(Classification(scheme=scheme, number=text(element)))

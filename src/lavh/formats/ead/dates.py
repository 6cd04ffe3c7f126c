"""Dates of a finding aid: EAD 2002 `unitdate`, EAD3 `unitdate` and `unitdatestructured`."""

from lavh.formats import dating
from lavh.formats.description import Period
from lavh.formats.xml.elements import LOCAL, attribute, text
from lavh.formats.xml.parse import Element

ROLE = "created"
_COPYRIGHT = frozenset({"copyright"})
_PUBLISHED = frozenset({"publication", "published"})


def periods(element: Element) -> list[Period]:
    """The dates of one element; a set of dates has several."""
    if LOCAL[element.tag] == "unitdate":
        role = _role(attribute(element, "datechar"))
        return [dating.period(text(element), role, element.get("normal") or "")]
    whole = element.get("altrender") or ""
    found = [
        each for each in element.iter("{*}daterange", "{*}datesingle") if LOCAL[each.tag] in {"daterange", "datesingle"}
    ]
    return [_structured(each, whole if len(found) == 1 else "") for each in found]


def _structured(element: Element, whole: str) -> Period:
    parent = element.getparent()
    role = _role(attribute(parent, "datechar")) if parent is not None else ROLE
    if LOCAL[element.tag] == "datesingle":
        return dating.period(whole or text(element) or _normal(element), role, _normal(element))
    ends = {LOCAL[each.tag]: each for each in element}
    first, last = ends.get("fromdate"), ends.get("todate")
    written = whole or "–".join(text(each) or _normal(each) for each in (first, last) if each is not None)
    start = _normal(first) or text(first) if first is not None else ""
    end = _normal(last) or text(last) if last is not None else ""
    return dating.between(written, start, end, role)


def _normal(element: Element) -> str:
    return element.get("standarddate") or element.get("notbefore") or ""


def _role(character: str) -> str:
    character = character.lower()
    return "copyright" if character in _COPYRIGHT else "published" if character in _PUBLISHED else ROLE

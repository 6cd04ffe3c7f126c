"""Agents and subjects of a finding aid: EAD 2002 writes a heading in one text, EAD3 in parts."""

from functools import lru_cache

from lavh.formats import naming
from lavh.formats.description import Agent, Subject
from lavh.formats.iso2709.authorities import authority
from lavh.formats.xml.elements import LOCAL, attribute, child, children, text
from lavh.formats.xml.parse import Element
from lavh.kernel import dates

AGENT_KINDS = {"persname": "person", "famname": "family", "corpname": "corporate", "name": "person"}
SUBJECT_KINDS = {
    "persname": "person", "famname": "person", "corpname": "corporate", "name": "person", "geogname": "place", "subject": "topic",
    "genreform": "genre", "occupation": "topic", "function": "topic", "title": "work",
}  # fmt: skip
# The codes and words that EAD3 parts are labelled with.
_DATES = frozenset({"d", "dates", "existdates", "date", "y"})
_ADDITIONS = frozenset({"c", "qualifier", "title", "numeration", "q", "fullerform", "n"})
_DIVISIONS = {
    "z": "place",
    "geographic": "place",
    "y": "period",
    "temporal": "period",
    "v": "genre",
    "genre_form": "genre",
}
_SUBJECT_ROLES = frozenset({"subject", "sub", "about"})


def agent(element: Element) -> tuple[Agent, str, str]:
    """(agent, role, role as stated) of persname, famname, corpname or name.

    The role is an attribute or, in older finding aids, the last word of the heading: "Cephas, John, performer".
    """
    kind = AGENT_KINDS.get(LOCAL[element.tag], "person")
    code, stated = naming.role(element.get("role") or element.get("relator") or "")
    parts = list(children(element, "part"))
    dates = addition = ""
    if parts:
        told = [((attribute(part, "localtype")).lower(), text(part)) for part in parts]
        joint = ". " if kind == "corporate" else ", "
        name = joint.join(words for label, words in told if label not in _DATES and label not in _ADDITIONS and words)
        dates = " ".join(words for label, words in told if label in _DATES)
        addition = ", ".join(words for label, words in told if label in _ADDITIONS)
        name = name or addition
    else:
        name = text(element)
        if said := _role_in(name):
            name, code, stated = name[: name.rindex(",")], naming.ROLES[said], ""
    if not dates and kind != "corporate":
        name, dates = naming.split_dates(name)
    found = Agent(name=name.rstrip(" ,"), kind=kind, dates=dates, addition=addition, identifiers=_identifiers(element))
    return found, code, stated


def speaks_of(element: Element) -> bool:
    """Whether a name under controlaccess is what the records are about, not who made them."""
    if LOCAL[element.tag] not in AGENT_KINDS:
        return True
    role = (element.get("role") or element.get("relator") or "").lower()
    return role in _SUBJECT_ROLES if role else not _role_in(text(element))


def _role_in(heading: str) -> str:
    """The role that a heading ends with, "" if it ends with none."""
    last = heading.rpartition(", ")[2].rstrip(".").lower()
    return last if last in naming.ROLES and ", " in heading else ""


def subject(element: Element) -> Subject:
    """A heading of controlaccess, with its subdivisions."""
    kind = SUBJECT_KINDS[LOCAL[element.tag]]
    parts = list(children(element, "part"))
    if kind in {"person", "corporate"} and parts:
        found = agent(element)[0]
        whole = ", ".join(filter(None, (found.name, found.addition, found.dates)))
        term, divisions = whole, tuple[tuple[str, str], ...]()
    elif parts:
        told = [(attribute(part, "localtype").lower(), text(part)) for part in parts]
        term = told[0][1]
        divisions = tuple((_DIVISIONS.get(label, "topic"), words) for label, words in told[1:] if words)
    else:
        term, divisions = _divided(text(element))
    return Subject(
        term=term,
        kind=kind,
        subdivisions=divisions,
        scheme=(element.get("source") or element.get("rules") or "").lower(),
        identifier=_authority(element),
    )


@lru_cache(maxsize=8192)
def _divided(heading: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A heading like "Aged women--United States" → the heading and its subdivisions, whose kind the text hardly tells."""
    if "--" not in heading:
        return heading.rstrip("."), ()
    first, *rest = (each.strip(" .") for each in heading.split("--"))
    return first, tuple(("period" if dates.read(each) else "topic", each) for each in rest if each)


def _authority(element: Element) -> str:
    return (element.get("authfilenumber") or element.get("identifier") or "").strip()


def _identifiers(element: Element) -> tuple[tuple[str, str], ...]:
    number = _authority(element)
    if not number:
        return ()
    source = (element.get("source") or element.get("rules") or "local").lower()
    known = authority(number) if "/" in number else ()
    if known and known[0][0] not in {"uri", "local"}:
        return known
    if "id.loc.gov" in number or source in {"lcnaf", "naf"}:
        return (("lccn", number.rstrip("/").rpartition("/")[2]),)
    return ((source, number),)


def repository(element: Element) -> tuple[str, str]:
    """(name, its part) of the institution that keeps the records."""
    body = next((each for each in element if LOCAL[each.tag] in {"corpname", "name", "persname", "famname"}), None)
    if body is None:
        return (text(element) if not len(element) else " ".join((element.text or "").split())), ""
    parts = [text(each) for each in children(body, "part")]
    if parts:
        return parts[0], ", ".join(parts[1:])
    part = child(body, "subarea")
    if part is None:
        return text(body), ""
    own = (body.text or "") + "".join(each.tail or "" for each in body)
    return " ".join(own.split()).strip(" ,.") or text(part), text(part)

"""`name`: persons, families, bodies and meetings, with what they did."""

import msgspec

from lavh.formats import naming
from lavh.formats.description import Agent, Contribution, Name
from lavh.formats.draft import LEADING, Draft
from lavh.formats.iso2709.authorities import authority
from lavh.formats.mods.titles import Pairs, attribute_of
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import child, children, text
from lavh.formats.xml.parse import Element

KINDS = {"personal": "person", "corporate": "corporate", "family": "family", "conference": "meeting"}
_SCHEMES = {"naf": "lccn", "lcnaf": "lccn"}


def agent(element: Element) -> Agent:
    """One name, in filing order: family name, given name."""
    parts: dict[str, list[str]] = {}
    for each in children(element, "namePart"):
        parts.setdefault(each.get("type") or "", []).append(text(each))
    kind = KINDS.get(element.get("type") or "", "person" if "family" in parts or "given" in parts else "")
    bodies = [each for each in parts.get("", []) if each]
    name = (". " if kind == "corporate" else ", ").join(bodies)
    if not name:
        name = ", ".join(filter(None, (" ".join(parts.get("family", [])), " ".join(parts.get("given", [])))))
    name = name or text(child(element, "displayForm"))
    dates = ", ".join(parts.get("date", []))
    if not dates and kind != "corporate":
        name, dates = naming.split_dates(name)
    return Agent(
        name=name,
        kind=kind or "person",
        dates=dates,
        addition=", ".join(parts.get("termsOfAddress", [])),
        script=element.get("script") or script_of(name),
        forms=tuple(_alternatives(element)),
        identifiers=tuple(dict.fromkeys(_identifiers(element))),
    )


def _alternatives(element: Element) -> list[Name]:
    named = [agent(each).name for each in children(element, "alternativeName")]
    return [Name(text=each, script=script_of(each)) for each in named if each]


def _identifiers(element: Element) -> list[tuple[str, str]]:
    addresses = [(element.get("valueURI") or "", element.get("authority") or "")]
    addresses += [(text(each), each.get("type") or "") for each in children(element, "nameIdentifier")]
    return [identifier(address, said) for address, said in addresses if address]


def identifier(address: str, said: str) -> tuple[str, str]:
    """(scheme, value) of a number or address of an authority."""
    known = authority(address)[0] if address.startswith("http") else ("uri", address)
    return known if known[0] != "uri" else (_SCHEMES.get(said.lower(), said.lower()) or "local", address)


def roles(element: Element) -> list[tuple[str, str]]:
    """(code, words where no code fits) of everything an agent did; a code goes before its words."""
    found: list[tuple[str, str]] = []
    for each in children(element, "role"):
        terms = sorted(children(each, "roleTerm"), key=lambda term: term.get("type") != "code")
        read = [naming.role(attribute_of(term, "valueURI") or text(term)) for term in terms if text(term)]
        found += [next((one for one in read if not one[1]), read[0])] if read else []
    return found or [("cre", "")]


class Named(Draft):
    """A draft that remembers which agents stand in several scripts, by their pair."""

    agents: dict[int, Agent] = {}


def add(draft: Named, element: Element, pairs: Pairs) -> None:
    """A contribution; another writing of a name goes to the agent it is the same as."""
    found = agent(element)
    if not found.name:
        return
    pair = pairs.of(element)
    for code, stated in roles(element):
        lead = element.get("usage") == "primary" or code in LEADING
        lead = lead and not any(each.lead for each in draft.contributions)
        draft.contributions.append(Contribution(agent=found, role=code, lead=lead, stated=stated))
    if pair:
        _join(draft, found, pair)


def _join(draft: Named, found: Agent, pair: int) -> None:
    """The same agent in several scripts is one: the writing of its own script first, the others among its forms."""
    known = draft.agents.get(pair)
    if known is None:
        draft.agents[pair] = found
        return
    draft.contributions = [each for each in draft.contributions if each.agent != found]
    first, second = (known, found) if known.script != "Latn" else (found, known)
    forms = (*first.forms, Name(text=second.name, script=second.script))
    whole = msgspec.structs.replace(first, forms=forms, identifiers=first.identifiers or second.identifiers)
    draft.agents[pair] = whole
    draft.contributions = [
        msgspec.structs.replace(each, agent=whole) if each.agent == known else each for each in draft.contributions
    ]

"""Actors and institutions: names, life dates, numbers, roles."""

import re

from lavh.formats import naming
from lavh.formats.description import Agent, Name
from lavh.formats.iso2709.authorities import authority
from lavh.formats.lido.concepts import Word, concept, ordered, source_of, tongue_of, words
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import attribute, child, children, text
from lavh.formats.xml.parse import Element

_KINDS = {
    "corporation": "corporate", "corporate": "corporate", "corporatebody": "corporate", "institution": "corporate", "körperschaft": "corporate", "family": "family",
    "legal body": "corporate", "organization": "corporate", "group": "corporate", "lido00163": "person", "lido00413": "corporate", "lido00414": "family", "lido00412": "corporate",
}  # fmt: skip
_UNKNOWN = frozenset(
    {
        "unknown",
        "unbekannt",
        "unbekannte person",
        "anonym",
        "anonymous",
        "anonymus",
        "nicht zugewiesen",
        "künstler unbekannt",
    }
)
_AAT_ROLES = {
    "300025136": "art",
    "300025181": "scl",
    "300025103": "art",
    "300025687": "pht",
    "300025190": "dsr",
    "300025164": "prm",
    "300025175": "drm",
}


_YEAR = re.compile(r"^(-?\d{4})-\d\d(?:-\d\d)?.*$")
_MAKERS = frozenset({"producer", "hersteller", "hersteller*in", "produzent"})  # of things, not of films


def agent(element: Element) -> Agent:
    """An actor; without a name if nobody knows who it was."""
    found = ordered(
        [word for each in children(element, "nameActorSet") for word in words(each, "appellationValue")],
        tongue_of(element),
    )
    names = [
        word
        for word in found
        if word.text.lower().strip(" ()[]") not in _UNKNOWN and not word.text.lower().endswith("unbekannt")
    ]
    name, dates = naming.split_dates(names[0].text) if names else ("", "")
    return Agent(
        name=name,
        kind=_kind(attribute(element, "type")),
        dates=_life(child(element, "vitalDatesActor")) or dates,
        script=script_of(name),
        forms=tuple(Name(text=word.text, script=script_of(word.text), language=word.language) for word in names[1:]),
        identifiers=tuple(dict.fromkeys(_number(each) for each in children(element, "actorID") if text(each))),
    )


def _kind(said: str) -> str:
    return _KINDS.get(said.rstrip("/").rpartition("/")[2].lower(), "person")


def _life(element: Element | None) -> str:
    first, last = (_YEAR.sub(r"\1", text(child(element, name))) for name in ("earliestDate", "latestDate"))
    return f"{first}–{last}" if first or last else ""


def _number(element: Element) -> tuple[str, str]:
    """(scheme, value) of an actorID: an address that we know becomes its number."""
    written = text(element)
    known = authority(written)[0] if written.startswith("http") else ("uri", written)
    if known[0] != "uri":
        return known
    if (scheme := source_of(written)) and written.startswith("http"):
        return scheme, written.rstrip("/").rpartition("/")[2]
    said = attribute(element, "source").rstrip("/").rpartition("/")[2].lower()
    return (
        said
        if said in {"gnd", "ulan", "viaf", "wikidata", "isni", "orcid"}
        else "uri"
        if written.startswith("http")
        else "local"
    ), written


def role(element: Element, otherwise: str) -> list[tuple[str, str]]:
    """(code, words where no code fits) of each role that an actor had."""
    found: list[tuple[str, str]] = []
    for each in children(element, "roleActor"):
        meant = concept(each)
        by_number = next(
            (code for address in meant.addresses for aat, code in _AAT_ROLES.items() if address.endswith(aat)), ""
        )
        read = [naming.role(word.text.partition(" (")[0], "") for word in meant.words]
        if any(word.text.lower() in _MAKERS for word in meant.words):
            by_number = by_number or "mfr"
        code = by_number or next((one[0] for one in read if one[0]), "")
        if meant.words or code:
            found.append((code, "") if code else (otherwise, meant.term))
    return found or [(otherwise, "")]


def attribution(element: Element) -> str:
    """What is said of how sure it is: "attributed to", "workshop of"."""
    return "; ".join(filter(None, (text(each) for each in children(element, "attributionQualifierActor"))))


def body(element: Element | None) -> tuple[str, tuple[Word, ...]]:
    """(name, all its forms) of an institution."""
    if element is None:
        return "", ()
    found = ordered(words(element, "appellationValue"), tongue_of(element))
    return (found[0].text if found else ""), found

"""The envelope of every answer, and the parts that it is made of."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpResponse
from lxml import etree

from lavh.api import addresses
from lavh.api.given import Given
from lavh.api.oai.asked import URI, Listing, Wrong, identifier
from lavh.catalog.queries import Kept
from lavh.formats.written import XMLWriter
from lavh.formats.xml.made import XSI, add, clean, whole
from lavh.formats.xml.parse import Element
from lavh.kernel.clock import now

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"


def envelope(arguments: Mapping[str, str]) -> Element:
    """The beginning of an answer. Arguments are repeated only where they were understood, and an identifier only if it can be one."""
    if not URI.fullmatch(arguments.get("identifier", "x")):
        arguments = {name: value for name, value in arguments.items() if name != "identifier"}
    made = whole(NAMESPACE, "OAI-PMH", {None: NAMESPACE, "xsi": XSI}, SCHEMA)
    add(made, "responseDate", second(now()))
    add(made, "request", addresses.whole("/oai"), arguments)
    return made


def finished(made: Element) -> HttpResponse:
    """The answer as it is sent."""
    content = etree.tostring(made, xml_declaration=True, encoding="UTF-8")
    response = HttpResponse(content, content_type="text/xml; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def error(arguments: Mapping[str, str], wrong: Wrong) -> HttpResponse:
    """An error: still an answer of status 200, as the protocol wants it."""
    made = envelope({} if wrong.code in {"badVerb", "badArgument"} else arguments)
    add(made, "error", wrong.said, {"code": wrong.code})
    return finished(made)


def second(moment: datetime) -> str:
    """A moment in the granularity of ours."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def header(parent: Element, kept: Kept, sets: Mapping[int, str]) -> None:
    """What every record begins with."""
    made = add(parent, "header", attributes={"status": "deleted" if kept.deleted else ""})
    add(made, "identifier", identifier(kept.number))
    add(made, "datestamp", second(kept.changed))
    if spec := sets.get(kept.institution):
        add(made, "setSpec", spec)


def record(parent: Element, given: Given, sets: Mapping[int, str], writer: XMLWriter) -> None:
    """A record with its metadata; a deleted one is its header."""
    made = add(parent, "record")
    header(made, given.kept, sets)
    if not given.kept.deleted:
        add(made, "metadata").append(writer.element(given.description, given.about))


def resumption(parent: Element, listing: Listing, following: Listing | None) -> None:
    """Where the list goes on; an empty token ends a list that came in parts."""
    if following is not None:
        add(parent, "resumptionToken", following.token(), {"cursor": str(listing.told)})
    elif listing.told:
        add(parent, "resumptionToken", attributes={"cursor": str(listing.told)})


def said(arguments: Mapping[str, str]) -> dict[str, str]:
    """Arguments as attributes."""
    return {name: clean(value) for name, value in arguments.items()}

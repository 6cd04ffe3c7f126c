"""MARC 21 in XML, valid against MARC21slim.xsd.

A record that came as MARC 21 leaves as it came, field by field, whatever bytes it came in: what a rewrite through `Description` would lose
is kept. Everything else is composed (`marc21.composing`). UNIMARC is not passed on: MARC21slim promises MARC 21.
"""

import re

from lxml import etree

from lavh.formats.description import Description
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.marc21.composing import CROSSWALK as COMPOSED
from lavh.formats.marc21.composing import compose
from lavh.formats.written import About, document
from lavh.formats.xml.made import XSI, clean
from lavh.formats.xml.parse import Element, parse

NAMESPACE = "http://www.loc.gov/MARC21/slim"
SCHEMA = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd"
CROSSWALK = (("(all)", "(the record itself)", "verbatim where the source is MARC 21"), *COMPOSED)

# Patterns of the schema
_LEADER = re.compile(r"[\d ]{5}[\dA-Za-z ][\dA-Za-z][\dA-Za-z ]{3}(?:2| )(?:2| )[\d ]{5}[\dA-Za-z ]{3}(?:4500|    )")
_CONTROL = re.compile(r"00[1-9A-Za-z]")
_DATA = re.compile(r"(?:0[1-9A-Z][0-9A-Z]|[1-9A-Z][0-9A-Z]{2}|0[1-9a-z][0-9a-z]|[1-9a-z][0-9a-z]{2})")
_INDICATOR = re.compile(r"[\da-z ]")
_CODE = re.compile(r"[!-?A-Z\[-`a-z{}~]")


class MARCXMLWriter:
    """https://www.loc.gov/standards/marcxml/."""

    name = "marcxml"
    media_type = "application/marcxml+xml"
    suffix = "marcxml"
    namespace = NAMESPACE
    schema = SCHEMA

    def element(self, description: Description, about: About) -> Element:
        """The record."""
        return record_element(native(about) or compose(description, about))

    def write(self, description: Description, about: About) -> bytes:
        """A document of one record."""
        return document(self.element(description, about))


def native(about: About) -> Record | None:
    """The source's own record, if it is MARC 21 and whole enough to be passed on."""
    reader = _READERS.get(about.format)
    record = reader(about.content, about.encoding) if reader and about.content else None
    if record is None or "245" not in record.tags or any(problem.grave for problem in record.problems):
        return None
    return record


def _iso2709(content: bytes, encoding: str) -> Record:
    from lavh.formats.iso2709.parsing import parse as parsed

    return parsed(content, encoding)


def _xml(content: bytes, encoding: str) -> Record | None:
    from lavh.formats.marcxml.reader import record_of

    del encoding
    root, _ = parse(content)
    element = None if root is None else next(root.iter("{*}record"), None)
    return None if element is None or "unimarc" in (element.get("format") or "").lower() else record_of(element)


_READERS = {"marc21": _iso2709, "marcxml": _xml}


def record_element(record: Record) -> Element:
    """Fields as elements. What the schema does not allow is mended where the meaning stays, else left out."""
    made = etree.Element(f"{{{NAMESPACE}}}record", nsmap={None: NAMESPACE, "xsi": XSI})  # type: ignore[dict-item]
    made.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    etree.SubElement(made, f"{{{NAMESPACE}}}leader").text = _leader(record.leader)
    rows = list(zip(record.tags, record.values, strict=True))
    for tag, value in rows:
        if _CONTROL.fullmatch(tag):
            field = etree.SubElement(made, f"{{{NAMESPACE}}}controlfield", tag=tag)
            field.text = clean(value)
    for tag, value in rows:
        if _DATA.fullmatch(tag):
            _data(made, tag, value)
    return made


def _leader(text: str) -> str:
    """Lengths mean nothing in XML; what is no code is taken for blank, an unknown type for text."""
    leader = text.ljust(24)[:24]
    kind = leader[6] if leader[6].isascii() and leader[6].isalnum() else "a"
    rest = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in leader)
    found = f"     {rest[5]}{kind}{rest[7:10]}22     {rest[17:20]}4500"
    return found if _LEADER.fullmatch(found) else "     n" + kind + "m a22      i 4500"


def _data(made: Element, tag: str, value: str) -> None:
    parts = [part for part in value.split(SUBFIELD)[1:] if _CODE.fullmatch(part[:1])]
    if not parts:
        return
    indicators = value.split(SUBFIELD, 1)[0].ljust(2)
    first, second = (mark if _INDICATOR.fullmatch(mark) else " " for mark in indicators[:2])
    field = etree.SubElement(made, f"{{{NAMESPACE}}}datafield", tag=tag, ind1=first, ind2=second)
    for part in parts:
        etree.SubElement(field, f"{{{NAMESPACE}}}subfield", code=part[0]).text = clean(part[1:])


MARCXML_WRITER = MARCXMLWriter()

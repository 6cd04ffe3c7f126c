"""What a format is to those who give descriptions away: something that turns one into foreign bytes."""

from datetime import datetime
from typing import Protocol

import msgspec
from lxml import etree

from lavh.formats.description import Description


class About(msgspec.Struct, frozen=True):
    """What a description does not say, because only the house that keeps it knows.

    `content` and `format`: the record as its source gave it, for formats that can pass it on
    as it is; `encoding` as in `Profile`.
    """

    address: str = ""  # permalink of the record or work
    institution: str = ""  # whose record it is, by name
    provider: str = ""  # name of the house
    changed: datetime | None = None
    content: bytes = b""
    format: str = ""
    encoding: str = ""


NOBODY = About()


class Writer(Protocol):
    """One foreign format. Pure; any description can be written, however poor."""

    name: str  # as in WRITERS
    media_type: str
    suffix: str  # of permalinks: "marcxml"

    def write(self, description: Description, about: About) -> bytes:
        """One description as a document of its own."""


class XMLWriter(Writer, Protocol):
    """A format whose documents are one XML element, which can stand in answers of OAI-PMH and SRU."""

    namespace: str
    schema: str  # address of its XML schema

    def element(self, description: Description, about: About) -> etree._Element:
        """The element of one description."""


def document(element: etree._Element) -> bytes:
    """A whole XML document."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8")

"""Parse DTBook. Its document type is stepped over: it may hold the parameter entities of MathML in DAISY, which say nothing to a reader."""

import re

from lavh.formats.reading import Problem
from lavh.formats.xhtml.markup import document
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

_DOCTYPE = re.compile(
    rb"<!DOCTYPE\b[^>\[]*+(\[(?:[^\]\"'<]++|\"[^\"]*+\"|'[^']*+'|<!--(?:[^-]|-(?!->))*+-->|<)*+\]\s*+)?>", re.IGNORECASE
)
_GENERAL = re.compile(rb"<!ENTITY\s+(?!%)")
_PROLOGUE = 65_536


def parsed(markup: bytes) -> tuple[Element, tuple[Problem, ...]]:
    """The root element and what was wrong. Raises Unreadable: "xml-entities" · "broken-markup"."""
    found = _DOCTYPE.search(markup, 0, _PROLOGUE) if b"<!ENTITY" in markup[:_PROLOGUE] else None
    if found is not None and not _GENERAL.search(found[0]):
        markup = markup[: found.start()] + markup[found.end() :]
    if b"<!ENTITY" in markup[:_PROLOGUE]:
        raise Unreadable("xml-entities")
    return document(markup)

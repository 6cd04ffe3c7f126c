"""Elements while they are made: no empty ones, no characters that XML forbids."""

import re
from collections.abc import Mapping

from lxml import etree

from lavh.formats.xml.parse import Element

XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XLINK = "http://www.w3.org/1999/xlink"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LANGUAGE, _SCRIPT = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"), re.compile(r"[A-Za-z]{4}")


def clean(text: str) -> str:
    """Without the characters that XML 1.0 (2.2) forbids."""
    return _FORBIDDEN.sub("", text)


def whole(namespace: str, name: str, prefixes: Mapping[str | None, str], schema: str = "") -> Element:
    """An element that begins a document. `schema`: where its XML schema is."""
    made = etree.Element(f"{{{namespace}}}{name}", nsmap=dict(prefixes))  # type: ignore[arg-type]  # None is the default namespace
    if schema:
        made.set(f"{{{XSI}}}schemaLocation", f"{namespace} {schema}")
    return made


def add(parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """A child in the parent's namespace, or in that of a "{namespace}name". Attributes without a value are left out."""
    tag = name if name[0] == "{" else f"{{{etree.QName(parent).namespace}}}{name}"
    made = etree.SubElement(parent, tag, {key: clean(value) for key, value in (attributes or {}).items() if value})
    if text:
        made.text = clean(text)
    return made


def say(parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """A child with this text; none where there is nothing to say."""
    words = " ".join(clean(text).split())
    if words:
        add(parent, name, words, attributes)


def tongue(language: str, script: str = "") -> dict[str, str]:
    """An xml:lang attribute, where the language is known by a tag (BCP 47). Latin is no news to most languages, so the script is told only where it is another."""
    if not _LANGUAGE.fullmatch(language):
        return {}
    told = _SCRIPT.fullmatch(script) and script != "Latn"
    return {f"{{{XML}}}lang": f"{language}-{script}" if told else language}

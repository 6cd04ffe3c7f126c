"""Parse one record. Nothing is resolved, loaded or fetched; what is not well-formed is mended where the mending is certain."""

import re
from html.entities import html5

from lxml import etree

from lavh.formats.reading import Problem

Element = etree._Element  # noqa: SLF001 (lxml has no other name for it)

_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
_LENIENT = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    recover=True,
)
# the document type, which may stand only before the first element
_DOCTYPE = re.compile(
    rb"((?:\s|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+)<!DOCTYPE\b[^>\[]*+(?:\[[^\]]*+\]\s*)?>", re.DOTALL
)
# Characters that XML 1.0 section 2.2 forbids, as such and as references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*)?(;)?")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse(content: bytes) -> tuple[Element | None, tuple[Problem, ...]]:
    """The element of one record and what was wrong with it; without an element one of the problems is grave.

    Problems: xml-entities (grave) · bad-encoding · bad-character · bad-entity · broken-xml (grave when nothing could be saved).
    """
    if b"<!DOCTYPE" in content:
        found = _DOCTYPE.match(content)
        if b"<!ENTITY" in (content if found is None else found[0]):
            return None, (Problem(code="xml-entities", grave=True),)
        content = found[1] + content[found.end() :] if found else content
    try:
        return etree.fromstring(content, _STRICT), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        first = str(error)
    text, problems = _mended(content)
    if problems:
        try:
            return etree.fromstring(text, _STRICT), problems
        except (etree.XMLSyntaxError, ValueError) as error:
            first = str(error)
    return _saved(text, (*problems, Problem(code="broken-xml", detail=first[:200])))


def _mended(content: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """The same record with bytes, characters and references that XML forbids made harmless."""
    problems: list[Problem] = []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", "replace")
        problems.append(Problem(code="bad-encoding", detail=repr(content[error.start : error.start + 8])))
    clean, forbidden = _FORBIDDEN.subn(" ", text)
    referred: list[str] = []
    clean = _AMPERSAND.sub(lambda found: _reference(found, referred), clean)
    if forbidden or any(each.startswith("&#") for each in referred):
        problems.append(Problem(code="bad-character"))
    named = next((each for each in referred if not each.startswith("&#")), "")
    if named:
        problems.append(Problem(code="bad-entity", detail=named))
    return clean.encode("utf-8", "replace"), tuple(problems)


def _reference(found: re.Match[str], mended: list[str]) -> str:
    """What stands for an ampersand and what follows it; `mended` is told if that is not what stood there."""
    name, closed = found[1] or "", found[2]
    if closed and name in _PREDEFINED:
        return found[0]
    if closed and name.startswith("#"):
        number = int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:10])
        if number <= 0x10FFFF and number and not _FORBIDDEN.match(chr(number)):
            return found[0]
        mended.append(found[0])
        return " "
    mended.append(found[0])
    character = html5.get(name + ";") if closed else None
    return character if character and character not in "<>&" else "&amp;" + found[0][1:]


def _saved(text: bytes, problems: tuple[Problem, ...]) -> tuple[Element | None, tuple[Problem, ...]]:
    """What the lenient parser makes of a record that is not well-formed."""
    try:
        root = etree.fromstring(text, _LENIENT)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not len(root):
        return None, (*problems[:-1], Problem(code="broken-xml", detail=problems[-1].detail, grave=True))
    return root, problems

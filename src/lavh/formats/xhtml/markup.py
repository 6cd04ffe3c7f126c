"""Markup of books, parsed: XHTML as XML, and what is no XML after all as HTML. Nothing is resolved, loaded or fetched.

Named characters of HTML are understood without the document type that declares them; entities of the book's own are filled in where
they are plain text. Those that refer to others or to files are refused or left empty.
"""

import codecs
import re
from html.entities import html5
from typing import cast

from lxml import etree

from lavh.formats.reading import Problem
from lavh.formats.xhtml.vocabulary import CAMEL, EPUB, MATHML, SVG, XHTML, XLINK, XML
from lavh.formats.xml.elements import local
from lavh.formats.xml.parse import Element, parse
from lavh.formats.xml.window import encoding_of
from lavh.kernel.errors import Unreadable

_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^>\[]*+(\[(?:[^\]\"']++|\"[^\"]*+\"|'[^']*+')*+\]\s*+)?>", re.IGNORECASE)
_PROLOGUE = re.compile(rb"(?:\s|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+")
_ENTITY = re.compile(
    rb"<!ENTITY\s+(%\s+)?([\w.\-]{1,60})\s+(?:\"([^\"]*+)\"|'([^']*+)'|(SYSTEM|PUBLIC)\b[^>]*+)[^>]*+>"
)
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]")
_REFERENCE = re.compile(rb"&([A-Za-z][\w.\-]{0,59});")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_META = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:\-]{2,40})""", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_TAG = re.compile(rb"<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_LONG_TAG, _MOST_WORDS = 20_000, 5_000
_LONGEST_ENTITY = 10_000
_MOST_GROWTH = 1 << 20
_PREFIXES = {"xml:lang": f"{{{XML}}}lang", "epub:type": f"{{{EPUB}}}type", "xlink:href": f"{{{XLINK}}}href"}


def document(markup: bytes) -> tuple[Element, tuple[Problem, ...]]:
    """The root element, in its namespace, and what was wrong: bad-encoding · external-entity · broken-xml.

    Raises Unreadable: "xml-entities" (they feed on each other) · "broken-markup" (nothing could be made of it).
    """
    problems: list[Problem] = []
    root, content = _strictly(markup, problems)
    if root is None:
        root = _as_html(content)
    if root is None:
        raise Unreadable("broken-markup", problems[-1].detail)
    return root, tuple(problems)


def xml(markup: bytes) -> tuple[Element, tuple[Problem, ...]]:
    """The root element of a file that is no page (package, navigation for control, timing), mended where it is broken.

    Raises Unreadable: "xml-entities" · "broken-markup".
    """
    problems: list[Problem] = []
    root, content = _strictly(markup, problems)
    if root is not None:
        return root, tuple(problems)
    saved, found = parse(content)
    if saved is None:
        raise Unreadable("broken-markup", problems[-1].detail)
    return saved, (*problems[:-1], *found)


def _strictly(markup: bytes, problems: list[Problem]) -> tuple[Element | None, bytes]:
    """The root element of what is XML, and the markup without what a document type says."""
    content = _utf8(markup, problems)
    content, own = _without_doctype(content, problems)
    if own or _NAMED.search(content):
        content = _filled(content, own)
    try:
        return etree.fromstring(content, _STRICT), content
    except (etree.XMLSyntaxError, ValueError) as error:
        problems.append(Problem(code="broken-xml", detail=str(error)[:200]))
        return None, content


def html(markup: bytes, encoding: str = "") -> Element:
    """The root element of an HTML page, in the namespaces of XHTML, SVG and MathML. Raises Unreadable("broken-markup")."""
    root = _as_html(_utf8(markup, [], encoding))
    if root is None:
        raise Unreadable("broken-markup")
    return root


def _utf8(markup: bytes, problems: list[Problem], encoding: str = "") -> bytes:
    """The same in UTF-8, without a byte order mark."""
    name, mark = encoding_of(markup[:1024])
    name = encoding or name
    if name == "utf-8":
        try:
            markup.decode("utf-8")
        except UnicodeDecodeError as error:
            name = _declared(markup) or "cp1252"
            problems.append(Problem(code="bad-encoding", detail=repr(markup[error.start : error.start + 8])))
        else:
            return markup[mark:]
    text = markup[mark:].decode(name, "replace")
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def _declared(markup: bytes) -> str:
    """The character set that a meta element names."""
    found = _META.search(markup[:4096])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""


def _without_doctype(content: bytes, problems: list[Problem]) -> tuple[bytes, dict[bytes, bytes]]:
    """The markup without its document type, and the entities that this declared."""
    before = _PROLOGUE.match(content)
    start = before.end() if before else 0
    found = _DOCTYPE.match(content, start)
    if found is None:
        if b"<!ENTITY" in content[: start + 100_000]:
            raise Unreadable("xml-entities")
        return content, {}
    own: dict[bytes, bytes] = {}
    for declared in _ENTITY.finditer(found[1] or b""):
        parameter, name, first, second, outside = declared.groups()
        value = (first if first is not None else second) or b""
        if parameter or b"&" in value.replace(b"&#", b"") or b"%" in value or len(value) > _LONGEST_ENTITY:
            raise Unreadable("xml-entities")
        if outside:
            problems.append(Problem(code="external-entity", detail=name.decode("ascii", "replace")))
        own.setdefault(name, value)
    return content[:start] + content[found.end() :], own


def _filled(content: bytes, own: dict[bytes, bytes]) -> bytes:
    """The same with what named references stand for; what nobody knows stays as it was written."""
    grown = 0

    def stands_for(found: re.Match[bytes]) -> bytes:
        nonlocal grown
        name = found[1]
        if name in own:
            grown += len(own[name])
            if grown > _MOST_GROWTH:
                raise Unreadable("xml-entities")
            return own[name]
        if name in {b"amp", b"lt", b"gt", b"quot", b"apos"}:
            return found[0]
        character = html5.get(name.decode("ascii", "replace") + ";")
        if character is None:
            return b"&amp;" + found[0][1:]
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(character, character).encode()

    return _REFERENCE.sub(stands_for, content)


def _as_html(content: bytes) -> Element | None:
    """What the HTML parser makes of it."""
    if any(len(tag[0]) > _LONG_TAG and len(tag[0].split()) > _MOST_WORDS for tag in _TAG.finditer(content)):
        return None  # its attributes alone would take their number squared
    text = _FORBIDDEN.sub(" ", content.decode("utf-8", "replace"))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = cast("Element | None", etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser))
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    _namespaced(root)
    return root


def _namespaced(root: Element) -> None:
    """Gives every element its namespace, which the HTML parser does not."""
    spaces = {"svg": SVG, "math": MATHML}
    for element in root.iter():
        if not local(element):
            continue
        name = element.tag.rpartition(":")[2].rpartition("}")[2]
        name = name if _NAME.fullmatch(name) else "span"
        space = spaces.get(name) or _space(element.getparent())
        element.tag = f"{{{space}}}{CAMEL.get(name, name) if space == SVG else name}"
        for key in list(element.attrib):
            better = _PREFIXES.get(str(key)) or (CAMEL.get(str(key), str(key)) if space == SVG else str(key))
            if better != key:
                element.set(better, element.attrib.pop(key))


def _space(above: Element | None) -> str:
    """The namespace of what stands in this element."""
    space, _, name = above.tag[1:].partition("}") if above is not None else (XHTML, "", "")
    return XHTML if name in {"foreignObject", "annotation-xml"} else space

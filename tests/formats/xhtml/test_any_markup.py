"""Whatever a book says, nothing is written that the vocabulary does not have, and cleaning twice changes nothing."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml import blocks, clean, clean_css, plain, vocabulary
from lavh.formats.xhtml.cleaner import kinds
from lavh.kernel.errors import Unreadable

HERE = "EPUB/text/ch1.xhtml"
SPACES = (vocabulary.XHTML, vocabulary.SVG, vocabulary.MATHML, vocabulary.EPUB, "urn:x")
NAMES = [
    *("p", "a", "img", "svg", "math", "script", "style", "iframe", "form", "input", "object", "title", "textarea", "table", "td", "select", "mtext", "mi"),
    *("foreignObject", "desc", "use", "animate", "set", "image", "annotation-xml", "link", "meta", "base", "body", "html", "head", "template", "noscript"),
    *("picture", "source", "video", "button", "switch", "case", "default", "x-y", "h1", "h4", "mglyph", "rect", "plaintext", "metadata", "object", "embed"),
]  # fmt: skip
ADDRESSES = [
    *("a.png", "#x", "../../../../x", "/x", "javascript:alert(1)", "JaVa\tScRiPt:x", "\x01javascript:x", " data:text/html,x", "data:image/png;base64,A"),
    *("http://evil.example/x", "//evil.example/x", "\\\\evil.example", "/\\evil.example", "file:///etc/passwd", "x:y", "%2e%2e/%2e%2e/x", "?q", "", "data:image/svg+xml,<svg/>"),
    *("url(http://evil.example/)", "u\\72l(//evil.example/)", "url(#a)", "a;b:url('http://evil.example/')", "@import 'http://evil.example'", "</style><script>x"),
    *("expression(x)", "image-set('http://evil.example/x' 1x)", "a{b:c", "/* x", "\"><script>", "]]>", "-->", "<!--", "&#0;", "\\", "'", "width=10,height=20"),
]  # fmt: skip
KEYS = [
    *("href", "src", "style", "onclick", "onerror", "id", "class", "name", "srcset", "srcdoc", "action", "formaction", "xlink:href", "http-equiv", "content"),
    *("type", "data", "attributeName", "to", "values", "fill", "filter", "poster", "background", "rel", "media", "lang", "xml:lang", "epub:type", "title"),
    *("target", "ping", "data-controller", "is", "tabindex", "required-namespace", "alt", "xml:base", "encoding", "begin", "mask", "longdesc", "charset"),
]  # fmt: skip


def written(text: str) -> str:
    """As an attribute of XML or as text."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\t", "&#9;")


words = st.one_of(st.sampled_from(ADDRESSES), st.text(max_size=6))
attributes = st.dictionaries(st.sampled_from(KEYS), words, max_size=4)
leaves = words.map(written)


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        _element,
        st.sampled_from(NAMES),
        st.sampled_from(SPACES),
        attributes,
        st.lists(inside, max_size=4),
    )


def _element(name: str, space: str, keys: dict[str, str], inner: list[str]) -> str:
    said = "".join(f' {key}="{written(value)}"' for key, value in keys.items())
    return f'<{name} xmlns="{space}"{said}>{"".join(inner)}</{name}>'


trees = st.recursive(leaves, element, max_leaves=12)
documents = trees.map(
    lambda inside: (
        f'<html xmlns="{vocabulary.XHTML}" xmlns:epub="{vocabulary.EPUB}" xmlns:xlink="{vocabulary.XLINK}"><head>{inside}</head><body>{inside}</body></html>'
    )
)
thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def outside(value: str) -> bool:
    """Whether an address leads elsewhere, as a browser reads it."""
    address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33))))).replace("\\", "/")
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address))


def faults(markup: bytes) -> Iterator[str]:
    """What stands there though it may not."""
    for each in etree.fromstring(markup).iter():
        kind = kinds().get(str(each.tag))
        if kind is None:
            yield str(each.tag)
            continue
        for key, value in each.attrib.items():
            if key not in kind.keys and (kind.name, key) not in {
                ("input", "type"),
                ("button", "type"),
                ("link", "title"),
            }:
                yield f"{kind.name} {key}"
            if kind.keys.get(key) in {"src", "href", "poster", "xlink:href", "longdesc"}:
                yield from _leads(kind.name, str(value))
            if kind.keys.get(key) in {"style", "fill", "filter", "mask"}:
                yield from fetched(str(value))
        if kind.name == "style":
            yield from fetched(each.text or "")


def _leads(name: str, value: str) -> Iterator[str]:
    links = ("http:", "https:", "mailto:", "tel:", "//") if name in {"a", "area"} else ("data:image/",)
    if outside(value) and not value.startswith(links):
        yield f"{name} → {value}"
    if value.startswith("../../.."):
        yield f"{name} leads out: {value}"


def made(document: bytes) -> bytes | None:
    try:
        return clean(document, HERE).markup
    except Unreadable:
        return None


@thorough
@given(documents)
def test_only_the_vocabulary_is_written(document: str) -> None:
    markup = made(document.encode())
    assert markup is not None
    assert list(faults(markup)) == []
    assert clean(markup, HERE).markup == markup


@thorough
@given(documents, st.data())
def test_damage_changes_nothing_about_that(document: str, data: st.DataObject) -> None:
    content = bytearray(document.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.sampled_from(b"<>&\"'/ ax=\x00\xff!?-]"))
    markup = made(bytes(content))
    if markup is not None:
        assert list(faults(markup)) == []
        assert clean(markup, HERE).markup == markup
        blocks(markup)


class Seen(HTMLParser):
    """What a reader of HTML sees."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "link",
            "meta",
            "base",
            "foreignobject",
            "html",
            "body",
            "head",
        }:
            self.faults.append(tag)
        self.faults += [
            f"{tag} {key}"
            for key, value in attrs
            if key.startswith(("on", "data-")) or key in {"style", "class", "srcdoc", "srcset"}
        ]
        self.faults += [
            f"{tag} {key}={value}"
            for key, value in attrs
            if key in {"href", "src"}
            and not (value or "").startswith(("L:", "R:", "http:", "https:", "mailto:", "#", "data:image/"))
        ]


@thorough
@given(documents)
def test_plain_pages_carry_neither_looks_nor_anything_that_runs(document: str) -> None:
    markup = made(document.encode())
    assert markup is not None
    seen = Seen()
    seen.feed(plain(markup, HERE, lambda target: f"L:{target.href}", lambda target: f"R:{target.href}"))
    assert seen.faults == []


SHEETS = st.lists(
    st.one_of(
        st.sampled_from(
            [*ADDRESSES, "@import", "url(", ")", "{", "}", ";", ":", "'", '"', "\\", "/*", "*/", " ", "@namespace", "@charset", "src(", "image-set(", "\\75rl(", "u\\000072l(",
             "http://evil.example/", "//evil.example/", "a", "background", "-epub-hyphens", "\n", "URL(", "@\\69mport", "data:font/woff2,x", "behavior"]
        ),
        st.text(max_size=3),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(SHEETS)
def test_a_sheet_fetches_nothing_from_outside_and_is_cleaned_once(pieces: list[str]) -> None:
    sheet, _ = clean_css("".join(pieces).encode("utf-8", "replace"), "EPUB/s.css")
    assert fetched(sheet.decode()) == []
    assert clean_css(sheet, "EPUB/s.css")[0] == sheet


def fetched(sheet: str) -> list[str]:
    """Addresses outside that a browser would fetch, found another way than the cleaner's."""
    text = re.sub(r"/\*.*?(?:\*/|$)", " ", sheet, flags=re.DOTALL)
    text = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda found: _letter(int(found[1], 16)), text)
    text = re.sub(r"\\[^0-9a-fA-F\n]", "x", text)
    token = r"""(?i)(?<![-@\w\u0080-\U0010ffff])(?:url|src)\(\s*["']?([^"')]*)["']?|@import(?![\w-])([^;]*)|"[^"\n]*"|'[^'\n]*'"""
    found = [first or second for first, second in re.findall(token, text)]
    return [each for each in found if re.match(r"(?:https?:)?[/\\]{2}", each)]


def _letter(number: int) -> str:
    return chr(number) if chr(min(number, 0xFFFF)).isalnum() and number < 0xFFFF else "x"


def test_targets_are_resolved_before_anybody_sees_them() -> None:
    seen: list[Target] = []
    plain(
        b'<p xmlns="http://www.w3.org/1999/xhtml"><a href="../../../x.xhtml#a">b</a></p>',
        HERE,
        lambda target: (seen.append(target), "L")[1],
        lambda _: "",
    )
    assert seen == [Target("x.xhtml", "a")]

"""DTBook elements → XHTML: what each becomes and what it says of itself. <https://www.daisy.org/z3986/structure/>, ANSI/NISO Z39.86-2005 section 4.

What is not here is left out and its children stay.
"""

from typing import NamedTuple

from lavh.formats.xhtml.vocabulary import EPUB

TYPE = f"{{{EPUB}}}type"


class Made(NamedTuple):
    """What an element becomes. `type`: EPUB's word for it, `role`: ARIA's; `name`: the class, where the reader needs to tell it from others."""

    tag: str
    type: str = ""
    role: str = ""
    name: str = ""


_SAME = """p h1 h2 h3 h4 h5 h6 em strong dfn kbd code samp cite abbr a sub sup span bdo br q div dl dt dd table thead tbody tfoot tr td th
col colgroup blockquote address li"""
_LINES = """p h1 h2 h3 h4 h5 h6 em strong dfn kbd code samp cite abbr acronym a sub sup span bdo q sent w lic dt hd address line td
caption docauthor doctitle title author"""
_KEPT = "id dir title colspan rowspan scope headers abbr span alt width height start"
MADE = {
    **{each: Made(each) for each in _SAME.split()},
    "acronym": Made("abbr"),
    "annoref": Made("a", "noteref", "doc-noteref"),
    "annotation": Made("aside", "annotation"),
    "author": Made("p", name="author"),
    "bridgehead": Made("p", "bridgehead", name="bridgehead"),
    "byline": Made("p", name="byline"),
    "caption": Made("figcaption"),
    "covertitle": Made("p", "covertitle", name="covertitle"),
    "dateline": Made("p", name="dateline"),
    "docauthor": Made("p", name="docauthor"),
    "doctitle": Made("h1", "fulltitle", name="doctitle"),
    "epigraph": Made("blockquote", "epigraph", "doc-epigraph"),
    "img": Made("img"),
    "imggroup": Made("figure"),
    "level": Made("section"),
    **{f"level{number}": Made("section") for number in range(1, 7)},
    "lic": Made("span", name="lic"),
    "line": Made("div", name="line"),
    "linegroup": Made("div", name="linegroup"),
    "linenum": Made("span", name="linenum"),
    "list": Made("ul"),
    "note": Made("aside", "footnote", "doc-footnote"),
    "noteref": Made("a", "noteref", "doc-noteref"),
    "pagenum": Made("span", "pagebreak", "doc-pagebreak"),
    "poem": Made("div", name="poem"),
    "prodnote": Made("aside", name="prodnote", role="note"),
    "sent": Made("span", name="sentence"),
    "sidebar": Made("aside", "sidebar"),
    "title": Made("p", name="title"),
    "w": Made("span", name="word"),
}  # fmt: skip
# Blocks of DTBook that also stand inside a line of text, where they become part of it.
INLINE = frozenset({"author", "title", "byline", "dateline", "line", "prodnote", "linegroup"})
LINES = frozenset(_LINES.split())
KEPT = frozenset(_KEPT.split())
PARTS = {"frontmatter": "frontmatter", "bodymatter": "bodymatter", "rearmatter": "backmatter"}
# What a phrase is, by the element that it is of: the roles of guided navigation, and which of them a listener may skip.
ROLES = {
    **{f"h{number}": f"heading{number}" for number in range(1, 7)},
    "doctitle": "heading1",
    "hd": "heading",
    "pagenum": "pagebreak",
    "note": "footnote",
    "noteref": "noteref",
    "annoref": "noteref",
    "annotation": "annotation",
    "sidebar": "sidebar",
    "prodnote": "prodnote",
    "linenum": "linenumber",
    "sent": "sentence",
    "line": "sentence",
    "p": "paragraph",
    "li": "paragraph",
    "td": "cell",
    "th": "cell",
}
SKIPPABLE = ("pagebreak", "footnote", "noteref", "annotation", "sidebar", "prodnote", "linenumber")

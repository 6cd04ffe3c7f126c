"""HTML pages as books: one file, or an archive or folder of them."""

from lavh.formats.html.opening import opened, pages
from lavh.formats.publishing import Container, Limits, Opened

CROSSWALK = (
    ("pages", "readingOrder", "as the first page (index.html) names them, then in natural order; cleaned as chapters of an EPUB are"),
    ("h1 … h4", "toc", "a heading without an id gets one"),
    ("title, meta author, description, keywords, date; dc.…; lang", "title, author, description, language → titles, contributions, notes[summary], subjects, dates, languages", "of the first page"),
)  # fmt: skip

_OTHERS = ("ncc.html", "META-INF/container.xml")


class HTML:
    """The format."""

    name = "html"

    def recognises(self, source: Container) -> float:
        """By names; less sure than formats that have HTML in them."""
        found = pages(source)
        if not found or any(name in _OTHERS or name.lower().endswith((".opf", ".ncx")) for name in source.names):
            return 0.0
        if len(source.names) == 1:
            return 0.9
        return (
            0.5
            if any(name.rpartition("/")[2].lower() in {"index.html", "index.htm", "index.xhtml"} for name in found)
            else 0.3
        )

    def open(self, source: Container, limits: Limits) -> Opened:
        """The pages, understood."""
        return opened(source, limits)

"""DTBook alone: the text of a DAISY book without its sound. ANSI/NISO Z39.86-2005."""

from lavh.formats.dtbook.book import Chapter, Text, read
from lavh.formats.dtbook.opening import DTBook

CROSSWALK = (
    (
        "level, level1 … level6",
        "readingOrder, section",
        "each level at the top is a chapter; a long one is cut where its own begin",
    ),
    ("h1 … h6, hd, doctitle", "toc, h1 … h6", ""),
    ("pagenum", "pageList, span[doc-pagebreak]", ""),
    ("note, noteref, annotation, annoref", "aside[doc-footnote], a[doc-noteref]", ""),
    ("sidebar, prodnote, imggroup, caption", "aside, figure, figcaption", ""),
    ("list, dl, table, poem, linegroup, line, linenum", "ul or ol, dl, table, div, span", ""),
    ("sent, w, acronym, q, code …", "span, abbr, q, code …", ""),
    ("m:math", "math", "as it is"),
    ("dc:*, dtb:*", "metadata", "ISBN of the source, else an identifier that is a URI or UUID"),
)
DTBOOK = DTBook()

__all__ = ["CROSSWALK", "DTBOOK", "Chapter", "Text", "read"]

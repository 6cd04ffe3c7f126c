"""DAISY talking books: 2.02 (<https://daisy.org/activities/standards/daisy/daisy-2/daisy-format-2-02-specification/>) and 3 (ANSI/NISO Z39.86-2005).

Text, sound or both; see `rwpm.listening` for how a book with both is opened for reading and for listening with one place.
"""

from lavh.formats.daisy.v3 import Daisy3
from lavh.formats.daisy.v202 import Daisy202

CROSSWALK = (
    ("ncc.html, .ncx", "toc, pageList, metadata", "levels 1–6, pages; several volumes in one container are one book"),
    ("XHTML (2.02), DTBook (3)", "readingOrder", "cut into chapters at headings, cleaned; sound stands in resources, listening.json is the face for listening"),
    ("SMIL", "guided navigation", "each par is a phrase: textref, audioref, role"),
    ("customTest, system-required, class, bookStruct", "role", "pagebreak, footnote, noteref, annotation, sidebar, prodnote, linenumber: what a listener may skip"),
    ("sound without text, or with a part of it", "readingOrder", "tracks, with their phrases"),
    ("missing or broken sound, SMIL, text", "problems", "the rest opens"),
)  # fmt: skip
DAISY202 = Daisy202()
DAISY3 = Daisy3()

__all__ = ["CROSSWALK", "DAISY3", "DAISY202"]

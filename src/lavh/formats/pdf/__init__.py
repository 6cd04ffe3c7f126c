"""PDF: a page of a fixed size for each of its pages, drawn by pdfium, with its words laid over it.

`document` opens it safely, `words` cuts its text into paragraphs, `drawing` makes the pictures, `opening` the manifest and the description.
Pictures are made when the publication comes in: pdfium reads a stranger's bytes only there, and what is served afterwards is files.
"""

from lavh.formats.pdf.opening import opened
from lavh.formats.publishing import Container, Limits, Opened
from lavh.kernel.errors import Unreadable

CROSSWALK = (
    ("page", "readingOrder: XHTML with a fixed size, pictures 800 and 1600 wide", "grey pages without loss in 16 levels, others WebP"),
    ("text", "a transparent layer over the picture, a group for each paragraph", "selectable, searched, and the paragraphs of the plain page"),
    ("outline, page labels", "toc, pageList", "labels as printed, else numbers"),
    ("Title, Author, Subject, Keywords, CreationDate", "title, author, description → titles, contributions, notes[summary], subjects, dates[created]", "names of files and programs are no titles; authors apart by semicolons"),
    ("catalogue: Lang; viewer preferences: Direction", "language, readingProgression → languages", ""),
    ("pages without any text", "accessibility: visual only", "reported as pictures-only"),
)  # fmt: skip

_HEAD = 1024  # bytes among which the mark stands (ISO 32000-1, annex H, note 13)


class PDF:
    """The format."""

    name = "pdf"

    def recognises(self, source: Container) -> float:
        """By the mark at the beginning of the only file."""
        if len(source.names) != 1:
            return 0.0
        try:
            with source.open(source.names[0]) as stream:
                return 1.0 if b"%PDF-" in stream.read(_HEAD) else 0.0
        except Unreadable:
            return 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """The document, understood."""
        return opened(source, limits)

"""Plain text and Markdown as books: `encoding` finds the characters, `structure` the chapters and paragraphs, `writing` makes pages of them."""

from lavh.formats.plaintext.opening import opened
from lavh.formats.publishing import Container, Limits, Opened
from lavh.kernel.errors import Unreadable

CROSSWALK = (
    ("text", "readingOrder: a page for each chapter", "chapters by their headings (English, Russian, Uzbek, Karakalpak, German, French, Arabic …), else by length; verses keep their lines"),
    ("characters", "UTF-8", "UTF-8 and UTF-16 as they say; else cp1251, cp866, KOI8-R or cp1252, whichever looks most like language"),
    ("Markdown", "headings, lists, quotations, code, emphasis, links", "front matter: title, author, lang, date, description → titles, contributions, languages, dates, notes[summary]"),
    ("name of the file", "title → titles", "where the text has none"),
)  # fmt: skip

_SURE = {".txt": 0.9, ".text": 0.9, ".md": 0.9, ".markdown": 0.9}
_BINARY = frozenset(range(32)) - set(b"\t\n\f\r\x1a\x1b")


class PlainText:
    """The format."""

    name = "text"

    def recognises(self, source: Container) -> float:
        """By the name of the only file, if nothing in its beginning says that it is something else."""
        if len(source.names) != 1:
            return 0.0
        name = source.names[0].lower()
        sure = _SURE.get(name[name.rfind(".") :] if "." in name else "", 0.0)
        try:
            with source.open(source.names[0]) as stream:
                head = stream.read(4096)
        except Unreadable:
            return 0.0
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return sure if wide or not _BINARY & set(head) else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """The text, understood."""
        return opened(source, limits)

"""A PDF, opened: how many pages, what it says of itself, where its outline leads."""

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from lavh.formats.publishing import Container
from lavh.kernel.errors import Unreadable

_MOST_PAGES = 10_000
_DEEPEST = 16
_MOST_ENTRIES = 20_000
# What programs write where a title should be.
_NO_TITLE = re.compile(
    r"^(?:untitled.*|microsoft (?:word|powerpoint|excel).*|.*\.(?:docx?|rtf|odt|indd|qxd|cap|pdf|pptx?|xlsx?|tex|dvi|ps|eps)|\(anonymous\)|\(unspecified\)|unknown|\S+\.[A-Za-z]{2,4})$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:Z|([+-]\d\d)\D?(\d\d)?)?")
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


class Entry(NamedTuple):
    """A line of the outline."""

    title: str
    page: int  # from 0; -1 = leads nowhere
    level: int


class Said(NamedTuple):
    """What the document says of itself; "" = nothing that means anything."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    created: str = ""  # ISO 8601: a year, a month or a day
    changed: str = ""  # a moment of RFC 3339
    language: str = ""
    rtl: bool = False


class Document:
    """An open PDF. Raises Unreadable("encrypted" · "broken-pdf" · "too-many-pages", filename=…)."""

    def __init__(self, source: Container) -> None:
        self.name = source.name
        self._stream = source.open(source.names[0])
        try:
            self.pdf = pypdfium2.PdfDocument(self._stream)
        except pypdfium2.PdfiumError as error:
            self._stream.close()
            locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            raise Unreadable("encrypted" if locked else "broken-pdf", str(error), filename=self.name) from error
        self.count = len(self.pdf)
        if not self.count:
            raise Unreadable("broken-pdf", filename=self.name)
        if self.count > _MOST_PAGES:
            raise Unreadable("too-many-pages", filename=self.name)

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """A page, from 0. Raises Unreadable("broken-page")."""
        try:
            page = self.pdf[number]
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise Unreadable("broken-page", str(error), filename=self.name) from error
        try:
            yield page
        finally:
            page.close()

    def size(self, number: int) -> tuple[float, float]:
        """Points, as it is shown; the usual sheet for a page that is broken."""
        try:
            width, height = self.pdf.get_page_size(number)
        except pypdfium2.PdfiumError:
            return 595.0, 842.0
        return (width, height) if width > 1 and height > 1 else (595.0, 842.0)

    def label(self, number: int) -> str:
        """What is printed on the page: "iv", "57"; its number where nothing is."""
        try:
            return clean(self.pdf.get_page_label(number)) or str(number + 1)
        except (pypdfium2.PdfiumError, UnicodeError):
            return str(number + 1)

    def outline(self) -> tuple[Entry, ...]:
        """The outline, in order."""
        found: list[Entry] = []
        try:
            for mark in self.pdf.get_toc(max_depth=_DEEPEST):
                target = mark.get_dest()
                page: int | None = target.get_index() if target else None
                title = clean(mark.get_title())
                if title:
                    found.append(Entry(title, page if page is not None and 0 <= page < self.count else -1, mark.level))
                if len(found) >= _MOST_ENTRIES:
                    break
        except (pypdfium2.PdfiumError, UnicodeError, RecursionError):
            return tuple(found)
        return tuple(found)

    def said(self) -> Said:
        """Its information dictionary, catalogue and viewer preferences."""
        told = {key: self._value(key) for key in ("Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate")}
        language = self._text(lambda buffer, size: raw.FPDFCatalog_GetLanguage(self.pdf, buffer, size), "utf-16-le")
        direction = self._text(
            lambda buffer, size: raw.FPDF_VIEWERREF_GetName(self.pdf, b"Direction", buffer, size), "latin-1"
        )
        return Said(
            title="" if _NO_TITLE.match(told["Title"]) else told["Title"],
            author="" if _NO_TITLE.match(told["Author"]) else told["Author"],
            subject="" if _NO_TITLE.match(told["Subject"]) else told["Subject"],
            keywords=told["Keywords"],
            created=when(told["CreationDate"]),
            changed=moment(told["ModDate"]),
            language=language if _TAG.match(language) else "",
            rtl=direction == "R2L",
        )

    def close(self) -> None:
        """Let go of it."""
        self.pdf.close()
        self._stream.close()

    def _value(self, key: str) -> str:
        try:
            return clean(self.pdf.get_metadata_value(key))
        except (pypdfium2.PdfiumError, UnicodeError):
            return ""

    @staticmethod
    def _text(read: Callable[[Any, int], int], encoding: str) -> str:
        """What a function of pdfium writes into a buffer whose size it tells first."""
        size = read(None, 0)
        if not 0 < size < 1000:
            return ""
        buffer = ctypes.create_string_buffer(size)
        read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if encoding.startswith("utf-16") else buffer, size)
        return clean(buffer.raw[:size].decode(encoding, "replace"))


def clean(text: str) -> str:
    """White space run together, without characters that say nothing."""
    kept = "".join(each for each in text if each >= " " or each in "\n\t").replace("\ufeff", "")
    return " ".join(kept.encode("utf-8", "ignore").decode("utf-8").split())


def when(written: str) -> str:
    """A date of PDF (ISO 32000-1, 7.9.4) as ISO 8601; "" for what is none."""
    found = _WHEN.match(written)
    return "-".join(filter(None, found.groups()[:3])) if found else ""


def moment(written: str) -> str:
    """The same as a moment of RFC 3339; "" where it tells no time."""
    found = _WHEN.match(written)
    if found is None or not found[5]:
        return ""
    zone = f"{found[7]}:{found[8] or '00'}" if found[7] else "Z"
    return f"{when(written)}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}"

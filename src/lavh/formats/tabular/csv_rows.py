"""Cut tables (CSV after RFC 4180, TSV, and what spreadsheets make of them) into rows; in constant memory."""

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from lavh.formats.reading import Problem, Profile, Raw

MAX_LINES = 2_000  # of one row: a quoted field may hold line ends, but not the rest of the table
MAX_ROW = 1 << 23
_DELIMITERS = ",\t;|"

csv.field_size_limit(MAX_ROW)


def delimiter_of(head: bytes, *, guess: bool = False) -> str:
    """The character between columns; "" if the first lines do not look like a table (or at a `guess`, the likeliest)."""
    lines = [line for line in head.decode("utf-8", "replace").lstrip("\ufeff").splitlines()[:5] if line.strip()]
    best, columns = "", 1
    for delimiter in _DELIMITERS:
        counts = [len(_fields(line, delimiter)) for line in lines[:2]]
        even = len(counts) == 2 and (counts[1] == counts[0] or '"' in lines[1])
        if counts and counts[0] > columns and (even or guess):
            best, columns = delimiter, counts[0]
    return best


def csv_rows(stream: BinaryIO, head: bytes, profile: Profile) -> Iterator[Raw]:
    """Each row as a JSON object {column: value}. Options of the profile: delimiter."""
    lines = _Lines(stream, head, profile.encoding)
    asked = profile.options.get("delimiter", "").replace("\\t", "\t")
    delimiter = asked or delimiter_of(head) or delimiter_of(head, guess=True) or ","
    columns = _columns(lines, delimiter)
    ordinal = 0
    while (line := lines.next()) is not None:
        if not line.strip():
            continue
        fields, problems = _row(line, lines, delimiter, len(columns))
        yield _raw(columns, fields, ordinal, problems)
        ordinal += 1


def _columns(lines: "_Lines", delimiter: str) -> list[str]:
    """The names in the first row, made unique."""
    first = lines.next() or ""
    fields, _ = _row(first, lines, delimiter, 0)
    names: list[str] = []
    for place, field in enumerate(fields):
        name = " ".join(field.split()) or f"column {place + 1}"
        names.append(name if name not in names else f"{name} {place + 1}")
    return names


class _Lines:
    """The lines of a table, with the possibility to put some back."""

    def __init__(self, stream: BinaryIO, head: bytes, encoding: str) -> None:
        name = encoding or _encoding(head)
        self._decoder = codecs.getincrementaldecoder(name)("replace")
        self._stream = stream
        self._text = self._decoder.decode(head).removeprefix("\ufeff")
        self._back: list[str] = []
        self._at = 0
        self._ended = False

    def next(self) -> str | None:
        """The next line without its end; None behind the last."""
        if self._back:
            return self._back.pop()
        while True:
            end = self._text.find("\n", self._at)
            if end >= 0:
                line, self._at = self._text[self._at : end], end + 1
                return line.removesuffix("\r")
            rest = self._text[self._at :]
            if self._ended or len(rest) > MAX_ROW:
                self._text, self._at = "", 0
                return rest.removesuffix("\r") if rest else None
            chunk = self._stream.read(max(65_536, len(rest)))
            self._ended = not chunk
            self._text, self._at = rest + self._decoder.decode(chunk or b"", self._ended), 0

    def back(self, lines: list[str]) -> None:
        """Put lines back, so that they come again in this order."""
        self._back.extend(reversed(lines))


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _row(line: str, lines: _Lines, delimiter: str, width: int) -> tuple[list[str], tuple[Problem, ...]]:
    """The fields of a row that begins with `line`; `width` 0: as many as there are.

    A quote that never closes, or closes in another row, is taken as text: it costs no neighbour.
    """
    if line.count('"') % 2 == 0:
        return _fields(line, delimiter), ()
    gathered = [line]
    size, quotes = len(line), line.count('"')
    while quotes % 2 and len(gathered) < MAX_LINES and size < MAX_ROW and (following := lines.next()) is not None:
        gathered.append(following)
        size += len(following)
        quotes += following.count('"')
    if quotes % 2 == 0:
        fields = _fields("\n".join(gathered), delimiter, strict=True)
        if fields and len(fields) == (width or len(fields)):
            return fields, ()
    lines.back(gathered[1:])
    return line.split(delimiter), (Problem(code="unbalanced-quote", detail=line[:200]),)


def _fields(line: str, delimiter: str, *, strict: bool = False) -> list[str]:
    """The fields of one row; `strict`: none if a quote stands where none may."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=strict), [])
    except csv.Error:
        return [] if strict else line.split(delimiter)


def _raw(columns: list[str], fields: list[str], ordinal: int, problems: tuple[Problem, ...]) -> Raw:
    row = dict(zip(columns, fields, strict=False))
    if len(fields) != len(columns):
        problems = (*problems, Problem(code="wrong-columns", detail=f"{len(fields)} of {len(columns)}"))
        row |= {f"column {place + 1}": field for place, field in enumerate(fields) if place >= len(columns)}
    return Raw(content=msgspec.json.encode(row), offset=ordinal, problems=problems)

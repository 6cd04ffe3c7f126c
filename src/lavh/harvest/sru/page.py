"""One answer of an SRU server, read leniently: damage in one record stays in that record."""

import io
import re
from typing import NamedTuple

from lavh.formats.reading import Raw
from lavh.formats.xml.cutter import Cutter, Piece
from lavh.formats.xml.elements import local, text
from lavh.formats.xml.envelope import opened
from lavh.formats.xml.parse import parse
from lavh.kernel.errors import Unreachable

_WANTED = frozenset({b"record", b"numberOfRecords", b"nextRecordPosition", b"diagnostic"})
_ROOT = re.compile(rb"<(?:[\w.-]+:)?searchRetrieveResponse[\s>]")
_END = re.compile(rb"</(?:[\w.-]+:)?searchRetrieveResponse\s*>\s*$")
_NUMBER = re.compile(rb">\s*(\d+)\s*<")
_HEAD = 8_192
TOO_FAR = {
    "6",
    "60",
    "61",
}  # info:srw/diagnostic/1 behind the first page: a parameter, too many records, position out of range


class Page(NamedTuple):
    """What a searchRetrieve answer says."""

    raws: tuple[Raw, ...]
    whole: int  # numberOfRecords
    next: int  # nextRecordPosition; 0 = not said
    diagnostics: tuple[tuple[str, str], ...]  # (number of info:srw/diagnostic/1, the server's words)


def read(body: bytes) -> Page:
    """Read a page. Raises Unreachable: "not-sru", or "broken-page" for one that broke off."""
    plain = body.replace(b"\x00", b"")
    if not _ROOT.search(plain[:_HEAD]):
        raise Unreachable(
            "not-sru", what=re.sub(rb"<[^>]*>|\s+", b" ", plain[:400]).decode("utf-8", "replace").strip()[:120]
        )
    if not _END.search(plain[-_HEAD:]):
        raise Unreachable("broken-page")
    pieces = list(Cutter(io.BytesIO(body), _WANTED))
    return Page(
        raws=tuple(opened(each) for each in pieces if each.name.endswith(b"record")),
        whole=_number(pieces, b"numberOfRecords"),
        next=_number(pieces, b"nextRecordPosition"),
        diagnostics=tuple(_diagnostic(each) for each in pieces if each.name.endswith(b"diagnostic")),
    )


def _number(pieces: list[Piece], name: bytes) -> int:
    found = next((_NUMBER.search(each.content) for each in pieces if each.name.rpartition(b":")[2] == name), None)
    return int(found[1]) if found else 0


def _diagnostic(piece: Piece) -> tuple[str, str]:
    root, _ = parse(piece.content)
    said = {local(each): text(each) for each in root} if root is not None else {}
    words = " ".join(part for part in (said.get("message", ""), said.get("details", "")) if part)
    return said.get("uri", "").rpartition("/")[2], words

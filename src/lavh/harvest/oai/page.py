"""One answer of an OAI-PMH server, read leniently: damage in one record stays in that record."""

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from typing import NamedTuple

from lavh.formats.reading import Raw
from lavh.formats.xml.cutter import Cutter, Piece
from lavh.formats.xml.envelope import opened
from lavh.kernel.errors import Unreachable

_WANTED = frozenset({b"record", b"error", b"resumptionToken", b"responseDate"})
_ROOT = re.compile(rb"<(?:[\w.-]+:)?OAI-PMH[\s>]")
_END = re.compile(rb"(?:</(?:[\w.-]+:)?ListRecords\s*>|<(?:[\w.-]+:)?ListRecords(?:\s[^<>]*)?/>)")
_INNER = re.compile(rb"^<[^<>]*>(.*)<", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""\s(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HEAD, _TAIL = 8_192, 4_096


class Page(NamedTuple):
    """What a page of ListRecords says."""

    raws: tuple[Raw, ...]
    token: str  # "" = the list ends here
    size: int  # completeListSize; 0 = not said
    errors: Mapping[str, str]  # code → the server's words
    moment: datetime | None  # responseDate


def read(body: bytes) -> Page:
    """Read a page. Raises Unreachable: "not-oai", or "broken-page" for one that broke off, so that its end cannot be known."""
    if not _ROOT.search(body.replace(b"\x00", b"")[:_HEAD]):
        raise Unreachable("not-oai", what=_plain(body))
    pieces: dict[bytes, list[Piece]] = {name: [] for name in _WANTED}
    for piece in Cutter(io.BytesIO(body), _WANTED):
        pieces[piece.name.rpartition(b":")[2]].append(piece)
    errors = {_attributes(each).get("code", "?"): _text(each) for each in pieces[b"error"]}
    token = pieces[b"resumptionToken"][-1] if pieces[b"resumptionToken"] else None
    if token is not None and token.fault:
        raise Unreachable("broken-page")
    if token is None and not errors and not _END.search(body.replace(b"\x00", b"")[-_TAIL:]):
        raise Unreachable("broken-page")
    size = _attributes(token).get("completeListSize", "") if token else ""
    dates = [_text(each) for each in pieces[b"responseDate"]]
    return Page(
        raws=tuple(opened(each) for each in pieces[b"record"]),
        token=_text(token) if token else "",
        size=int(size) if size.isdigit() else 0,
        errors=errors,
        moment=moment(dates[0]) if dates else None,
    )


def moment(written: str) -> datetime | None:
    """A UTC date of the protocol (3.3), or None."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _text(piece: Piece) -> str:
    inner = _INNER.search(piece.content)
    return unescape(inner[1].decode("utf-8", "replace")).strip() if inner else ""


def _attributes(piece: Piece) -> dict[str, str]:
    tag = piece.content[: piece.content.find(b">") + 1]
    return {
        name.decode(): unescape((one or two).decode("utf-8", "replace")) for name, one, two in _ATTRIBUTE.findall(tag)
    }


def _plain(body: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body[:2_000].decode("utf-8", "replace"))).strip()[:120]

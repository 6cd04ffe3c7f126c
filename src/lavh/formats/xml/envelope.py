"""Open the envelopes that records travel in: OAI-PMH 2.0 (`record/header`, `record/metadata`) and SRU (`record/recordData`)."""

import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from lavh.formats.reading import Problem, Raw
from lavh.formats.xml.cutter import TAG, Cutter, Piece, Scope, declared, scoped

_HEADER = re.compile(rb"<((?:[\w.-]+:)?)header(\s[^<>]*)?>(.*?)</\1header\s*>", re.DOTALL)
_IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?identifier(?:\s[^<>]*)?>([^<]*)<")
_RECORD_IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?recordIdentifier(?:\s[^<>]*)?>([^<]*)<")
_DATESTAMP = re.compile(rb"<(?:[\w.-]+:)?datestamp(?:\s[^<>]*)?>([^<]*)<")
_DELETED = re.compile(rb"""\sstatus\s*=\s*["']deleted["']""")
_PAYLOAD = re.compile(rb"<((?:[\w.-]+:)?(?:metadata|recordData))(\s[^<>]*)?(?<!/)>")
_SPACE_OR_ASIDE = re.compile(rb"(?:\s|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)


def cut_records(stream: BinaryIO, units: frozenset[bytes], encoding: str = "") -> Iterator[Raw]:
    """The records of a stream, bare or in envelopes. `units` are the local names of the elements that are records.

    Raises `Unreadable("xml-entities")` for a document type that declares entities.
    """
    for piece in Cutter(stream, units | {b"record"}, encoding):
        yield opened(piece)


def opened(piece: Piece) -> Raw:
    """The record in its envelope, if it has one; else the piece itself."""
    envelope = piece.content
    problems = (Problem(code=f"xml-{piece.fault}", grave=piece.fault != "unclosed"),) if piece.fault else ()
    payload = _PAYLOAD.search(envelope) if piece.name.endswith(b"record") else None
    head = envelope[: payload.start()] if payload else envelope
    header = _HEADER.search(head) if piece.name.endswith(b"record") else None
    deleted = header is not None and _DELETED.search(header[2] or b"") is not None
    if payload is None and header is None:
        return Raw(content=scoped(envelope, piece.scope), offset=piece.order, problems=problems)
    content = envelope if payload is None else _inner(envelope, payload, piece.scope)
    if header:
        local_id, updated = _first(_IDENTIFIER, header[3]), _first(_DATESTAMP, header[3])
    else:
        tail = envelope[envelope.rfind(b"</" + payload[1]) :] if payload else b""
        local_id, updated = _first(_RECORD_IDENTIFIER, head) or _first(_RECORD_IDENTIFIER, tail), ""
    return Raw(
        content=content, offset=piece.order, deleted=deleted, local_id=local_id, problems=problems, updated=updated
    )


def _inner(envelope: bytes, payload: re.Match[bytes], scope: Scope) -> bytes:
    """What the envelope holds, with the namespaces it needs."""
    end = envelope.rfind(b"</" + payload[1])
    inner = envelope[payload.end() : end if end > payload.start() else len(envelope)]
    inner = inner[_SPACE_OR_ASIDE.match(inner).end() :].rstrip()  # type: ignore[union-attr]  # it matches the empty string
    if inner.startswith(b"&lt;"):  # SRU recordPacking=string
        return unescape(inner.decode("utf-8", "replace")).encode()
    outer = dict(scope)
    tag = TAG.match(envelope)
    for attributes in (tag[3] if tag else b"", payload[2] or b""):
        outer.update(declared(attributes))
    return scoped(inner, tuple(outer.items()))


def _first(pattern: re.Pattern[bytes], text: bytes) -> str:
    found = pattern.search(text)
    return unescape(found[1].decode("utf-8", "replace")).strip() if found else ""

"""Which bytes are asked for (RFC 9110, 14). Pure."""

import re
from typing import NamedTuple

_RANGE = re.compile(r"bytes=\s*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))\s*", re.ASCII | re.IGNORECASE)


class Span(NamedTuple):
    """Bytes from `first` on. Nobody's length is 0: such a span cannot be given (416)."""

    first: int
    length: int


def asked(header: str, size: int) -> Span | None:
    """The one span that the header asks for of `size` bytes. None: all of it, as for several spans or what cannot be read (14.2)."""
    found = _RANGE.fullmatch(header)
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        length = min(int(suffix), size)
        return Span(size - length, length)
    if last and int(last) < int(first):
        return None
    end = min(int(last) + 1, size) if last else size
    return Span(int(first), max(end - int(first), 0))


def first_part(span: Span, most: int) -> Span:
    """So much of the span as is given at once. Who wants more asks for it (RFC 9110, 15.3.7: what came is told by Content-Range)."""
    return Span(span.first, min(span.length, most))


def is_same(header: str, tag: str) -> bool:
    """Whether If-Range names what we have: by a strong tag only. A date never does: we give none."""
    return not header or header.strip() == tag

"""Dates as foreign records write them, into `Period`: normalised forms first, the words only where there are none."""

import re
from functools import lru_cache

from lavh.formats.description import Period
from lavh.kernel import dates

_ISO = re.compile(r"^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ][\d:.,Zz+-]*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})?$")


@lru_cache(maxsize=65_536)
def period(written: str, role: str = "published", normal: str = "") -> Period:
    """A date as written, with years from `normal` (ISO 8601: a day, a month, a year or "begin/end") or else from the words."""
    years = interval(normal) or dates.read(written) or dates.read(normal)
    start, end = years or (None, None)
    return Period(written=written or normal, start=start, end=end, role=role)


def between(written: str, start: str, end: str, role: str = "published") -> Period:
    """A date whose begin and end the source gives apart; either may be missing."""
    first, last = _edge(start, 0), _edge(end, 1)
    if first is None and last is None:
        return period(written or start or end, role)
    if first is not None and last is not None and last < first:
        first, last = last, first
    shown = (start.removesuffix("-01-01"), end.removesuffix("-12-31").removesuffix("-01-01"))
    return Period(written=written or "–".join(dict.fromkeys(filter(None, shown))), start=first, end=last, role=role)


def _edge(value: str, side: int) -> int | None:
    """The year of one end: as numbers, or the first or last that the words name."""
    exact = year(value)
    if exact is None and value:
        named = dates.read(value)
        exact = named[side] if named else None
    return exact


@lru_cache(maxsize=65_536)
def interval(normal: str) -> tuple[int | None, int | None] | None:
    """The years of an ISO 8601 date or interval; nothing for anything else. An open end is None."""
    normal = normal.strip()
    begin, slash, end = normal.partition("/")
    if not slash:
        only = year(begin)
        return None if only is None else (only, only)
    first, last = year(begin), year(end)
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last


@lru_cache(maxsize=65_536)
def year(value: str) -> int | None:
    """The year of an ISO 8601 date: "1924", "1924-1-1", "19240101", "-0043"; nothing for anything else."""
    value = value.strip()
    compact = _COMPACT.match(value)
    if compact and 1 <= int(compact[2]) <= 12:
        return int(compact[1])
    found = _ISO.match(value)
    if found is None or int(found[2] or 1) > 12 or int(found[3] or 1) > 31:
        return None
    number = int(found[1])
    return number if -9999 <= number <= 9999 and len(found[1].lstrip("-")) <= 4 else None

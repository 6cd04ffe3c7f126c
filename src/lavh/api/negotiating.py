"""Which of several forms a client wants (RFC 9110, 12.5): by media type and by language."""

from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings

LONGEST = 40  # entries of a header that are read


class Choice(NamedTuple):
    """An entry of Accept or Accept-Language: what, and how much it is liked."""

    value: str
    quality: float


def choices(header: str) -> list[Choice]:
    """The entries, best first; those that are not wanted at all are left out."""
    found = []
    for part in header.split(",")[:LONGEST]:
        value, *parameters = (each.strip().lower() for each in part.split(";"))
        if value:
            found.append(Choice(value, _quality(parameters)))
    return sorted((each for each in found if each.quality > 0), key=lambda each: -each.quality)


def _quality(parameters: Sequence[str]) -> float:
    text = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def best(header: str, offered: Sequence[str]) -> str | None:
    """The media type of those offered that is liked best, the first one of equals; None if none will do. No header: the first."""
    if not header.strip():
        return offered[0]
    wanted = choices(header)
    liked = {kind: _liking(kind, wanted) for kind in offered}
    found = max(offered, key=lambda kind: liked[kind])
    return found if liked[found] > 0 else None


def _liking(kind: str, wanted: Sequence[Choice]) -> float:
    """By the entry that names it most closely."""
    family = f"{kind.partition('/')[0]}/*"
    for name in (kind, family, "*/*"):
        for each in wanted:
            if each.value == name:
                return each.quality
    return 0.0


def language(header: str) -> str:
    """The language of ours that is liked best."""
    known = {code for code, _ in settings.LANGUAGES}
    for each in choices(header):
        for code in (each.value, each.value.split("-")[0]):
            if code in known:
                return code
    return str(settings.LANGUAGE_CODE)

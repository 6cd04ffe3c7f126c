"""What people who read with their ears, their fingers or large letters want to know first.

In the order and the compact words of the W3C's Accessibility Metadata Display Guide 2.0 (<https://www.w3.org/publishing/a11y/metadata-display-guide/>),
from schema.org metadata; what the manifest itself shows (contents, pages, spoken words) is said without them.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.formats.rwpm import Accessibility, Link, Manifest
from lavh.formats.rwpm.guided import MEDIA_TYPE as GUIDED

ALTERNATIVES = frozenset(("alternativetext", "longdescription", "describedmath", "transcript"))
HAZARDS = (
    ("flashing", _("Flashing content")),
    ("motionsimulation", _("Motion simulation")),
    ("sound", _("Sounds that may be harmful")),
)
RICH = (
    ("mathml", _("Formulas can be read aloud (MathML)")),
    ("latex", _("Formulas are written in LaTeX")),
    ("describedmath", _("Formulas are described in words")),
    ("longdescription", _("Pictures full of information have long descriptions")),
    ("closedcaptions", _("Films have captions that can be switched on")),
    ("opencaptions", _("Films have captions")),
    ("audiodescription", _("Films have audio description")),
    ("transcript", _("What is spoken is written out too")),
    ("tactilegraphic", _("It has tactile pictures")),
    ("signlanguage", _("It has sign language")),
)  # fmt: skip
UNTOLD = (
    _("Nobody has said whether all of it can be read aloud or in braille"),
    _("Nobody has said whether it meets a standard of accessibility"),
    _("Nobody has said whether something in it flashes, moves or startles"),
)
_STANDARD = re.compile(r"wcag.*?(?:level)?[-_ ](a{1,3})(?![a-z])", re.IGNORECASE)


class Statement(NamedTuple):
    """What is known, or that nobody has said."""

    words: str
    known: bool


class Group(NamedTuple):
    """Statements of one kind under their heading."""

    heading: str
    statements: list[Statement]


class _Told(NamedTuple):
    manifest: Manifest
    said: Accessibility
    features: AbstractSet[str]
    modes: AbstractSet[str]
    enough: tuple[AbstractSet[str], ...]


def groups(manifest: Manifest) -> list[Group]:
    """What is known, in the order of the guide. A kind of which nothing is known is left out, but for the ways of reading, the standards and hazards."""
    said = manifest.metadata.accessibility or Accessibility()
    told = _Told(
        manifest, said, _codes(said.feature), _codes(said.access_mode), tuple(_codes(each) for each in said.access_mode_sufficient)
    )  # fmt: skip
    parts: tuple[tuple[str, Callable[[_Told], Iterator[str]]], ...] = (
        (_("Ways of reading"), _ways),
        (_("Standards"), _standards),
        (_("Finding one's way"), _navigation),
        (_("Pictures, formulas, sound and film"), _rich),
        (_("Hazards"), _hazards),
    )
    found = [
        Group(gettext(heading), [Statement(gettext(each), each not in UNTOLD) for each in make(told)])
        for heading, make in parts
    ]
    return [each for each in found if each.statements]


def summary(manifest: Manifest) -> str:
    """In the publisher's own words."""
    said = manifest.metadata.accessibility
    return said.summary or "" if said else ""


def certifier(manifest: Manifest) -> str:
    """Who vouches for it."""
    said = manifest.metadata.accessibility
    return (said.certification.certified_by if said and said.certification else "") or ""


def _codes(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(each.lower() for each in values)


def _ways(told: _Told) -> Iterator[str]:
    audio, text = _has(told.manifest, "audio/"), _has(told.manifest, "text/html", "application/xhtml+xml")
    if audio and not text:
        yield _("It is a recording: it is heard, not read")
    elif _is_fixed(told.manifest):
        yield _("Pages are fixed: letters and colours cannot be changed")
    elif text:
        yield _("Letters, colours and spacing can be changed as you like")
    yield from _nonvisual(told, text=text)
    if _is_synchronised(told):
        yield _("Recorded sound goes along with the text")


def _nonvisual(told: _Told, *, text: bool) -> Iterator[str]:
    if {"textual"} in told.enough or told.modes == {"textual"}:
        yield _("All of it can be read aloud or in braille")
    elif "textual" in told.modes or told.features & ALTERNATIVES:
        yield _("Some of it can be read aloud or in braille")
    elif told.modes and text:
        yield _("It may not be readable aloud or in braille")
    elif text:
        yield UNTOLD[0]
    if "alternativetext" in told.features:
        yield _("Pictures are described in words")


def _standards(told: _Told) -> Iterator[str]:
    levels = {"a": _("It meets the least of the accepted standards (WCAG, level A)"), "aa": _("It meets the accepted standards (WCAG, level AA)"), "aaa": _("It does better than the accepted standards (WCAG, level AAA)")}  # fmt: skip
    found = {level for each in told.said.conforms_to if (level := _level(each))}
    best = max(found, key=len, default="")
    yield levels.get(best, UNTOLD[1])


def _level(standard: str) -> str:
    found = _STANDARD.search(standard)
    return found[1].lower() if found else ""


def _navigation(told: _Told) -> Iterator[str]:
    if told.manifest.toc or "tableofcontents" in told.features:
        yield _("Table of contents")
    if "index" in told.features or _has_landmark(told.manifest, "index"):
        yield _("Index with links")
    if told.features & {"structuralnavigation", "taggedpdf"}:
        yield _("Headings to jump by")
    if told.manifest.page_list or told.features & {"pagenavigation", "printpagenumbers", "pagebreakmarkers"}:
        yield _("Page numbers of the printed book")


def _rich(told: _Told) -> Iterator[str]:
    yield from (words for code, words in RICH if any(each.startswith(code) for each in told.features))


def _hazards(told: _Told) -> Iterator[str]:
    hazards = _codes(told.said.hazard)
    if "none" in hazards:
        yield _("None: nothing flashes, moves or startles")
        return
    known = [words for code, words in HAZARDS if f"{code}hazard" in hazards or code in hazards]
    yield from known
    if not known and not all(f"no{code}hazard" in hazards for code, _words in HAZARDS):
        yield UNTOLD[2]
    elif not known:
        yield _("None: nothing flashes, moves or startles")


def _has(manifest: Manifest, *types: str) -> bool:
    return any((each.type or "").startswith(types) for each in manifest.reading_order)


def _is_fixed(manifest: Manifest) -> bool:
    shown = manifest.metadata.presentation
    pictures = _has(manifest, "image/") and not _has(manifest, "application/xhtml+xml", "text/html")
    return pictures or bool(shown and shown.layout == "fixed")


def _is_synchronised(told: _Told) -> bool:
    spoken = any(each.type == GUIDED for link in told.manifest.reading_order for each in link.alternate)
    return spoken or bool(told.features & {"synchronizedaudiotext"})


def _has_landmark(manifest: Manifest, kind: str) -> bool:
    return any(kind in each.rel for each in _all(manifest.landmarks))


def _all(links: tuple[Link, ...]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _all(link.children)

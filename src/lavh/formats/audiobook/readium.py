"""Readium audiobooks: a zip or folder whose `manifest.json` is a Readium Web Publication Manifest with sound in its reading order."""

import re

from msgspec.structs import replace

from lavh.formats.audio import is_audio
from lavh.formats.audio.kinds import PICTURES, suffix
from lavh.formats.audiobook.opening import content, finished, tracks
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Link, addresses, foreign
from lavh.kernel.errors import Unreadable

MANIFEST = "manifest.json"
LICENCES = frozenset({"license.lcpl", "META-INF/license.lcpl"})  # of Readium LCP: the sound is encrypted
_ORDER = re.compile(rb'"(?:readingOrder|spine)"')
_HEAD = 65_536


class Readium:
    """The audiobook profile of the Readium Web Publication Manifest."""

    name = "readium-audiobook"

    def recognises(self, source: Container) -> float:
        """By its manifest, if there is sound beside it."""
        if MANIFEST not in source.names or not any(map(is_audio, source.names)):
            return 0.0
        if source.name.lower().endswith(".audiobook"):
            return 0.95
        try:
            with source.open(MANIFEST) as stream:
                head = stream.read(_HEAD)
        except Unreadable:
            return 0.0
        return 0.9 if _ORDER.search(head) or b"audiobook" in head else 0.2

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable: "broken-manifest" · "encrypted" · "no-audio" and what the container raises."""
        if LICENCES & set(source.names):
            raise Unreadable("encrypted", filename=source.name)
        manifest, outside = foreign.read(content(source, MANIFEST, limits), MANIFEST)
        problems = list(outside)
        order = tracks(source, manifest.reading_order, problems)
        known = set(source.names)
        others = tuple(link for link in (*manifest.resources, *manifest.links) if _is_kept(link, known, problems))
        manifest = replace(manifest, reading_order=order, resources=others, landmarks=())
        return finished(source, manifest, problems)


def _is_kept(link: Link, known: set[str], problems: list[Problem]) -> bool:
    """Pictures only: what else a package carries is not shown by a player."""
    name = addresses.name(link.href)
    if name not in known:
        problems.append(Problem("missing-file", place=link.href))
        return False
    return suffix(name) in PICTURES

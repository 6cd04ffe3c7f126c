"""What has to be fetched so that a publication can be read and heard without a connection: its files with their digests, and the pages that open it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext_noop as _

from lavh.access.conversion.wire import COVER, ORIGINAL
from lavh.access.inside.stored import PATH as INDEX
from lavh.access.models import Publication, Resource
from lavh.access.rules import Decision
from lavh.formats.rwpm import Link, Manifest
from lavh.web import addresses
from lavh.web.parts import listening

WORDS: Mapping[str, str] = {  # name in the scripts → sentence
    "done-of": _("%(done)s of %(whole)s"),
    "waiting": _("Waiting for Wi-Fi: you chose to save mobile data."),
    "paused": _("The connection was lost. It goes on from here as soon as there is one."),
    "full": _("There is no room left on this phone for it. Nothing was kept: make room below, or take only the next hours."),
    "rest": _("There is no room left on this phone for the rest. What was there before is still there."),
    "broken": _("A file came in damaged twice. Nothing was kept: try again later."),
    "refused": _("It cannot be downloaded now."),
    "gone": _("It could not be downloaded: the library did not answer."),
    "finished": _("“%(title)s” is on your phone now."),
    "deleted": _("“%(title)s” is not on your phone any more."),
    "partly": _("A part: %(size)s"),
    "until": _("Until %(date)s, then it goes by itself"),
    "none": _("Nothing is on this phone yet."),
    "evicted": _("The phone made room and took “%(title)s” away. Your place and notes are kept; you can take it along again."),
    "over": _("The time of “%(title)s” was over: it went from this phone by itself. Your place and notes are kept."),
    "persisted": _("Your browser keeps it until you delete it."),
    "fleeting": _("If the phone runs out of room, the system may remove it. Put this site on your home screen to be safer."),
}  # fmt: skip
LEFT = frozenset({ORIGINAL, INDEX})  # not given out, or of no use on a phone


def offered(found: Publication, manifest: Manifest) -> dict[str, Any]:
    """What the box needs that takes a publication along (downloads/box.jinja)."""
    return {
        "number": found.pk,
        "size": found.bytes,
        "seconds": manifest.metadata.duration or 0,
        "figures": listening.written(),
        "download_words": listening.sentences(WORDS),
    }


def listed(
    language: str, found: Publication, manifest: Manifest, files: Iterable[Resource], decision: Decision
) -> dict[str, Any]:
    """The list, as the page that downloads reads it. `starts`: for files of sound, where they begin in seconds."""
    kept = [each for each in files if each.path not in LEFT]
    heard = listening.face(found.pk, manifest)
    return {
        "publication": found.pk,
        "version": found.version,
        "title": listening.words(manifest.metadata.title),
        "by": listening.names(manifest.metadata.author),
        "opens": opens(language, found.pk, manifest),
        "cover": addresses.publication_file(found.pk, COVER) if any(each.path == COVER for each in kept) else "",
        "expires": int(decision.until.timestamp() * 1000) if decision.until else None,
        "files": [_file(found.pk, each) for each in kept],
        "starts": _starts(found.pk, heard.reading_order if heard else ()),
        "pages": pages(language, found.pk, manifest, heard=heard is not None),
    }


def opens(language: str, number: int, manifest: Manifest) -> str:
    """The page that opens it."""
    return addresses.read(language, number) if _readable(manifest) else addresses.listen(language, number)


def pages(language: str, number: int, manifest: Manifest, *, heard: bool) -> list[str]:
    """The pages that open it: the player's, the reader's, and the plain ones that need no script."""
    found = [f"/p/{number}/manifest.json"]
    if heard:
        found.append(addresses.listen(language, number))
    if _readable(manifest):
        plain = (addresses.read_text(language, number, item) for item, _part in enumerate(manifest.reading_order, 1))
        found += [addresses.read(language, number), addresses.read_contents(language, number), *plain]
    return found


def _readable(manifest: Manifest) -> bool:
    return any(not (each.type or "").startswith(listening.AUDIO) for each in manifest.reading_order)


def _file(number: int, found: Resource) -> dict[str, Any]:
    return {
        "path": f"/p/{number}/{quote(found.path)}",
        "type": found.media_type,
        "size": found.size,
        "sha256": found.sha256,
    }


def _starts(number: int, sounds: Sequence[Link]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    at = 0.0
    for link in sounds:
        found[f"/p/{number}/{link.href}"] = at
        at += link.duration or 0
    return found

"""A publication with words and sound has two faces and one place.

**The manifest itself is the face for reading**: its reading order is the text, each chapter with its phrases as an alternate (guided navigation,
`application/guided-navigation+json`), its sound stands in `resources`, in playing order, with durations. Every Locator that is kept for the
publication is a place in this reading order: `href` = the chapter, `fragments` = the id of the phrase.

**`listening.json` is the face for listening** (a resource of the publication, linked in `resources` with the rel "alternate" and the type
`application/audiobook+json`): the same publication as a Readium audiobook manifest. Its reading order is the tracks, `toc` and `page_list` point
to moments (`02.mp3#t=12.5`), and each track has as alternates (`application/xhtml+xml`) the chapters that are heard in it: in those chapters'
phrases a player finds the words of the moment. Addresses are those of the manifest.

A publication of sound alone needs no second face: its reading order is the tracks, with their phrases (levels, pages, what may be skipped) as
alternates in the same way, and its Locators are moments (`fragments` = "t=12.5").
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from lavh.formats.rwpm.guided import Guidance
from lavh.formats.rwpm.manifest import AUDIOBOOK, Link, Manifest
from lavh.formats.rwpm.phrases import Phrase, audioref, phrases

MEDIA_TYPE = "application/audiobook+json"
HREF = "listening.json"
LINK = Link(href=HREF, type=MEDIA_TYPE, rel=("alternate",))
TYPE = "http://schema.org/Audiobook"
_XHTML = "application/xhtml+xml"


def listening(manifest: Manifest, sync: Mapping[str, Guidance]) -> Manifest | None:
    """The face for listening of a publication whose reading order is text; nothing if nothing of it is heard."""
    heard = {link.href: list(_heard(sync.get(link.href))) for link in manifest.reading_order}
    tracks = _tracks(manifest, heard)
    if not tracks:
        return None
    moments = _Moments(heard, {track.href for track in tracks})
    contents = moments.moved(manifest.toc)
    return replace(
        manifest,
        metadata=replace(
            manifest.metadata,
            type=TYPE,
            conforms_to=(AUDIOBOOK,),
            duration=round(sum(track.duration or 0.0 for track in tracks), 3),
        ),
        reading_order=_titled(tracks, contents),
        resources=tuple(link for link in manifest.resources if "cover" in link.rel),
        toc=contents,
        page_list=moments.moved(manifest.page_list),
        landmarks=(),
        links=(),
    )


def _heard(guidance: Guidance | None) -> Iterator[Phrase]:
    for phrase in phrases(guidance.guided) if guidance else ():
        if phrase.sound:
            yield phrase


def _tracks(manifest: Manifest, heard: Mapping[str, list[Phrase]]) -> tuple[Link, ...]:
    """The sound among the resources, in the order in which it is heard, each with the chapters that are heard in it."""
    chapters: dict[str, dict[str, None]] = {}
    for chapter, found in heard.items():
        for phrase in found:
            if phrase.sound:
                chapters.setdefault(phrase.sound.href, {})[chapter] = None
    known = {link.href: link for link in manifest.resources}
    return tuple(
        replace(known[track], alternate=tuple(Link(href=chapter, type=_XHTML) for chapter in inside))
        for track, inside in chapters.items()
        if track in known
    )


def _titled(tracks: tuple[Link, ...], contents: tuple[Link, ...]) -> tuple[Link, ...]:
    """A track is called what begins first in it; one in which nothing begins, what goes on in it."""
    titles: dict[str, str] = {}
    for entry in _flat(contents):
        titles.setdefault(entry.href.partition("#")[0], entry.title or "")
    found: list[Link] = []
    for track in tracks:
        title = track.title or titles.get(track.href) or (found[-1].title if found else None)
        found.append(replace(track, title=title))
    return tuple(found)


def _flat(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _flat(link.children)


class _Moments:
    """Where the places of a text are heard."""

    def __init__(self, heard: Mapping[str, list[Phrase]], tracks: set[str]) -> None:
        self._at: dict[str, str] = {}
        for chapter, found in heard.items():
            for phrase in found:
                if phrase.sound and phrase.sound.href in tracks:
                    moment = audioref(phrase.sound._replace(end=None))
                    self._at.setdefault(chapter, moment)
                    self._at.setdefault(phrase.text, moment)

    def moved(self, entries: Iterable[Link]) -> tuple[Link, ...]:
        """The entries with moments in place of places; one that is not heard stays for what is below it."""
        found: list[Link] = []
        for entry in entries:
            children = self.moved(entry.children)
            moment = self._at.get(entry.href) or (self._at.get(entry.href.partition("#")[0]) if not children else None)
            moment = moment or (children[0].href if children else "")
            if moment:
                found.append(Link(href=moment, title=entry.title, children=children))
        return tuple(found)

"""Sound files that came together and say of themselves what they are: by their tags, their chapters, a cue sheet, or only their names."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lavh.formats.audio import Sound, Tags, cue, is_audio
from lavh.formats.audio.kinds import UNPLAYED, suffix
from lavh.formats.audiobook import numbered
from lavh.formats.audiobook.opening import at, content, finished, picture_in, picture_link, sound, title_of
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Contributor, Link, Manifest, Metadata, Subject, addresses
from lavh.kernel.errors import Unreadable

BESIDE = frozenset({"cue", "txt", "nfo", "m3u", "m3u8", "pls", "jpg", "jpeg", "png", "gif", "webp", "url", "pdf", "json", "opf", "md", "sfv"})  # fmt: skip


class Track(NamedTuple):
    """One file of the book."""

    name: str
    sound: Sound


class SoundFiles:
    """A folder, a zip or one file of sound, without a manifest."""

    name = "audiobook"

    def recognises(self, source: Container) -> float:
        """By how much of it is sound."""
        sounds = sum(map(is_audio, source.names)) + sum(suffix(name) in UNPLAYED for name in source.names)
        if not sounds:
            return 0.0
        if len(source.names) == 1:
            return 0.6 if suffix(source.names[0]) == "m4b" else 0.4
        strangers = sum(not is_audio(name) and suffix(name) not in BESIDE for name in source.names)
        return 0.5 if not strangers else 0.2

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable("no-audio") and what the container raises."""
        problems: list[Problem] = []
        names = sorted(
            (name for name in source.names if is_audio(name) or suffix(name) in UNPLAYED), key=numbered.natural
        )
        heard = list(_heard(source, names, problems))
        if not heard:
            raise Unreadable("no-audio", filename=source.name)
        book = ordered(heard)
        sheets = _sheets(source, limits, problems)
        titles = _titles(book)
        order = tuple(_link(source, track, title) for track, title in zip(book, titles, strict=True))
        toc = tuple(_entry(track, link, sheets) for track, link in zip(book, order, strict=True))
        covers, made = _cover(source, book)
        manifest = Manifest(
            metadata=_metadata(source.name, book),
            reading_order=order,
            resources=covers,
            toc=toc[0].children if len(toc) == 1 and toc[0].children else toc,
        )
        return finished(source, manifest, problems, more=made)


def _heard(source: Container, names: Sequence[str], problems: list[Problem]) -> Iterator[Track]:
    """What is known of each file. The picture of the first that has one is enough to hold."""
    pictured = False
    for name in names:
        found = sound(source, name, problems)
        if found is not None:
            yield Track(name, found._replace(picture=None) if pictured else found)
            pictured = pictured or found.picture is not None


def ordered(heard: Sequence[Track]) -> list[Track]:
    """By the numbers in the tags where every file has its own, else by the names, disc by disc."""
    numbers = [(track.sound.tags.disc or numbered.disc(track.name), track.sound.tags.track) for track in heard]
    if all(number for _, number in numbers) and len(set(numbers)) == len(numbers):
        return [track for _, track in sorted(zip(numbers, heard, strict=True), key=lambda pair: pair[0])]
    return sorted(heard, key=lambda track: (numbered.disc(track.name), numbered.natural(track.name)))


def _titles(book: Sequence[Track]) -> list[str]:
    """Titles from the tags where they tell the tracks apart, else from the names."""
    tagged = [track.sound.tags.title for track in book]
    if all(tagged) and len(set(tagged)) == len(tagged) and (len(book) > 1 or tagged[0] != book[0].sound.tags.album):
        return tagged
    common = numbered.common_beginning([track.name for track in book])
    return [numbered.title(track.name, common) for track in book]


def _link(source: Container, track: Track, title: str) -> Link:
    heard = track.sound
    return Link(
        href=addresses.href(track.name),
        type=heard.media_type,
        title=title,
        duration=heard.duration,
        bitrate=heard.bitrate or None,
        size=source.size(track.name),
    )


def _entry(track: Track, link: Link, sheets: Mapping[str, tuple[cue.Track, ...]]) -> Link:
    """The track in the contents, with its chapters below it: a cue sheet's before its own."""
    listed = [
        (each.start, each.title) for each in sheets.get(_key(track.name), ()) if each.start < track.sound.duration
    ]
    chapters = listed or [(chapter.start, chapter.title) for chapter in track.sound.chapters]
    if len(chapters) == 1 and chapters[0][1]:
        return Link(href=link.href, title=chapters[0][1])
    below = tuple(
        Link(href=at(link.href, start), title=title or f"{place}") for place, (start, title) in enumerate(chapters, 1)
    )
    return Link(href=link.href, title=link.title, children=below if len(below) > 1 else ())


def _key(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0].casefold()


def _sheets(source: Container, limits: Limits, problems: list[Problem]) -> dict[str, tuple[cue.Track, ...]]:
    """The tracks of all cue sheets by the file they are in (without its suffix: sheets outlive conversions)."""
    found: dict[str, list[cue.Track]] = {}
    for name in source.names:
        if suffix(name) != "cue":
            continue
        try:
            sheet = cue.read(content(source, name, limits))
        except Unreadable as error:
            problems.append(Problem(error.code, place=name))
            continue
        for track in sheet.tracks:
            found.setdefault(_key(track.file or name), []).append(track)
    return {name: tuple(sorted(rows, key=lambda row: row.start)) for name, rows in found.items()}


def _cover(source: Container, book: Sequence[Track]) -> tuple[tuple[Link, ...], tuple[Resource, ...]]:
    """The cover beside the sound, else the one in the tags."""
    beside = picture_in(source.names)
    if beside:
        return (picture_link(source, beside),), ()
    picture = next((track.sound.picture for track in book if track.sound.picture), None)
    if picture is None:
        return (), ()
    href = "cover." + {"image/jpeg": "jpg", "image/png": "png"}.get(picture.media_type, "gif")
    link = Link(href=href, type=picture.media_type, rel=("cover",), size=len(picture.content))
    return (link,), (Resource(href, picture.media_type, lambda: io.BytesIO(picture.content)),)


def _metadata(called: str, book: Sequence[Track]) -> Metadata:
    """Album → title, artist → author, composer or narrator → narrator; what the first file says where they differ."""
    tags = [track.sound.tags for track in book]
    found: dict[str, Any] = {
        field: next((value for each in tags if (value := getattr(each, field))), "") for field in _SAID
    }
    said = Tags(**found)
    artist = said.album_artist or said.artist
    narrator = said.narrator or (said.composer if said.composer != artist else "")
    single = len(book) == 1 and said.title
    return Metadata(
        title=said.album or single or title_of(called),
        identifier=f"urn:isbn:{said.isbn}" if said.isbn else None,
        language=(said.language,) if said.language else (),
        author=(Contributor(artist),) if artist else (),
        narrator=(Contributor(narrator),) if narrator else (),
        publisher=(Contributor(said.publisher),) if said.publisher else (),
        published=said.year[:10] or None,
        subject=(Subject(said.genre),) if said.genre and said.genre.casefold() not in _NO_SUBJECT else (),
        description=said.comment or None,
        rights=said.licence or said.copyright or None,
    )


_SAID = ("title", "album", "artist", "album_artist", "narrator", "composer", "publisher", "language", "year", "genre", "comment", "copyright", "licence", "isbn")  # fmt: skip
_NO_SUBJECT = frozenset(
    {"audiobook", "audiobooks", "speech", "spoken", "spoken word", "other", "audio book", "аудиокнига", "audiokitob"}
)

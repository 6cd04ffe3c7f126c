"""Look into one sound file: how long it is, what its tags say, where its chapters are, its picture."""

import io
import shutil
import struct
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import BinaryIO, NamedTuple, cast

from tinytag import TinyTag, TinyTagException

from lavh.formats import languages
from lavh.formats.audio import adts, comments, cue, id3, mp4, mpeg
from lavh.formats.audio.chapters import Chapter, tidy
from lavh.formats.audio.kinds import media_type, sniffed
from lavh.formats.xml.made import clean
from lavh.kernel.errors import Unreadable

READ_LIMIT = 32 << 20  # bytes at once: pictures in tags are the largest of what is read
READS = 2_000_000  # of one file
KEPT = 8 << 20  # bytes of a stream that cannot seek, in memory; more go to a temporary file
LONGEST = 400 * 3600  # seconds: a file that says more of itself is not believed
SOUND = 4  # a part of this number of an MP3 must be sound
JOINED = 1.5  # times as long as its head says
WORDS = 2_000  # characters of a tag


class Tags(NamedTuple):
    """What the tags say, by the words of a library where they have such."""

    title: str = ""
    album: str = ""
    artist: str = ""
    album_artist: str = ""
    narrator: str = ""
    composer: str = ""
    publisher: str = ""
    language: str = ""
    year: str = ""
    genre: str = ""
    comment: str = ""
    copyright: str = ""
    licence: str = ""
    isbn: str = ""
    track: int = 0
    disc: int = 0


class Picture(NamedTuple):
    """A picture in the tags."""

    media_type: str
    content: bytes


class Sound(NamedTuple):
    """One sound file. `duration` in seconds, `bitrate` in kbit/s; 0 = unknown."""

    media_type: str
    duration: float = 0.0
    bitrate: float = 0.0
    tags: Tags = Tags()
    chapters: tuple[Chapter, ...] = ()
    picture: Picture | None = None


class _Bounded(io.RawIOBase):
    """A stream that gives no more than it should: hostile files make readers ask for gigabytes or step through them byte by byte."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = READS

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes. Raises OSError when too much is asked for."""
        self._left -= 1
        if self._left < 0 or size < 0 or size > READ_LIMIT:
            raise OSError
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As streams do."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """As streams do."""
        return self._stream.tell()


def probe(stream: BinaryIO, name: str) -> Sound:
    """Everything that is known of a sound file without decoding it. Closes the stream.

    Raises Unreadable: "empty-audio" · "broken-audio" (no sound in it, or it ends before it begins).
    """
    with closing(stream), closing(seekable(stream)) as source:
        head = source.read(64)
        if not head.strip(b"\0"):
            raise Unreadable("empty-audio", filename=name)
        bounded = cast(BinaryIO, _Bounded(source))
        kind = sniffed(head) or media_type(name)
        if kind == "audio/aac" or (head[:3] == b"ID3" and media_type(name) == "audio/aac"):
            return _bare(bounded, name)
        tag = _tag(bounded, name, kind)
        length, bitrate = tag.duration or 0.0, tag.bitrate or 0.0
        if kind == "audio/mpeg" and length:
            length, bitrate = _length(bounded, tag)
        duration = round(length, 3) if 0 < length < LONGEST else 0.0
        if not duration:
            raise Unreadable("broken-audio", filename=name)
        other = cast("Mapping[str, Sequence[str]]", tag.other)
        return Sound(
            media_type=kind or "audio/mpeg",
            duration=duration,
            bitrate=round(bitrate, 1),
            tags=_tags(tag, other),
            chapters=tidy(_chapters(bounded, kind, other), duration),
            picture=_picture(tag),
        )


def _bare(stream: BinaryIO, name: str) -> Sound:
    """Sound that has nothing around it."""
    seconds, bitrate = adts.measured(stream)
    if not 0 < seconds < LONGEST:
        raise Unreadable("broken-audio", filename=name)
    return Sound("audio/aac", round(seconds, 3), round(bitrate, 1))


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or a temporary copy of one that cannot seek."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=KEPT)  # noqa: SIM115 (the caller closes it)
    shutil.copyfileobj(stream, copy, 1 << 16)
    copy.seek(0)
    return cast(BinaryIO, copy)


def _tag(stream: BinaryIO, name: str, kind: str) -> TinyTag:
    try:
        return TinyTag.get(filename=_NAMES.get(kind, name), file_obj=stream, image=True)
    except (TinyTagException, OSError, ValueError) as error:
        raise Unreadable("broken-audio", str(error), filename=name) from error


def _length(stream: BinaryIO, tag: TinyTag) -> tuple[float, float]:
    """(seconds, kbit/s) of an MP3; (0, 0) where hardly anything in it is sound.

    A file without a head is measured. Files that were joined still have the head of the first one, which says how long that was: then by bytes.
    """
    begin = mpeg.start(stream)
    whole = tag.filesize - begin
    stream.seek(begin)
    if not mpeg.told(stream.read(256)):
        seconds, size = mpeg.measured(stream, begin)
        return (seconds, size * 8 / seconds / 1000) if seconds and size * SOUND >= whole else (0.0, 0.0)
    told, bitrate = tag.duration or 0.0, tag.bitrate or 0.0
    by_bytes = whole * 8 / (bitrate * 1000) if bitrate else told
    return (by_bytes if by_bytes > JOINED * told else told), bitrate


# A file is read as what it is, not as what its name says.
_NAMES = {"audio/mpeg": "x.mp3", "audio/mp4": "x.m4a", "audio/ogg": "x.ogg", "audio/flac": "x.flac", "audio/wav": "x.wav"}  # fmt: skip


def _tags(tag: TinyTag, other: Mapping[str, Sequence[str]]) -> Tags:
    def first(*keys: str) -> str:
        return next((words(other[key][0]) for key in keys if other.get(key)), "")

    def words(value: str | None) -> str:
        return " ".join(clean(value or "").split())[:WORDS]

    return Tags(
        title=words(tag.title),
        album=words(tag.album),
        artist=words(tag.artist),
        album_artist=words(tag.albumartist),
        narrator=first("narrator", "\xa9nrt", "nrrt", "readby", "narratedby"),
        composer=words(tag.composer),
        publisher=first("publisher", "\xa9pub"),
        language=languages.language(first("language")),
        year=words(tag.year),
        genre=words(tag.genre),
        comment=first("description", "long_description", "ldes") or words(tag.comment),
        copyright=first("copyright"),
        licence=first("license", "licence"),
        isbn=first("isbn"),
        track=tag.track or 0,
        disc=tag.disc or 0,
    )


def _chapters(stream: BinaryIO, kind: str, other: Mapping[str, Sequence[str]]) -> tuple[Chapter, ...]:
    """The chapters by the parser of that kind; what it cannot read is no chapter."""
    read: Callable[[BinaryIO], tuple[Chapter, ...]] | None = {
        "audio/mp4": mp4.chapters,
        "audio/mpeg": id3.chapters,
    }.get(kind)
    if read is not None:
        try:
            return read(stream)
        except (OSError, ValueError, struct.error):
            return ()
    if sheet := other.get("cuesheet"):
        return tuple(Chapter(track.start, track.title) for track in cue.read(sheet[0].encode()).tracks)
    return comments.chapters(other)


def _picture(tag: TinyTag) -> Picture | None:
    image = tag.images.any
    if image is None or not image.data:
        return None
    marks = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"))
    kind = next((each for mark, each in marks if image.data.startswith(mark)), "")
    return Picture(kind, image.data) if kind else None

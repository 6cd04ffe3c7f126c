"""A single recording as a publication."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from lavh.formats import naming
from lavh.formats.audio import Sound, is_audio
from lavh.formats.audio.decoding import DECODERS, Decoder
from lavh.formats.audio.kinds import suffix
from lavh.formats.audio.waveform import MEDIA_TYPE as WAVEFORM_TYPE
from lavh.formats.audio.waveform import waveform
from lavh.formats.audiobook.opening import at, finished, picture_in, picture_link, sound, title_of
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.recording import beside, cues, writing
from lavh.formats.recording.beside import Beside, Transcript
from lavh.formats.recording.cues import Segment
from lavh.formats.rwpm import Contributor, Guidance, Link, Manifest, Metadata, Subject, addresses
from lavh.formats.rwpm.foreign import text, texts
from lavh.kernel.errors import Unreadable

TYPE = "http://schema.org/AudioObject"
XHTML = "application/xhtml+xml"
SPEAKERS = 50
STRONG = frozenset({"vtt", "srt", "csv", "tsv"})
BESIDE = beside.LISTS | {"jpg", "jpeg", "png", "webp", "md", "pdf"}


class Recording:
    """One sound file and what somebody wrote about it. `decoders`: who draws its waveform."""

    name = "recording"

    def __init__(self, decoders: Sequence[Decoder] = DECODERS) -> None:
        self._decoders = decoders

    def recognises(self, source: Container) -> float:
        """One sound file; surely with a transcript or a cue list beside it."""
        sounds = [name for name in source.names if is_audio(name)]
        if len(sounds) != 1 or any(suffix(name) not in BESIDE for name in source.names if name != sounds[0]):
            return 0.0
        others = {name.rpartition("/")[2].lower() for name in source.names}
        bare = sounds[0].rpartition("/")[2].rpartition(".")[0].lower()
        if any(suffix(name) in STRONG for name in others) or others & {"metadata.json", f"{bare}.json", f"{bare}.txt"}:
            return 0.7
        return 0.45

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable("no-audio") and what the container raises."""
        problems: list[Problem] = []
        name = next((name for name in source.names if is_audio(name)), "")
        heard = sound(source, name, problems) if name else None
        if heard is None:
            raise Unreadable("no-audio", filename=source.name)
        found = beside.read(source, name, limits, problems)
        listed = found.segments or tuple(Segment(each.start, title=each.title) for each in heard.chapters)
        segments = cues.tidy(listed, heard.duration)
        return _Made(source, name, heard, found._replace(segments=segments)).opened(self._decoders, problems)


class _Made:
    """The recording, understood."""

    def __init__(self, source: Container, name: str, heard: Sound, found: Beside) -> None:
        self.source = source
        self.name = name
        self.href = addresses.href(name)
        self.heard = heard
        self.found = found
        self.metadata = _metadata(source.name, name, heard, found)

    def opened(self, decoders: Sequence[Decoder], problems: list[Problem]) -> Opened:
        """Manifest, files, description."""
        pages = dict(self._pages())
        made = [(self._link(href, each), page.markup) for (href, each), page in pages.items()]
        made += self._data(decoders, problems)
        alternates = tuple(link for link, _ in made)
        track = Link(
            href=self.href,
            type=self.heard.media_type,
            title=text(self.metadata.title),
            duration=self.heard.duration,
            bitrate=self.heard.bitrate or None,
            size=self.source.size(self.name),
            alternate=alternates,
        )
        cover = picture_in(self.source.names)
        manifest = Manifest(
            metadata=self.metadata,
            reading_order=(track,),
            resources=((picture_link(self.source, cover),) if cover else ()) + alternates,
            toc=tuple(Link(href=at(self.href, each.start), title=_called(each)) for each in self.found.segments),
        )
        more = [Resource(link.href, link.type or "", _bytes(content)) for link, content in made]
        ready = finished(self.source, manifest, problems, "recording", more)
        kinds = texts(self.found.about.get("kind"))
        guided = next(iter(pages.values())).guided if pages else ()
        return ready._replace(
            manifest=replace(ready.manifest, metadata=replace(ready.manifest.metadata, type=TYPE)),
            description=replace(
                ready.description,
                dates=tuple(replace(each, role="created") for each in ready.description.dates),
                place_made=text(self.found.about.get("place")),
                subjects=tuple(
                    replace(each, kind="genre") if each.term in kinds else each for each in ready.description.subjects
                ),
            ),
            sync={self.href: Guidance(guided)} if guided else {},
        )

    def _pages(self) -> Iterator[tuple[tuple[str, Transcript | None], writing.Page]]:
        """A page for each transcript; one for the segments alone, if they say more than their titles."""
        title = text(self.metadata.title)
        segments = self.found.segments
        language = self.metadata.language[0] if self.metadata.language else ""
        taken: set[str] = set()
        for each in self.found.transcripts:
            href = f"transcript-{each.language}.xhtml" if each.language else "transcript.xhtml"
            if href not in taken:
                taken.add(href)
                yield (
                    (href, each),
                    writing.page(title, each.language or language, href, self.href, (segments, each.cues)),
                )
        if not taken and any(each.description or each.speaker for each in segments):
            yield ("segments.xhtml", None), writing.page(title, language, "segments.xhtml", self.href, (segments, ()))

    def _link(self, href: str, transcript: Transcript | None) -> Link:
        language = transcript.language if transcript else ""
        rel = "transcript" if transcript else "contents"
        return Link(href=href, type=XHTML, rel=(rel,), language=(language,) if language else ())

    def _data(self, decoders: Sequence[Decoder], problems: list[Problem]) -> Iterator[tuple[Link, bytes]]:
        """The segments as they are told, and the waveform."""
        if any(each.description or each.speaker for each in self.found.segments):
            content = msgspec.json.encode({"segments": self.found.segments})
            yield Link(href="segments.json", type="application/json", rel=("segments",)), content
        drawn = waveform(lambda: self.source.open(self.name), self.heard.media_type, self.heard.duration, decoders)
        if drawn is None:
            problems.append(Problem("no-waveform", place=self.name))
        else:
            yield Link(href="waveform.json", type=WAVEFORM_TYPE, rel=("waveform",)), msgspec.json.encode(drawn)


def _bytes(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(content)


def _called(segment: Segment) -> str:
    """What a segment is called in the contents."""
    return segment.title or segment.speaker or segment.description[:80] or _clock(segment.start)


def _clock(start: float) -> str:
    minutes, rest = divmod(int(start), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _metadata(called: str, name: str, heard: Sound, found: Beside) -> Metadata:
    """What was written about it, else what its tags say."""
    about, tags = found.about, heard.tags
    told = texts(about.get("language")) or tuple(each.language for each in found.transcripts[:1] if each.language)
    return Metadata(
        title=text(about.get("title")) or tags.title or tags.album or title_of(name if called == name else called),
        subtitle=text(about.get("subtitle")) or None,
        identifier=text(about.get("identifier")) or None,
        language=tuple(dict.fromkeys(told or ((tags.language,) if tags.language else ()))),
        published=text(about.get("date")) or tags.year[:10] or None,
        author=(Contributor(tags.composer, role=("cmp",)),) if tags.composer else (),
        contributor=tuple(_speakers(heard, found)),
        publisher=tuple(
            Contributor(each) for each in texts(about.get("publisher")) or ((tags.publisher,) if tags.publisher else ())
        ),
        subject=tuple(
            Subject(each) for each in (*texts(about.get("subjects") or about.get("subject")), *texts(about.get("kind")))
        ),
        description=text(about.get("description")) or tags.comment or None,
        rights=text(about.get("rights") or about.get("license")) or tags.licence or tags.copyright or None,
    )


def _speakers(heard: Sound, found: Beside) -> Iterator[Contributor]:
    """Who is heard: as it is written, else as segments and transcripts name them; of music, who plays."""
    rows: Any = found.about.get("speakers") or found.about.get("contributors") or ()
    named = [
        each if isinstance(each, dict) else {"name": each} for each in (rows if isinstance(rows, list) else [rows])
    ]
    told: dict[str, str] = {}
    for each in named[:SPEAKERS]:
        if name := text(each.get("name")):
            told[name] = naming.role(text(each.get("role")), "spk")[0]
    if not told:
        names = [each.speaker for each in found.segments] + [
            cue.speaker for each in found.transcripts for cue in each.cues
        ]
        told = dict.fromkeys(list(dict.fromkeys(filter(None, names)))[:SPEAKERS], "spk")
    artist = heard.tags.artist or heard.tags.album_artist
    if artist and artist not in told:
        told[artist] = "prf"
    for name, role in told.items():
        yield Contributor(name, role=(role,))

"""The words of a recording as a page that can be read, searched and followed: segments as sections, what is said as paragraphs with ids."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from lavh.formats.recording.cues import Segment
from lavh.formats.recording.transcripts import Cue
from lavh.formats.rwpm import Guided
from lavh.formats.rwpm.phrases import Span, audioref
from lavh.formats.xhtml import clean
from lavh.kernel.languages import direction

LONGEST = 600  # characters of a paragraph made of short cues
PAUSE = 2.5  # seconds of silence that end one
_ENDS = (".", "!", "?", "…", "؟", "。")


class Page(NamedTuple):
    """The page, and its phrases for the track."""

    markup: bytes
    guided: tuple[Guided, ...]


def page(title: str, language: str, href: str, track: str, said: tuple[Sequence[Segment], Sequence[Cue]]) -> Page:
    """`href`: where the page will be; `track`: that of the sound; `said`: segments and cues."""
    segments, cues = said
    written = _Writer(href, track)
    timed = [each for each in cues if each.start >= 0]
    first = segments[0].start if segments else float("inf")
    written.cues([each for each in timed if each.start < first])
    for number, segment in enumerate(segments, 1):
        end = segments[number].start if number < len(segments) else float("inf")
        written.segment(number, segment, [each for each in timed if segment.start <= each.start < end], bool(timed))
    written.cues([each for each in cues if each.start < 0])
    told = f' lang="{escape(language)}" dir="{direction(language)}"' if language else ""
    whole = f'<html xmlns="http://www.w3.org/1999/xhtml"{told}><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{"".join(written.out)}</body></html>'
    return Page(clean(whole.encode(), href).markup, tuple(written.guided))


class _Writer:
    """Writes sections and paragraphs, and gathers phrases."""

    def __init__(self, href: str, track: str) -> None:
        self.out: list[str] = []
        self.guided: list[Guided] = []
        self._href = href
        self._track = track
        self._number = 0
        self._speaker = ""  # who spoke last

    def segment(self, number: int, segment: Segment, cues: Sequence[Cue], heard: bool) -> None:
        """A section. What it is about is a phrase only where nobody wrote down what is said."""
        self.out.append(f'<section id="s{number}">')
        if segment.title:
            self.out.append(f"<h2>{escape(segment.title)}</h2>")
        if segment.speaker and not cues:
            self.out.append(f'<p class="speaker">{escape(segment.speaker)}</p>')
        if segment.description:
            self.out.append(f'<p class="description">{escape(segment.description)}</p>')
        words = " — ".join(filter(None, (segment.title, segment.speaker, segment.description)))
        if not heard and words:
            span = Span(self._track, segment.start, segment.end)
            self.guided.append(Guided(textref=f"{self._href}#s{number}", audioref=audioref(span), text=words))
        self.cues(cues)
        self.out.append("</section>")

    def cues(self, cues: Sequence[Cue]) -> None:
        """What is said, in paragraphs."""
        speaker = ""
        for paragraph in paragraphs(cues):
            self.out.append("<p>")
            if paragraph[0].speaker and paragraph[0].speaker != speaker:
                self.out.append(f'<b class="speaker">{escape(paragraph[0].speaker)}:</b> ')
            self.out.append(" ".join(self._cue(each) for each in paragraph))
            self.out.append("</p>\n")
            speaker = paragraph[0].speaker

    def _cue(self, cue: Cue) -> str:
        self._number += 1
        span = Span(self._track, cue.start, cue.end if cue.end < float("inf") else None) if cue.start >= 0 else None
        new = cue.speaker and cue.speaker != self._speaker
        self.guided.append(
            Guided(
                textref=f"{self._href}#c{self._number}",
                audioref=audioref(span) if span else None,
                text=f"{cue.speaker}: {cue.words}" if new else cue.words,
            )
        )
        self._speaker = cue.speaker
        return f'<span id="c{self._number}">{escape(cue.words)}</span>'


def paragraphs(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """Short cues of one speaker together, until a sentence ends and the paragraph is long enough, or there is a silence."""
    part: list[Cue] = []
    length = 0
    for cue in cues:
        if part and _parted(part[-1], cue, length):
            yield part
            part, length = [], 0
        part.append(cue)
        length += len(cue.words)
    if part:
        yield part


def _parted(before: Cue, cue: Cue, length: int) -> bool:
    if before.speaker != cue.speaker or cue.start < 0 or length > 2 * LONGEST:
        return True
    return cue.start - before.end > PAUSE or (length > LONGEST and before.words.endswith(_ENDS))

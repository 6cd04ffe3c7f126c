"""What stands beside the sound: cue lists, transcripts, metadata. Each is taken for what it is, whatever it is called."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from lavh.formats.audio.kinds import is_audio, suffix
from lavh.formats.audiobook.opening import content
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.recording import cues, transcripts
from lavh.formats.recording.cues import Segment
from lavh.formats.recording.transcripts import Cue
from lavh.kernel.errors import Unreadable

LISTS = frozenset({"cue", "vtt", "srt", "csv", "tsv", "json", "txt"})
_LANGUAGE = re.compile(r"[._-]([a-z]{2,3}(?:-[A-Za-z]{4})?)\.(?:vtt|srt|txt)$")
_NO_TRANSCRIPT = re.compile(r"(?:^|/)(?:readme|licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)


class Transcript(NamedTuple):
    """Something said, in one language."""

    name: str
    language: str
    cues: tuple[Cue, ...]


class Beside(NamedTuple):
    """Everything that was found."""

    segments: tuple[Segment, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    about: dict[str, Any] = {}


def read(source: Container, track: str, limits: Limits, problems: list[Problem]) -> Beside:
    """All files beside the track `track`. One that cannot be read is a problem."""
    segments: tuple[Segment, ...] = ()
    said: list[Transcript] = []
    about: dict[str, Any] = {}
    for name in _names(source, track):
        try:
            found = content(source, name, limits)
        except Unreadable as error:
            problems.append(Problem(error.code, place=name))
            continue
        if suffix(name) == "json":
            value = _json(found)
            if value is None:
                problems.append(Problem("broken-json", place=name))
            about.update(value if isinstance(value, dict) else {})
            segments = segments or cues.listed(value)
            continue
        listed, spoken = _told(name, found)
        segments = segments or listed
        if spoken:
            said.append(Transcript(name, _language(name), spoken))
        elif not listed:
            problems.append(Problem("no-cues", place=name))
    said.sort(key=lambda each: not any(cue.start >= 0 for cue in each.cues))
    return Beside(segments, tuple(said), about)


def _names(source: Container, track: str) -> Iterator[str]:
    """The lists beside the sound, those that are called like it first."""
    bare = track.rpartition(".")[0]
    names = [name for name in source.names if suffix(name) in LISTS and not is_audio(name)]
    yield from sorted(
        (name for name in names if not _NO_TRANSCRIPT.search(name)), key=lambda name: (not name.startswith(bare), name)
    )


def _json(found: bytes) -> object:
    try:
        return msgspec.json.decode(found)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _told(name: str, found: bytes) -> tuple[tuple[Segment, ...], tuple[Cue, ...]]:
    """(cue list, transcript) of a file: one of them is empty."""
    kind = suffix(name)
    if kind == "cue":
        return cues.sheet(found), ()
    if kind in {"csv", "tsv"}:
        return cues.table(found), ()
    if kind == "txt":
        return (cues.labels(found), ()) if cues.is_labels(found) else ((), transcripts.prose(found))
    said = transcripts.timed(found)
    if kind == "vtt" and ("chapter" in name.lower() or not transcripts.is_spoken(said)):
        return tuple(Segment(each.start, each.end, each.words, speaker=each.speaker) for each in said), ()
    return (), said


def _language(name: str) -> str:
    """The language that a name tells: "interview.uz.vtt", "interview.uz-Cyrl.srt"."""
    found = _LANGUAGE.search(name)
    return found[1] if found else ""

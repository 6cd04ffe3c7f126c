"""Waveforms: how loud it is, by whatever decoder is at hand."""

import io
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from lavh.formats.audio.decoding import DECODERS, RATE, FFmpeg, MiniAudio, Open
from lavh.formats.audio.waveform import Waveform, waveform
from tests.formats.audio.made import mp3, opus, wav
from tests.formats.containers import SHARED


class Given:
    """A decoder that knows the samples already."""

    def __init__(self, pieces: Sequence[Sequence[int]]) -> None:
        self._pieces = pieces

    def takes(self, media_type: str) -> bool:
        return media_type == "audio/x-given"

    def samples(self, source: Open, media_type: str) -> Iterator[Sequence[int]]:  # noqa: ARG002 (as the port says)
        yield from self._pieces


def nothing() -> io.BytesIO:
    return io.BytesIO()


def test_silence_and_noise() -> None:
    half = RATE * 5
    content = wav([0] * half + [9000, -9000] * (half // 2), RATE)
    found = waveform(lambda: io.BytesIO(content), "audio/wav", 10.0)
    assert found == Waveform(10.0, (0,) * 50 + (100,) * 50)


def test_one_click_is_no_loud_step() -> None:
    quiet = [[0, 0]] * 5_000
    quiet[7] = [-30_000, 30_000]
    tenths = [*quiet, *[[-500, 500]] * 5_000]
    found = waveform(nothing, "audio/x-given", 1000.0, (Given(tenths),))
    assert found is not None
    assert (len(found.peaks), found.peaks[-1], found.peaks[50]) == (200, 83, 0)


def test_an_hour_is_about_a_kilobyte() -> None:
    found = waveform(nothing, "audio/x-given", 3600.0, (Given([[-step % 977, step % 977] for step in range(36_000)]),))
    assert len(msgspec.json.encode(found)) < 1_500


def test_it_stops_when_it_takes_too_long() -> None:
    assert waveform(nothing, "audio/x-given", 3600.0, (Given([[0]] * 700),), patience=-1.0) is None


@pytest.mark.parametrize(
    ("content", "kind"), [(b"nothing", "audio/mpeg"), (opus(), "audio/ogg"), (b"", "audio/wav"), (mp3(1), "video/mp4")]
)
def test_what_no_decoder_reads_has_none(content: bytes, kind: str) -> None:
    assert waveform(lambda: io.BytesIO(content), kind, 1.0, (MiniAudio(),)) is None


def test_the_decoder_of_the_house_reads_mp3() -> None:
    sound = SHARED / "audio" / "audiobook-moby-dick" / "01.mp3"
    found = waveform(lambda: sound.open("rb"), "audio/mpeg", 30.041, DECODERS[:1])
    assert found is not None
    assert (found.duration, len(found.peaks), max(found.peaks), found.peaks[:10]) == (30.1, 200, 100, (0,) * 10)


def test_mp3_put_one_behind_the_other_is_drawn_to_its_end() -> None:
    twice = (SHARED / "audio" / "audiobook-moby-dick" / "01.mp3").read_bytes() * 2
    found = waveform(lambda: io.BytesIO(twice), "audio/mpeg", 60.1, DECODERS[:1])
    assert found is not None
    assert (round(found.duration), max(found.peaks[100:]) > 90) == (60, True)


PROGRAM = """#!/bin/sh
for given in "$@"; do case "$given" in /*) cat "$given" ;; esac; done
"""


@pytest.fixture
def program(tmp_path: Path) -> FFmpeg:
    """A program that is called like ffmpeg and gives back what it gets."""
    made = tmp_path / "ffmpeg"
    made.write_text(PROGRAM)
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return FFmpeg(str(made))


def test_a_program_reads_what_the_house_cannot(program: FFmpeg) -> None:
    content = (b"\0\0" * 800) * 5 + (b"\xff\x7f\x01\x80" * 400) * 5
    assert waveform(lambda: io.BytesIO(content), "audio/mp4", 1.0, (MiniAudio(), program)) == Waveform(
        1.0, (0,) * 5 + (100,) * 5
    )


def test_a_program_that_fails(tmp_path: Path) -> None:
    made = tmp_path / "ffmpeg"
    made.write_text("#!/bin/sh\nexit 1\n")
    made.chmod(0o700)
    assert waveform(nothing, "audio/mp4", 1.0, (FFmpeg(str(made)),)) is None


def test_without_a_program_it_takes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not FFmpeg().takes("audio/mp4")

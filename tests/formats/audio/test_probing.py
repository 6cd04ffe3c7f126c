"""Sound files: length, tags, chapters, picture; and what is no sound."""

import io
import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lavh.formats.audio import Chapter, Picture, Sound, Tags, probe
from lavh.formats.audio.kinds import sniffed
from lavh.kernel.errors import Unreadable
from tests.formats.audio.made import FRAME, PNG, aac, flac, id3, m4a, mp3, opus, wav

THREE = ((0.0, "Бирламчи"), (10.5, "Ikkinchi"), (20.25, "الثالث"))


def sound(content: bytes, name: str) -> Sound:
    return probe(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (mp3(30), "a.mp3", Sound("audio/mpeg", 29.989, 128.0)),
        (m4a(60), "a.m4b", Sound("audio/mp4", 60.0, 0.0)),
        (opus(3), "a.opus", Sound("audio/ogg", 3.0, 0.0)),
        (wav(), "a.wav", Sound("audio/wav", 1.0, 128.0)),
        (aac(10), "a.aac", Sound("audio/aac", 10.008)),
        (id3({"TIT2": "x"}) + aac(10), "a.aac", Sound("audio/aac", 10.008)),
        (flac(60), "a.flac", Sound("audio/flac", 60.0)),
        (m4a(60), "called-otherwise.mp3", Sound("audio/mp4", 60.0, 0.0)),
    ],
)
def test_kinds_and_lengths(content: bytes, name: str, expected: Sound) -> None:
    found = sound(content, name)
    assert (found.media_type, found.duration, found.chapters) == (expected.media_type, expected.duration, ())


def test_tags_by_the_words_of_a_library() -> None:
    tag = id3({"TALB": "Oʻtkan kunlar", "TPE1": "Abdulla Qodiriy", "TCOM": "Lola Qosimova", "TLAN": "uzb", "TRCK": "3/9", "TPOS": "2", "TDRC": "2019"}, picture=PNG)  # fmt: skip
    found = sound(mp3(2, tag), "03.mp3")
    assert found.tags == Tags(
        album="Oʻtkan kunlar",
        artist="Abdulla Qodiriy",
        composer="Lola Qosimova",
        language="uz",
        track=3,
        disc=2,
        year="2019",
    )
    assert found.picture == Picture("image/png", PNG)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (mp3(30, id3({}, THREE)), "id3.mp3"),
        (mp3(30, id3({}, (*THREE, (25.0, "hidden")), listed=(0, 1, 2))), "listed.mp3"),
        (m4a(30, listed=THREE), "nero.m4b"),
        (m4a(30, track=THREE), "track.m4b"),
        (m4a(30, listed=THREE[:2], track=THREE), "both.m4b"),
        (
            opus(
                30,
                {
                    "CHAPTER001": "00:00:00.000", "CHAPTER001NAME": THREE[0][1], "CHAPTER003": "0:20.25", "CHAPTER003NAME": THREE[2][1],
                    "CHAPTER002": "00:00:10.500", "CHAPTER002NAME": THREE[1][1],
                },
            ),
            "comments.opus",
        ),
    ],
)  # fmt: skip
def test_chapters(content: bytes, name: str) -> None:
    assert sound(content, name).chapters == tuple(Chapter(*each) for each in THREE)


def frame(bits: int, size: int) -> bytes:
    """A frame of so many bits' place in the table, 44,100 Hz."""
    return bytes((0xFF, 0xFB, bits << 4, 0xC4)) + bytes(size - 4)


def test_a_file_of_variable_bitrate_without_a_head_is_measured() -> None:
    silence, speech = frame(1, 104), frame(14, 1044)  # 32 and 320 kbit/s
    found = sound(silence * 100 + speech * 1000, "a.mp3")
    assert (found.duration, found.bitrate) == (round(1100 * 1152 / 44_100, 3), 293.6)


@pytest.mark.parametrize(("version", "seconds"), [(3, 1152 / 44_100), (2, 576 / 22_050), (0, 576 / 11_025)])
def test_all_versions_of_mpeg(version: int, seconds: float) -> None:
    size = {3: 417, 2: 208, 0: 417}[version]
    bits = {3: 9, 2: 8, 0: 8}[version]
    one = bytes((0xFF, 0xE3 | version << 3, bits << 4, 0xC4)) + bytes(size - 4)
    assert sound(one * 200, "a.mp3").duration == round(200 * seconds, 3)


def test_noise_is_no_sound() -> None:
    with pytest.raises(Unreadable) as refusal:
        sound(b"\xff\xfb\x90\xc4" + random.Random(1).randbytes(200_000), "a.mp3")
    assert refusal.value.code == "broken-audio"


def test_more_chapters_than_a_byte_counts() -> None:
    many = tuple((float(number), f"{number}-bob") for number in range(400))
    assert sound(m4a(500, listed=many), "a.m4b").chapters == tuple(Chapter(*each) for each in many)


def test_chapters_of_flac_in_a_cue_sheet() -> None:
    sheet = 'FILE "x.flac" WAVE\nTRACK 01 AUDIO\nTITLE "Bir"\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE "Ikki"\nINDEX 01 00:10:00\n'
    assert sound(flac(30, {"CUESHEET": sheet}), "a.flac").chapters == (Chapter(0.0, "Bir"), Chapter(10.0, "Ikki"))


@pytest.mark.parametrize("content", [aac(1)[:6], b"\xff\xf1" + bytes(90)])
def test_aac_that_is_none(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        sound(content, "a.aac")
    assert refusal.value.code == "broken-audio"


def test_joined_files_are_as_long_as_all_of_them() -> None:
    told = struct.pack(">4sIII", b"Info", 3, 38, 38 * 417) + bytes(380)
    head = FRAME[:4] + bytes(17) + told
    assert sound(head[:417] + mp3(1), "a.mp3").duration == 0.993
    assert sound(head[:417] + mp3(60), "a.mp3").duration == pytest.approx(60, abs=2)


def test_chapters_beyond_the_end_are_none() -> None:
    assert sound(m4a(15, listed=THREE), "a.m4b").chapters == tuple(Chapter(*each) for each in THREE[:2])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-audio"),
        (bytes(5000), "empty-audio"),
        (b"<html>" * 99, "broken-audio"),
        (m4a(60)[:30], "broken-audio"),
        (b"OggS", "broken-audio"),
    ],
)
def test_what_is_no_sound_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sound(content, "a.mp3")
    assert (refusal.value.code, refusal.value.facts) == (code, {"filename": "a.mp3"})


def test_a_stream_that_cannot_seek() -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_where: int) -> int:
            raise OSError

    assert probe(Once(mp3(30, id3({}, THREE))), "a.mp3").chapters == tuple(Chapter(*each) for each in THREE)


GOOD = (
    mp3(1, id3({"TIT2": "x"}, THREE, listed=(0, 1))),
    m4a(30, THREE, THREE, {"\xa9nam": "x"}),
    opus(3, {"CHAPTER001": "0:01"}),
    wav((0,) * 200),
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_a_refusal_or_a_sound(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, min(len(content), 900) - 1))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=12))
    try:
        found = sound(bytes(content[: data.draw(st.integers(1, len(content)))]), "a.mp3")
    except Unreadable:
        return
    assert found.duration > 0
    assert all(chapter.start < found.duration for chapter in found.chapters)


def test_first_bytes() -> None:
    assert [sniffed(each[:64]) for each in (mp3(1), mp3(1, id3({})), m4a(), opus(), wav(), b"fLaC", b"\xff\xf1\x50", b"text")] == [
        "audio/mpeg", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac", "audio/aac", "",
    ]  # fmt: skip

"""Cue lists and transcripts, as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lavh.formats.audio.cue import Sheet, Track, read
from lavh.formats.recording import cues, transcripts
from lavh.formats.recording.cues import Segment, labels, listed, sheet, table, tidy
from lavh.formats.recording.transcripts import Cue, is_spoken, prose, timed
from lavh.formats.recording.writing import paragraphs


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("start,end,title,description,speaker\n0:00,1:30,Bir,Nima haqida,Lola\n1:30,,Ikki,,\n", (Segment(0.0, 90.0, "Bir", "Nima haqida", "Lola"), Segment(90.0, None, "Ikki"))),
        ("Начало;Название;Лишнее\n00:00:05;Вступление;x\n", (Segment(5.0, title="Вступление"),)),
        ("Boshi\tSarlavha\n12,5\tSalom\nyomon\tx\n", (Segment(12.5, title="Salom"),)),
        ("\ufeffTime,Label\n1:00,\"Bir, ikki\"\n", (Segment(60.0, title="Bir, ikki"),)),
        ("a,b\n1,2\n", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_tables(written: str, expected: tuple[Segment, ...]) -> None:
    assert table(written.encode()) == expected


def test_labels_of_audacity() -> None:
    written = b"0.000000\t12.500000\tBir\n12.500000\t12.500000\tIkki\n\\\t100.0\t200.0\n"
    assert cues.is_labels(written)
    assert labels(written) == (Segment(0.0, 12.5, "Bir"), Segment(12.5, None, "Ikki"))
    assert not cues.is_labels(b"0.0\t1.0\tBir\nsalom\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"start": 1, "title": "A"}, {"start": "0:10", "speakers": ["B", "C"]}, {"title": "no time"}, 7], (Segment(1.0, title="A"), Segment(10.0, speaker="B, C"))),
        ({"version": "1.2.0", "chapters": [{"startTime": 168.25, "endTime": 170, "title": "P"}]}, (Segment(168.25, 170.0, "P"),)),
        ({"segments": "x"}, ()), (None, ()), ([{"start": True}, {"start": -1}, {"start": 1e300}], ()),
    ],
)  # fmt: skip
def test_json(value: object, expected: tuple[Segment, ...]) -> None:
    assert listed(value) == expected


def test_cue_sheets() -> None:
    written = 'REM GENRE Kuy\nPERFORMER "Munojot"\nTITLE "Konsert"\nFILE "C:\\Musiqa\\konsert.wav" WAVE\nTRACK 01 AUDIO\nTITLE "Navo"\nPERFORMER "Sherali"\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE Segoh\nINDEX 00 04:58:00\nINDEX 01 05:00:37\n'
    assert read(written.encode("utf-16")) == Sheet(
        "Konsert", "Munojot", (Track("konsert.wav", 0.0, "Navo", "Sherali"), Track("konsert.wav", 300.493, "Segoh"))
    )
    assert sheet(written.encode()) == (Segment(0.0, title="Navo", speaker="Sherali"), Segment(300.493, title="Segoh"))


def test_segments_in_order_with_their_ends() -> None:
    found = tidy(
        [Segment(20.0, 15.0, "c"), Segment(0.0, None, "a"), Segment(10.0, 999.0, "b"), Segment(70.0, title="late")],
        60.0,
    )
    assert found == (Segment(0.0, 10.0, "a"), Segment(10.0, 60.0, "b"), Segment(20.0, 60.0, "c"))


VTT = """WEBVTT - suhbat

STYLE
::cue { color: red }

1
00:01.000 --> 00:04.000 position:10%
<v.loud Anvar>Salom &amp; <i>xush</i> kelibsiz
yana

00:04.000 --> 00:06.000
<v Lola>Rahmat.</v> <v Anvar>Marhamat.</v>

NOTE bu izoh --> emas

00:09.000 --> 00:08.000
teskari
"""


def test_webvtt() -> None:
    assert timed(VTT.encode()) == (
        Cue(1.0, 4.0, "Salom & xush kelibsiz yana", "Anvar"),
        Cue(4.0, 6.0, "Rahmat.", "Lola"),
        Cue(4.0, 6.0, "Marhamat.", "Anvar"),
    )


def test_subrip_with_names() -> None:
    written = "1\r\n00:00:01,000 --> 00:00:02,500\r\nAnvar: Salom.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nAnvar: Qalaysiz?\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\nDiqqat: bir marta\r\n"
    assert timed(written.encode()) == (
        Cue(1.0, 2.5, "Salom.", "Anvar"),
        Cue(3.0, 4.0, "Qalaysiz?", "Anvar"),
        Cue(5.0, 6.0, "Diqqat: bir marta"),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Birinchi xat\nboshi.\n\nIkkinchi.", (Cue(-1, -1, "Birinchi xat boshi."), Cue(-1, -1, "Ikkinchi."))),
        ("[00:05] Salom.\n[00:09] Xayr.\n", (Cue(5.0, 9.0, "Salom."), Cue(9.0, float("inf"), "Xayr."))),
        ("0:05 - A: Bir.\n\n0:09 - A: Ikki.", (Cue(5.0, 9.0, "Bir.", "A"), Cue(9.0, float("inf"), "Ikki.", "A"))),
        ("", ()),
    ],
)  # fmt: skip
def test_text(written: str, expected: tuple[Cue, ...]) -> None:
    assert prose(written.encode()) == expected


def test_chapters_are_told_from_speech_by_how_much_is_said() -> None:
    assert is_spoken([Cue(0, 3, "Salom, bu yerda juda koʻp soʻz aytiladi.")])
    assert not is_spoken([Cue(0, 300, "Bolalik"), Cue(300, 900, "Urush yillari")])


def test_paragraphs() -> None:
    cues = [Cue(0, 1, "a", "A"), Cue(1, 2, "b", "A"), Cue(2, 3, "c", "B"), Cue(9, 10, "d", "B"), Cue(-1, -1, "e", "B")]
    assert [[each.words for each in part] for part in paragraphs(cues)] == [["a", "b"], ["c"], ["d"], ["e"]]


PIECES = (
    "00:01.000 --> 00:02.000",
    "\n",
    "\n\n",
    "<v A>",
    "WEBVTT",
    "start,end",
    "0:01,",
    "\t",
    '"',
    "1.0\t2.0\tx",
    "INDEX 01 00:00:00",
    "TRACK 01 AUDIO",
    "A: b",
    "\0",
    "99:99:99",
    "-->",
    "&#0;",
    "<" * 50,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=40).map("".join))
def test_any_text_is_read_as_something(written: str) -> None:
    content = written.encode("utf-8", "replace")
    for reader in (table, labels, sheet):
        assert all(each.start >= 0 for each in reader(content))
    assert all(each.words for reader in (timed, prose) for each in reader(content))
    assert transcripts.is_spoken(timed(content)) in {True, False}

"""Sound files without a manifest: order, titles, chapters, cue sheets, covers, tags."""

import pytest

from lavh.formats.audiobook import SOUND_FILES, numbered
from lavh.formats.description import Agent, Contribution, Description, Identifier, Period, Publication, Title
from lavh.formats.publishing import Limits
from lavh.formats.rwpm import Link
from tests.formats.audio.made import PNG, id3, m4a, mp3
from tests.formats.containers import Files, codes, kept

LIMITS = Limits()


def links(files: dict[str, bytes | str]) -> list[tuple[str, str | None]]:
    return [(each.href, each.title) for each in SOUND_FILES.open(Files(files), LIMITS).manifest.reading_order]


def test_names_in_their_natural_order() -> None:
    names = ("Kitob - 10 Oxiri.mp3", "Kitob - 9 Davomi.mp3", "Kitob - 1 Boshi.mp3")
    assert links({name: mp3(1) for name in names}) == [
        ("Kitob%20-%201%20Boshi.mp3", "Boshi"),
        ("Kitob%20-%209%20Davomi.mp3", "Davomi"),
        ("Kitob%20-%2010%20Oxiri.mp3", "Oxiri"),
    ]


def test_discs_in_folders() -> None:
    assert links({"CD 2/01.mp3": mp3(1), "CD 10/01.mp3": mp3(1), "CD 1/02.mp3": mp3(1), "CD 1/01.mp3": mp3(1)}) == [
        ("CD%201/01.mp3", "01"), ("CD%201/02.mp3", "02"), ("CD%202/01.mp3", "01"), ("CD%2010/01.mp3", "01"),
    ]  # fmt: skip


def test_numbers_and_titles_of_tags() -> None:
    assert links(
        {"z.mp3": mp3(1, id3({"TRCK": "1", "TIT2": "Avval"})), "a.mp3": mp3(1, id3({"TRCK": "2", "TIT2": "Keyin"}))}
    ) == [
        ("z.mp3", "Avval"),
        ("a.mp3", "Keyin"),
    ]


def test_numbers_of_tags_that_repeat_are_not_believed() -> None:
    tag = id3({"TRCK": "1", "TIT2": "Same"})
    assert links({"2 Keyin.mp3": mp3(1, tag), "1 Avval.mp3": mp3(1, tag)}) == [
        ("1%20Avval.mp3", "Avval"),
        ("2%20Keyin.mp3", "Keyin"),
    ]


@pytest.mark.parametrize(
    ("name", "common", "expected"),
    [
        ("01 - Boshlanish.mp3", "", "Boshlanish"), ("Track 07_Bahor.mp3", "", "Bahor"), ("Глава 3. Дом.mp3", "", "Дом"), ("1984.mp3", "", "1984"),
        ("1-02 Yoʻl.mp3", "", "Yoʻl"), ("Kitob 12.mp3", "Kitob ", "12"), ("Bob 5.mp3", "", "Bob 5"), ("7up.mp3", "", "7up"),
    ],
)  # fmt: skip
def test_titles_in_names(name: str, common: str, expected: str) -> None:
    assert numbered.title(name, common) == expected


def test_chapters_of_one_file_are_the_contents() -> None:
    book = SOUND_FILES.open(Files({"b.m4b": m4a(60, listed=((0, "Bir"), (30.5, "Ikki")))}, "b.m4b"), LIMITS)
    assert book.manifest.toc == (Link(href="b.m4b", title="Bir"), Link(href="b.m4b#t=30.5", title="Ikki"))


def test_chapters_of_several_files_stand_below_them() -> None:
    book = SOUND_FILES.open(Files({"1.m4b": m4a(60, listed=((0, "Bir"), (30, ""))), "2.m4b": m4a(60)}), LIMITS)
    assert book.manifest.toc == (
        Link(href="1.m4b", title="1", children=(Link(href="1.m4b", title="Bir"), Link(href="1.m4b#t=30", title="2"))),
        Link(href="2.m4b", title="2"),
    )


def test_a_cue_sheet() -> None:
    sheet = 'TITLE "Kitob"\nFILE "kitob.wav" WAVE\n  TRACK 01 AUDIO\n    TITLE "Bir"\n    INDEX 00 00:00:00\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "Ikki"\n    INDEX 01 01:00:37\n  TRACK 03 AUDIO\n    INDEX 01 99:00:00\n'  # fmt: skip
    book = SOUND_FILES.open(Files({"kitob.m4a": m4a(120), "kitob.cue": sheet}), LIMITS)
    assert book.manifest.toc == (Link(href="kitob.m4a", title="Bir"), Link(href="kitob.m4a#t=60.493", title="Ikki"))


@pytest.mark.parametrize(
    ("files", "cover"),
    [
        ({"Cover.PNG": PNG, "back.jpg": b"x"}, "Cover.PNG"),
        ({"only.png": PNG}, "only.png"),
        ({"a.png": PNG, "b.png": PNG}, None),
        ({"0.mp3": mp3(1, id3({}, picture=PNG))}, "cover.png"),
    ],
)
def test_covers(files: dict[str, bytes | str], cover: str | None) -> None:
    book = SOUND_FILES.open(Files({**files, "1.mp3": mp3(1)}), LIMITS)
    assert (book.cover.href if book.cover else None) == cover
    assert cover is None or cover in kept(book)


def test_the_description_of_the_tags() -> None:
    tag = id3({"TALB": "Oʻtkan kunlar", "TPE1": "Qodiriy, Abdulla", "TCOM": "Lola Qosimova", "TLAN": "uzb", "TPUB": "Kitob", "TDRC": "2019", "TCON": "Audiobook", "TXXX": "ISBN\0978-9943-00-820-5"})  # fmt: skip
    assert SOUND_FILES.open(Files({"1.mp3": mp3(100, tag)}), LIMITS).description == Description(
        kind="audiobook",
        titles=(Title("Oʻtkan kunlar", language="uz", script="Latn"),),
        contributions=(
            Contribution(Agent("Qodiriy, Abdulla", script="Latn"), role="aut", lead=True),
            Contribution(Agent("Lola Qosimova", script="Latn"), role="nrt"),
        ),
        languages=("uz",),
        dates=(Period("2019", 2019, 2019),),
        publications=(Publication(publisher="Kitob"),),
        extent="2 min",
        identifiers=(Identifier("isbn", "9789943008205"),),
        digital=True,
    )


def test_a_broken_file_among_good_ones() -> None:
    book = SOUND_FILES.open(Files({"1.mp3": mp3(1), "2.mp3": b"", "3.wma": b"x", "4.mp3": mp3(1)}), LIMITS)
    assert [each.href for each in book.manifest.reading_order] == ["1.mp3", "4.mp3"]
    assert codes(book) == ["empty-audio", "unplayed-audio"]


@pytest.mark.parametrize(
    ("names", "sure"),
    [
        (["a.mp3", "b.mp3", "c.jpg"], 0.5),
        (["a.m4b"], 0.6),
        (["a.mp3"], 0.4),
        (["a.mp3", "x.html"], 0.2),
        (["x.txt"], 0.0),
    ],
)
def test_recognition(names: list[str], sure: float) -> None:
    assert SOUND_FILES.recognises(Files(dict.fromkeys(names, b""))) == sure

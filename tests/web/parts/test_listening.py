import pytest
from django.utils.translation import override

from lavh.formats.rwpm import Link, Manifest, Metadata
from lavh.web.parts import listening

SOUND = "audio/mpeg"
BOOK = Manifest(
    Metadata(title={"uz": "Kitob", "ru": "Книга"}, language=("uz",)),
    reading_order=(
        Link("1.mp3", type=SOUND, title="Bir", duration=100.0),
        Link("2.mp3", type=SOUND, duration=3700.0),
    ),
    toc=(
        Link("1.mp3", title="I", children=(Link("1.mp3#t=40.5", title="I.1"),)),
        Link("nowhere.mp3", title="?"),
        Link("2.mp3#t=0:10", title="II"),
    ),
)


def test_chapters_stand_on_one_line_of_time() -> None:
    with override("uz"):
        found = listening.shown(BOOK)
    assert [(each.title, each.level, each.at, each.time, each.href) for each in found.chapters] == [
        ("I", 1, 0.0, "0:00", "1.mp3"),
        ("I.1", 2, 40.5, "0:40", "1.mp3#t=40.5"),
        ("II", 1, 110.0, "1:50", "2.mp3#t=0:10"),
    ]
    assert (found.title, found.length, found.levels) == ("Kitob", "1 soat 3 daqiqa", 2)


def test_tracks_are_the_chapters_where_there_are_no_contents() -> None:
    with override("en"):
        found = listening.shown(Manifest(BOOK.metadata, reading_order=BOOK.reading_order))
    assert [(each.title, each.time) for each in found.chapters] == [("Bir", "0:00"), ("Part 2", "1:40")]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [("t=12.5", 12.5), ("t=12.5,20", 12.5), ("t=npt:1:02:03", 3723.0), ("", 0.0), ("xywh=1,2&t=7", 7.0), ("t=.", 0.0)],
)
def test_moments_of_addresses(fragment: str, expected: float) -> None:
    assert listening.seconds(fragment) == expected


@pytest.mark.parametrize(("seconds", "expected"), [(0, ""), (40, "40 секунд"), (7260, "2 часа 1 минута")])
def test_lengths_in_words(seconds: float, expected: str) -> None:
    with override("ru"):
        assert listening.spoken(seconds) == expected


def test_sentences_keep_their_places_open() -> None:
    with override("en"):
        said = listening.sentences()
    assert said["summary"] == "{percent}, chapter {chapter} of {chapters}, {time} left"
    assert [name for name, each in said.items() if "%(" in each] == []

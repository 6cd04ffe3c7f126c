"""An EPUB with media overlays can be listened to like a talking book."""

import json

import pytest

from lavh.formats import publications
from lavh.formats.audio.faces import faced
from lavh.formats.container import opened
from lavh.formats.publishing import Limits
from lavh.formats.rwpm import Guidance, Guided
from tests.formats.audio.made import mp3
from tests.formats.containers import SHARED, Files, kept
from tests.formats.daisy.made import book3


@pytest.mark.parametrize(
    ("name", "tracks"),
    [
        ("mol-navigation", [("EPUB/audio/ch1.mp3", "Chapter 1", 29.283), ("EPUB/audio/ch2.mp3", "Chapter 2", 7.105)]),
        ("mol-audio-no-clipend", [("EPUB/audio/mobydick.mp3", "Content with Media Overlay", 88.033)]),
        ("mol-tts_single", None),
    ],
)
def test_overlays(name: str, tracks: list[tuple[str, str, float]] | None) -> None:
    source = opened(SHARED / "epub" / "w3c-tests" / f"{name}.epub")
    found = kept(publications.detect(source).open(source, Limits())).get("listening.json")
    assert (
        found and [(each["href"], each["title"], each["duration"]) for each in json.loads(found)["readingOrder"]]
    ) == tracks


def test_a_name_that_is_taken_and_sound_that_is_not_there_change_nothing() -> None:
    files = Files(book3())
    book = publications.detect(files).open(files, Limits())
    assert faced(Files({"listening.json": "{}"}), book) is book
    nowhere = book._replace(sync={"b-2.xhtml": Guidance((Guided("b-2.xhtml#h1", "gone.mp3#t=1"),))})
    assert faced(Files({"1.mp3": mp3(1)}), nowhere) is nowhere

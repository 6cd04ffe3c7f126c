"""Audiobooks with a manifest: Readium's and the W3C's."""

import json

import pytest

from lavh.formats.audiobook import READIUM, SOUND_FILES, W3C_AUDIOBOOK
from lavh.formats.container import opened as container
from lavh.formats.description import Agent, Contribution, Description, Identifier, Title
from lavh.formats.publishing import Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Contributor, Link, Metadata
from lavh.kernel.errors import Unreadable
from tests.formats.audio.made import PNG, m4a, mp3
from tests.formats.containers import SHARED, Files, codes, kept

LIMITS = Limits()


def test_the_shared_readium_audiobook() -> None:
    with container(SHARED / "audio" / "audiobook-moby-dick.audiobook") as source:
        assert [each.recognises(source) for each in (READIUM, W3C_AUDIOBOOK, SOUND_FILES)] == [0.95, 0.0, 0.5]
        book = READIUM.open(source, LIMITS)
        assert book.manifest.metadata == Metadata(
            title="Moby Dick, chapter 1 (opening)",
            type="http://schema.org/Audiobook",
            conforms_to=("https://readium.org/webpub-manifest/profiles/audiobook",),
            identifier="urn:uuid:made-audiobook-moby-dick",
            language=("en",),
            author=(Contributor("Herman Melville"),),
            duration=88.111,
        )
        assert [(each.href, each.type, each.duration, each.title) for each in book.manifest.reading_order] == [
            ("01.mp3", "audio/mpeg", 30.041, "Part 1"),
            ("02.mp3", "audio/mpeg", 30.041, "Part 2"),
            ("03.mp3", "audio/mpeg", 28.029, "Part 3"),
        ]
        assert {href: len(content) for href, content in kept(book).items()} == {
            "01.mp3": 180_472,
            "02.mp3": 180_472,
            "03.mp3": 168_403,
        }
        assert book.problems() == ()
        assert book.description == Description(
            kind="audiobook",
            titles=(Title("Moby Dick, chapter 1 (opening)", language="en", script="Latn"),),
            contributions=(Contribution(Agent("Herman Melville", script="Latn"), role="aut", lead=True),),
            languages=("en",),
            extent="1 min",
            identifiers=(Identifier("uri", "urn:uuid:made-audiobook-moby-dick"),),
            digital=True,
        )


def test_the_shared_w3c_audiobook_names_its_reader() -> None:
    with container(SHARED / "audio" / "audiobook-moby-dick") as source:
        book = W3C_AUDIOBOOK.open(source, LIMITS)
    assert book.manifest.metadata.narrator == (Contributor("LibriVox volunteer"),)
    assert book.manifest.metadata.duration == 88.111


W3C = {
    "@context": ["https://schema.org", "https://www.w3.org/ns/pub-context"],
    "conformsTo": "https://www.w3.org/TR/audiobooks/",
    "type": "Audiobook",
    "name": [{"value": "Mehrobdan chayon", "language": "uz"}],
    "author": [{"type": "Person", "name": "Abdulla Qodiriy"}],
    "accessMode": "auditory",
    "readingOrder": [
        {"url": "a%201.mp3", "name": "Bir"},
        "b.mp3",
        {"url": "https://example.org/c.mp3"},
        {"url": "../../etc/passwd"},
        {"url": "gone.mp3"},
    ],
    "resources": [{"url": "muqova.png", "rel": "cover"}, {"url": "toc.html", "rel": "contents"}, "notes.txt"],
}
TOC = """<nav role="doc-toc"><h2>Mundarija</h2><ol><li><a href="a%201.mp3">Birinchi</a><ol><li><a href="a%201.mp3#t=1">I</a></li></ol></li>
<li><span>Qism</span><ol><li><a href="b.mp3">II</a></li><li><a href="gone.mp3">III</a></li></ol></li><li><a href="javascript:x">yomon</a></li></ol></nav>"""


@pytest.mark.parametrize(
    ("entry", "sure"),
    [
        ({"publication.json": json.dumps(W3C)}, 0.85),
        ({"index.html": f'<html><head><link rel="publication" href="#m"><script id="m" type="application/ld+json">{json.dumps(W3C)}</script></head></html>'}, 0.7),
        ({"publication.html": '<link rel="publication" href="pub.json"><!-- pub-context -->', "pub.json": json.dumps(W3C)}, 0.7),
    ],
)  # fmt: skip
def test_w3c_manifests_wherever_they_stand(entry: dict[str, str], sure: float) -> None:
    source = Files({**entry, "a 1.mp3": mp3(2), "b.mp3": mp3(3), "muqova.png": PNG, "toc.html": TOC})
    assert W3C_AUDIOBOOK.recognises(source) == sure
    book = W3C_AUDIOBOOK.open(source, LIMITS)
    assert [(each.href, each.title) for each in book.manifest.reading_order] == [("a%201.mp3", "Bir"), ("b.mp3", None)]
    assert book.manifest.toc == (
        Link(href="a%201.mp3", title="Birinchi", children=(Link(href="a%201.mp3#t=1", title="I"),)),
        Link(href="b.mp3", title="Qism", children=(Link(href="b.mp3", title="II"),)),
    )
    assert book.cover == Link(href="muqova.png", type="image/png", rel=("cover",))
    assert set(kept(book)) == {"a%201.mp3", "b.mp3", "muqova.png"}
    assert book.problems() == (
        Problem("remote-resource", detail="https://example.org/c.mp3"),
        Problem("missing-file", place="etc/passwd"),
        Problem("missing-file", place="gone.mp3"),
        Problem("missing-file", place="notes.txt"),
    )
    assert book.description.titles == (Title("Mehrobdan chayon", script="Latn"),)


def test_a_readium_book_with_one_part_broken_plays_the_others() -> None:
    manifest = {
        "metadata": {
            "title": {"uz": "Kitob", "ru": "Книга"},
            "author": ["A", {"name": {"uz": "B"}, "sortAs": "B, b"}],
            "narrator": "N",
        },
        "readingOrder": [
            {"href": "1.mp3", "title": "Bir"},
            {"href": "2.mp3"},
            {"href": "3.m4a", "duration": 7},
            {"href": "4.wma"},
        ],
        "toc": [{"title": "Bir", "href": "1.mp3#t=1"}, {"title": "Ikki", "href": "2.mp3"}],
    }
    source = Files(
        {
            "manifest.json": json.dumps(manifest),
            "1.mp3": mp3(2),
            "2.mp3": b"nothing" * 9,
            "3.m4a": m4a(60),
            "4.wma": b"x",
        }
    )
    book = READIUM.open(source, LIMITS)
    assert [(each.href, each.duration) for each in book.manifest.reading_order] == [("1.mp3", 2.011), ("3.m4a", 60.0)]
    assert book.manifest.toc == (Link(href="1.mp3#t=1", title="Bir"),)
    assert book.problems() == (Problem("broken-audio", place="2.mp3"), Problem("unplayed-audio", place="4.wma"))


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        '{"metadata": 1}',
        "[" * 100_000,
        '{"metadata":{}, "readingOrder":[{"href":"1.mp3","children":' + "[" * 5000,
    ],
)
def test_a_broken_manifest_is_refused(manifest: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        READIUM.open(Files({"manifest.json": manifest, "1.mp3": mp3(1)}), LIMITS)
    assert refusal.value.code == "broken-manifest"


def test_a_file_that_is_listed_in_parts_is_one_track() -> None:
    manifest = {
        "metadata": {"title": "x"},
        "readingOrder": [{"href": "1.mp3#t=0,1", "title": "a"}, {"href": "1.mp3#t=1,2", "title": "b"}],
    }
    book = READIUM.open(Files({"manifest.json": json.dumps(manifest), "1.mp3": mp3(2)}), LIMITS)
    assert [(each.href, each.title) for each in book.manifest.reading_order] == [("1.mp3", "a")]


def test_a_locked_book_is_refused_by_name() -> None:
    files = {
        "manifest.json": '{"metadata":{"title":"x"},"readingOrder":["1.mp3"]}',
        "license.lcpl": "{}",
        "1.mp3": b"locked" * 99,
    }
    with pytest.raises(Unreadable) as refusal:
        READIUM.open(Files(files), LIMITS)
    assert refusal.value.code == "encrypted"


def test_a_book_without_any_sound_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        READIUM.open(
            Files({"manifest.json": '{"metadata":{"title":"x"},"readingOrder":["1.mp3"]}', "2.mp3": mp3(1)}), LIMITS
        )
    assert refusal.value.code == "no-audio"
    assert (
        codes(
            READIUM.open(Files({"manifest.json": '{"metadata":{},"readingOrder":["2.mp3"]}', "2.mp3": mp3(1)}), LIMITS)
        )
        == []
    )

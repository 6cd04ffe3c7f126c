"""Whatever a publication is made of, it opens with what is whole in it, or is refused by name; and what it says of itself is as the norm has it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.formats import publications
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Link
from lavh.formats.rwpm.manifest import encode
from lavh.formats.rwpm.phrases import phrases
from lavh.kernel.errors import Unreadable
from tests.conformance import json_faults
from tests.formats.audio.made import PNG, id3, m4a, mp3
from tests.formats.audiobook.test_opening import TOC, W3C
from tests.formats.containers import Files, kept
from tests.formats.daisy.made import DTBOOK, book3, book202
from tests.formats.recording.test_recording import ABOUT, LIST, VTT

Book = Mapping[str, bytes | str]
RWPM = {
    "metadata": {"title": "K", "author": "A"},
    "readingOrder": [{"href": "1.mp3", "title": "x"}, "2.mp3"],
    "toc": [{"href": "2.mp3#t=1", "title": "y"}],
}
SHEET = 'FILE "1.wav" WAVE\nTRACK 01 AUDIO\nTITLE "Bir"\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE "Ikki"\nINDEX 01 00:01:00\n'
BOOKS: Mapping[str, Callable[[], Book]] = {
    "daisy202": book202,
    "daisy3": book3,
    "daisy3 sound": lambda: book3("audioNCX"),
    "dtbook": lambda: {"b.xml": DTBOOK},
    "readium-audiobook": lambda: {"manifest.json": json.dumps(RWPM), "1.mp3": mp3(2), "2.mp3": mp3(2)},
    "w3c-audiobook": lambda: {"publication.json": json.dumps(W3C), "a 1.mp3": mp3(2), "b.mp3": mp3(3), "muqova.png": PNG, "toc.html": TOC},
    "audiobook": lambda: {"1.mp3": mp3(2, id3({"TALB": "K"}, ((0, "a"), (1, "b")))), "2.m4b": m4a(9, ((0, "c"), (5, "d"))), "1.cue": SHEET},
    "recording": lambda: {"s.mp3": mp3(9), "s.vtt": VTT, "l.csv": LIST, "metadata.json": json.dumps(ABOUT)},
}  # fmt: skip
PIECES = (
    b"<",
    b"&",
    b"&#0;",
    b"]]>",
    b"<!--",
    b'"',
    b"{",
    b"[",
    b"\x00",
    b"\xff\xfe",
    b"../../",
    b"#",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"\n",
    b"9" * 30,
    b"-->",
)
quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def opened(files: Book) -> Opened:
    source = Files(files)
    return publications.detect(source).open(source, Limits())


def flat(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from flat(link.children)


def check(book: Opened) -> None:
    """Everything that it points to is there."""
    files = kept(book)
    order = {link.href for link in book.manifest.reading_order}
    assert order
    assert order <= set(files)
    assert {link.href for link in book.manifest.resources} <= set(files)
    assert {each.href.partition("#")[0] for each in flat((*book.manifest.toc, *book.manifest.page_list))} <= order
    assert set(book.sync) <= order
    for phrase in (each for guidance in book.sync.values() for each in phrases(guidance.guided)):
        assert not phrase.text or phrase.text.partition("#")[0] in files
        assert not phrase.sound or phrase.sound.href in files


@pytest.mark.parametrize("name", BOOKS)
def test_a_whole_one_is_as_the_norm_has_it(name: str) -> None:
    book = opened(BOOKS[name]())
    check(book)
    links = [{"rel": "self", "href": "https://example.org/p/1/manifest.json", "type": "application/webpub+json"}]
    assert json_faults("webpub/publication.schema.json", json.loads(encode(book.manifest)) | {"links": links}) == []


@pytest.mark.parametrize("name", BOOKS)
def test_a_second_face_is_as_the_norm_has_it(name: str) -> None:
    found = kept(opened(BOOKS[name]())).get("listening.json")
    assert (found is not None) == (name in {"daisy202", "daisy3"})
    if found is not None:
        links = [
            {"rel": "self", "href": "https://example.org/p/1/listening.json", "type": "application/audiobook+json"}
        ]
        assert json_faults("webpub/publication.schema.json", json.loads(found) | {"links": links}) == []


@pytest.mark.parametrize("name", BOOKS)
@quick
@given(data=st.data())
def test_damage_anywhere(name: str, data: st.DataObject) -> None:
    files = {each: content.encode() if isinstance(content, str) else content for each, content in BOOKS[name]().items()}
    for _ in range(data.draw(st.integers(1, 4))):
        which = data.draw(st.sampled_from(sorted(files)))
        content = files[which]
        at = data.draw(st.integers(0, min(len(content), 3000)))
        gone = data.draw(st.integers(0, 40) | st.just(len(content)))
        files[which] = content[:at] + data.draw(st.sampled_from(PIECES) | st.binary(max_size=6)) + content[at + gone :]
    if data.draw(st.booleans()) and len(files) > 1:
        del files[data.draw(st.sampled_from(sorted(files)))]
    with suppress(Unreadable):
        check(opened(files))

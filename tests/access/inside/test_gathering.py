"""What can be searched: chapters of a text, phrases that go with a sound."""

from lavh.access.inside import looking, stored
from lavh.access.inside.gathering import gather
from lavh.access.inside.looking import Hit
from lavh.formats.rwpm import Guidance, Guided, Link, Manifest, Metadata
from lavh.formats.rwpm.positions import positions

SOUND = Link("01.mp3", type="audio/mpeg", title="Suhbat", duration=60.0)
TEXT = Link("a.xhtml", type="application/xhtml+xml")
PHRASES = Guidance(
    (
        Guided(audioref="01.mp3#t=0,4.5", text="Assalomu alaykum."),
        Guided(children=(Guided(audioref="01.mp3#t=4.5,9", text="Bugun kitoblar haqida gaplashamiz."),)),
        Guided(audioref="01.mp3#t=9,12"),
    )
)
PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="uz"><body><h1 id="h">Bir</h1><p id="p">Birinchi kitob.</p><h1 id="i">Ikki</h1><p>Ikkinchi kitob.</p></body></html>'


def found(manifest: Manifest, sync: dict[str, Guidance], query: str) -> list[Hit]:
    """Where a word stands."""
    packed = gather(manifest, sync, positions(manifest, {}), lambda _: PAGE)
    return list(looking.look(stored.unpack(packed), looking.asked(query)))


def test_phrases_lead_to_their_seconds() -> None:
    manifest = Manifest(Metadata("Suhbat", language=("uz",)), reading_order=(SOUND,))
    [hit] = found(manifest, {"01.mp3": PHRASES}, "китоб")
    assert (hit.href, hit.fragment, hit.title, hit.position) == ("01.mp3", "t=4.5", "Suhbat", 1)
    assert (hit.before, hit.highlight, hit.after) == ("Bugun ", "kitoblar", " haqida gaplashamiz.")


def test_chapters_are_those_of_the_contents() -> None:
    toc = (Link("a.xhtml", title="Kitob", children=(Link("a.xhtml#i", title="Ikkinchi bob"),)),)
    manifest = Manifest(Metadata("x", language=("uz",)), reading_order=(TEXT,), toc=toc)
    assert [(hit.title, hit.fragment) for hit in found(manifest, {}, "kitob")] == [
        ("Kitob", "p"),
        ("Ikkinchi bob", "i"),
    ]


def test_words_apart_are_one_place_and_all_have_to_be_there() -> None:
    manifest = Manifest(Metadata("x", language=("uz",)), reading_order=(TEXT,))
    assert [hit.highlight for hit in found(manifest, {}, "kitob birinchi")] == ["Birinchi kitob"]
    assert found(manifest, {}, "birinchi ikkinchi") == []


def test_what_says_nothing_has_nothing_to_search() -> None:
    manifest = Manifest(Metadata("x"), reading_order=(SOUND,))
    assert gather(manifest, {}, (), lambda _: b"") == b""

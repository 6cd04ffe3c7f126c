"""Phrases without their sound."""

from msgspec.structs import replace

from lavh.access.conversion.heard import heard, silent
from lavh.formats.rwpm import Accessibility, Guidance, Guided, Link, Manifest, Metadata

FIRST, SECOND = (
    Guided(textref="a.xhtml#1", audioref="a%20b.mp3#t=0,2"),
    Guided(textref="a.xhtml#2", audioref="c.mp3#t=2"),
)
READ = Guided(textref="a.xhtml#3")


def test_what_is_there_is_heard() -> None:
    whole = Guidance((FIRST, Guided(children=(SECOND, READ))))
    assert heard(whole, {"a b.mp3", "c.mp3"}) == whole
    assert heard(Guidance((READ,)), ()) == Guidance((READ,))


def test_what_is_missing_is_read() -> None:
    whole = Guidance((FIRST, Guided(role=("sidebar",), children=(SECOND,)), READ))
    assert heard(whole, {"a b.mp3"}) == Guidance((FIRST, READ))
    assert heard(whole, {"other.mp3"}) is None


def test_nothing_is_said_of_sound_that_is_gone() -> None:
    told = Accessibility(feature=("tableOfContents", "synchronizedAudioText"))
    phrases = (Link("-/sync/2.json", type="application/guided-navigation+json"),)
    chapters = (Link("a.xhtml", duration=2.0), Link("b.xhtml", alternate=phrases))
    manifest = Manifest(Metadata(title="Kitob", duration=5.0, accessibility=told), reading_order=chapters)
    half = silent(manifest, {"a.xhtml"})
    assert half == replace(manifest, reading_order=(Link("a.xhtml"), chapters[1]))
    gone = Metadata(title="Kitob", accessibility=Accessibility(feature=("tableOfContents",)))
    assert silent(replace(manifest, reading_order=chapters[:1]), {"a.xhtml"}) == Manifest(
        gone, reading_order=(Link("a.xhtml"),)
    )

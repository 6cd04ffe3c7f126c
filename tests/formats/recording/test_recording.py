"""A recording with what stands beside it."""

import json

import pytest

from lavh.formats import publications
from lavh.formats.description import Agent, Contribution, Description, Period, Subject, Title
from lavh.formats.publishing import Limits
from lavh.formats.reading import Problem
from lavh.formats.recording import RECORDING
from lavh.formats.recording.opening import Recording
from lavh.formats.rwpm import Contributor, Guided, Link
from lavh.kernel.errors import Unreadable
from tests.formats.audio.made import PNG, id3, m4a, mp3
from tests.formats.containers import Files, codes, kept

LIMITS = Limits()
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anvar>Assalomu alaykum, xush kelibsiz.\n\n00:05.000 --> 00:09.000\n<v Lola>Vaalaykum assalom!\n\n00:09.500 --> 00:12.000\n<v Lola>Men Buxoroda tugʻilganman.\n\n00:30.000 --> 00:34.000\n<v Anvar>Bolaligingiz qanday oʻtgan?\n"
LIST = "Start;Title;Description;Speaker\n0:00;Salomlashish;Tanishuv;Anvar\n0:20;Bolalik;;Lola\n"
ABOUT = {
    "title": "Lola opa bilan suhbat", "language": "uz", "date": "1998-05", "place": "Buxoro", "rights": "CC BY 4.0", "kind": "interview",
    "speakers": [{"name": "Karimova, Lola", "role": "interviewee"}, {"name": "Anvar", "role": "interviewer"}, "Guvoh"],
}  # fmt: skip


def interview() -> Files:
    return Files(
        {
            "suhbat.mp3": mp3(60),
            "suhbat.uz.vtt": VTT,
            "list.csv": LIST,
            "metadata.json": json.dumps(ABOUT),
            "README.txt": "x",
        }
    )


def test_an_interview() -> None:
    book = publications.detect(interview()).open(interview(), LIMITS)
    (track,) = book.manifest.reading_order
    assert (track.href, track.title, track.duration) == ("suhbat.mp3", "Lola opa bilan suhbat", 60.003)
    assert [(each.href, each.type, each.rel) for each in track.alternate] == [
        ("transcript-uz.xhtml", "application/xhtml+xml", ("transcript",)),
        ("segments.json", "application/json", ("segments",)),
        ("waveform.json", "application/json", ("waveform",)),
    ]
    assert book.manifest.toc == (
        Link(href="suhbat.mp3", title="Salomlashish"),
        Link(href="suhbat.mp3#t=20", title="Bolalik"),
    )
    assert book.sync["suhbat.mp3"].guided == (
        Guided("transcript-uz.xhtml#c1", "suhbat.mp3#t=1,4", text="Anvar: Assalomu alaykum, xush kelibsiz."),
        Guided("transcript-uz.xhtml#c2", "suhbat.mp3#t=5,9", text="Lola: Vaalaykum assalom!"),
        Guided("transcript-uz.xhtml#c3", "suhbat.mp3#t=9.5,12", text="Men Buxoroda tugʻilganman."),
        Guided("transcript-uz.xhtml#c4", "suhbat.mp3#t=30,34", text="Anvar: Bolaligingiz qanday oʻtgan?"),
    )
    assert book.manifest.metadata.contributor == (
        Contributor("Karimova, Lola", role=("ive",)),
        Contributor("Anvar", role=("ivr",)),
        Contributor("Guvoh", role=("spk",)),
    )
    assert book.problems() == ()


def test_what_is_kept_of_it() -> None:
    files = kept(RECORDING.open(interview(), LIMITS))
    assert set(files) == {"suhbat.mp3", "transcript-uz.xhtml", "segments.json", "waveform.json"}
    assert files["transcript-uz.xhtml"].decode().partition("<body>")[2] == (
        '<h1>Lola opa bilan suhbat</h1><section id="s1"><h2>Salomlashish</h2><p class="description">Tanishuv</p>'
        '<p><b class="speaker">Anvar:</b> <span id="c1">Assalomu alaykum, xush kelibsiz.</span></p>\n'
        '<p><b class="speaker">Lola:</b> <span id="c2">Vaalaykum assalom!</span> <span id="c3">Men Buxoroda tugʻilganman.</span></p>\n</section>'
        '<section id="s2"><h2>Bolalik</h2><p><b class="speaker">Anvar:</b> <span id="c4">Bolaligingiz qanday oʻtgan?</span></p>\n</section></body></html>\n'
    )
    assert json.loads(files["segments.json"]) == {
        "segments": [
            {"start": 0.0, "end": 20.0, "title": "Salomlashish", "description": "Tanishuv", "speaker": "Anvar"},
            {"start": 20.0, "end": 60.003, "title": "Bolalik", "speaker": "Lola"},
        ]
    }
    assert set(json.loads(files["waveform.json"])) == {"duration", "peaks"}


def test_the_description() -> None:
    assert RECORDING.open(interview(), LIMITS).description == Description(
        kind="recording",
        titles=(Title("Lola opa bilan suhbat", language="uz", script="Latn"),),
        contributions=(
            Contribution(Agent("Karimova, Lola", script="Latn"), role="ive"),
            Contribution(Agent("Anvar", script="Latn"), role="ivr"),
            Contribution(Agent("Guvoh", script="Latn"), role="spk"),
        ),
        languages=("uz",),
        dates=(Period("1998-05", 1998, 1998, "created"),),
        extent="1 min",
        subjects=(Subject("interview", "genre", language="uz"),),
        rights="http://creativecommons.org/licenses/by/4.0/",
        place_made="Buxoro",
        digital=True,
    )


def test_segments_without_a_transcript_are_read_and_searched() -> None:
    book = RECORDING.open(Files({"a.mp3": mp3(60), "a.csv": LIST}), LIMITS)
    assert book.sync["a.mp3"].guided == (
        Guided("segments.xhtml#s1", "a.mp3#t=0,20", text="Salomlashish — Anvar — Tanishuv"),
        Guided("segments.xhtml#s2", "a.mp3#t=20,60.003", text="Bolalik — Lola"),
    )
    assert '<p class="speaker">Lola</p>' in kept(book)["segments.xhtml"].decode()
    assert [each.name for each in book.manifest.metadata.contributor] == ["Anvar", "Lola"]


def test_music_by_its_tags_and_chapters() -> None:
    tag = id3(
        {"TIT2": "Munojot", "TPE1": "Turgʻun Alimatov", "TCOM": "Xalq kuyi", "TDRC": "1970"},
        ((0, "Kirish"), (20, "Avj")),
    )
    book = RECORDING.open(Files({"m.mp3": mp3(60, tag), "cover.png": PNG}), LIMITS)
    assert book.manifest.toc == (Link(href="m.mp3", title="Kirish"), Link(href="m.mp3#t=20", title="Avj"))
    assert [(each.agent.name, each.role) for each in book.description.contributions] == [
        ("Xalq kuyi", "cmp"),
        ("Turgʻun Alimatov", "prf"),
    ]
    assert book.cover is not None
    assert set(kept(book)) == {"m.mp3", "cover.png", "waveform.json"}


def test_a_transcript_without_times_is_searched_too() -> None:
    book = RECORDING.open(Files({"a.mp3": mp3(9), "a.txt": "Bir.\n\nIkki."}), LIMITS)
    assert [(each.textref, each.audioref, each.text) for each in book.sync["a.mp3"].guided] == [
        ("transcript.xhtml#c1", None, "Bir."),
        ("transcript.xhtml#c2", None, "Ikki."),
    ]


def test_chapters_in_webvtt() -> None:
    book = RECORDING.open(
        Files(
            {
                "a.mp3": mp3(60),
                "a.vtt": "WEBVTT\n\n00:00.000 --> 00:30.000\nBolalik\n\n00:30.000 --> 01:00.000\nUrush\n",
            }
        ),
        LIMITS,
    )
    assert book.manifest.toc == (Link(href="a.mp3", title="Bolalik"), Link(href="a.mp3#t=30", title="Urush"))


def test_without_a_decoder_it_says_so() -> None:
    book = Recording(decoders=()).open(Files({"a.m4a": m4a(60)}), LIMITS)
    assert book.problems() == (Problem("no-waveform", place="a.m4a"),)
    assert book.manifest.reading_order[0].alternate == ()


def test_lists_that_cannot_be_read() -> None:
    book = RECORDING.open(Files({"a.mp3": mp3(9), "a.json": "{", "b.csv": "x,y\n1,2", "c.vtt": "WEBVTT"}), LIMITS)
    assert codes(book) == ["broken-json", "no-cues", "no-cues"]


@pytest.mark.parametrize("files", [{}, {"a.txt": "x"}, {"a.mp3": b"nothing"}])
def test_without_sound_it_is_refused(files: dict[str, bytes | str]) -> None:
    with pytest.raises(Unreadable) as refusal:
        RECORDING.open(Files(files), LIMITS)
    assert refusal.value.code == "no-audio"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a.mp3"], "recording"), (["a.m4b"], "audiobook"), (["a.mp3", "a.srt"], "recording"), (["a.mp3", "metadata.json"], "recording"), (["a.mp3", "b.mp3"], "audiobook"),
        (["a.mp3", "cover.jpg"], "audiobook"), (["a.opus", "a.json", "x.jpg"], "recording"),
    ],
)  # fmt: skip
def test_which_format_it_is(names: list[str], found: str) -> None:
    assert publications.detect(Files(dict.fromkeys(names, b"x"))).name == found

"""DAISY books of both norms become one publication: chapters with their sound, or tracks with their phrases."""

import json
from collections.abc import Callable, Mapping

import pytest

from lavh.formats import publications
from lavh.formats.container import opened as container
from lavh.formats.daisy import DAISY3, DAISY202
from lavh.formats.description import Agent, Contribution, Description, Identifier, Title
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Guided, Link
from lavh.kernel.errors import Unreadable
from tests.formats.audio.made import PNG, mp3
from tests.formats.containers import SHARED, Files, codes, kept
from tests.formats.daisy.made import DTBOOK, NCX, book3, book202, ncc, package, smil202

LIMITS = Limits()
Book = dict[str, bytes | str]


def opened(files: Mapping[str, bytes | str]) -> Opened:
    source: Container = Files(files)
    return publications.detect(source).open(source, LIMITS)


def spoken(book: Opened) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(each.textref, each.audioref, each.role) for guidance in book.sync.values() for each in guidance.guided]


def listed(links: tuple[Link, ...]) -> list[object]:
    return [(each.href, each.title, *([listed(each.children)] if each.children else [])) for each in links]


def face(book: Opened) -> dict[str, object]:
    found: dict[str, object] = json.loads(kept(book)["listening.json"])
    return found


def test_text_and_sound_of_daisy_202() -> None:
    book = opened(book202())
    assert [(each.href, each.title) for each in book.manifest.reading_order] == [
        ("kitob-1.xhtml", "Birinchi bob"),
        ("kitob-2.xhtml", "Ikkinchi bob"),
    ]
    assert listed(book.manifest.toc) == [
        ("kitob-1.xhtml#t1", "Birinchi bob", [("kitob-1.xhtml#t4", "Ichki boʻlim")]),
        ("kitob-2.xhtml#t6", "Ikkinchi bob"),
    ]
    assert listed(book.manifest.page_list) == [("kitob-1.xhtml#t3", "7")]
    assert spoken(book) == [
        ("kitob-1.xhtml#t1", "1.mp3#t=0,1", ("heading1",)),
        ("kitob-1.xhtml#t2", "1.mp3#t=1,2", ("paragraph",)),
        ("kitob-1.xhtml#t3", "1.mp3#t=2,2.5", ("pagebreak",)),
        ("kitob-1.xhtml#t4", "1.mp3#t=2.5,4", ("heading2",)),
        ("kitob-1.xhtml#t5", "1.mp3#t=4,5", ("footnote",)),
        ("kitob-2.xhtml#t6", "2.mp3#t=0,1", ("heading1",)),
        ("kitob-2.xhtml#t7", "2.mp3#t=1,2.25", ("paragraph",)),
    ]
    assert list(book.sync) == ["kitob-1.xhtml", "kitob-2.xhtml"]
    assert [(each.href, each.type, each.rel) for each in book.manifest.resources] == [
        ("1.mp3", "audio/mpeg", ()), ("2.mp3", "audio/mpeg", ()), ("listening.json", "application/audiobook+json", ("alternate",)),
    ]  # fmt: skip
    files = kept(book)
    assert list(files) == ["kitob-1.xhtml", "kitob-2.xhtml", "1.mp3", "2.mp3", "listening.json"]
    assert b'<p id="t2">Salom, dunyo. <a href="kitob-2.xhtml#t7">Keyin</a></p>' in files["kitob-1.xhtml"]
    assert (
        b'<span class="page-normal" id="t3" epub:type="pagebreak" role="doc-pagebreak" aria-label="7"></span>'
        in files["kitob-1.xhtml"]
    )
    assert b"alert" not in files["kitob-2.xhtml"]
    assert book.problems() == (Problem("active-content", place="kitob-2.xhtml", detail="script"),)


def test_the_description_for_the_catalogue() -> None:
    assert opened(book3()).description == Description(
        kind="audiobook",
        titles=(Title("Книга", language="ru", script="Cyrl"),),
        contributions=(
            Contribution(Agent("Автор", script="Cyrl"), role="aut", lead=True),
            Contribution(Agent("Чтец", script="Cyrl"), role="nrt"),
        ),
        languages=("ru",),
        extent="1 min",
        identifiers=(Identifier("isbn", "9789943008205"),),
        digital=True,
    )


def test_text_and_sound_of_daisy_3() -> None:
    book = opened(book3())
    assert [(each.href, each.title) for each in book.manifest.reading_order] == [
        ("b-1.xhtml", "Книга"),
        ("b-2.xhtml", "Первая"),
        ("b-3.xhtml", "Вторая"),
    ]
    assert listed(book.manifest.toc) == [
        ("b-2.xhtml#h1", "Первая", [("b-2.xhtml#h2", "Раздел")]),
        ("b-3.xhtml#h3", "Вторая"),
    ]
    assert listed(book.manifest.page_list) == [("b-2.xhtml#g7", "7")]
    assert spoken(book) == [
        ("b-2.xhtml#h1", "1.mp3#t=0,1", ("heading1",)),
        ("b-2.xhtml#g7", "1.mp3#t=1,1.5", ("pagebreak",)),
        ("b-2.xhtml#h2", "1.mp3#t=1.5,2", ("heading2",)),
        ("b-2.xhtml#s1", "1.mp3#t=2,3", ("sentence",)),
        ("b-2.xhtml#np", "1.mp3#t=3,4", ("footnote",)),
        ("b-3.xhtml#h3", "2.mp3#t=0,1", ("heading1",)),
        ("b-3.xhtml#t2", "2.mp3#t=1,2", ("paragraph",)),
    ]
    assert codes(book) == []


def test_the_face_for_listening() -> None:
    assert {key: value for key, value in face(opened(book3())).items() if key in {"readingOrder", "toc", "pageList", "resources"}} == {
        "readingOrder": [
            {"href": "1.mp3", "type": "audio/mpeg", "title": "Первая", "size": 65_469, "bitrate": 127.7, "duration": 4.101, "alternate": [{"href": "b-2.xhtml", "type": "application/xhtml+xml"}]},
            {"href": "2.mp3", "type": "audio/mpeg", "title": "Вторая", "size": 33_360, "bitrate": 127.7, "duration": 2.09, "alternate": [{"href": "b-3.xhtml", "type": "application/xhtml+xml"}]},
        ],
        "toc": [{"href": "1.mp3", "title": "Первая", "children": [{"href": "1.mp3#t=1.5", "title": "Раздел"}]}, {"href": "2.mp3", "title": "Вторая"}],
        "pageList": [{"href": "1.mp3#t=1", "title": "7"}],
    }  # fmt: skip


def test_sound_alone_of_daisy_3() -> None:
    book = opened(book3("audioNCX"))
    assert [(each.href, each.title, each.duration) for each in book.manifest.reading_order] == [
        ("1.mp3", "Первая", 4.101),
        ("2.mp3", "Вторая", 2.09),
    ]
    assert listed(book.manifest.toc) == [("1.mp3", "Первая", [("1.mp3#t=1.5", "Раздел")]), ("2.mp3", "Вторая")]
    assert listed(book.manifest.page_list) == [("1.mp3#t=1", "7")]
    assert book.sync["1.mp3"].guided == (
        Guided(audioref="1.mp3#t=0,1", text="Первая", role=("heading1",)),
        Guided(audioref="1.mp3#t=1,1.5", text="7", role=("pagebreak",)),
        Guided(audioref="1.mp3#t=1.5,2", text="Раздел", role=("heading2",)),
        Guided(audioref="1.mp3#t=2,3"),
        Guided(audioref="1.mp3#t=3,4", role=("footnote",)),
    )
    assert set(kept(book)) == {"1.mp3", "2.mp3"}


def test_sound_alone_of_daisy_202_speaks_to_its_control_centre() -> None:
    files: Book = {
        "ncc.html": ncc('<h1 id="a"><a href="1.smil#p1">Bir</a></h1><h1 id="b"><a href="1.smil#p2">Ikki</a></h1>', {"ncc:multimediaType": "audioNcc"}),
        "1.smil": smil202("1.mp3", [("p1", "ncc.html#a", 0, 1), ("p2", "ncc.html#b", 1, 2)]),
        "1.mp3": mp3(2),
    }  # fmt: skip
    book = opened(files)
    assert listed(book.manifest.toc) == [("1.mp3", "Bir"), ("1.mp3#t=1", "Ikki")]
    assert book.manifest.metadata.conforms_to == ("https://readium.org/webpub-manifest/profiles/audiobook",)
    assert codes(book) == []


def test_every_clip_of_a_book_without_text_is_a_phrase() -> None:
    clips = "".join(f'<audio src="1.mp3" clip-begin="npt={at}s" clip-end="npt={at + 1}s"/>' for at in range(3))
    book = opened(
        {
            "ncc.html": ncc('<h1 id="a"><a href="1.smil#p1">Bir</a></h1>'),
            "1.smil": f'<smil><body><seq><par id="p1"><text src="ncc.html#a"/><seq>{clips}</seq></par></seq></body></smil>',
            "1.mp3": mp3(4),
        }
    )
    assert book.sync["1.mp3"].guided == (
        Guided(audioref="1.mp3#t=0,1", text="Bir", role=("heading1",)),
        Guided(audioref="1.mp3#t=1,2"),
        Guided(audioref="1.mp3#t=2,3"),
    )


def test_clips_of_one_sentence_are_one_phrase() -> None:
    files = book202()
    files["2.smil"] = (
        '<smil><body><par id="q1"><text src="kitob.html#t6"/><seq><audio src="2.mp3" clip-begin="npt=0s" clip-end="npt=1s"/>'
        '<audio src="2.mp3" clip-begin="npt=1s" clip-end="npt=2s"/><audio src="1.mp3" clip-begin="npt=4s" clip-end="npt=5s"/></seq></par></body></smil>'
    )
    assert opened(files).sync["kitob-2.xhtml"].guided == (
        Guided(
            "kitob-2.xhtml#t6",
            role=("heading1",),
            children=(Guided(audioref="2.mp3#t=0,2"), Guided(audioref="1.mp3#t=4,5")),
        ),
    )


def test_part_of_the_text_is_spoken_first() -> None:
    files = book202()
    files["ncc.html"] = str(files["ncc.html"]).replace("audioFullText", "audioPartText")
    book = opened(files)
    assert [each.href for each in book.manifest.reading_order] == ["1.mp3", "2.mp3"]
    assert spoken(book)[0] == ("kitob-1.xhtml#t1", "1.mp3#t=0,1", ("heading1",))
    assert set(kept(book)) == {"1.mp3", "2.mp3", "kitob-1.xhtml", "kitob-2.xhtml"}


def test_text_alone() -> None:
    files = book202() | {"1.smil": "<smil><body><par id='p1'><text src='kitob.html#t1'/></par></body></smil>", "2.smil": "<smil><body><par id='q1'><text src='kitob.html#t6'/></par></body></smil>"}  # fmt: skip
    book = opened(files)
    assert listed(book.manifest.toc)[1] == ("kitob-2.xhtml#t6", "Ikkinchi bob")
    assert (book.sync, book.description.kind, "listening.json" in kept(book)) == ({}, "ebook", False)


@pytest.mark.parametrize("whole", [book202, book3])
def test_without_its_sound_it_opens_as_text_and_says_so(whole: Callable[[], Book]) -> None:
    files = {name: content for name, content in whole().items() if not name.endswith(".mp3")}
    book = opened(files)
    assert len(book.manifest.toc) == 2
    assert book.sync == {}
    assert [each.place for each in book.problems() if each.code == "missing-file"] == ["1.mp3", "2.mp3"]


def test_one_sound_file_missing_leaves_the_others_in_place() -> None:
    files = book3()
    del files["1.mp3"]
    book = opened(files)
    assert spoken(book) == [
        ("b-3.xhtml#h3", "2.mp3#t=0,1", ("heading1",)),
        ("b-3.xhtml#t2", "2.mp3#t=1,2", ("paragraph",)),
    ]
    assert book.problems() == (Problem("missing-file", place="1.mp3"),)
    assert face(book)["toc"] == [{"href": "2.mp3", "title": "Вторая"}]


def test_a_sound_file_that_was_cut_short() -> None:
    book = opened(book3() | {"1.mp3": mp3(1.8)})
    assert [audio for _, audio, _ in spoken(book)] == [
        "1.mp3#t=0,1",
        "1.mp3#t=1,1.5",
        "1.mp3#t=1.5,2",
        "2.mp3#t=0,1",
        "2.mp3#t=1,2",
    ]
    assert book.problems() == (Problem("short-audio", place="1.mp3"),)


def test_a_missing_smil_leaves_text_and_contents() -> None:
    files = book202()
    del files["1.smil"]
    book = opened(files)
    assert listed(book.manifest.toc) == [
        ("kitob-1.xhtml#t1", "Birinchi bob", [("kitob-1.xhtml#t4", "Ichki boʻlim")]),
        ("kitob-2.xhtml#t6", "Ikkinchi bob"),
    ]
    assert book.problems()[0] == Problem("missing-file", place="1.smil")
    assert len(spoken(book)) == 2


def test_a_broken_text_leaves_the_sound() -> None:
    book = opened(book3() | {"b.xml": '<!DOCTYPE x [<!ENTITY a "b">]><dtbook>&a;</dtbook>'})
    assert [each.href for each in book.manifest.reading_order] == ["1.mp3", "2.mp3"]
    assert book.problems() == (Problem("xml-entities", place="b.xml"),)


def test_without_its_navigation_the_text_has_the_contents() -> None:
    book = opened({name: content for name, content in book3().items() if name != "n.ncx"})
    assert listed(book.manifest.toc)[1] == ("b-2.xhtml#h1", "Первая", [("b-2.xhtml#h2", "Раздел")])
    assert codes(book) == ["missing-file"]


def test_several_volumes_are_one_book() -> None:
    files: Book = {"discinfo.html": "<html/>"}
    for number in (1, 2):
        other = 3 - number
        files |= {
            f"v{number}/ncc.html": ncc(
                f'<h1 id="a"><a href="s.smil#p1">Qism {number}</a></h1><h1 id="b"><a rel="{other}" href="x.smil#p1">Qism {other}</a></h1>',
                {"ncc:setInfo": f"{number} of 3", "ncc:multimediaType": "audioNcc"},
            ),
            f"v{number}/s.smil": smil202("s.mp3", [("p1", "ncc.html#a", 0, 1)]),
            f"v{number}/s.mp3": mp3(1.5),
        }
    book = opened(files)
    assert listed(book.manifest.toc) == [("v1/s.mp3", "Qism 1"), ("v2/s.mp3", "Qism 2")]
    assert book.problems() == (Problem("missing-volumes", detail="1 of 3"),)


@pytest.mark.parametrize("whole", [book202, book3])
def test_files_in_other_letters_are_found(whole: Callable[[], Book]) -> None:
    shouted = {name.upper(): content for name, content in whole().items()}
    book = opened(shouted)
    assert len(spoken(book)) == 7
    assert len(book.manifest.toc) == 2
    assert [problem.code for problem in book.problems() if problem.code != "active-content"] == []
    assert {"1.MP3", "2.MP3"} <= set(kept(book))


def test_a_cover_beside_it() -> None:
    book = opened(book202() | {"cover.png": PNG})
    assert book.cover is not None
    assert (book.cover.href, book.cover.rel) == ("cover.png", ("cover",))


@pytest.mark.parametrize(
    "files",
    [
        {"ncc.html": ncc("")},
        {"ncc.html": ncc('<h1><a href="../../etc/passwd#x">x</a></h1>')},
        {"p.opf": package("audioNCX", {}, []), "n.ncx": NCX},
        {
            "ncc.html": ncc('<h1 id="a"><a href="1.smil#p1">x</a></h1>'),
            "1.smil": smil202("1.mp3", [("p1", "ncc.html#a", 0, 1)]),
        },
    ],
)
def test_a_book_with_nothing_in_it_is_refused(files: Book) -> None:
    with pytest.raises(Unreadable) as refusal:
        opened(files)
    assert (refusal.value.code, refusal.value.facts) == ("nothing-to-read", {"filename": "book.zip"})


@pytest.mark.parametrize("name", ["p.opf", "n.ncx", "1.smil", "b.xml"])
def test_entities_go_nowhere(name: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    if name == "p.opf":
        with pytest.raises(Unreadable) as refusal:
            DAISY3.open(Files(book3() | {name: bomb}), LIMITS)
        assert refusal.value.code == "xml-entities"
        return
    assert "xml-entities" in codes(DAISY3.open(Files(book3() | {name: bomb}), LIMITS))


@pytest.mark.parametrize(
    ("folder", "kind", "chapters", "phrases", "seconds"),
    [("daisy202-udhr-uzn_latn-made", "daisy202", 1, 27, 298.319), ("daisy3-udhr-rus-made", "daisy3", 7, 21, 211.722)],
)
def test_the_shared_books(folder: str, kind: str, chapters: int, phrases: int, seconds: float) -> None:
    source = container(SHARED / "daisy" / folder)
    assert publications.detect(source).name == kind
    book = publications.detect(source).open(source, LIMITS)
    assert (len(book.manifest.reading_order), len(spoken(book)), book.manifest.metadata.duration) == (
        chapters,
        phrases,
        seconds,
    )
    files = kept(book)
    assert all(
        text is not None and f'id="{text.partition("#")[2]}"'.encode() in files[text.partition("#")[0]]
        for text, _, _ in spoken(book)
    )
    assert book.problems() == ()


def test_a_protected_book_is_refused_by_name() -> None:
    with pytest.raises(Unreadable) as refusal:
        opened(book3() | {"key.pdtb2": b"x"})
    assert refusal.value.code == "encrypted"


def test_an_epub_that_holds_dtbook_is_an_epub() -> None:
    assert DAISY3.recognises(Files(book3() | {"META-INF/container.xml": ""})) == 0.0


def test_recognition() -> None:
    assert [each.recognises(Files(book202())) for each in (DAISY202, DAISY3)] == [0.95, 0.0]
    assert [each.recognises(Files(book3())) for each in (DAISY202, DAISY3)] == [0.0, 0.95]
    assert publications.detect(Files({"b.xml": DTBOOK})).name == "dtbook"
    assert (
        DAISY3.recognises(Files({"content.opf": "<package version='3.0' xmlns='http://www.idpf.org/2007/opf'/>"}))
        == 0.0
    )

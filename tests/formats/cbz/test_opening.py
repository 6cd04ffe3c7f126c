"""Comics, opened."""

import io

import pytest
from PIL import Image

from lavh.formats.cbz import CBZ
from lavh.formats.container import archive
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Belongs, Collection, Contributor, Link
from lavh.kernel.errors import Unreadable
from tests.formats.containers import SHARED, Files, codes, kept, manifest_faults


def picture(kind: str = "PNG", size: tuple[int, int] = (30, 40)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size).save(made, kind)
    return made.getvalue()


def opened(files: dict[str, str | bytes], name: str = "Manga.cbz") -> Opened:
    return CBZ().open(Files(files, name), Limits())


INFO = """<ComicInfo><Title>Bir</Title><Series>Manga</Series><Number>2</Number><Writer>A. Yozuvchi, B. C.</Writer><Penciller>R. Rassom</Penciller><Colorist>K. K.</Colorist>
<Year>2020</Year><Month>5</Month><Publisher>Nashr</Publisher><Genre>Action, Drama</Genre><Summary>Qisqa.</Summary><LanguageISO>ja</LanguageISO><Manga>YesAndRightToLeft</Manga>
<Pages><Page Image="1" Bookmark="Boshi"/><Page Image="9" Bookmark="Yoʻq"/></Pages></ComicInfo>"""


def test_what_it_says_of_itself() -> None:
    book = opened({"1.png": picture(), "2.png": picture(), "ComicInfo.xml": INFO})
    about = book.manifest.metadata
    assert (about.title, about.language, about.published, about.reading_progression, about.number_of_pages) == (
        "Bir",
        ("ja",),
        None,
        "rtl",
        2,
    )
    assert about.author == (Contributor("A. Yozuvchi"), Contributor("B. C."))
    assert (about.illustrator, about.contributor) == (
        (Contributor("R. Rassom"),),
        (Contributor("K. K.", role=("clr",)),),
    )
    assert about.belongs_to == Belongs(series=(Collection("Manga", position=2.0),))
    assert book.manifest.toc == (Link("2.png", title="Boshi"),)
    said = book.description
    assert [(each.agent.name, each.role) for each in said.contributions] == [
        ("A. Yozuvchi", "aut"),
        ("B. C.", "aut"),
        ("R. Rassom", "art"),
        ("K. K.", "clr"),
    ]
    assert [each.term for each in said.subjects] == ["Action", "Drama", "Comics"]
    assert book.problems() == ()
    assert manifest_faults(book) == []


def test_pages_in_the_order_in_which_people_count() -> None:
    book = opened({f"p{number}.png": picture() for number in (10, 9, 1)})
    assert book.manifest.reading_order == tuple(
        Link(f"p{number}.png", "image/png", str(place), width=30, height=40)
        for place, number in enumerate((1, 9, 10), 1)
    )
    assert (book.manifest.metadata.title, book.manifest.toc) == ("Manga", (Link("p1.png", title="Manga"),))


def test_folders_are_chapters() -> None:
    book = opened({"2/a.png": picture(), "1/a.png": picture(), "1/b.png": picture()})
    assert book.manifest.toc == (Link("1/a.png", title="1"), Link("2/a.png", title="2"))


def test_broken_pages_leave_the_others() -> None:
    book = opened(
        {
            "1.png": b"\x89PNG",
            "2.png": picture(),
            "ComicInfo.xml": "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;'>]><x/>",
        }
    )
    assert [link.href for link in book.manifest.reading_order] == ["2.png"]
    assert codes(book) == ["xml-entities", "broken-page"]


def test_what_no_browser_shows_is_drawn_again() -> None:
    book = opened({"1.tif": picture("TIFF")})
    assert book.manifest.reading_order == (Link("1.tif.webp", "image/webp", "1", width=30, height=40),)
    assert kept(book)["1.tif.webp"][8:12] == b"WEBP"


def test_no_pages_are_refused() -> None:
    with pytest.raises(Unreadable, match="no-reading-order"):
        opened({"1.png": b"", "ComicInfo.xml": INFO})


def test_the_shared_comic() -> None:
    with archive(SHARED / "comics" / "haruko-rtl-made.cbz") as source:
        assert detect(source).name == "cbz"
        book = CBZ().open(source, Limits())
        assert [len(content) > 10_000 for content in kept(book).values()] == [True] * 5
    assert (book.manifest.metadata.title, book.manifest.metadata.reading_progression) == ("ハルコさんの彼氏", "rtl")


def test_a_folder_of_pictures_is_one_too() -> None:
    assert detect(Files({"1.jpg": "", "2.jpg": ""}, "folder")).name == "cbz"
    assert CBZ().recognises(Files({"1.jpg": "", "a.html": "", "b.html": ""})) == 0.0

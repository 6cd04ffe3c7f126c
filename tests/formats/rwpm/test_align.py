"""The same place in an e-book, an audiobook and a talking book, and how exactly."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.formats.daisy import DAISY3, DAISY202
from lavh.formats.publishing import Limits
from lavh.formats.rwpm import Guidance, Guided, Link, Locations, Locator, Manifest, Metadata
from lavh.formats.rwpm.align import Same, Side, anchors, other_face, same_place
from lavh.formats.rwpm.lines import Chapter, Line
from tests.formats.containers import Files
from tests.formats.daisy.made import book3, book202

XHTML = "application/xhtml+xml"


class Block(NamedTuple):
    fragment: str
    text: str


def ebook(*chapters: tuple[str, int]) -> Side:
    order = tuple(Link(href=f"{number}.xhtml", type=XHTML, size=size) for number, (_, size) in enumerate(chapters, 1))
    toc = tuple(Link(href=f"{number}.xhtml", title=title) for number, (title, _) in enumerate(chapters, 1))
    return Side(Manifest(Metadata("Kitob"), reading_order=order, toc=toc))


def audiobook(*chapters: tuple[str, float]) -> Side:
    order = tuple(
        Link(href=f"{number}.mp3", type="audio/mpeg", duration=length) for number, (_, length) in enumerate(chapters, 1)
    )
    toc = tuple(Link(href=f"{number}.mp3", title=title) for number, (title, _) in enumerate(chapters, 1))
    return Side(Manifest(Metadata("Kitob"), reading_order=order, toc=toc))


def read(href: str, progression: float) -> Locator:
    return Locator(href, XHTML, locations=Locations(progression=progression))


def heard(href: str, second: float) -> Locator:
    return Locator(href, "audio/mpeg", locations=Locations((f"t={second:g}",)))


BOOK = ebook(("Muqaddima", 1000), ("I bob", 4000), ("II bob", 5000))
SOUND = audiobook(("1-bob", 600.0), ("2-bob", 900.0))


def test_a_chapter_by_its_number_and_how_far_into_it() -> None:
    assert same_place(read("2.xhtml", 0.5), BOOK, SOUND) == Same(
        Locator("1.mp3", "audio/mpeg", "1-bob", Locations(("t=300",), 0.5, 0.2)), "chapter"
    )
    assert same_place(heard("2.mp3", 450), SOUND, BOOK) == Same(
        Locator("3.xhtml", XHTML, "II bob", Locations((), 0.5, 0.75)), "chapter"
    )


def test_what_only_one_has_is_only_near() -> None:
    found = same_place(read("1.xhtml", 0.5), BOOK, SOUND)
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("1.mp3", ("t=0",), "proportion")


def test_chapters_without_a_common_word_by_their_order() -> None:
    found = same_place(
        read("2.xhtml", 0.25), ebook(("Кириш", 10), ("Уруш", 10)), audiobook(("Start", 60.0), ("War", 100.0))
    )
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.mp3", ("t=25",), "chapter")


def test_without_chapters_by_the_whole() -> None:
    found = same_place(read("2.xhtml", 0.0), ebook(("", 300), ("", 100)), audiobook(("", 60.0), ("", 40.0)))
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.mp3", ("t=15",), "proportion")


TEXTS = {
    "1.xhtml": [Block("a", "Bir kuni bogʻ ichida juda qiziq bir voqea sodir boʻldi."), Block("b", "Qisqa.")],
    "2.xhtml": [Block("c", "Keyin hamma uyiga qaytdi va suhbat boshlandi."), Block("d", "Tamom boʻldi, endi boshqa gap yoʻq ekan.")],
}  # fmt: skip


def words(href: str) -> Sequence[Block]:
    return TEXTS.get(href, ())


def test_words_find_each_other() -> None:
    here = BOOK._replace(
        words=lambda href: [Block("x", "Keyin, hamma uyiga qaytdi – va suhbat boshlandi")] if href == "2.xhtml" else []
    )
    there = ebook(("1", 100), ("2", 90))._replace(words=words)
    found = same_place(Locator("2.xhtml", XHTML, locations=Locations(("x",))), here, there)
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.xhtml", ("c",), "phrase")


def test_words_find_each_other_in_another_script() -> None:
    here = BOOK._replace(
        words=lambda href: [Block("x", "Кейин ҳамма уйига қайтди ва суҳбат бошланди.")] if href == "2.xhtml" else []
    )
    there = ebook(("1", 100), ("2", 90))._replace(words=words)
    found = same_place(Locator("2.xhtml", XHTML, locations=Locations(("x",))), here, there)
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.xhtml", ("c",), "phrase")


def test_chapters_find_each_other_in_another_script() -> None:
    here = ebook(("Muqaddima", 9), ("Bahor", 10), ("Yoz", 10), ("Kuz", 10))
    found = same_place(
        read("3.xhtml", 0.5), here, audiobook(("Баҳор", 60.0), ("Ёз", 60.0), ("Куз", 60.0), ("Сўнгсўз", 9.0))
    )
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.mp3", ("t=30",), "chapter")


def test_words_find_the_moment_of_a_transcript() -> None:
    guided = (
        Guided(audioref="1.mp3#t=0,9", text="Kirish soʻzi"),
        Guided(audioref="1.mp3#t=90,99", text="Keyin hamma uyiga qaytdi va suhbat boshlandi."),
    )
    sound = audiobook(("Bir", 200.0))._replace(sync={"1.mp3": Guidance(guided)})
    book = ebook(("Bir", 100), ("Ikki", 90))._replace(words=words)
    found = same_place(Locator("2.xhtml", XHTML, locations=Locations(("c",))), book, sound)
    assert (found.place.locations.fragments, found.exactness) == (("t=90",), "phrase")
    back = same_place(heard("1.mp3", 95), sound, book)
    assert (back.place.href, back.place.locations.fragments, back.exactness) == ("2.xhtml", ("c",), "phrase")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Locator("b-2.xhtml", XHTML, locations=Locations(("s1",))), ("1.mp3", ("t=2",))),
        (Locator("b-2.xhtml", XHTML, locations=Locations(progression=0.5)), ("1.mp3", ("t=1.5",))),
        (Locator("b-1.xhtml", XHTML), None),
        (heard("1.mp3", 2.7), ("b-2.xhtml", ("s1",))),
        (heard("2.mp3", 0), ("b-3.xhtml", ("h3",))),
        (heard("gone.mp3", 0), None),
    ],
)
def test_the_two_faces_of_a_talking_book(place: Locator, expected: tuple[str, tuple[str, ...]] | None) -> None:
    book = DAISY3.open(Files(book3()), Limits())
    found = other_face(place, book.manifest, book.sync)
    assert (found and (found.href, found.locations.fragments)) == expected


def test_a_moment_of_a_talking_book_in_another_audiobook() -> None:
    book = DAISY202.open(Files(book202()), Limits())
    found = same_place(
        heard("2.mp3", 0.5), Side(book.manifest, book.sync), audiobook(("Birinchi bob", 50.0), ("Ikkinchi bob", 50.0))
    )
    assert (found.place.href, found.place.locations.fragments, found.exactness) == ("2.mp3", ("t=0",), "chapter")


titles = st.lists(
    st.sampled_from(["Bob 1", "Bob 2", "III", "Kirish", "Глава 4", "5", "", "Oxiri"]), min_size=1, max_size=8
)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    chapters = [(title, draw(st.integers(1, 500))) for title in draw(titles)]
    return ebook(*chapters) if draw(st.booleans()) else audiobook(*((title, float(size)) for title, size in chapters))


@given(sides(), sides(), st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_who_reads_on_is_never_sent_back(here: Side, there: Side, moments: list[float]) -> None:
    line, other = Line(here), Line(there)
    found = [other.at(same_place(line.place(at), here, there).place) for at in sorted(moments)]
    assert all(0 <= each <= 1 for each in found)
    assert all(later >= earlier - 0.01 for earlier, later in pairwise(found))


@given(sides(), st.floats(0, 1))
def test_the_same_book_is_the_same_place(side: Side, at: float) -> None:
    line = Line(side)
    place = line.place(at)
    assert line.at(same_place(place, side, side).place) == pytest.approx(line.at(place), abs=0.01)


@given(titles, titles)
def test_anchors_go_forward(ours: list[str], theirs: list[str]) -> None:
    found = anchors(
        [Chapter(n / len(ours), title) for n, title in enumerate(ours)],
        [Chapter(n / len(theirs), title) for n, title in enumerate(theirs)],
    )
    assert [each.here for each in found] == sorted(each.here for each in found)
    assert [each.there for each in found] == sorted(each.there for each in found)

"""What must be there, and what puts a document first."""

from collections.abc import Iterable

import pytest

from lavh.discovery.document import IndexDocument
from lavh.discovery.engines.memory import MemoryEngine
from lavh.discovery.search import Answer, Request, search


def engine(documents: Iterable[IndexDocument]) -> MemoryEngine:
    made = MemoryEngine()
    writer = made.writer()
    writer.put(documents)
    writer.commit()
    writer.close()
    return made


def book(number: int, title: str, *, by: str = "", about: str = "") -> IndexDocument:
    words = [text for text in (title, by, about) if text]
    return IndexDocument(
        id=number, title=[title], creator=[by], words=words, subject=about, titlekey=[title], creatorkey=[" ".join(sorted(by.split()))]
    )  # fmt: skip


BOOKS = [
    book(1, "otkan kunlar", by="qodiriy abdulla"),
    book(2, "otkan kunlar hakida kitob"),
    book(3, "kunlar", about="otkan zamon"),
    book(4, "abdulla qodiriy ijodi"),
    book(5, "navoiy dunyosi"),
    book(6, "navoiy asarlari", by="navoiy alisher"),
]


def ids(typed: str) -> list[int]:
    return search(Request(text=typed), engine=engine(BOOKS)).ids


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("oʻtkan kunlar", 1),  # the exact title
        ("Abdulla Qodiriy", 1),  # the author's exact name, in any order
        ("Қодирий Абдулла", 1),
        ("oʻtkan kunlar kitob", 2),
    ],
)
def test_what_is_exactly_meant_comes_first(typed: str, first: int) -> None:
    assert ids(typed)[0] == first


def test_small_words_are_not_asked_of_a_document() -> None:
    assert ids("navoiy haqida va uning dunyosi")[0] == 5


def test_small_words_alone_are_what_is_meant() -> None:
    assert search(Request(text="va haqida"), engine=engine(BOOKS)).total == 0


def test_few_hits_are_followed_by_what_has_some_of_the_words() -> None:
    answer = search(Request(text="navoiy zamon dunyosi kitob"), engine=engine(BOOKS))
    assert (answer.relaxed, answer.whole, answer.ids) == (True, 0, [5])


def test_those_with_all_words_come_before_those_with_some() -> None:
    answer = search(Request(text="kunlar zamon"), engine=engine(BOOKS))
    assert (answer.relaxed, answer.whole, answer.ids[0], set(answer.ids)) == (True, 1, 3, {1, 2, 3})


def test_the_very_title_is_not_diluted() -> None:
    answer = search(Request(text="navoiy asarlari"), engine=engine(BOOKS))
    assert answer == Answer(1, [6], answer.scores, relaxed=False, whole=1)


def test_the_next_page_goes_on_where_the_last_one_ended() -> None:
    books = engine(BOOKS)
    whole = search(Request(text="kunlar zamon"), engine=books).ids
    pages = [search(Request(text="kunlar zamon"), limit=1, offset=place, engine=books).ids for place in range(3)]
    assert [number for page in pages for number in page] == whole

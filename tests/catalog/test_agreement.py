"""What speaks for and against one edition, once two records share a key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from lavh.catalog.agreement import Agreed, against
from lavh.catalog.clustering import agreeing
from lavh.catalog.matching import digest, edition_keys
from lavh.catalog.traits import SEVERAL, Statement, size, statement, traits
from lavh.formats.description import Description, Identifier
from tests.factories.descriptions import book

ISBN, OTHER_ISBN = "9789943008205", "9789943008212"
DESCRIPTIONS = st.builds(
    book,
    st.sampled_from(["Oʻtkan kunlar", "Ўткан кунлар", "Otkan kunlr", "Kecha va kunduz"]),
    st.sampled_from(["Qodiriy, Abdulla", "Қодирий, Абдулла", ""]),
    st.sampled_from([1994, 1995, None]),
    rest=st.sampled_from(["", "roman", "tarixiy roman", "1-kitob"]),
    part=st.sampled_from(["", "1-jild", "2-jild, Kunduz"]),
    pages=st.sampled_from([0, 384, 400]),
    publisher=st.sampled_from(["", "Sharq", "Yangi asr avlodi", "Шарқ нашриёти"]),
    isbn=st.sampled_from(["", ISBN, OTHER_ISBN]),
    edition=st.sampled_from(["", "2-nashri", "Toʻldirilgan 2-nashri", "Ikkinchi nashri"]),
)


def differ(one: Description, other: Description) -> str:
    return against(traits(one), traits(other))


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_the_answer_is_the_same_both_ways_round(one: Description, other: Description) -> None:
    assert differ(one, other) == differ(other, one)


@settings(deadline=None)
@given(st.lists(DESCRIPTIONS, max_size=8), st.randoms(use_true_random=False))
def test_editions_do_not_depend_on_the_order_of_the_records(descriptions: list[Description], random: object) -> None:
    class Told:
        def __init__(self, description: Description) -> None:
            self.description = description

    records = dict(enumerate(map(Told, descriptions)))
    keys = {number: [digest(key) for key in edition_keys(each.description)] for number, each in records.items()}
    shuffled = list(keys.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert agreeing(dict(shuffled), Agreed(records)) == agreeing(keys, Agreed(records))


FIRST = book(pages=384, publisher="Sharq", isbn=ISBN)


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (book(pages=384, publisher="Sharq", isbn=ISBN, edition="2-nashri"), "statement"),
        (book(pages=384, publisher="Sharq", isbn=ISBN, edition="Toʻldirilgan nashri"), "statement"),
        (book(pages=384, publisher="Sharq", isbn=ISBN, edition="1-nashri"), ""),
        (book(year=2007, pages=384, publisher="Sharq", isbn=ISBN), "year"),
        (book(year=1995, pages=390, publisher="Yangi asr", isbn=ISBN), ""),  # a number outweighs slips
        (book(pages=120, publisher="Sharq", isbn=ISBN), "pages"),
        (book("Kecha va kunduz", pages=384, publisher="Sharq", isbn=ISBN), "title"),
    ],
)
def test_a_shared_number_is_believed_unless_something_speaks_against_it(other: Description, answer: str) -> None:
    assert differ(FIRST, other) == answer


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (book(pages=384, publisher="Sharq"), ""),
        (book(pages=384, publisher="“Шарқ” нашриёти"), ""),
        (book(pages=384), ""),
        (book(publisher="Sharq"), ""),
        (book(), "publisher"),
        (book(pages=400, publisher="Sharq"), "pages"),
        (book(pages=384, publisher="Oʻqituvchi"), "publisher"),
        (book(pages=384, publisher="Sharq", language="ru"), "language"),
        (book(author="Choʻlpon", pages=384, publisher="Sharq"), "author"),
        (book(pages=384, publisher="Sharq", isbn=OTHER_ISBN), ""),  # hardback and paperback
        (book(publisher="Sharq", isbn=OTHER_ISBN), "number"),
        (book(pages=384, publisher="Sharq", medium="microfiche"), "carrier"),
    ],
)
def test_without_a_shared_number_pages_and_publisher_must_speak_for_it(other: Description, answer: str) -> None:
    assert differ(FIRST, other) == answer


def test_subtitles_of_both_must_be_the_same_but_for_slips() -> None:
    old, new, slip = (
        book(
            "Hidden treasures", "Simon, Mary", 2000, rest=f"stories from the {word} Testament", pages=40, language="en"
        )
        for word in ("Old", "New", "Old")
    )
    assert (differ(old, new), differ(old, slip)) == ("subtitle", "")
    assert not differ(book(rest="tarixiy roman", pages=384), book(rest="tarixiy romann", pages=384))


def test_years_in_a_subtitle_are_no_slips() -> None:
    one, other = (book("Mehnat kodeksi", "", 1999, rest=f"{day} iyunga qadar", isbn=ISBN, pages=90) for day in (1, 20))
    assert differ(one, other) == "subtitle"


def test_the_isbn_of_a_whole_set_joins_no_volumes() -> None:
    one, other = (
        structs.replace(
            book("Asarlar toʻplami", year=1987, pages=pages),
            identifiers=(Identifier("isbn", ISBN), Identifier("isbn", own)),
        )
        for own, pages in (("9785635000012", 300), ("9785635000029", 340))
    )
    assert differ(one, other) == "pages"


def test_parts_have_names_beside_their_numbers() -> None:
    assert differ(book(part="1-jild", pages=300), book(part="1-jild, Sheʼrlar", pages=300)) == ""
    assert differ(book(part="1-jild, Dostonlar", pages=300), book(part="1-jild, Sheʼrlar", pages=300)) == "part"


@pytest.mark.parametrize(
    ("extent", "answer"),
    [
        ("xii, 340 p., [8] leaves of plates", (340, 0)),
        ("2 v. (512 p.)", (512, 2)),
        ("3 жилд", (0, 3)),
        ("v. <1-2   >", (0, SEVERAL)),
        ("1 v. (various pagings)", (0, 0)),
        ("384 b.", (384, 0)),
        ("p. cm.", (0, 0)),
    ],
)
def test_sizes(extent: str, answer: tuple[int, int]) -> None:
    assert size(extent) == answer


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", Statement()),
        ("2nd ed., rev. and enl.", Statement(2, (), True, ("and", "enl", "rev"))),
        ("Издание третье, дополненное", Statement(3, (), True, ("dopolnennoye", "tretye"))),
        ("Di 1 ban. = 第1版.", Statement(1)),
        ("2001 ed.", Statement(1, (2001,))),
        ("Windows version.", Statement(1, (), False, ("windows",))),
    ],
)
def test_edition_statements(written: str, answer: Statement) -> None:
    assert statement(written) == answer

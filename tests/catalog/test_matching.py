"""What makes two records one edition or one work."""

import pytest
from msgspec import structs

from lavh.catalog.agreement import against
from lavh.catalog.matching import agent_key, edition_keys, subject_key, work_keys
from lavh.catalog.traits import traits
from lavh.formats.description import Agent, Contribution, Description, Identifier, Period, Title
from tests.factories.descriptions import book, vernacular


def one_edition(one: Description, other: Description) -> bool:
    return bool(set(edition_keys(one)) & set(edition_keys(other))) and not against(traits(one), traits(other))


def one_work(one: Description, other: Description) -> bool:
    return bool(set(edition_keys(one) + work_keys(one)) & set(edition_keys(other) + work_keys(other)))


LATIN = book("Oʻtkan kunlar", "Qodiriy, Abdulla", 1994, pages=384, publisher="Gʻafur Gʻulom")
CYRILLIC = book("Ўткан кунлар", "Қодирий, Абдулла", 1994, pages=384, publisher="Ғафур Ғулом", script="Cyrl")
ALA_LC = book("Ŭtkan kunlar", "Qodiriĭ, Abdulla", 1994, pages=384, publisher="Ghafur Ghulom", script="Latn")


@pytest.mark.parametrize("other", [CYRILLIC, ALA_LC])
def test_the_same_edition_in_three_spellings_is_one(other: Description) -> None:
    assert one_edition(LATIN, other)


def test_another_printing_is_another_edition_of_the_same_work() -> None:
    later = book("O'tkan kunlar", "Qodiriy, Abdulla", 2007, pages=400, publisher="Sharq")
    assert not one_edition(LATIN, later)
    assert one_work(LATIN, later)


def test_an_isbn_joins_only_with_the_first_words_of_the_title() -> None:
    isbn = "9789943008205"
    assert one_edition(book("Boburnoma", isbn=isbn, year=None), book("Boburnoma : tanlangan", isbn=isbn, year=None))
    assert not one_edition(book("Boburnoma", isbn=isbn, year=None), book("Xamsa", isbn=isbn, year=None))


def test_volumes_of_a_set_are_different_editions_of_one_work() -> None:
    one, two = (
        book("Asarlar", "Navoiy, Alisher", 1987, part=part, pages=300, isbn="9789943008205")
        for part in ("1-jild", "2-jild")
    )
    assert not one_edition(one, two)
    assert one_work(one, two)


@pytest.mark.parametrize(("one", "other"), [("1-jild", "T. 1"), ("v. 1", "1")])
def test_a_volume_is_the_same_however_it_is_called(one: str, other: str) -> None:
    first, second = (book("Asarlar", "Navoiy, Alisher", 1987, part=part, pages=300) for part in (one, other))
    assert one_edition(first, second)


def serial(
    title: str = "Fan va turmush", publisher: str = "Fan", first: int = 1933, last: int | None = None, **more: object
) -> Description:
    """A periodical of Tashkent."""
    plain = book(title, "", None, publisher=publisher, kind="periodical", **more)
    return structs.replace(plain, dates=(Period(f"{first}-", first, last),))


@pytest.mark.parametrize("other", [serial("Фан ва турмуш", "Фан", script="Cyrl"), serial(last=1991)])
def test_serials_without_a_number_are_one_by_title_place_publisher_and_first_year(other: Description) -> None:
    assert one_edition(serial(), other)


@pytest.mark.parametrize(
    "other", [serial(first=1992), serial(publisher="Sharq"), serial(part="Samarqand"), serial(rest="Buxoro viloyati")]
)
def test_other_serials_of_that_title_are_others(other: Description) -> None:
    assert not one_edition(serial(), other)


def test_a_serial_that_many_have_needs_somebody_whose_it_is() -> None:
    assert edition_keys(serial("Axborot")) == []


def test_editions_of_one_series_for_several_states_stay_apart_though_they_share_an_issn() -> None:
    issn = (Identifier("issn", "0364-8095"),)
    one, other = (
        structs.replace(
            serial(subjects=(("topic", "Narxlar"), ("place", place))), identifiers=issn, language_of_record="en"
        )
        for place in ("Delaware", "Vermont")
    )
    assert against(traits(one), traits(other)) == "place"
    assert not against(traits(one), traits(structs.replace(other, language_of_record="uz")))


def test_one_title_of_a_body_for_several_states_is_several_works() -> None:
    def directory(state: str, *, part: str = "", issn: str = "") -> Description:
        said = book(
            "Local resource directory",
            "",
            1988,
            kind="periodical",
            language="en",
            part=part,
            subjects=(("place", state),) if state else (),
        )
        body = Contribution(Agent("United States. Small Business Administration", "corporate"), "cre", lead=True)
        numbers = (Identifier("issn", issn),) if issn else ()
        return structs.replace(said, contributions=(body,), identifiers=numbers)

    vermont, delaware = directory("Vermont"), directory("Delaware")
    assert set(work_keys(vermont)).isdisjoint(work_keys(delaware))
    assert set(work_keys(directory("", part="Vermont edition"))).isdisjoint(
        work_keys(directory("", part="Delaware edition"))
    )
    assert work_keys(directory("Vermont", part="Vermont (Online)")) == work_keys(directory("", part="Vermont"))
    numbered = directory("Vermont", issn="0364-8095")
    assert not set(work_keys(numbered)).isdisjoint(work_keys(vermont))
    assert set(work_keys(numbered)).isdisjoint(work_keys(delaware))
    assert not set(work_keys(numbered)).isdisjoint(work_keys(directory("Delaware", issn="0364-8095")))


def test_a_year_that_is_coded_otherwise_than_written_is_looked_for_under_both() -> None:
    slip = structs.replace(book(pages=384, publisher="Sharq"), dates=(Period("1994", 1995, 1995),))
    assert one_edition(slip, book(pages=384, publisher="Sharq"))


def test_pages_that_cataloguers_counted_may_be_two_more() -> None:
    one, other = (
        structs.replace(book(publisher="Sharq"), extent=extent) for extent in ("[16] b. : rasm", "[14] b. rasmlar")
    )
    assert one_edition(one, other)
    assert not one_edition(one, structs.replace(one, extent="14 b."))


def test_an_e_book_is_another_edition_than_the_print() -> None:
    printed = book(isbn="9789943008205", pages=384)
    electronic = book(isbn="9789943008205", pages=384, kind="ebook")
    assert not one_edition(printed, electronic)
    assert one_work(printed, electronic)


def test_an_audiobook_joins_the_work() -> None:
    assert one_work(book(), book(kind="audiobook", year=2021))


def test_a_subtitle_on_one_side_only_does_not_part_them() -> None:
    assert one_edition(book("Oʻtkan kunlar", pages=384), book("Oʻtkan kunlar", rest="tarixiy roman", pages=384))
    assert one_edition(
        book("Oʻtkan kunlar", rest="tarixiy roman", pages=384), book("Oʻtkan kunlar tarixiy roman", pages=384)
    )


def test_a_generic_title_without_author_joins_nothing() -> None:
    assert not one_work(book("Hisobot", "", 1994), book("Hisobot", "", 1994))


def test_other_authors_with_the_same_title_and_year_stay_apart() -> None:
    assert not one_work(
        book("Sheʼrlar", "Usmon Azim", 1994, pages=100), book("Sheʼrlar", "Rauf Parfi", 1994, pages=100)
    )


def test_collective_titles_and_selections_name_no_work() -> None:
    one, other = (
        structs.replace(
            book(title, "Choʻlpon", year, pages=100), titles=(Title("Poems", "uniform", part=part), Title(title))
        )
        for title, year, part in (("Yana oldim sozimni", 1991, "Selections"), ("Goʻzal", 1958, ""))
    )
    assert not one_work(one, other)


def test_a_title_that_is_the_authors_name_means_what_its_subtitle_says() -> None:
    one, other = (book("Homère", "Homer", 1893, rest=rest, pages=470, language="fr") for rest in ("Iliade", "Odyssée"))
    assert not one_work(one, other)


def test_a_name_is_read_as_the_title_beside_it() -> None:
    romanised = book("Ŭzbekistonda oila demografii︠a︡si", "Burieva, M. R.", 1997, pages=171)
    latin = book("Oʻzbekistonda oila demografiyasi", "Buriyeva, M. R.", 1997, pages=171)
    assert one_edition(romanised, latin)


@pytest.mark.parametrize("kind", ["museum-object", "photograph", "manuscript", "archive", "image"])
def test_things_of_which_there_is_one_are_never_joined(kind: str) -> None:
    assert edition_keys(book(kind=kind)) == work_keys(book(kind=kind)) == []


def test_a_record_in_two_scripts_meets_both_a_romanised_and_a_native_one() -> None:
    both = vernacular("Hong lou meng", "红楼梦", "Hani", "Cao, Xueqin", "曹雪芹", year=1990, pages=900, language="zh")
    romanised = book("Hong lou meng", "Cao, Xueqin", 1990, pages=900, language="zh")
    native = book("红楼梦", "曹雪芹", 1990, pages=900, language="zh", script="Hani")
    assert one_edition(both, romanised)
    assert one_edition(both, native)
    assert not one_edition(romanised, native)


def test_a_person_is_the_same_in_any_order_of_names_and_any_script() -> None:
    keys = {
        agent_key(Agent(name, dates="1441-1501")) for name in ("Navoiy, Alisher", "Alisher Navoiy", "Навоий, Алишер")
    }
    assert len(keys) == 1


def test_namesakes_with_other_years_are_two() -> None:
    assert agent_key(Agent("Aliyev, Vali", dates="1901-1970")) != agent_key(Agent("Aliyev, Vali", dates="1950-"))


def test_a_place_and_a_topic_of_one_name_are_two() -> None:
    assert subject_key(1, "Samarqand") != subject_key(2, "Samarqand")

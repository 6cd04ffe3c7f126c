"""The results page, and what narrows it down."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from lavh.discovery.facets import FACETS
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")

NAMES = ("q", *FACETS, "from", "to", "exact", "sort", "page")


def test_a_search_lists_works_with_the_words_marked(client: Client) -> None:
    page = see(client, "/en/search", q="ўткан кунлар")
    assert page.texts(".hit h2") == ["Oʻtkan kunlar"]
    assert page.texts(".hit h2 mark") == ["Oʻtkan", "kunlar"]
    assert page.texts(".hit .meta span") == ["Book", "1926–1994", "2 editions", "Uzbek", "Demo library"]
    assert page.texts(".hit .now") == ["Borrow"]
    assert page.texts("#count") == ["1 result · in every script"]
    assert page.texts("h1") == ["Results for “ўткан кунлар”"]


def test_what_one_can_do_now_comes_first_with_true_counts(client: Client) -> None:
    page = see(client, "/en/search")
    assert page.texts(".chips > a") == [
        "Filters",
        "Borrow 2",
        "See on site 1",
        "Kind 2",
        "Institution 2",
        "Year",
    ]
    assert page.links(".chips > a")[:4] == [
        "/en/search/filters#filters",
        "/en/search?now=borrow",
        "/en/search?now=on-site",
        "/en/search/filters#facet-kind",
    ]


def test_filters_are_loaded_when_somebody_opens_them(client: Client) -> None:
    page = see(client, "/en/search", q="kunlar", kind="book", page="1")
    (frame,) = page.root.cssselect("#filters turbo-frame")
    address = "/en/search/filters?q=kunlar&kind=book"
    assert (frame.get("loading"), frame.get("src"), frame.get("target")) == ("lazy", address, "_top")
    assert page.links("#filters turbo-frame a") == [address]
    part = client.get(address, headers={"Turbo-Frame": "filters-all"}).content.decode()
    assert part.strip().startswith('<turbo-frame id="filters-all" target="_top">')
    assert '<form class="facets" action="/en/search"' in part


def test_what_is_chosen_can_be_taken_back_one_by_one(client: Client) -> None:
    page = see(
        client, "/en/search?kind=book&kind=museum-object&institution=demo-museum&institution=nowhere&to=1990&q=ko'za"
    )
    assert page.texts(".chosen a") == [
        "Take away: Kind Books", "Take away: Kind Museum objects", "Take away: Institution Demo museum", "Take away: Institution nowhere",
        "Take away: Year until 1990", "Clear all",
    ]  # fmt: skip
    rest = "institution=demo-museum&institution=nowhere"
    assert page.links(".chosen a")[0] == f"/en/search?q=ko%27za&kind=museum-object&{rest}&to=1990"
    assert page.links(".chosen a")[4] == f"/en/search?q=ko%27za&kind=book&kind=museum-object&{rest}"
    assert page.links(".chosen a")[5] == "/en/search?q=ko%27za"


def test_a_facet_with_a_choice_shows_what_else_could_be_chosen(client: Client) -> None:
    page = see(client, "/en/search/filters", kind="book")
    assert page.texts("#facet-kind label") == ["Books 2", "Museum objects 1"]
    assert [each.get("checked") for each in page.root.cssselect("#facet-kind input")] == ["checked", None]
    assert page.texts("#facet-institution label") == ["Demo library 2"]


def test_the_same_search_has_one_address(client: Client) -> None:
    page = see(client, "/en/search?page=1&sort=relevance&kind=book&q=%20kunlar&kind=&language=UZ&from=")
    assert page.links("link[rel=canonical]") == ["http://127.0.0.1:8000/en/search?q=kunlar&kind=book&language=uz"]


def test_years_are_drawn_told_in_a_table_and_asked_for(client: Client) -> None:
    years = {"kind": "book", "from": "1925", "to": "1927"}
    page = see(client, "/en/search/filters", **years)
    assert page.texts("#facet-year tbody :is(th, td)") == ["1920–1929", "2", "1990–1999", "1"]
    assert page.links("#facet-year tbody a") == [
        "/en/search?kind=book&from=1920&to=1929",
        "/en/search?kind=book&from=1990&to=1999",
    ]
    assert [each.get("value") for each in page.root.cssselect("#facet-year input[type=number]")] == ["1925", "1927"]
    assert len(page.root.cssselect("#facet-year rect")) == 8
    assert see(client, "/en/search", **years).texts(".hit h2") == ["Oʻtkan kunlar"]


def test_works_with_some_of_the_words_stand_in_for_none(client: Client) -> None:
    page = see(client, "/en/search", q="kunlar chayonlar yulduz")
    assert page.texts(".notice:not(.offline-note)")[-1] == "Nothing had all the words: these have some of them."
    assert sorted(page.texts(".hit h2")) == ["Mehrobdan chayon", "Oʻtkan kunlar"]
    assert see(client, "/en/search/filters", q="kunlar chayonlar yulduz").texts("#facet-kind label") == ["Books 2"]
    assert see(client, "/en/search/facet/person", q="kunlar chayonlar yulduz").texts(".facet-value") == [
        "Qodiriy, Abdulla 2"
    ]


def test_a_slip_is_put_right(client: Client) -> None:
    page = see(client, "/en/search", q="otkam kunlar", kind="book", page="2")
    assert page.texts(".find-instead") == ["oʻtkan kunlar"]
    assert page.links(".find-instead") == ["/en/search?q=o%CA%BBtkan+kunlar&kind=book"]


def test_nothing_found_says_what_to_do_next(client: Client) -> None:
    page = see(client, "/en/search", q="kunlar", kind="map", exact="1")
    assert page.texts(".empty h2") == ["Nothing found"]
    assert page.texts(".find-help a") == [
        "Search without the filters: 1 result",
        "Find other spellings too",
        "Browse without words",
    ]
    assert page.links(".find-help a")[0] == "/en/search?q=kunlar&exact=1"


def test_orders_are_links_and_the_chosen_one_says_so(client: Client) -> None:
    page = see(client, "/en/search", sort="oldest")
    assert page.texts(".hit h2") == ["Koʻza", "Oʻtkan kunlar", "Mehrobdan chayon"]
    assert page.texts(".sort[aria-current]") == ["Oldest"]
    assert page.links(".sort") == ["/en/search", "/en/search?sort=newest", "/en/search?sort=oldest"]


def test_pages_lead_on_and_a_page_too_far_is_the_last(client: Client) -> None:
    fill({number: book(f"Hikoya {number}", local_id=f"h-{number}") for number in range(10, 55)})
    page = see(client, "/en/search", q="hikoya", page="2")
    assert page.links(".pager a") == ["/en/search?q=hikoya", "/en/search?q=hikoya&page=3"]
    assert page.links("link[rel=prev], link[rel=next]") == ["/en/search?q=hikoya", "/en/search?q=hikoya&page=3"]
    last = see(client, "/en/search", q="hikoya", page="9")
    assert (last.texts("#count"), len(last.texts(".hit"))) == (["45 results, page 3 of 3 · in every script"], 5)


def test_titles_and_names_stand_in_the_script_that_is_wanted(client: Client) -> None:
    client.cookies["look"] = "script=uz-cyrl"
    page = see(client, "/en/search", q="oʻtkan kunlar qodiriy")
    assert (page.texts(".hit h2")[0], page.texts(".hit-by")[0]) == ("Ўткан кунлар", "Қодирий, Абдулла")
    assert page.texts(".hit-by mark")[0] == "Қодирий"


def test_both_scripts_of_a_title_are_shown(client: Client) -> None:
    fill({9: vernacular("Minuvshie dni", "Минувшие дни", "Cyrl", "Kadyri", "Кадыри", language="ru", local_id="m-9")})
    page = see(client, "/en/search", q="минувшие")
    assert sorted(page.texts(".hit h2, .hit-alt")) == ["Minuvshie dni", "Минувшие дни"]


def test_a_large_facet_is_a_page_and_a_part_of_one(client: Client) -> None:
    page = see(client, "/en/search/facet/person", q="qodiriy", kind="book")
    assert page.texts("label") == ["Language:", "Qodiriy, Abdulla 2"] or page.texts(".facet-value") == [
        "Qodiriy, Abdulla 2"
    ]
    assert [(each.get("name"), each.get("value")) for each in page.root.cssselect("main input[type=hidden]")] == [
        ("q", "qodiriy"),
        ("kind", "book"),
    ]
    part = client.get("/en/search/facet/person?q=qodiriy", headers={"Turbo-Frame": "frame-person"})
    assert part.content.strip().startswith(b'<turbo-frame id="frame-person"')
    assert "Turbo-Frame" in part["Vary"]
    assert client.get("/en/search/facet/kind").status_code == 404
    assert client.get("/en/search/facet/colour").status_code == 404


def test_the_sheet_counts_anew(client: Client) -> None:
    part = client.get("/en/search/filters?kind=book", headers={"Turbo-Frame": "filters-small"}).content.decode()
    assert "Show 2 results" in part
    assert "<html" not in part
    assert see(client, "/en/search/filters", kind="book").texts("h1") == ["Narrow down the search"]


def test_one_work_and_three_cost_the_same_number_of_queries(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        see(client, "/en/search", q="chayon")
    with django_assert_num_queries(2):
        see(client, "/en/search")
    every = "institution=demo-library&region=none&person=1&about=1&subject=1&place=1&period=1&genre=1&q=kunlrar+chayom"
    with django_assert_max_num_queries(8):
        see(client, f"/en/search?{every}")
    with django_assert_max_num_queries(8):
        see(client, f"/en/search/filters?{every}")


@pytest.mark.parametrize("path", ["search", "search/filters", "search/facet/subject", "suggest"])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=40)), max_size=6))
def test_nothing_typed_breaks_a_page(client: Client, path: str, pairs: list[tuple[str, str]]) -> None:
    asked: dict[str, list[str]] = {}
    for name, value in pairs:
        asked.setdefault(name, []).append(value)
    assert client.get(f"/uz/{path}", asked).status_code == 200


@pytest.mark.parametrize("typed", ['"', "-", "OR", "a" * 5000, "\x00", "((((", "year:-", "isbn:", "NOT", "*", "🙂", "٣٤", "a:b:c", "%", "title:", "-kunlar", "year:0-9999999"])  # fmt: skip
def test_odd_things_typed_are_answered(client: Client, typed: str) -> None:
    assert client.get("/ar/search", {"q": typed}).status_code == 200


def test_bytes_that_are_no_text_are_answered(client: Client) -> None:
    assert client.get("/uz/search?q=%ff%fe%ed%a0%80&kind=%ff&page=%ff").status_code == 200


def test_the_same_search_in_another_language(client: Client) -> None:
    for address in ("/en/search", "/en/search/filters"):
        page = see(client, address, q="kunlar & tunlar", kind="book")
        assert (
            page.links(".menu a[lang=ru], .foot a[lang=ru]")
            == [f"{address.replace('en', 'ru', 1)}?q=kunlar+%26+tunlar&kind=book"] * 2
        )


def test_what_is_typed_is_never_read_as_part_of_the_page(client: Client) -> None:
    typed = "\ue000works\ue001 <b>\"'&{0}%(words)s"
    page = see(client, "/en/search", q=typed)
    assert page.texts("h1") == [f"Results for “{typed}”"]
    assert [each.get("value") for each in page.root.cssselect("input[type=search]")] == [typed]
    assert page.root.cssselect("main b") == []

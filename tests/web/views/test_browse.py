"""Browsing without words."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.formats.description import Classification
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")

TITLES = ("Choʻl", "Bobur", "Oʻtgan kunlar", "Osmon", "Shahar", "Zilzila", "Gʻazal", "Guliston")


def shelve(numbers: tuple[str, ...], scheme: str = "ddc") -> None:
    """Books on the shelf, each called by its number."""
    fill({
        20 + place: book(f"Kitob {number}", local_id=f"s-{place}", year=2000 + place, classifications=(Classification(scheme, number),))
        for place, number in enumerate(numbers)
    })  # fmt: skip


def test_the_hub_leads_everywhere(client: Client) -> None:
    page = see(client, "/en/browse")
    assert page.texts("section h2") == [
        "By kind",
        "From A to Z",
        "By time and by place on the shelf",
        "By institution",
        "By language",
    ]
    assert page.links("#by-kind + ul a") == ["/en/search?kind=book", "/en/search?kind=museum-object"]
    assert page.links("#by-letter + ul a")[:3] == ["/en/browse/people", "/en/browse/bodies", "/en/browse/titles"]
    assert page.links("#by-institution + ul a") == [
        "/en/search?institution=demo-library",
        "/en/search?institution=demo-museum",
    ]


@pytest.mark.parametrize("path", ["browse", "browse/people", "browse/titles", "timeline", "new", "shelf"])
def test_an_empty_catalogue_is_no_error(client: Client, path: str) -> None:
    fill(dict.fromkeys((1, 2, 3), None), known=True)
    fill({4: None}, known=True, institution="Demo museum")
    see(client, f"/uz/{path}")


def test_titles_stand_in_the_order_of_the_alphabet(client: Client) -> None:
    fill({10 + place: book(title, f"Muallif {title}", local_id=f"t-{place}") for place, title in enumerate(TITLES)})
    page = see(client, "/uz/browse/titles")
    assert page.texts("ol.list li") == ["Bobur", "Guliston", "Koʻza", "Mehrobdan chayon", "Osmon", "Zilzila", "Oʻtgan kunlar", "Oʻtkan kunlar", "Gʻazal", "Shahar", "Choʻl"]  # fmt: skip
    assert page.texts(".letter")[-4:] == ["Oʻ", "Gʻ", "Sh", "Ch"]
    english = see(client, "/en/browse/titles")
    assert english.texts("ol.list li")[:4] == ["Bobur", "Choʻl", "Gʻazal", "Guliston"]


def test_a_letter_or_a_beginning_is_jumped_to(client: Client) -> None:
    fill({10 + place: book(title, f"Muallif {title}", local_id=f"t-{place}") for place, title in enumerate(TITLES)})
    for start in ("oʻ", "O'", "OʻTGAN"):
        page = see(client, "/uz/browse/titles", start=start)
        assert (page.texts("ol.list li")[0], page.texts(".letter[aria-current]")) == ("Oʻtgan kunlar", ["Oʻ"])
    assert len(see(client, "/uz/browse/titles", start="Oʻ").links("link[rel=prev]")) == 1
    assert see(client, "/uz/browse/titles", start="A").links("link[rel=prev]") == []


def test_leaves_follow_each_other_and_back(client: Client) -> None:
    fill({100 + number: book(f"Hikoya {number:03}", local_id=f"h-{number}") for number in range(120)})
    seen, address = [], "/uz/browse/titles?start=Hikoya"
    while address:
        page = see(client, address)
        seen += [text for text in page.texts("ol.list li") if text.startswith("Hikoya")]
        address = next(iter(page.links("link[rel=next]")), "")
    assert seen == [f"Hikoya {number:03}" for number in range(120)]
    before = see(client, page.links("link[rel=prev]")[0])
    assert before.texts("ol.list li")[-1] == "Hikoya 099" or "Hikoya 099" in before.texts("ol.list li")


def test_a_heading_stands_in_the_list_of_every_script_it_is_written_in(client: Client) -> None:
    fill(
        {
            9: vernacular(
                "Minuvshie dni",
                "Минувшие дни",
                "Cyrl",
                "Kadyri, Abdulla",
                "Кадыри, Абдулла",
                language="ru",
                local_id="m-9",
            )
        }
    )
    assert see(client, "/ru/browse/people").texts("ol.list .list-words") == ["Кадыри, Абдулла"]
    assert see(client, "/ru/browse/people", alphabet="en").texts("ol.list .list-words") == [
        "Kadyri, Abdulla",
        "Qodiriy, Abdulla",
    ]
    assert see(client, "/ru/browse/titles").texts("ol.list .list-words") == ["Минувшие дни"]
    assert see(client, "/ru/browse/titles", alphabet="other").texts("ol.list .list-words") == []


def test_people_and_subjects_lead_to_their_pages_with_counts(client: Client) -> None:
    people = see(client, "/en/browse/people")
    assert (people.texts("ol.list li"), people.links("ol.list a")) == (["Qodiriy, Abdulla2"], ["/en/person/1"])
    topics = see(client, "/en/browse/topics")
    assert (topics.texts("ol.list li"), topics.links("ol.list a")) == (["Roman1"], ["/en/subject/1"])


@pytest.mark.parametrize(
    "asked",
    [
        {"after": "x"},
        {"before": "~99999999999999999999"},
        {"start": "\x00"},
        {"start": "🙂"},
        {"alphabet": "xx"},
        {"after": "~" * 500},
    ],
)
def test_no_place_in_a_list_is_an_error(client: Client, asked: dict[str, str]) -> None:
    see(client, "/kaa/browse/people", **asked)
    assert client.get("/kaa/browse/spaceships").status_code == 404


def test_time_goes_from_centuries_to_years(client: Client) -> None:
    whole = see(client, "/en/timeline")
    assert whole.texts(".timeline .timeline-years") == ["1100–1199", "1900–1999"]
    assert whole.links(".timeline a")[1] == "/en/timeline?century=1900"
    century = see(client, "/en/timeline?century=1900")
    assert [(*century.texts(".timeline .timeline-years")[:2], len(century.texts(".timeline li")))] == [
        ("1920–1929", "1930–1939", 8)
    ]
    assert century.links("link[rel=prev]") == ["/en/timeline?century=1100"]
    decade = see(client, "/en/timeline?decade=1926")
    assert decade.texts(".timeline .timeline-years") == ["1926", "1927", "1928", "1929"]
    assert decade.links(".timeline a") == ["/en/search?from=1926&to=1926", "/en/search?from=1929&to=1929"]
    assert decade.links("link[rel=next]") == ["/en/timeline?decade=1990"]
    for asked in ("century=x", "decade=99999", "century=4000", "century=-1"):
        see(client, f"/ar/timeline?{asked}")


def test_new_arrivals_come_first_and_lead_back_and_on(client: Client) -> None:
    fill({100 + number: book(f"Yangi {number:02}", local_id=f"n-{number}") for number in range(40)})
    first = see(client, "/en/new")
    assert (first.texts(".hit h2")[0], first.links("link[rel=prev]")) == ("Yangi 39", [])
    second = see(client, first.links("link[rel=next]")[0])
    assert second.texts(".hit h2")[0] == "Yangi 19"
    assert see(client, second.links("link[rel=prev]")[0]).texts(".hit h2") == first.texts(".hit h2")
    last = see(client, second.links("link[rel=next]")[0])
    assert (last.texts(".hit h2"), last.links("link[rel=next]")) == (["Koʻza", "Mehrobdan chayon", "Oʻtkan kunlar"], [])
    see(client, "/en/new?below=99999999999999999999&above=x")


def test_books_stand_as_on_the_shelf(client: Client) -> None:
    shelve(("9", "100.5", "100", "822.33 S5", "822.33 S41"))
    page = see(client, "/en/shelf")
    assert page.texts(".shelved-mark") == ["9", "100", "100.5", "822.33 S41", "822.33 S5"]
    around = see(client, "/en/shelf", scheme="ddc", start="100.1")
    assert around.texts(".shelved-mark") == ["9", "100", "100.5", "822.33 S41", "822.33 S5"]
    assert around.texts(".shelved-here .shelved-mark") == ["100.5"]


def test_the_shelf_is_walked_along_both_ways(client: Client) -> None:
    shelve(tuple(str(number) for number in range(100, 160)))
    page = see(client, "/en/shelf?scheme=ddc&start=120")
    assert page.texts(".shelved-mark") == [str(number) for number in range(116, 140)]
    right = see(client, page.links("link[rel=next]")[0])
    assert right.texts(".shelved-here .shelved-mark") == ["139"]
    left = see(client, page.links("link[rel=prev]")[0])
    assert left.texts(".shelved-mark")[0] == "100"
    assert left.links("link[rel=prev]") == []
    for asked in ("scheme=none", "scheme=udc&at=~", "at=x~99999999999999999999", "start=%00"):
        see(client, f"/uz/shelf?{asked}")


@pytest.mark.parametrize(
    "path",
    [
        "browse",
        "browse/people",
        "browse/topics",
        "browse/titles",
        "timeline",
        "timeline?century=1900",
        "new",
        "shelf?scheme=ddc",
    ],
)
def test_more_rows_cost_no_more_queries(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8) as few:
        see(client, f"/uz/{path}")
    shelve(("100", "200", "300", "400"))
    with django_assert_max_num_queries(8) as many:
        see(client, f"/uz/{path}")
    assert len(many) <= max(len(few), 5)

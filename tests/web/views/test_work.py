"""A work's page: what can be done with it, what it is, and everything that is known."""

from datetime import time

import pytest
from django.test import Client
from msgspec.structs import replace
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Record
from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    Copy,
    Description,
    DigitalObject,
    Holding,
    Name,
    Note,
    Period,
    Relation,
    Title,
)
from lavh.harvest.models import RawRecord
from lavh.network.models import Branch, Institution, OpeningHours
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("empty")


def work_of(record: int) -> int:
    return Record.objects.select_related("manifestation").get(pk=record).manifestation.work_id  # type: ignore[union-attr]


def address(record: int, part: str = "") -> str:
    return f"/en/work/{work_of(record)}{part}"


def always_open(slug: str, latitude: float, longitude: float) -> None:
    """A branch that is open around the clock, as far as hours can say so."""
    institution = Institution.objects.get(slug=slug)
    branch = Branch.objects.create(
        institution=institution,
        slug="main",
        name={"en": "Main building"},
        main=True,
        latitude=latitude,
        longitude=longitude,
    )
    for day in range(7):
        OpeningHours.objects.create(branch=branch, weekday=day, opens=time(0, 0), closes=time(23, 59, 59, 999999))


def held(number: int = 1, **more: object) -> Description:
    holding = Holding(call_number=f"821.512 Q-{number}", shelf="Stacks", copies=(Copy(use="loan"), Copy(use="loan")))
    return replace(book(local_id=f"m-{number}", **more), holdings=(holding,))


def test_a_printed_book_in_one_library(client: Client) -> None:
    fill({1: held()})
    always_open("demo-library", 41.3, 69.2)
    page = see(client, address(1))
    assert page.texts("h1") == ["Oʻtkan kunlar"]
    assert page.texts(".answer .button") == ["See where it is Demo library"]
    assert page.links(".answer .button") == ["#places"]
    assert page.texts(".makers li") == ["Qodiriy, Abdulla author"]
    assert page.texts(".place h3") == ["Demo library"]
    assert page.texts(".place .now") == ["Open until 23:59"]
    assert page.texts(".holding-number") == ["821.512 Q-1"]
    assert page.texts(".holding .meta") == ["Stacks 2 copies can be borrowed"]


def test_what_can_be_read_on_line_comes_first(client: Client) -> None:
    links = (
        DigitalObject("https://www.example.org/contents", "contents"),
        DigitalObject("https://books.example.org/1", "full", rights="http://creativecommons.org/licenses/by/4.0/"),
        DigitalObject("javascript:alert(1)", "full"),
    )
    fill({1: replace(held(), links=links)})
    page = see(client, address(1))
    assert page.texts(".answer .button") == ["Read online at books.example.org", "See where it is Demo library"]
    assert page.links("#online ~ .list a") == ["https://books.example.org/1", "https://www.example.org/contents"]
    assert page.texts(".rights strong") == ["Free to use, name the author (CC BY)"]
    assert not [each for each in page.links("a") if each.startswith("javascript:")]


def test_what_nobody_knows_how_to_reach(client: Client) -> None:
    fill({1: book(digital=True)})
    page = see(client, address(1))
    assert page.texts(".answer") == [
        "No way to reach it is known here. The institution that described it may know more: its record is below."
    ]


def test_a_title_in_two_scripts(client: Client) -> None:
    fill({1: vernacular("Boburnoma", "بابر نامه", "Arab", "Bobur", "بابر", language="uz")})
    page = see(client, address(1))
    assert (page.texts("h1"), page.texts(".work-alt")) == (["Boburnoma"], ["بابر نامه"])
    assert page.texts(".makers li") == ["Bobur بابر author"]
    assert page.root.cssselect(".work-alt bdi")[0].get("lang") == "uz-Arab"


def test_the_nearest_library_first_for_those_who_say_where_they_are(client: Client) -> None:
    for number, place in ((1, "Library of Bukhara"), (2, "Library of Samarkand"), (3, "Library of Tashkent")):
        fill({number: held(isbn="9789943008205")}, institution=place)
    always_open("library-of-bukhara", 39.77, 64.42)
    always_open("library-of-tashkent", 41.31, 69.28)
    names = ".place h3"
    assert see(client, address(1)).texts(names) == ["Library of Bukhara", "Library of Tashkent", "Library of Samarkand"]
    near = see(client, address(1), near="41.3,69.2")
    assert near.texts(names) == ["Library of Tashkent", "Library of Bukhara", "Library of Samarkand"]
    assert near.texts(".far") == ["6.8 km away", "438 km away"]
    assert see(client, address(1), near="rubbish").texts(names)[0] == "Library of Bukhara"


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_editions_in_three_libraries_as_for_one(
    client: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, count + 1):
        fill({number: held(number, year=1990 + number)}, institution=f"Library {number}")
        always_open(f"library-{number}", 41.0, 69.0)
    where = address(1)
    with django_assert_max_num_queries(7):
        assert len(see(client, where).texts(".place")) == count


def test_editions_by_language_the_newest_first(client: Client) -> None:
    original = Title("Oʻtkan kunlar", "original", language="uz")
    translation = book("Minuvshie dni", year=1958, language="ru", local_id="r-1", publisher="Goslitizdat")
    fill(
        {
            1: book(year=1926, local_id="m-1"),
            2: book(year=2024, local_id="m-2"),
            3: replace(translation, titles=(*translation.titles, original)),
        }
    )
    page = see(client, f"/uz/work/{work_of(1)}")
    assert page.texts(".edition-year") == ["2024", "1926", "1958"]
    assert page.texts("#editions ~ h3") == ["Oʻzbekcha 2", "Ruscha 1"]


def test_many_editions_are_shown_in_pages(client: Client) -> None:
    fill({number: book(year=1900 + number, local_id=f"m-{number}") for number in range(1, 41)})
    page = see(client, address(1))
    assert page.texts(".edition-year") == ["1940", "1939", "1938"]
    assert page.links("#editions ~ p a") == [address(1, "/editions")]
    first, second = see(client, address(1, "/editions")), see(client, address(1, "/editions"), page="2")
    assert (len(first.texts(".edition")), len(second.texts(".edition"))) == (30, 10)
    assert second.texts(".edition-year")[-1] == "1901"
    assert see(client, address(1, "/editions"), page="x").texts("h1") == ["40 editions"]


def test_the_description_is_linked(client: Client) -> None:
    described = replace(
        held(subjects=(("topic", "Roman"), ("place", "Toshkent"), ("person", "Navoiy, Alisher, 1441-1501"))),
        classifications=(Classification("udc", "821.512"), Classification("local", "X 1")),
        notes=(Note("A novel.", "summary"), Note("Ask first.", "access", inherited=True), Note("x", "system")),
        dates=(Period("[1923?]", 1923, 1923), Period("1916 y.", 1916, 1916, "original")),
    )
    fill({1: described})
    page = see(client, address(1))
    assert page.texts(".work-summary") == ["A novel."]
    assert page.texts("#about ~ h3") == ["Subjects", "Places", "About"]
    assert page.links("#about ~ .chips a") == ["/en/subject/1", "/en/subject/2", "/en/person/2"]
    facts = dict(zip(page.texts("#details ~ dl dt"), page.texts("#details ~ dl dd"), strict=True))
    assert {name: facts[name] for name in ("Published", "First published", "Who may see it", "Language")} == {
        "Published": "[1923?]",
        "First published": "1916 y.",
        "Who may see it": "Ask first. said of the whole collection",
        "Language": "Uzbek",
    }
    assert page.links("#details ~ dl a") == ["/en/shelf?scheme=udc&start=821.512"]


def test_relations_lead_to_what_they_mean_where_it_is_here(client: Client) -> None:
    relations = (
        Relation("part-of", "Collected works", local_id="m-2", note="vol. 3"),
        Relation("later", "Not here", identifiers=(("issn", "1234-5679"),)),
        Relation("related", "Perhaps here"),
    )
    fill({1: replace(held(), relations=relations), 2: book("Collected works", year=1990, local_id="m-2")})
    page = see(client, address(1))
    assert page.texts("#ties ~ .list .list-words") == [
        "Collected works Part of · vol. 3",
        "Not here Later · look for it",
        "Perhaps here Related · look for it",
    ]
    assert page.links("#ties ~ .list a") == [
        address(2),
        "/en/search?q=issn%3A1234-5679",
        "/en/search?q=title%3A%22Perhaps+here%22",
    ]


def test_those_who_made_the_work_itself_come_first(client: Client) -> None:
    author = Contribution(
        Agent("Qodiriy, Abdulla", dates="1894-1938", forms=(Name("Қодирий, Абдулла", "Cyrl"),)), "aut", lead=True
    )
    editor = Contribution(Agent("Karimov, Aziz"), "edt")
    plain = {
        number: replace(book(year=1900 + number, local_id=f"m-{number}"), contributions=(author,))
        for number in range(1, 5)
    }
    fill({**plain, 5: replace(book(year=2000, local_id="m-5"), contributions=(author, editor))})
    page = see(client, address(1))
    assert page.texts(".work-words > .makers li") == ["Qodiriy, Abdulla Қодирий, Абдулла author"]
    assert page.texts(".makers-more") == ["1 more person or body Karimov, Aziz editor"]


def test_records_say_why_they_are_together(client: Client) -> None:
    fill({1: book(isbn="9789943008205", local_id="m-1")})
    fill({2: book(isbn="9789943008205", local_id="x~1f")}, institution="Other library")
    page = see(client, address(1, "/sources"))
    assert page.texts("h1") == ["2 records"]
    assert page.texts(".told h2") == ["Demo library", "Other library"]
    assert page.texts(".told p")[0] == "It has the same number as another record here: ISBN 9789943008205."
    assert page.links(".told a") == ["/en/record/1", "/en/record/2"]


def test_references_and_files(client: Client) -> None:
    fill({1: book(publisher="Sharq", pages=384)})
    page = see(client, address(1, "/cite"))
    assert page.texts(".reference h2") == ["ISO 690:2021", "ГОСТ Р 7.0.5-2008", "APA 7"]
    assert all("Qodiriy" in each or "QODIRIY" in each for each in page.texts(".reference-text"))
    assert page.links(".chips a") == [
        f"http://127.0.0.1:8000/w/{work_of(1)}.{suffix}" for suffix in ("ris", "bib", "csl.json")
    ]


def test_sharing_shows_a_code_of_the_permalink(client: Client) -> None:
    fill({1: book()})
    page = see(client, address(1, "/share"))
    assert page.texts(".label-address") == [f"http://127.0.0.1:8000/w/{work_of(1)}"]
    assert len(page.root.cssselect("svg.qr path")) == 1


def test_things_like_it(client: Client) -> None:
    subjects = (("topic", "Roman"),)
    fill({1: book(subjects=subjects, local_id="m-1"), 2: book("Mehrobdan chayon", year=1929, local_id="m-2")})
    fill({3: book("Kecha va kunduz", "Choʻlpon", 1936, subjects=subjects, local_id="m-3")})
    page = see(client, address(1, "/related"))
    assert page.texts("h2") == ["By the same maker", "About the same"]
    assert page.texts(".shelf-title") == ["Mehrobdan chayon", "Kecha va kunduz"]
    fill({4: book("Yolgʻiz", "", 1950, local_id="m-4", language="kaa")})
    assert see(client, address(4, "/related")).texts("turbo-frame p") == ["Nothing like it has been found yet."]


@pytest.mark.parametrize("part", ["", "/editions", "/sources", "/related", "/cite", "/share", "/parts"])
def test_old_numbers_lead_on_and_unknown_ones_nowhere(client: Client, part: str) -> None:
    fill({1: book("Ўткан кунлар", "Қодирий, Абдулла", 1994, isbn="9789943008205", script="Cyrl", local_id="m-1")})
    fill({2: book("Days gone by", "Kadiri, A.", 1994, isbn="", local_id="m-2", language="en")})
    old = work_of(2)
    fill({2: book("Oʻtkan kunlar", "Qodiriy, Abdulla", 1994, isbn="9789943008205", local_id="m-2")}, known=True)
    assert client.get(f"/en/work/{old}{part}").headers["Location"] == f"/en/work/{work_of(1)}{part}"
    assert client.get(f"/en/work/999{part}").status_code == 404


def test_schema_org_in_the_head_ends_no_element(client: Client) -> None:
    fill({1: book("</script><b>x</b>")})
    page = see(client, address(1))
    assert len(page.root.cssselect('script[type="application/ld+json"]')) == 1
    assert not page.root.cssselect("b")
    assert page.links('link[rel="canonical"]') == [f"http://127.0.0.1:8000/en/work/{work_of(1)}"]


def test_every_record_can_be_read_as_it_came(client: Client) -> None:
    fill({1: book()})
    assert RawRecord.objects.count() == 1
    page = see(client, address(1))
    assert page.links("#sources ~ .records .more-link") == ["/en/record/1"]


def test_holdings_name_branches_and_other_institutions(client: Client) -> None:
    fill({9: book("Boshqa", local_id="m-9")}, institution="Other library")
    Institution.objects.filter(slug="other-library").update(codes=["UzOther"])
    fill({8: book("Yana", local_id="m-8")})
    for slug, main in (("main", True), ("children", False)):
        library = Institution.objects.get(slug="demo-library")
        Branch.objects.create(institution=library, slug=slug, name={"en": slug.title(), "uz": f"{slug} uz"}, main=main)
    holdings = (
        Holding(branch="children", call_number="A 1"),
        Holding(branch="Main uz", call_number="A 2"),
        Holding(branch="Tower", call_number="A 3"),
        Holding(institution="UzOther", call_number="A 4"),
    )
    fill({1: replace(book(local_id="m-1"), holdings=holdings)})
    page = see(client, address(1))
    told = sorted(
        (
            [" ".join(name.text_content().split()) for name in place.cssselect(".place-head a")],
            [" ".join(line.text_content().split()) for line in place.cssselect(".holding")],
        )
        for place in page.root.cssselect(".place")
    )
    assert told == [
        (["Demo library", "Children"], ["A 1"]),
        (["Demo library", "Main"], ["A 2", "A 3 Tower"]),
        (["Other library"], ["A 4"]),
    ]

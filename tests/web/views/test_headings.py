"""Pages of people, bodies, subjects, places, periods and genres."""

import pytest
from django.test import Client
from msgspec.structs import replace
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Agent, Subject
from lavh.formats.description import Agent as Named
from lavh.formats.description import Contribution
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")


def number(name: str) -> int:
    return Agent.objects.get(name=name).pk


def test_a_person_with_works_by_role(client: Client) -> None:
    translator = Contribution(Named("Karimov, Aziz"), "trl")
    author = Contribution(Named("Qodiriy, Abdulla"), "aut", lead=True)
    fill({9: replace(book("Obid ketmon", year=1935, local_id="m-9"), contributions=(author, translator))})
    page = see(client, f"/en/person/{number('Qodiriy, Abdulla')}")
    assert page.texts("h1") == ["Qodiriy, Abdulla"]
    assert page.texts("section h2") == ["Author 3", "Often together with", "Subjects of these works"]
    assert page.texts(".hit h3") == ["Oʻtkan kunlar", "Obid ketmon", "Mehrobdan chayon"]
    assert page.texts("#people + ul a") == ["Karimov, Aziz 1"]
    assert page.links("#subjects + ul a") == ["/en/subject/1"]
    assert see(client, f"/en/person/{number('Karimov, Aziz')}").texts("section h2")[0] == "Translator 1"


def test_a_person_in_several_scripts_with_identifiers(client: Client) -> None:
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
    Agent.objects.filter(name="Kadyri, Abdulla").update(
        identifiers={"viaf": "61623306", "local": "x 1"}, dates="1894-1938"
    )
    page = see(client, f"/en/person/{number('Kadyri, Abdulla')}")
    assert page.texts("header dd") == ["Кадыри, Абдулла Cyrillic"]
    assert page.texts("header .lede") == ["1894-1938"]
    assert page.texts("#identifiers + dl dd") == ["x 1", "61623306"]
    assert page.links("#identifiers + dl a") == ["https://viaf.org/viaf/61623306"]


def test_works_about_somebody(client: Client) -> None:
    fill({9: book("Qodiriy haqida", "Karimov, Aziz", local_id="m-9", subjects=(("person", "Qodiriy, Abdulla"),))})
    page = see(client, f"/en/person/{number('Qodiriy, Abdulla')}")
    assert page.texts("#about") == ["About this person 1"]
    assert page.texts("section[aria-labelledby=about] .hit h3") == ["Qodiriy haqida"]


def test_nobody_and_nothing_are_not_found(client: Client) -> None:
    for path in (
        "person/0",
        "person/999",
        "subject/999",
        "person/99999999999999999999",
        "subject/99999999999999999999",
    ):
        assert client.get(f"/en/{path}").status_code == 404


def test_a_heading_without_works_says_so(client: Client) -> None:
    fill({3: None}, known=True)
    assert see(client, f"/en/subject/{Subject.objects.get(term='Roman').pk}").texts(".empty h2") == [
        "No works here any more"
    ]


def test_a_subject_with_its_works_and_neighbours(client: Client) -> None:
    subjects = (
        ("topic", "Roman"),
        ("topic", "Tarix"),
        ("place", "Toshkent"),
        ("genre", "Hikoyalar"),
        ("period", "XX asr"),
    )
    fill({9: book("Shahar tarixi", "Karimov, Aziz", local_id="m-9", language="ru", subjects=subjects)})
    fill(
        {10: book("Eski xarita", "", local_id="m-10", kind="map", subjects=(("topic", "Roman"), ("place", "Toshkent")))}
    )
    page = see(client, "/en/subject/1")
    assert page.texts("h1, h2") == [
        "Roman",
        "3 works",
        "Related subjects",
        "Places",
        "Named periods",
        "Genres",
        "People and bodies",
    ]
    assert page.texts("header .chip")[:3] == ["Sort and narrow down", "Book 2", "Map 1"]
    assert page.links("header .chip")[:3] == [
        "/en/search?subject=1",
        "/en/search?subject=1&kind=book",
        "/en/search?subject=1&kind=map",
    ]
    place = Subject.objects.get(term="Toshkent").pk
    assert see(client, f"/en/subject/{place}").links("header .chip")[0] == f"/en/search?place={place}"
    alone = Subject.objects.get(term="XX asr").pk  # one work needs no sorting
    assert see(client, f"/en/subject/{alone}").links("header .chip") == []


def test_works_of_a_subject_come_in_pages(client: Client) -> None:
    fill(
        {100 + each: book(f"Roman {each}", local_id=f"r-{each}", subjects=(("topic", "Roman"),)) for each in range(44)}
    )
    page = see(client, "/en/subject/1", page="2")
    assert page.links(".pager a") == ["/en/subject/1?page=1", "/en/subject/1?page=3"]
    assert len(see(client, "/en/subject/1", page="9").texts(".hit")) == 5


def test_no_number_of_works_costs_more_than_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for works in (0, 3, 30):
        fill({
            100 + each: book(f"Yana {each}", f"Boshqa, Odam {each % 5}", local_id=f"r-{each}", subjects=(("topic", "Roman"), ("place", f"Joy {each}")))
            for each in range(10 * works, 11 * works)
        })  # fmt: skip
        with django_assert_max_num_queries(6):
            see(client, "/en/subject/1")
        with django_assert_max_num_queries(6):
            see(client, "/en/person/1")

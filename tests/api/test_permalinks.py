"""Addresses for ever, in every form."""

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Moved
from tests.conformance import faults
from tests.factories.collections import NOW, fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("collection")
HOST = "http://127.0.0.1:8000"
MARC = "{http://www.loc.gov/MARC21/slim}"


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("", "/uz/work/1"),
        ("*/*", "/uz/work/1"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "/uz/work/1"),
        ("application/marcxml+xml", "/w/1.marcxml"),
        ("application/mods+xml, text/html;q=0.1", "/w/1.mods"),
        ("application/ld+json", "/w/1.jsonld"),
        ("application/rdf+xml", "/w/1.edm"),
        ("application/xml", "/w/1.dc.xml"),
        ("application/x-research-info-systems", "/w/1.ris"),
        ("application/x-bibtex", "/w/1.bib"),
        ("application/vnd.citationstyles.csl+json", "/w/1.csl.json"),
        ("application/json", "/api/v1/works/1"),
        ("text/*;q=0.5, application/ld+json;q=0.4", "/uz/work/1"),
    ],
)
def test_a_thing_leads_to_the_form_that_is_wanted(client: Client, accept: str, target: str) -> None:
    response = client.get("/w/1", headers={"Accept": accept})
    assert (response.status_code, response["Location"], response["Vary"]) == (303, HOST + target, "Accept, Accept-Language")  # fmt: skip


@pytest.mark.parametrize(("languages", "code"), [("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("xx, ar;q=0.5", "ar"), ("de", "uz")])  # fmt: skip
def test_pages_are_in_the_readers_language(client: Client, languages: str, code: str) -> None:
    headers = {"Accept-Language": languages}
    assert client.get("/w/1", headers=headers)["Location"] == f"{HOST}/{code}/work/1"
    assert client.get("/r/4.html", headers=headers)["Location"] == f"{HOST}/{code}/record/4"


def test_forms_that_there_are_not(client: Client) -> None:
    assert client.get("/w/1", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/w/1.pica").status_code == 404


def test_all_forms_are_linked(client: Client) -> None:
    link = client.get("/w/1.ris")["Link"]
    assert f'<{HOST}/w/1>; rel="canonical"' in link
    assert f'<{HOST}/w/1.marcxml>; rel="alternate"; type="application/marcxml+xml"' in link


@pytest.mark.parametrize("address", ["/w/1", "/w/3", "/r/1", "/r/4"])
@pytest.mark.parametrize("suffix", ["marcxml", "dc.xml", "edm"])
def test_xml_is_valid(client: Client, address: str, suffix: str) -> None:
    response = client.get(f"{address}.{suffix}")
    assert (response.status_code, response["Content-Location"]) == (200, f"{HOST}{address}.{suffix}")
    assert faults(response.content) == []


def test_a_work_is_all_its_records(client: Client) -> None:
    found = etree.fromstring(client.get("/w/1.marcxml").content)
    numbers = [each.text for each in found.iter(f"{MARC}controlfield") if each.get("tag") == "001"]
    assert (found.tag, sorted(numbers)) == (f"{MARC}collection", ["m-1", "m-2"])


def test_references_of_every_edition(client: Client) -> None:
    assert [each["issued"] for each in client.get("/w/1.csl.json").json()] == [
        {"date-parts": [[1994]]},
        {"date-parts": [[1926]]},
    ]
    assert client.get("/w/1.ris").content.decode().count("TY  - BOOK") == 2
    keys = [line for line in client.get("/w/1.bib").content.decode().splitlines() if line.startswith("@")]
    assert keys == ["@book{qodiriy1994otkan,", "@book{qodiriy1926otkan,"]


def test_a_work_as_linked_data(client: Client) -> None:
    found = client.get("/w/1.jsonld").json()
    assert (found["@id"], found["@type"], found["name"]) == (f"{HOST}/w/1", "Book", "Oʻtkan kunlar")
    assert [each["datePublished"] for each in found["workExample"]] == ["1926", "1994"]


def test_an_answer_that_is_known_is_not_made_again(client: Client) -> None:
    response = client.get("/r/1.mods")
    again = client.get("/r/1.mods", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_became_part_of_another_leads_on(client: Client) -> None:
    Moved.objects.create(old=77, new=1)
    response = client.get("/w/77.ris")
    assert (response.status_code, response["Location"]) == (301, f"{HOST}/w/1.ris")


def test_what_is_gone_says_so(client: Client) -> None:
    fill({3: None}, known=True, now=NOW + timedelta(days=1))
    assert [client.get(address).status_code for address in ("/r/3", "/r/3.ris", "/w/2", "/w/2.jsonld")] == [410] * 4


@pytest.mark.parametrize("address", ["/w/99", "/r/99", "/w/0", f"/w/{10**17}", "/r/99.marcxml"])
def test_what_never_was_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("editions", [1, 5])
def test_any_number_of_editions_costs_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, editions: int
) -> None:
    fill({number: book("Sarob", "Qahhor, Abdulla", 1950 + number, local_id=str(number)) for number in range(20, 20 + editions)})  # fmt: skip
    with django_assert_num_queries(4):
        assert client.get("/w/4.marcxml").status_code == 200


def test_people_see_a_page_where_something_is_gone(client: Client) -> None:
    fill({3: None}, known=True, now=NOW + timedelta(days=1))
    answers = [client.get(address, headers={"Accept": "text/html"}) for address in ("/r/3", "/w/99", "/w/2.html")]
    assert [(each.status_code, each["Content-Type"]) for each in answers] == [
        (410, "text/html; charset=utf-8"),
        (404, "text/html; charset=utf-8"),
        (410, "text/html; charset=utf-8"),
    ]
    assert client.get("/r/3", headers={"Accept": "application/json"})["Content-Type"] == "application/problem+json"

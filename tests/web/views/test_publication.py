"""The page that tells of a publication."""

from pathlib import Path

from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from lavh.access.actions import publish, unpublish
from lavh.access.models import Publication
from lavh.discovery import indexer
from lavh.network.actions import enrol
from tests.api.publications.conftest import book, empty
from tests.factories.sounds import talking_book
from tests.web.seen import see

__all__ = ["book", "empty"]


def test_what_it_is_and_what_may_be_done(book: Publication, client: Client) -> None:
    page = see(client, "/en/publication/1")
    assert page.texts("h1") == ["Ikki bob"]
    assert page.texts(".lede")[:1] == ["Abdulla Qodiriy"]
    assert page.texts(".meta span")[:2] == ["E-book (EPUB)", "Uzbek"]
    assert page.links(".answer .button")[:2] == ["/en/read/1", "/en/read/1/contents"]
    assert page.texts(".rights strong") == ["Public domain (CC0)"]
    assert "/p/1/-/original" in page.links(".list a")
    assert page.links(".crumbs a")[0].startswith("/en/work/")
    assert "Nothing: every part of it could be opened." in page.texts(".rights span")


def test_a_talking_book_is_read_and_heard(empty: None, tmp_path: Path, settings: Settings, client: Client) -> None:
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    publish(source=talking_book(tmp_path), institution=enrol(name="Demo library"))
    page = see(client, "/en/publication/1")
    assert page.links(".answer .button")[:3] == ["/en/read/1", "/en/listen/1", "/en/read/1/contents"]


def test_what_is_wrong_and_what_is_not_open(book: Publication, client: Client) -> None:
    problems = [{"code": "missing-file", "place": f"{number}.png", "detail": "", "grave": False} for number in range(8)]
    Publication.objects.update(access="loan", problems=problems)
    page = see(client, "/en/publication/1")
    assert page.links(".answer .button") == []
    assert page.texts(".answer-none") == ["It can be opened only by who has borrowed it."]
    assert "/p/1/-/original" not in page.links(".list a")
    [fault] = page.texts("#faults ~ .list .list-words")
    assert fault.startswith("A file that the book names is not in it. 0.png 1.png")
    assert fault.endswith("and 2 more")


def test_the_work_leads_straight_into_it(book: Publication, client: Client) -> None:
    work = see(client, "/en/publication/1").links(".crumbs a")[0]
    page = see(client, work)
    assert page.texts(".answer .button") == ["Read here now Uzbek · Latin · E-book"]
    assert page.links(".answer .button") == ["/en/read/1"]
    assert "/en/publication/1" in page.links("#online ~ .list a")
    indexer.catch_up()
    found = see(client, "/en/search", now="read")
    assert any(link.split("?")[0] == work for link in found.links("a"))


def test_what_was_taken_down_says_so(book: Publication, client: Client) -> None:
    unpublish(number=1)
    assert client.get("/en/publication/1").status_code == 410
    assert client.get("/en/publication/2").status_code == 404


def test_it_costs_few_queries(
    book: Publication, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        see(client, "/en/publication/1")

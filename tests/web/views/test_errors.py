"""Error pages stand without the database (these tests have none) and in the language of the address."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from lavh.web.views import errors


@pytest.fixture
def bare(rf: RequestFactory) -> HttpRequest:
    """A request that met no middleware."""
    return rf.get("/ar/work/1", headers={"cookie": "look=theme=dark"})


@pytest.mark.parametrize("status", errors.SENTENCES)
def test_every_page_of_an_error(status: int, bare: HttpRequest) -> None:
    response = errors.answer(bare, status)
    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page


@pytest.mark.parametrize(
    ("path", "language"), [("/ru/nowhere", "ru"), ("/nowhere", "uz-Latn"), ("/uz-2026/help", "uz-Latn")]
)
def test_there_is_no_such_page(path: str, language: str, client: Client) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


def test_a_broken_page_says_so_and_asks_nothing_of_the_database(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/uz/work/1")  # without a database this page breaks
    assert response.status_code == 500
    assert "<h1>" in response.content.decode()

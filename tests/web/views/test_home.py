import pytest
from django.test import Client

from tests.factories.collections import fill
from tests.factories.descriptions import book
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("empty")


@pytest.mark.parametrize(
    ("languages", "home"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "/ru/"),
        ("uz-Cyrl-UZ,uz;q=0.8", "/uz-cyrl/"),
        ("uz-Latn-UZ", "/uz/"),
        ("kaa", "/kaa/"),
        ("de,fr;q=0.5,en;q=0.3", "/en/"),
        ("uz-2026", "/uz/"),
        ("", "/uz/"),
        (",;;=,*", "/uz/"),
    ],
)
def test_the_door_leads_to_a_language_of_the_visitor(languages: str, home: str, client: Client) -> None:
    response = client.get("/", headers={"accept-language": languages})
    assert (response.status_code, response["Location"], response["Vary"]) == (302, home, "Accept-Language")


@pytest.mark.parametrize("works", [1, 3])
def test_the_home_page_costs_the_same_however_much_there_is(
    works: int, client: Client, django_assert_num_queries: object
) -> None:
    fill({number: book(f"Tarix {number}", local_id=str(number)) for number in range(1, works + 1)})
    with django_assert_num_queries(1):  # type: ignore[operator]
        page = client.get("/uz/").content.decode()
    assert page.count('<span class="shelf-title"') == works


def test_an_empty_house_shows_no_empty_shelf(client: Client) -> None:
    page = client.get("/uz/").content.decode()
    assert ("shelf-title" in page, 'class="kind"' in page) == (False, False)


def test_new_arrivals_begin_with_the_language_of_the_visitor(client: Client) -> None:
    fill(
        {
            number: book(f"Book {number}", local_id=str(number), language="ru" if number < 3 else "en")
            for number in range(1, 7)
        }
    )
    titles = {language: see(client, f"/{language}/").texts(".shelf-title") for language in ("ru", "en", "ar")}
    assert {language: shown[:3] for language, shown in titles.items()} == {
        "ru": ["Book 1", "Book 2", "Book 3"],
        "en": ["Book 3", "Book 4", "Book 5"],
        "ar": ["Book 1", "Book 2", "Book 3"],
    }

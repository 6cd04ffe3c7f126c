"""Institutions and branches."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.network.models import Branch, Closure, Institution, OpeningHours, Region
from lavh.web.parts.openings import here
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")


@pytest.fixture(autouse=True)
def known(collection: None) -> Branch:
    """The library has a region, and a branch with hours every day but the day after tomorrow."""
    library = Institution.objects.get(slug="demo-library")
    library.region = Region.objects.create(slug="navoiy", name={"en": "Navoiy Region"})
    library.about = {"en": "A library of the demo."}
    library.url, library.phone, library.email, library.demo = (
        "https://library.example.org",
        "+998 71 123",
        "a@example.org",
        True,
    )
    library.save()
    branch = Branch.objects.create(
        institution=library, slug="main", name={"en": "Main building"}, address={"en": "1 Square"}, main=True,
        latitude=40.1, longitude=65.4, services=["reading-room", "wifi"],
    )  # fmt: skip
    for day in range(7):
        OpeningHours.objects.create(branch=branch, weekday=day, opens=time(0), closes=time(23, 59, 59, 999999))
    closed = here().date() + timedelta(days=2)
    Closure.objects.create(branch=branch, first=closed, last=closed, reason={"en": "Holiday"})
    Closure.objects.create(branch=branch, first=date(2020, 1, 1), last=date(2020, 1, 1), reason={"en": "Over"})
    return branch


def test_all_institutions_by_region_and_on_a_map(client: Client) -> None:
    page = see(client, "/en/institutions")
    assert page.texts("section h2") == ["Navoiy Region", "No region named"]
    assert page.texts(".place h3") == ["Demo library", "Demo museum"]
    assert page.texts(".place .now") == ["Open until 23:59"]
    assert len(page.root.cssselect("svg.chart circle")) == 1


def test_institutions_of_a_type_or_region(client: Client) -> None:
    assert see(client, "/en/institutions", kind="museum").texts(".place h3") == ["Demo museum"]
    assert see(client, "/en/institutions", region="navoiy").texts(".place h3") == ["Demo library"]
    assert see(client, "/en/institutions", kind="archive").texts(".empty h2") == ["No institution of this sort here"]


def test_the_nearest_first(client: Client) -> None:
    page = see(client, "/en/institutions", near="40.1,65.4")
    assert (page.texts(".place h3"), page.texts(".far")) == (["Demo library", "Demo museum"], ["0 km away"])


@pytest.mark.parametrize("more", [0, 2])
def test_as_many_queries_however_many_institutions(
    client: Client, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        row = Institution.objects.create(slug=f"more-{number}", name={"en": f"More {number}"})
        Branch.objects.create(institution=row, slug="main")
    for address, most in (
        ("/en/institutions", 6),
        ("/en/institution/demo-library", 7),
        ("/en/institution/demo-library/main", 4),
        ("/en/about", 5),
    ):
        with django_assert_max_num_queries(most):
            see(client, address)


def test_many_institutions_come_in_pages(client: Client) -> None:
    for number in range(60):
        Institution.objects.create(slug=f"more-{number}", name={"en": f"More {number:02}"})
    first, second = see(client, "/en/institutions"), see(client, "/en/institutions", page="2")
    assert (len(first.texts(".place")), second.texts(".place h3")[-1]) == (48, "More 59")
    assert (first.links(".pager a"), second.links(".pager a")) == (
        ["/en/institutions?page=2"],
        ["/en/institutions?page=1"],
    )
    assert see(client, "/en/institutions", page="999").texts(".place h3") == second.texts(".place h3")
    near = see(client, "/en/institutions", near="40.1,65.4")
    assert (near.texts(".place h3")[0], near.links(".pager a")) == (
        "Demo library",
        ["/en/institutions?near=40.1%2C65.4&page=2"],
    )


def test_names_stand_in_the_order_of_the_readers_alphabet(client: Client) -> None:
    for number, name in enumerate(
        ("Oʻqituvchi kutubxonasi", "Pedagogika kutubxonasi", "Zafar kutubxonasi", "Choʻl kutubxonasi", "Cinema")
    ):
        Institution.objects.create(slug=f"more-{number}", name={"uz": name}, kind="archive")
    names = see(client, "/uz/institutions", kind="archive").texts(".place h3")
    assert names == [
        "Cinema",
        "Pedagogika kutubxonasi",
        "Zafar kutubxonasi",
        "Oʻqituvchi kutubxonasi",
        "Choʻl kutubxonasi",
    ]


def test_an_institution(client: Client) -> None:
    page = see(client, "/en/institution/demo-library")
    assert page.texts("h1") == ["Demo library"]
    assert page.texts(".lede") == ["A library of the demo."]
    assert page.texts(".rights") == ["This is a demo institution: it stands for one that does not exist."]
    assert page.links(".places a") == ["/en/institution/demo-library/main"]
    assert page.links("#branches ~ .list a") == ["https://library.example.org", "tel:+99871123", "mailto:a@example.org"]
    assert page.texts(".list-halves li") == ["Book 2"]
    assert page.links(".list-halves a") == ["/en/search?institution=demo-library&kind=book"]
    assert page.texts(".shelf-title") == ["Oʻtkan kunlar", "Mehrobdan chayon"]
    assert page.links("#records ~ .list a") == ["/en/source/demo-library"]


def test_an_institution_of_which_little_is_known(client: Client) -> None:
    page = see(client, "/en/institution/demo-museum")
    assert page.texts(".places li") == ["Nobody has told us yet where it is and when it is open."]
    assert not page.root.cssselect("svg.chart")


def test_a_branch_with_its_week(client: Client) -> None:
    page = see(client, "/en/institution/demo-library/main")
    assert page.texts(".place-state") == ["Open until 23:59"]
    week = page.texts(".hours td")
    assert (len(week), week[0], week[2]) == (7, "00:00–23:59", "Closed: Holiday")
    assert len(page.texts(".hours-today .tag")) == 1
    assert [each.split(" — ")[1] for each in page.texts(".plain-list li")] == ["Holiday"]
    assert page.links('a[href^="geo:"]') == ["geo:40.1,65.4"]
    assert page.texts(".services li") == ["Reading room", "Wi-Fi"]


@pytest.mark.parametrize(
    "address", ["/en/institution/nobody", "/en/institution/demo-library/nowhere", "/en/institution/nobody/main"]
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_about_names_who_takes_part_and_how_fresh_it_is(client: Client) -> None:
    page = see(client, "/en/about")
    assert page.texts(".tally dd") == ["3", "4", "2"]
    assert page.links("#who ~ .list a") == ["/en/institution/demo-library", "/en/institution/demo-museum"]
    assert page.links("#sources ~ .list a") == ["/en/source/demo-library", "/en/source/demo-museum"]


def test_distances_are_written_with_the_mark_of_the_language(client: Client) -> None:
    pages = {
        language: client.get(f"/{language}/institutions").content.decode() for language in ("uz", "en", "ru", "ar")
    }
    marks = [page.partition('data-point="')[2][:1] for page in pages.values()]
    assert marks == [",", ".", ",", "."]

"""Institutions and sources."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.harvest.models import Run, Source
from lavh.network.models import Branch, Closure, Institution, OpeningHours, Region

pytestmark = pytest.mark.usefixtures("collection")
LIBRARY = {
    "slug": "demo-library",
    "kind": "public-library",
    "name": {"": "Demo library"},
    "region": "toshkent",
    "url": "",
    "email": "",
    "phone": "",
    "demo": False,
}
STREAM = {
    "slug": "demo-library",
    "institution": "demo-library",
    "name": {"": "Demo library"},
    "way": "files",
    "last_run": {
        "started": "2026-01-02T00:00:00Z",
        "ended": None,
        "state": "running",
        "seen": 3,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "deleted": 0,
        "refused": 0,
    },
}


@pytest.fixture(autouse=True)
def known(collection: None) -> None:
    """The library has a region, a branch with hours, and two runs."""
    library = Institution.objects.get(slug="demo-library")
    library.region = Region.objects.create(slug="toshkent", name={"uz": "Toshkent"})
    library.save()
    branch = Branch.objects.create(
        institution=library, slug="main", name={"uz": "Bosh bino"}, main=True, services=["wifi"]
    )
    OpeningHours.objects.create(branch=branch, weekday=0, opens=time(9), closes=time(18))
    Closure.objects.create(branch=branch, first=date(2026, 1, 1), last=date(2026, 1, 2), reason={"uz": "Bayram"})
    source = Source.objects.get(slug="demo-library")
    for day, seen in ((1, 1), (2, 3)):
        moment = datetime(2026, 1, day, tzinfo=UTC)
        Run.objects.create(source=source, started=moment, beat=moment, seen=seen)


def test_institutions_in_stretches(client: Client) -> None:
    first = client.get("/api/v1/institutions?size=1").json()
    assert first["institutions"] == [LIBRARY]
    second = client.get(first["next"]).json()
    assert ([each["slug"] for each in second["institutions"]], second["next"]) == (["demo-museum"], None)


def test_an_institution_with_its_branches_and_sources(client: Client) -> None:
    assert client.get("/api/v1/institutions/demo-library").json() == {
        "institution": LIBRARY,
        "about": {},
        "branches": [
            {
                "slug": "main",
                "name": {"uz": "Bosh bino"},
                "address": {},
                "latitude": None,
                "longitude": None,
                "phone": "",
                "email": "",
                "services": ["wifi"],
                "main": True,
                "hours": [{"weekday": 0, "opens": "09:00:00", "closes": "18:00:00"}],
                "closed": [{"first": "2026-01-01", "last": "2026-01-02", "reason": {"uz": "Bayram"}}],
            }
        ],
        "sources": [STREAM],
    }


def test_sources_with_their_last_run(client: Client) -> None:
    museum = {
        **STREAM,
        "slug": "demo-museum",
        "institution": "demo-museum",
        "name": {"": "Demo museum"},
        "last_run": None,
    }
    assert client.get("/api/v1/sources").json() == {"sources": [STREAM, museum], "next": None}
    assert client.get("/api/v1/sources?institution=demo-museum").json()["sources"] == [museum]
    assert client.get("/api/v1/sources?institution=nowhere").json()["sources"] == []


def test_one_and_several_cost_the_same(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for size in (1, 2):
        with django_assert_num_queries(1):
            client.get(f"/api/v1/institutions?size={size}")
        with django_assert_num_queries(2):
            client.get(f"/api/v1/sources?size={size}")
    with django_assert_num_queries(6):
        client.get("/api/v1/institutions/demo-library")


@pytest.mark.parametrize("slug", ["%00", "a b", "ш" * 81, "<script>"])
def test_what_is_no_short_name_is_a_problem(client: Client, slug: str) -> None:
    assert client.get(f"/api/v1/institutions/{slug}").status_code in {404, 422}
    assert client.get(f"/api/v1/search?institution={slug}").json()["total"] == 0

"""Pages of archival components: the way down to them, what is in them, and level by level without JavaScript."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Record
from lavh.formats.description import Description, Title, Unit
from tests.factories.collections import fill
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("empty")


def unit(title: str, local_id: str, parent: str = "", order: int = 0, children: int = 0) -> Description:
    """A component."""
    place = Unit(
        level="series" if children else "file",
        parent=parent,
        order=order,
        children=children,
        root="fonds",
        reference=f"F. {local_id}",
    )
    return Description(local_id=local_id, kind="archive", titles=(Title(title),), unit=place)


def address(record: int, part: str = "") -> str:
    found = Record.objects.select_related("manifestation").get(pk=record).manifestation
    assert found is not None
    return f"/en/work/{found.work_id}{part}"


@pytest.fixture
def tree() -> None:
    """fonds (1) › series (2) › 40 files (100–139)."""
    files = {100 + number: unit(f"File {number}", f"f{number}", "s", number) for number in range(40)}
    fill(
        {1: unit("Fonds", "fonds", children=1), 2: unit("Series", "s", "fonds", 0, 40), **files},
        institution="Demo archive",
        kind="archive",
    )


def test_the_way_down_and_the_neighbours(client: Client, tree: None) -> None:
    page = see(client, address(101))
    assert page.texts(".tree-path li") == ["Fonds", "Series"]
    assert page.links(".tree-path a") == [address(1), address(2)]
    assert page.texts(".tree-next a") == ["Before itFile 0", "After itFile 2"]
    assert page.texts(".work-meta span") == ["Archival material", "File"]
    assert not page.texts("#inside")


def test_a_level_opens_in_place_and_is_a_page_of_its_own(client: Client, tree: None) -> None:
    fonds = see(client, address(1))
    assert fonds.texts(".tree-branch summary") == ["Series F. s 40"]
    [frame] = fonds.root.cssselect(".tree-branch turbo-frame")
    assert (frame.get("loading"), frame.get("src")) == ("lazy", address(2, "/parts"))
    level = see(client, address(2, "/parts"))
    assert level.root.cssselect("turbo-frame")[0].get("id") == frame.get("id")
    assert level.texts(".tree-leaf")[:2] == ["File 0 F. f0", "File 1 F. f1"]


def test_siblings_come_in_pages(client: Client, tree: None) -> None:
    series = see(client, address(2))
    assert len(series.texts(".tree-leaf")) == 20
    [onward] = series.links("#inside ~ p a, section p > a.button")
    following = see(client, onward)
    assert following.texts(".tree-leaf") == [f"File {number} F. f{number}" for number in range(20, 40)]
    first = see(client, address(2, "/parts"))
    assert len(first.texts(".tree-leaf")) == 30
    [rest] = first.links("turbo-frame turbo-frame a")
    assert len(see(client, rest).texts(".tree-leaf")) == 10


def test_a_place_that_is_none_begins_anew(client: Client, tree: None) -> None:
    assert len(see(client, address(2, "/parts"), after="rubbish").texts(".tree-leaf")) == 30
    assert see(client, address(101, "/parts")).texts("turbo-frame p") == ["There is nothing below this part."]


@pytest.mark.parametrize("record", [1, 2, 101])
def test_as_many_queries_at_any_place_of_the_tree(
    client: Client, tree: None, record: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = address(record)
    with django_assert_max_num_queries(8):
        see(client, where)
    with django_assert_max_num_queries(2):
        see(client, f"{where}/parts")

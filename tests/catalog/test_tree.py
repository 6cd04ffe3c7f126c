"""Archival trees: where a component stands, and what is below it."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Record
from lavh.catalog.models import Unit as Row
from lavh.catalog.queries.tree import Component, Spot, parts, standing
from lavh.formats.description import Description, Title, Unit
from lavh.harvest.actions import import_paths, source_for
from lavh.network.actions import enrol
from tests.factories.collections import fill

pytestmark = pytest.mark.django_db
DEPTH, WIDE = 11, 1_000  # levels; components side by side on the lowest


def unit(title: str, local_id: str, parent: str = "", order: int = 0, children: int = 0) -> Description:
    """A component."""
    place = Unit(level="file", parent=parent, order=order, children=children, root="fonds", reference=f"F. {local_id}")
    return Description(local_id=local_id, kind="archive", titles=(Title(title),), unit=place)


@pytest.fixture
def tree() -> None:
    """fonds › series 1, 2, 3; series 2 › file. Children came before their parents."""
    fill(
        {
            1: unit("File", "s2f", "s2"),
            2: unit("Series 3", "s3", "fonds", 2),
            3: unit("Series 1", "s1", "fonds", 0),
            4: unit("Series 2", "s2", "fonds", 1, 1),
            5: unit("Fonds", "fonds", children=3),
        }
    )


def titled(components: list[Component]) -> list[str]:
    return [each.card.title.text for each in components]


def work_of(record: int) -> int:
    return Record.objects.get(pk=record).manifestation.work_id  # type: ignore[union-attr]


def test_a_component_between_its_neighbours(tree: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    work = work_of(4)
    with django_assert_num_queries(1):
        found = standing(work, 10)
    assert found is not None
    assert (titled(found.above), found.itself.reference, titled(found.below)) == (["Fonds"], "F. s2", ["File"])
    assert (found.earlier and found.earlier.card.title.text, found.later and found.later.card.title.text) == (
        "Series 1",
        "Series 3",
    )


def test_the_finding_aid_itself_stands_below_nothing(tree: None) -> None:
    found = standing(work_of(5), 2)
    assert found is not None
    assert (found.above, found.earlier, found.later, titled(found.below)) == ([], None, None, ["Series 1", "Series 2"])
    assert found.itself.children == 3


def test_what_is_no_component_stands_nowhere(tree: None) -> None:
    fill({6: replace(unit("Alone", "x"), unit=None)})
    assert (standing(work_of(6), 10), parts(work_of(6), None, 10), standing(999, 10)) == (None, [], None)


@pytest.mark.parametrize("size", [1, 2, 9])
def test_parts_come_once_in_order_whatever_the_page(tree: None, size: int) -> None:
    found: list[str] = []
    spot: Spot | None = None
    while page := parts(work_of(5), spot, size):
        found += titled(page)
        spot = page[-1].spot
    assert found == ["Series 1", "Series 2", "Series 3"]


def test_a_component_that_goes_leaves_the_tree(tree: None) -> None:
    fill({3: None}, known=True)
    found = standing(work_of(4), 10)
    assert found is not None
    assert (found.earlier, titled(parts(work_of(5), None, 9))) == (None, ["Series 2", "Series 3"])


def test_a_component_that_moves_stands_elsewhere(tree: None) -> None:
    fill({2: unit("Series 3", "s3", "s2", 1)}, known=True)
    assert (titled(parts(work_of(5), None, 9)), titled(parts(work_of(4), None, 9))) == (
        ["Series 1", "Series 2"],
        ["File", "Series 3"],
    )


def test_a_tree_that_bites_its_own_tail_ends_somewhere() -> None:
    fill({1: unit("One", "a", "b"), 2: unit("Other", "b", "a")})
    found = standing(work_of(1), 10)
    assert found is not None
    assert set(titled(found.above)) == {"One", "Other"}


def finding_aid() -> bytes:
    """EAD 2002: eleven levels below the finding aid, a thousand components on each."""
    text = "<did><unittitle>{0}</unittitle></did>"
    leaves = "".join(f'<c level="item">{text.format(f"Leaf {number}")}</c>' for number in range(WIDE))
    inner = leaves
    for depth in range(DEPTH - 1, 0, -1):
        beside = "".join(f'<c level="file">{text.format(f"{depth}.{number}")}</c>' for number in range(WIDE))
        inner = f'<c level="series">{text.format(f"Level {depth}")}{inner}</c>{beside}'
    return (
        '<?xml version="1.0"?><ead><eadheader><eadid>deep</eadid></eadheader><archdesc level="fonds">'
        f"{text.format('Deep')}<dsc>{inner}</dsc></archdesc></ead>"
    ).encode()


@pytest.mark.slow
def test_eleven_levels_and_eleven_thousand_components(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    (tmp_path / "deep.xml").write_bytes(finding_aid())
    import_paths(
        source=source_for(institution=enrol(name="Demo archive", kind="archive")), paths=[tmp_path / "deep.xml"]
    )
    leaf = Row.objects.get(
        level="item", order=500
    )  # alone: PostgreSQL may know no figures of the tables, and would join them whole
    assert Record.objects.count() == DEPTH * WIDE + DEPTH
    work = work_of(leaf.pk)
    with django_assert_num_queries(1):
        found = standing(work, 20)
    assert found is not None
    assert titled(found.above) == ["Deep", *(f"Level {depth}" for depth in range(1, DEPTH))]
    assert (found.earlier and found.earlier.card.title.text, found.later and found.later.card.title.text) == (
        "Leaf 499",
        "Leaf 501",
    )
    above = found.above[-1]
    with django_assert_num_queries(1):
        page = parts(above.work, Spot(899, 2**60), 50)
    assert titled(page) == [f"Leaf {number}" for number in range(900, 950)]

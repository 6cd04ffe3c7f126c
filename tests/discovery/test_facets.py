"""Facets: codes ⇄ numbers, and counts that are true."""

import pytest

from lavh.discovery.facets import FACETS, NOWHERE, filters
from lavh.discovery.fields import from_code, to_code, years
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts, search
from lavh.formats.kinds import Kind
from lavh.network.models import Institution
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["uz", "kaa", "latn", "x-2026", "a", "zxx", "abcdefgh", "0-9"])
def test_codes_are_numbers_and_back(code: str) -> None:
    assert to_code(from_code(code)) == code


def test_long_dates_count_once_in_each_decade() -> None:
    assert list(years(1926, 1926)) == [1926]
    assert list(years(1926, None)) == [1926]
    assert list(years(1926, 1930)) == [1926, 1927, 1928, 1929, 1930]
    assert list(years(1926, 1951)) == [1926, 1930, 1940, 1950, 1951]
    assert list(years(-500, -300)) == [0]
    assert list(years(None, 1900)) == [1900]


def test_public_codes_become_filters_in_one_order() -> None:
    assert filters({"language": ["uz"], "kind": ["map", "book", "map"], "now": [], "person": ["7", "x", "9" * 40]}) == (
        ("kind", (Kind.BOOK, Kind.MAP)),
        ("language", (from_code("uz"),)),
        ("agent", (7, NOWHERE)),
    )
    assert filters({"institution": ["nowhere"], "colour": ["red"]}) == (("institution", (NOWHERE,)),)


@pytest.mark.parametrize("name", sorted(set(FACETS) - {"institution", "region"}))
def test_every_number_has_its_code(name: str) -> None:
    facet = FACETS[name]
    codes = {"now": "borrow", "kind": "book", "sector": "museum", "language": "uz", "script": "latn", "rights": "cc0"}
    code = codes.get(name, "12")
    (number,) = facet.numbers([code])
    assert number is not None
    assert facet.codes([number]) == {number: code}


@pytest.fixture
def two_houses(empty: None) -> None:
    fill(
        {
            1: book("Birinchi", "A, B", 1926, local_id="1"),
            2: book("Ikkinchi", "A, B", 1957, local_id="2", language="ru"),
        }
    )
    fill(
        {3: book("Uchinchi", "C, D", 1988, local_id="3", kind="map")},
        institution="Demo museum",
        kind=Institution.Kind.MUSEUM,
    )


@pytest.mark.usefixtures("two_houses")
class TestCounts:
    """Counts are what would be found."""

    WANTED = (Counted("kind"), Counted("language"), Counted("institution"), Counted("year", interval=10))

    def counted(self, request: Request) -> dict[str, dict[int, int]]:
        return {field: dict(found) for field, found in counts(request, self.WANTED).items()}

    @pytest.mark.parametrize(
        "chosen", [{}, {"kind": ["book"]}, {"kind": ["book"], "language": ["uz"]}, {"institution": ["demo-museum"]}]
    )
    def test_a_count_is_the_number_of_works_there_would_be(self, chosen: dict[str, list[str]]) -> None:
        request = Request(filters=filters(chosen))
        for field, found in self.counted(request).items():
            for value, works in found.items():
                others = tuple(pair for pair in request.filters if pair[0] != field)
                alone = (
                    Request(filters=(*others, (field, (value,))))
                    if field != "year"
                    else Request(filters=others, years=(value, value + 9))
                )  # type: ignore[arg-type]
                assert search(alone, limit=1).total == works

    def test_several_values_of_one_facet_widen_and_several_facets_narrow(self) -> None:
        both = Request(filters=filters({"kind": ["book", "map"]}))
        assert search(both, limit=9).total == 3
        assert search(Request(filters=filters({"kind": ["book", "map"], "language": ["ru"]})), limit=9).total == 1
        assert self.counted(both)["kind"] == {Kind.BOOK: 2, Kind.MAP: 1}

    def test_years_narrow_and_are_counted_as_if_they_did_not(self) -> None:
        request = Request(years=(1950, 1990))
        assert search(request, limit=9).total == 2
        assert self.counted(request)["year"] == {1920: 1, 1950: 1, 1980: 1}
        assert self.counted(request)["kind"] == {Kind.BOOK: 1, Kind.MAP: 1}

    def test_counts_follow_the_index(self) -> None:
        assert self.counted(Request())["kind"][Kind.BOOK] == 2
        fill({4: book("Toʻrtinchi", "E, F", 2001, local_id="4")})
        assert self.counted(Request())["kind"][Kind.BOOK] == 3

"""Clusters depend on the set of records only."""

from hypothesis import given
from hypothesis import strategies as st

from lavh.catalog.clustering import components, settle

KEYS = st.dictionaries(st.integers(1, 40), st.lists(st.integers(1, 25), max_size=3), max_size=25)


def test_records_that_share_a_key_are_one() -> None:
    assert components({1: [10], 2: [20], 3: [10, 30], 4: [30], 5: []}) == [[1, 3, 4], [2], [5]]


@given(KEYS, st.randoms())
def test_the_order_of_arrival_does_not_matter(keys: dict[int, list[int]], random: object) -> None:
    shuffled = list(keys.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert components(dict(shuffled)) == components(keys)


@given(KEYS)
def test_every_record_is_in_exactly_one_cluster(keys: dict[int, list[int]]) -> None:
    assert sorted(record for cluster in components(keys) for record in cluster) == sorted(keys)


def test_a_cluster_keeps_its_number_when_it_grows() -> None:
    assert settle([[1, 2, 9]], {1: 70, 2: 70}) == ([70], {})


def test_two_clusters_that_become_one_keep_the_smaller_number_and_the_other_leads_there() -> None:
    assert settle([[1, 2, 3]], {1: 71, 2: 70}) == ([70], {71: 0})


def test_of_a_cluster_that_falls_apart_the_part_with_the_smallest_record_keeps_the_number() -> None:
    assert settle([[1], [2, 3]], {1: 70, 2: 70, 3: 70}) == ([70, None], {})


@given(KEYS, st.dictionaries(st.integers(1, 40), st.integers(100, 110), max_size=20))
def test_no_number_is_given_twice(keys: dict[int, list[int]], before: dict[int, int]) -> None:
    numbers, moved = settle(components(keys), before)
    given_out = [number for number in numbers if number is not None]
    assert len(given_out) == len(set(given_out))
    assert not set(given_out) & set(moved)

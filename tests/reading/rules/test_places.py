"""The rule of places: a small algebra, samples that the front end shares, and whole lives of devices."""

from itertools import islice, permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.formats.rwpm import Locations, Locator
from lavh.reading.rules import places
from lavh.reading.rules.places import Elsewhere, Offer, Seen, Standing
from tests.reading.histories import at, lived, lost

SAMPLES = Path(__file__).parents[2] / "samples" / "places.json"


class Sample(msgspec.Struct):
    """One of the samples that the front end shares."""

    name: str
    seen: list[Seen]
    standing: Standing
    mine: Seen | None
    elsewhere: list[Elsewhere]
    offers: list[Offer]


CASES = msgspec.json.decode(SAMPLES.read_bytes(), type=list[Sample])
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
moves = st.builds(
    Seen,
    sequence=st.integers(0, 30),
    at=st.integers(0, 40).map(lambda n: n * 600_000),
    when=st.integers(0, 1000),
    locator=st.sampled_from([at(each / 10) for each in range(11)]),
)


def standing_of(seen: list[Seen]) -> Standing | None:
    standing = None
    for each in seen:
        standing = places.taken(standing, each)
    return standing


@st.composite
def one_device(draw: st.DrawFn) -> list[Seen]:
    """Moves of one device: the same number is always the same move, though it may be told at different moments."""
    first = {each.sequence: each for each in draw(st.lists(moves, min_size=1, max_size=40))}
    again = draw(st.lists(st.sampled_from(sorted(first)), max_size=10))
    return [*first.values(), *(msgspec.structs.replace(first[n], when=draw(st.integers(0, 1000))) for n in again)]


@steady
@given(one_device(), st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(seen, random):
    mixed = [*seen, *random.choices(seen, k=5)]
    random.shuffle(mixed)
    assert standing_of(mixed) == standing_of(seen)


@steady
@given(one_device(), st.integers(0, 40))
def test_packets_may_be_cut_anywhere(seen, cut):
    one, other = standing_of(seen[:cut]), standing_of(seen[cut:])
    if one and other:
        assert places.joined(one, other) == places.joined(other, one) == standing_of(seen)


@steady
@given(one_device())
def test_the_last_and_the_furthest_place_are_those_of_a_plain_list(seen):
    standing = standing_of(seen)
    assert standing.latest.sequence == max(each.sequence for each in seen)
    assert places.progress(standing.furthest.locator) == max(places.progress(each.locator) for each in seen)
    assert len(standing.trail) <= places.TRAIL


@steady
@given(one_device())
def test_what_was_told_once_changes_nothing_when_it_is_told_again(seen):
    standing = standing_of(seen)
    for each in (standing.latest, standing.furthest, *standing.trail):
        assert places.taken(standing, each) == standing


@settings(steady, max_examples=300)
@given(st.integers(0, 2**63))
def test_no_place_is_lost_in_a_whole_life(seed):
    assert lost(lived(seed)) == []


def test_a_week_offline_on_two_devices_offers_each_what_the_other_has():
    monday, sunday = 1_000_000_000_000, 1_000_000_600_000
    phone, tablet = Seen(5, 0, monday, at(0.8)), Seen(2, 0, sunday, at(0.1))
    on_phone = places.offers(phone, [Elsewhere("tablet", tablet, tablet)])
    on_tablet = places.offers(tablet, [Elsewhere("phone", phone, phone)])
    assert on_phone == (Offer("later", "tablet", at(0.1), sunday),)
    assert on_tablet == (Offer("further", "phone", at(0.8), monday),)


@pytest.mark.parametrize(
    ("at", "sent", "arrival", "expected"),
    [(100, 100, 5_000, 5_000), (100, 400, 5_000, 4_700), (900, 100, 5_000, 5_000), (0, 9_000_000, 5_000, -8_995_000)],
)
def test_a_moment_is_reckoned_from_the_arrival(at, sent, arrival, expected):
    assert places.moment(at, sent, arrival) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_samples_shared_with_the_front_end(case):
    for order in islice(permutations(case.seen), 24):
        assert standing_of(list(order)) == case.standing
    assert list(places.offers(case.mine, case.elsewhere)) == case.offers


def test_the_same_place_is_the_same_to_somebody_who_reads():
    one = Locator("a", locations=Locations(fragments=("epubcfi(/6/4)",), progression=0.5))
    assert places.same(one, Locator("a", locations=Locations(progression=0.501)))
    assert places.same(one, Locator("a", locations=Locations(fragments=("epubcfi(/6/4)",), progression=0.9)))
    assert not places.same(one, Locator("a", locations=Locations(progression=0.6)))
    assert not places.same(one, Locator("b", locations=Locations(progression=0.5)))

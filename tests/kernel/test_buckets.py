"""A bucket of tokens."""

import pytest

from lavh.kernel import buckets as module
from lavh.kernel.buckets import Buckets


def test_a_bucket_gives_its_burst_and_then_as_fast_as_it_fills() -> None:
    buckets = Buckets(rate=2.0, burst=3)
    assert [buckets.take("a", 0.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]
    assert [buckets.take("a", 0.5), buckets.take("a", 0.5)] == [0.0, 0.5]
    assert [buckets.take("a", 60.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


def test_everybody_has_a_bucket_of_their_own_and_old_ones_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    buckets = Buckets(rate=1.0, burst=1)
    assert [buckets.take(each, 0.0) for each in ("a", "b", "c", "b", "a")] == [0.0, 0.0, 0.0, 1.0, 0.0]
    assert len(buckets.levels) == 2

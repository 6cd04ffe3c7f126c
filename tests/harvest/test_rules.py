"""When everything is asked for, and from when otherwise."""

from datetime import UTC, datetime, timedelta

import pytest

from lavh.harvest import rules

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "deletions", "of_a_set", "every", "whole"),
    [
        (None, "persistent", False, None, True),
        (900, "persistent", False, None, False),
        (29, "persistent", True, None, False),
        (31, "persistent", True, None, True),
        (29, "transient", False, None, False),
        (30, "transient", False, None, True),
        (0, "no", False, None, True),
        (0, "perhaps", False, None, True),
        (6, "no", False, 7 * DAY, False),
        (8, "persistent", False, 7 * DAY, True),
    ],
)
def test_when_everything_is_read(
    days: int | None, deletions: str, of_a_set: bool, every: timedelta | None, whole: bool
) -> None:
    last = None if days is None else NOW - days * DAY
    assert rules.must_be_whole(last=last, deletions=deletions, of_a_set=of_a_set, every=every, now=NOW) is whole


@pytest.mark.parametrize(
    ("earliest", "granularity", "since"),
    [
        ("", "YYYY-MM-DD", "2026-03-30"),
        ("2020-01-01T00:00:00Z", "YYYY-MM-DD", "2026-03-30"),
        ("2020-01-01", "YYYY-MM-DDThh:mm:ssZ", "2026-03-30T12:00:00Z"),
        ("2026-03-31", "YYYY-MM-DD", "2026-03-31"),
    ],
)
def test_from_when(earliest: str, granularity: str, since: str) -> None:
    assert rules.since(NOW, earliest, granularity) == since


def test_which_runs_are_gone_on_with() -> None:
    def may(state: str, error: str, hours: int) -> bool:
        return rules.may_go_on(state=state, error=error, beat=NOW - timedelta(hours=hours), now=NOW)

    assert [may("running", "", 1), may("failed", "interrupted", 1), may("failed", "http-status", 70)] == [True] * 3
    assert [may("done", "", 1), may("failed", "goes-round", 1), may("running", "", 73)] == [False] * 3


def test_losses_that_are_not_believed() -> None:
    assert [rules.too_many_gone(*each) for each in ((999, 999), (900, 1000), (901, 1000))] == [False, False, True]

"""When to try again, and when to run next."""

from datetime import UTC, datetime, timedelta

from lavh.jobs.rules import ATTEMPTS, next_run, next_try

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_waits_double_until_the_job_is_given_up() -> None:
    waits = [(when - NOW).total_seconds() if (when := next_try(tries, NOW)) else None for tries in range(ATTEMPTS + 1)]
    assert waits == [0, 10, 20, 40, 80, None]


def test_the_next_run_is_the_next_moment_on_the_grid() -> None:
    assert next_run(NOW, HOUR, NOW) == NOW + HOUR
    assert next_run(NOW, HOUR, NOW + timedelta(minutes=59)) == NOW + HOUR


def test_a_machine_that_slept_does_not_catch_up_one_by_one() -> None:
    assert next_run(NOW, HOUR, NOW + timedelta(days=3, minutes=5)) == NOW + timedelta(days=3, hours=1)

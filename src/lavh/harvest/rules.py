"""When a harvest asks for everything, from when it asks otherwise, and when it goes on where another one broke off. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

OVERLAP = timedelta(
    days=1
)  # asked for once more each time: servers index late and clocks differ; what is unchanged costs nothing
GO_ON = timedelta(days=3)  # a list that broke off longer ago is begun anew
# How long a source may go without being read as a whole, by what it says of the records it deletes (OAI-PMH 2.0, 2.5.1).
WHOLE_AFTER: Mapping[str, timedelta | None] = {"persistent": None, "transient": timedelta(days=30), "no": timedelta()}
OF_A_SET = timedelta(days=30)  # a record that leaves a set is not told of, whatever the server keeps of deleted ones
MANY, NEARLY_ALL = 1_000, 0.9
BROKEN_OFF = {"interrupted", "broke-off", "unreachable", "http-status", "broken-page", "not-oai", "not-sru"}


def must_be_whole(
    *, last: datetime | None, deletions: str, of_a_set: bool, every: timedelta | None, now: datetime
) -> bool:
    """Whether everything has to be read. `last`: when that was last done; `every`: the operator's own wish, None = by the table."""
    if last is None:
        return True
    after = every if every is not None else WHOLE_AFTER.get(deletions, timedelta())
    if every is None and of_a_set:
        after = min(after, OF_A_SET) if after is not None else OF_A_SET
    return after is not None and now - last >= after


def since(base: datetime, earliest: str, granularity: str) -> str:
    """The `from` of a list that goes on behind one begun at `base`, in the server's granularity."""
    asked = stamp(base - OVERLAP, granularity)
    return max(asked, earliest[: len(asked)]) if earliest else asked


def stamp(moment: datetime, granularity: str) -> str:
    """A moment as the server writes it: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ" if "T" in granularity else "%Y-%m-%d")


def may_go_on(*, state: str, error: str, beat: datetime, now: datetime) -> bool:
    """Whether a run that did not end well is to be gone on with."""
    return (state == "running" or (state == "failed" and error in BROKEN_OFF)) and now - beat < GO_ON


def too_many_gone(gone: int, held: int) -> bool:
    """A server that has lost its data looks like one whose library has given nearly everything away: a person has to say which it is."""
    return held >= MANY and gone > held * NEARLY_ALL

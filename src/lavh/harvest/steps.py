"""What every way of harvesting gives: a list of records, step by step, from any place in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from lavh.formats.reading import Format, Raw

Place = Mapping[str, Any]  # where in a list; only the way that made it understands it; {} = its beginning


class Step(NamedTuple):
    """One answer of the server."""

    raws: Sequence[Raw]
    at: Place  # asking from here gives this answer again
    next: Place | None  # None: the list ends here
    done: int  # records before and in this step
    whole: int  # records of the whole list, as far as the server says; 0 = unknown
    afresh: bool = False  # the list had to be begun anew: what was seen before does not count


class Plan(NamedTuple):
    """What to ask for. A run that goes on must ask for the same."""

    full: bool  # everything the source has: what is not in the list is gone
    prefix: str = ""  # OAI metadataPrefix, SRU recordSchema
    part: str = ""  # OAI set, SRU query
    since: str = ""
    until: str = ""


class List(Protocol):
    """A list of records at a server."""

    format: Format | None  # None: the first records will tell

    def steps(self, at: Place) -> Iterator[Step]:
        """Walk from `at` to the end. Raises Unreachable where the server does not answer as it should; ends only where the list ends."""

"""Where bytes are kept: one port, local files or any S3 behind it.

Bytes are kept under the SHA-256 of themselves, so that what several publications share is kept once, what is there never changes, and what
broke off leaves nothing half visible. Who deletes asks first whether anybody still refers to them (`access.actions.sweep`).
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol


class Held(NamedTuple):
    """Something that is kept."""

    key: str
    size: int
    since: datetime  # when it was last put there, or asked to be put there


class Storage(Protocol):
    """Bytes by the SHA-256 of themselves, in hexadecimal."""

    drafts: Path  # a local folder for files on their way in; `keep` is cheapest from there

    def keep(self, file: Path, key: str) -> None:
        """Take the file over under this key; the file may be gone afterwards. It is there as a whole or not at all.

        What is there already counts as put there now, so that nobody sweeps it away from under us.
        """

    def read(self, key: str, first: int = 0, length: int | None = None) -> Iterator[bytes]:
        """The bytes from `first` on, in pieces of at most some 64 kB. Raises Unreadable("missing-bytes") before the first piece."""

    def held(self, key: str) -> Held | None:
        """What is kept under this key."""

    def delete(self, key: str) -> None:
        """Keep it no more. What is not there is no error."""

    def everything(self) -> Iterator[Held]:
        """All that is kept, in any order."""

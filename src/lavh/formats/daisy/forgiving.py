"""Books that were made where "S01.SMIL" and "s01.smil" are one file: references find files whatever the case of their letters."""

from collections.abc import Sequence
from typing import BinaryIO

from lavh.formats.publishing import Container
from lavh.formats.rwpm.addresses import Target


class Forgiving:
    """A container that has every file also under a name that differs in the case of its letters. The exact name comes first."""

    def __init__(self, source: Container) -> None:
        self.name = source.name
        self.names: Sequence[str] = source.names
        self._source = source
        self._exact = frozenset(source.names)
        self._folded = {each.casefold(): each for each in reversed(source.names)}

    def actual(self, name: str) -> str:
        """What the file is called here; the name itself where there is none."""
        return name if name in self._exact else self._folded.get(name.casefold(), name)

    def target(self, place: Target) -> Target:
        """A place in the file as it is called here."""
        return place._replace(name=self.actual(place.name))

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file."""
        return self._source.open(self.actual(name))

    def size(self, name: str) -> int:
        """Its bytes, as far as is known."""
        return self._source.size(self.actual(name))

    def close(self) -> None:
        """Let go of the container below."""
        self._source.close()

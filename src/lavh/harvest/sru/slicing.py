"""Asking in slices where a server does not give all that a query finds: by an index of numbers, a year of publication or the record's own number.

A slice that is still too large is halved. What the index has no number for is asked for at the end. The halves of a slice must have together what it
has, so that an index that does not compare numbers is not believed.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lavh.formats.xml.elements import local, text
from lavh.formats.xml.parse import parse

REST = (-1, -1)  # what has no number
YEARS = (0, 9999)
# Indexes of years that servers have, by what they tell of themselves (explain).
KNOWN = (
    "dcterms.issued", "dc.date", "bib.publicationdate", "bib.dateissued", "alma.main_pub_date", "pica.jah", "dnb.jhr", "bath.publicationdate", "cql.date",
)  # fmt: skip

Range = tuple[int, int]


class Slicing(NamedTuple):
    """By which index, and from which number to which. `digits`: numbers are written with so many at least."""

    by: str
    first: int = YEARS[0]
    last: int = YEARS[1]
    digits: int = 4

    def query(self, whole: str, part: Range) -> str:
        """CQL for a slice of a query."""
        first, last = part if part != REST else (self.first, self.last)
        within = f"{self.by} >= {self._number(first)} and {self.by} <= {self._number(last)}"
        return f"({whole}) not ({within})" if part == REST else f"({whole}) and {within}"

    def _number(self, number: int) -> str:
        return f'"{number:0{self.digits}}"'


def wished(options: Mapping[str, object]) -> Slicing | None:
    """What the source's options say: `slice_by` an index, `slice_from`, `slice_to` numbers other than years."""
    index = str(options.get("slice_by", ""))
    if not index:
        return None
    first, last = (
        int(str(options.get(name, usual))) for name, usual in (("slice_from", YEARS[0]), ("slice_to", YEARS[1]))
    )
    return Slicing(index, first, last, 4 if (first, last) == YEARS else 0)


def halves(part: Range) -> Sequence[Range]:
    """A slice in two; () for one that cannot be halved."""
    first, last = part
    if part == REST or first >= last:
        return ()
    middle = (first + last) // 2
    return (first, middle), (middle + 1, last)


def offered(body: bytes) -> Slicing | None:
    """By what an explain answer lets us slice: the first of its indexes that we know to be one of years."""
    root, _ = parse(body)
    found: set[str] = set()
    for each in root.iter() if root is not None else ():
        if isinstance(each.tag, str) and local(each) == "name" and each.get("set"):
            found.add(f"{each.get('set')}.{text(each)}")
    by_name = {name.lower(): name for name in found}
    return next((Slicing(by_name[name]) for name in KNOWN if name in by_name), None)

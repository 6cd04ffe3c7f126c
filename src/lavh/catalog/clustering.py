"""Which records are one. Pure: the outcome depends on the set of records only, never on the order in which they came.

Records that share a match key (and agree, where that is asked) are connected; a cluster is a connected component. Components of a set are what they
are, so adding records one by one, in any order, or all at once, gives the same clusters; taking one away gives the clusters of the rest.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Self


class Forest:
    """Disjoint sets over record numbers (union by smallest number, so that the root is the same in every order)."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}

    def root(self, record: int) -> int:
        """The smallest record number of the set that `record` is in."""
        parent = self.parent
        top = record
        while (above := parent.setdefault(top, top)) != top:
            top = above
        while record != top:
            parent[record], record = top, parent[record]
        return top

    def join(self, one: int, other: int) -> None:
        """Make their sets one."""
        a, b = self.root(one), self.root(other)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def connect(self, keys: Mapping[int, Iterable[int]]) -> Self:
        """Join all records that share a key."""
        first: dict[int, int] = {}
        for record, own in keys.items():
            self.parent.setdefault(record, record)
            for key in own:
                other = first.setdefault(key, record)
                if other != record:
                    self.join(other, record)
        return self

    def connect_agreeing(self, keys: Mapping[int, Iterable[int]], agree: Callable[[int, int], bool]) -> Self:
        """Join those records that share a key and agree."""
        holders: dict[int, list[int]] = {}
        first: dict[int, int] = {}
        for record, own in keys.items():
            self.parent.setdefault(record, record)
            for key in own:
                other = first.setdefault(key, record)
                if other != record:
                    holders.setdefault(key, [other]).append(record)
        for records in holders.values():
            self._join_agreeing(records, agree)
        return self

    def _join_agreeing(self, records: list[int], agree: Callable[[int, int], bool]) -> None:
        """A record is asked about each set until it agrees with one of its members: thousands that are alike cost one question each."""
        groups: list[list[int]] = []
        for record in records:
            joined, apart = [record], []
            for group in groups:
                if self.root(group[0]) == self.root(record) or any(agree(each, record) for each in group):
                    self.join(group[0], record)
                    group.extend(joined)
                    joined = group
                else:
                    apart.append(group)
            groups = [*apart, joined]

    def sets(self) -> list[list[int]]:
        """The components, each sorted, in the order of their smallest member."""
        found: dict[int, list[int]] = {}
        for record in sorted(self.parent):
            root = self.parent[record]
            found.setdefault(root if root == record else self.root(record), []).append(record)
        return list(found.values())


def components(keys: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The connected components of records by shared keys."""
    return Forest().connect(keys).sets()


def agreeing(keys: Mapping[int, Iterable[int]], agree: Callable[[int, int], bool]) -> list[list[int]]:
    """The components of records by keys that they share and on which they agree. `agree` is symmetric and looks at the two records only."""
    return Forest().connect_agreeing(keys, agree).sets()


def settle(clusters: Sequence[Sequence[int]], before: Mapping[int, int]) -> tuple[list[int | None], dict[int, int]]:
    """Give clusters their old numbers as far as possible.

    `before` says which cluster number a record had. Each old number goes to the cluster that holds its smallest old record; a cluster that
    inherits several keeps the smallest. Returns (number or None = a new one is needed, for each cluster) and what became of
    numbers that nobody carries on: old number → index of the cluster that holds its smallest old record.
    """
    heir: dict[int, int] = {}  # old number -> index of its heir
    smallest: dict[int, int] = {}
    for index, cluster in enumerate(clusters):
        for record in cluster:
            old = before.get(record)
            if old is not None and record <= smallest.get(old, record):
                smallest[old], heir[old] = record, index
    numbers: list[int | None] = [None] * len(clusters)
    moved: dict[int, int] = {}
    for old in sorted(heir):
        index = heir[old]
        if numbers[index] is None:
            numbers[index] = old
        else:
            moved[old] = index
    return numbers, moved

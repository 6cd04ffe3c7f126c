"""Which headings are one: agents by the numbers that authorities gave them, headings of all sorts by authority records. Pure.

A node is a way in which someone or something is named: an agent without a number, an agent with its numbers, an authority record. Nodes that share a number are
one. Nodes that are called the same are one unless their numbers say otherwise: a name that two of them bear who differ in a number of one
scheme joins nobody. The outcome depends on the set of nodes only, never on the order in which they came.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from lavh.catalog.authority_numbers import LOCAL
from lavh.catalog.clustering import Forest
from lavh.catalog.matching import digest
from lavh.formats.authority import Authority

NAME, VARIANT, NUMBER = 0, 1, 2


class Key(NamedTuple):
    """What a node can share with others, compared by its digest. `text` is readable: "viaf 96994048", "p alisher navoiy|1441-1501"; "" where it is not kept."""

    role: int  # NAME · VARIANT · NUMBER
    digest: int
    text: str = ""

    @property
    def scheme(self) -> str:
        """Of a number."""
        return self.text.partition(" ")[0]


Nodes = Mapping[int, Collection[Key]]


def key(role: int, text: str) -> Key:
    """The key of a readable text."""
    return Key(role, digest(text), text)


def number_keys(identifiers: Iterable[tuple[str, str]], institutions: Iterable[int]) -> set[Key]:
    """The keys of numbers; a number of an institution's own is good there only."""
    found: set[Key] = set()
    for scheme, value in identifiers:
        if scheme == LOCAL:
            found.update(key(NUMBER, f"{LOCAL}@{institution} {value}") for institution in institutions)
        else:
            found.add(key(NUMBER, f"{scheme} {value}"))
    return found


def is_telling(name: str) -> bool:
    """Whether a form that only refers to another is believed to mean nobody else: a subject, or a name of two words or with years."""
    if name[:1].isdigit():
        return True
    words, _, rest = name.partition(" ")[2].partition("|")
    return " " in words or any(character.isdigit() for character in rest)


def own_number(authority: Authority) -> str:
    """The number by which records of the same institution refer to an authority record."""
    return " ".join(authority.local_id.partition(" ")[2].split())


def clusters(nodes: Nodes) -> list[list[int]]:
    """The nodes that are one, each sorted, in the order of their smallest member."""
    numbered = {node: keys for node, keys in nodes.items() if any(each.role == NUMBER for each in keys)}
    forest = Forest().connect(
        {node: [each.digest for each in keys if each.role == NUMBER] for node, keys in numbered.items()}
    )
    told = _Told(forest, numbered)
    undecided = told.join_namesakes()
    for node in nodes:
        if node not in numbered:
            forest.root(node)
            if (other := told.meant(nodes[node], undecided)) is not None:
                forest.join(node, other)
    return forest.sets()


class _Told:
    """What nodes with numbers say of who is who."""

    def __init__(self, forest: Forest, nodes: Nodes) -> None:
        self.forest = forest
        self.bearers: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})  # NAME, VARIANT: name → identities
        self.schemes: dict[int, set[str]] = {}  # identity → schemes in which it has a number
        for node, keys in nodes.items():
            identity = forest.root(node)
            schemes = self.schemes.setdefault(identity, set())
            for each in keys:
                if each.role == NUMBER:
                    schemes.add(each.scheme)
                elif each.role == NAME or is_telling(each.text):
                    self.bearers[each.role].setdefault(each.digest, set()).add(identity)

    def join_namesakes(self) -> set[int]:
        """Make those one who are called the same and whose numbers do not contradict. Returns the names that leave open who is meant."""
        shared = {name: identities for name, identities in self.bearers[NAME].items() if len(identities) > 1}
        undecided = {name for name, identities in shared.items() if self._differ(identities)}
        chains = Forest()
        for name in shared.keys() - undecided:
            first, *others = sorted(shared[name])
            for other in others:
                chains.join(first, other)
        for chain in chains.sets():
            if self._differ(chain):  # who is one with the first by one name and with the last by another
                undecided.update(name for name, identities in shared.items() if not identities.isdisjoint(chain))
            else:
                for other in chain[1:]:
                    self.forest.join(chain[0], other)
        return undecided

    def _differ(self, identities: Iterable[int]) -> bool:
        """Whether two of them have a number of one scheme each: it would be the same one if they were one."""
        met: set[str] = set()
        for identity in identities:
            schemes = self.schemes[identity]
            if not met.isdisjoint(schemes):
                return True
            met |= schemes
        return False

    def meant(self, keys: Collection[Key], undecided: Collection[int]) -> int | None:
        """Whom a name without a number means, if that is certain: who is called so, else who is only referred to by it."""
        for each in keys:
            if each.digest in undecided:
                return None
            if identities := self.bearers[NAME].get(each.digest):
                return min(identities)
            found = {self.forest.root(one) for one in self.bearers[VARIANT].get(each.digest, ())}
            if len(found) == 1:
                return found.pop()
        return None

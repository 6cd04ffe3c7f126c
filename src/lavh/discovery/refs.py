"""What a word leads to, in one number: kind, score and the number of the thing, so that a greater one is better; of equals the one that came first."""

from collections import Counter
from collections.abc import Iterable, Sequence

KEPT = 10  # things of a kind that are kept for a word or a beginning
MOST, NUMBERS = (1 << 20) - 1, (1 << 40) - 1


def reference(kind: int, score: int, number: int) -> int:
    """The reference to a thing."""
    return kind << 60 | min(score, MOST) << 40 | NUMBERS - number


def number_of(each: int) -> int:
    """The thing's number."""
    return NUMBERS - (each & NUMBERS)


def best(refs: Iterable[int]) -> list[int]:
    """The best few of each kind, each thing once."""
    found: list[int] = []
    kinds: Counter[int] = Counter()
    seen: set[tuple[int, int]] = set()
    for each in sorted(refs, reverse=True):
        kind, thing = each >> 60, (each >> 60, each & NUMBERS)
        if kinds[kind] < KEPT and thing not in seen:
            kinds[kind] += 1
            seen.add(thing)
            found.append(each)
    return found


def merged(before: Sequence[int], refs: Sequence[int]) -> list[int]:
    """The best of both; what things are worth now counts."""
    things = {(each >> 60, each & NUMBERS) for each in refs}
    return best([*(each for each in before if (each >> 60, each & NUMBERS) not in things), *refs])

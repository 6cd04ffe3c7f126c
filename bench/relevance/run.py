"""Q1: judged queries: known items found first and among the first ten, and how well topics are ranked (nDCG@10).

Over the shipped collection, with 20,000 other records among it where the shared data is at hand (so that there is something to confuse it with). A hit is a
work; it is right if one of its records was judged so. nDCG: gain 2^grade − 1, discount log2(rank + 1), ideal from all judgements; of the other records nobody
judged, so for topics works that are made of them alone are left out of the list (condensed lists), while known items have to win against them.
"""

import math
import os
import re
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import homes
from figures import Result, note, report

from relevance import judged

BUDGET = {"success@1": 0.90, "success@10": 0.98, "nDCG@10": 0.85}


def main() -> None:
    """Ask every query."""
    homes.loaded(Path(os.environ["LAVH_BENCH_HOME"]) if os.environ.get("LAVH_BENCH_HOME") else homes.collection())
    first, ten = known_items()
    gains = [topic(each) for each in judged.topics()]
    figure = {"success@1": round(first, 3), "success@10": round(ten, 3), "nDCG@10": round(mean(gains), 3)}
    languages = {each.language.split("-")[0] for each in (*judged.known(), *judged.topics())}
    against = f"{len(judged.known())} known items, {len(gains)} topics, {len(languages)} languages"
    report(
        Result("Q1", "judged queries", figure, BUDGET, all(figure[name] >= BUDGET[name] for name in BUDGET), against)
    )


def known_items() -> tuple[float, float]:
    """(share found first, share found among the first ten)."""
    from lavh.discovery.search import Request, search

    places: list[int] = []
    by_sort: dict[str, list[int]] = defaultdict(list)
    for each in judged.known():
        made_of = records(search(Request(text=each.typed), limit=10).ids)
        place = next((number for number, own in enumerate(made_of, 1) if own & each.records), 0)
        places.append(place)
        by_sort[each.sort].append(place)
        if place != 1:
            note(f"{each.sort:10} {each.language:8} {each.typed}: {place or 'not found'}")
    for sort, found in by_sort.items():
        note(
            f"{sort}: {sum(place == 1 for place in found)} first, {sum(place > 0 for place in found)} in ten, of {len(found)}"
        )
    return sum(place == 1 for place in places) / len(places), sum(place > 0 for place in places) / len(places)


def topic(each: judged.Topic) -> float:
    """nDCG@10 of a topic."""
    from lavh.discovery.search import Request, search

    others = unjudged()
    found = [
        own
        for own in records(search(Request(text=each.typed), limit=60).ids)
        if not own <= others or own & set(each.grades)
    ][:10]
    seen: set[str] = set()
    gain = 0.0
    for number, own in enumerate(found, 1):
        grade = max((each.grades.get(record, 0) for record in own - seen), default=0)
        seen |= own
        gain += (2**grade - 1) / math.log2(number + 1)
    ideal = sum((2**grade - 1) / math.log2(number + 1) for number, grade in enumerate(best(each.grades), 1))
    note(f"topic {each.language:8} {each.typed}: {gain / ideal:.3f}")
    return gain / ideal


def best(grades: dict[str, int]) -> list[int]:
    """Grades of the ten best works: records that our catalogue has joined count once."""
    from lavh.catalog.models import Record

    works: dict[int, int] = {}
    found = Record.objects.filter(local_id__in=list(grades), deleted=False).values_list(
        "local_id", "manifestation__work_id"
    )
    for record, work in found:
        works[work] = max(works.get(work, 0), grades[record])
    missing = set(grades) - {record for record, _ in found}
    if missing:
        note(f"  judged, but not in the collection: {' '.join(sorted(missing))}")
    return sorted(works.values(), reverse=True)[:10]


def records(works: list[int]) -> list[set[str]]:
    """The sources' own numbers of each work's records."""
    from lavh.catalog.queries import own_number, sources

    found = sources(works)
    return [{original(own_number(source.local_id)) for source in found.get(work, ())} for work in works]


def original(number: str) -> str:
    """Records that the shipped collection has in another script as well are judged as one."""
    return re.sub("^demo-[a-z]-(?=[0-9])", "", number)


def unjudged() -> frozenset[str]:
    """Numbers that only the other records have."""
    if not _UNJUDGED:
        from lavh.catalog.models import Record
        from lavh.network.models import Institution

        other = Institution.objects.filter(slug="bench-library").values_list("pk", flat=True)
        shipped = {
            original(number)
            for number in Record.objects.exclude(institution__in=other).values_list("local_id", flat=True)
        }
        _UNJUDGED.append(
            frozenset(set(Record.objects.filter(institution__in=other).values_list("local_id", flat=True)) - shipped)
        )
    return _UNJUDGED[0]


_UNJUDGED: list[frozenset[str]] = []


if __name__ == "__main__":
    main()

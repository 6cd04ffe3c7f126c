"""Q4: clustering against the hand-judged pairs of `pairs.tsv`: precision and recall of edition joins, and of work joins. README.md says how they were judged.

All records are clustered together, as an import would, so that a pair may also be joined through a third record. `--list` prints every pair decided wrongly.
"""

import csv
import lzma
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "src")]

from figures import Result, note, report  # noqa: E402

from lavh.catalog import agreement, clustering, matching  # noqa: E402
from lavh.catalog.traits import traits  # noqa: E402
from lavh.formats.description import Description  # noqa: E402
from lavh.formats.reading import Profile  # noqa: E402
from lavh.formats.registry import formats  # noqa: E402

PRECISION, RECALL = 0.98, 0.90


class Pair(NamedTuple):
    """Two records and what a cataloguer said of them: edition · work · part · different."""

    one: str
    other: str
    judgement: str
    split: str  # held: judged before anything was measured, and never looked at while rules were changed
    source: str
    remark: str


class Score(NamedTuple):
    """How many joins were right."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Right joins among joins."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right joins among those that ought to be."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


Joined = Callable[[Pair], bool]


def main() -> None:
    """One JSON line."""
    pairs, records = judged(), read()
    edition, work = joins(records)
    shown = {
        name: score([pair for pair in pairs if chosen(pair)], edition)
        for name, chosen in {
            "all": bool,
            "held back": lambda pair: pair.split == "held",
            "real": lambda pair: pair.source != "uzbek",
        }.items()
    }
    works = score_works(pairs, work)
    for name, each in (*shown.items(), ("works", works)):
        note(
            f"{name}: precision {each.precision:.3f}, recall {each.recall:.3f} ({each.right} right, {each.wrong} wrong, {each.missed} missed)"
        )
    if "--list" in sys.argv:
        list_wrong(pairs, records, edition, work)
    whole = shown["all"]
    figure = {
        "precision": round(whole.precision, 4), "recall": round(whole.recall, 4),
        "precision held back": round(shown["held back"].precision, 4), "recall held back": round(shown["held back"].recall, 4),
        "recall without derived records": round(shown["real"].recall, 4),
        "works: precision": round(works.precision, 4), "works: recall": round(works.recall, 4),
    }  # fmt: skip
    met = whole.precision >= PRECISION and whole.recall >= RECALL
    budget = {"precision": PRECISION, "recall": RECALL}
    report(
        Result(
            "Q4",
            "clustering against hand-judged pairs",
            figure,
            budget,
            met,
            f"{len(pairs)} pairs of {len(records)} records",
        )
    )


def judged() -> list[Pair]:
    """The pairs, in the order of the file."""
    with (HERE / "pairs.tsv").open(encoding="utf-8", newline="") as stream:
        return [Pair(*row) for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def read() -> dict[str, Description]:
    """The records by their number."""
    marc21, profile = formats()["marc21"], Profile()
    content = lzma.decompress((HERE / "records.mrc.xz").read_bytes())
    found = (marc21.read(raw + b"\x1d", profile).description for raw in content.split(b"\x1d") if len(raw) > 40)
    return {each.local_id: each for each in found if each is not None}


def joins(records: dict[str, Description]) -> tuple[Joined, Joined]:
    """Whether a pair is one edition, and one work."""
    numbers = {local_id: number for number, local_id in enumerate(sorted(records), 1)}
    own = {numbers[local_id]: description for local_id, description in records.items()}
    said = {number: traits(each) for number, each in own.items()}
    proposed = {number: keys(matching.edition_keys(each)) for number, each in own.items()}
    editions = places(clustering.agreeing(proposed, lambda one, other: not agreement.against(said[one], said[other])))
    both = {number: keys(matching.edition_keys(each) + matching.work_keys(each)) for number, each in own.items()}
    works = places(clustering.components(both))

    def among(place: dict[int, int]) -> Joined:
        return lambda pair: place[numbers[pair.one]] == place[numbers[pair.other]]

    return among(editions), among(works)


def keys(texts: Sequence[str]) -> list[int]:
    """Digests."""
    return [matching.digest(text) for text in texts]


def places(clusters: Sequence[Sequence[int]]) -> dict[int, int]:
    """Record → number of its cluster."""
    return {record: place for place, cluster in enumerate(clusters) for record in cluster}


def score(pairs: Sequence[Pair], joined: Joined) -> Score:
    """Joins of editions: everything that is not one edition must stay apart."""
    right = sum(joined(pair) for pair in pairs if pair.judgement == "edition")
    wrong = sum(joined(pair) for pair in pairs if pair.judgement != "edition")
    return Score(right, wrong, sum(pair.judgement == "edition" for pair in pairs) - right)


def score_works(pairs: Sequence[Pair], joined: Joined) -> Score:
    """Joins of works. Parts of a whole are not counted: whether they are one work is a matter of taste."""
    same = [pair for pair in pairs if pair.judgement in {"edition", "work"}]
    right = sum(joined(pair) for pair in same)
    return Score(right, sum(joined(pair) for pair in pairs if pair.judgement == "different"), len(same) - right)


def list_wrong(pairs: Sequence[Pair], records: dict[str, Description], edition: Joined, work: Joined) -> None:
    """Every pair of the open split that was decided wrongly; of the others only the number."""
    held = 0
    for pair in pairs:
        wrong = edition(pair) != (pair.judgement == "edition")
        wrong_work = pair.judgement != "part" and work(pair) != (pair.judgement in {"edition", "work"})
        if not (wrong or wrong_work):
            continue
        if pair.split == "held":
            held += 1
            continue
        note(f"{'EDITION' if wrong else 'WORK'} {pair.judgement} {pair.one} {pair.other} {pair.remark}")
        for number in (pair.one, pair.other):
            note(f"    {line(records[number])}")
    note(f"and {held} of the pairs held back")


def line(description: Description) -> str:
    """A record in one line."""
    titles = [f"{title.text} : {title.rest} [{title.part}]" for title in description.titles if title.role == "main"][:1]
    names = [each.agent.name + "*" * each.lead for each in description.contributions[:2]]
    publishers = [each.publisher for each in description.publications[:2]]
    dates = [date.written for date in description.dates if date.role == "published"][:2]
    numbers = [
        f"{each.scheme} {each.value} {each.note}" for each in description.identifiers if each.scheme in {"isbn", "oclc"}
    ][:3]
    parts = (
        description.kind,
        *names,
        *titles,
        description.edition,
        *publishers,
        *dates,
        description.extent,
        description.medium,
        *numbers,
    )
    return " | ".join(part[:90] for part in parts if part)


if __name__ == "__main__":
    main()

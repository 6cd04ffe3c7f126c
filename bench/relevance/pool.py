"""What to judge for a topic: candidates of three methods that know nothing of each other, for a person to read.

    PYTHONPATH=src:bench python bench/relevance/pool.py "typed words" [more words that mean the same …]

Ours (first 20), BM25 over the plain lower-case text of the records (any of all the words given, first 30), and every record that has one of the words in its
title or subjects as a part of a word. Prints number, title, author and subjects of each, and who found it.
"""

import math
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import homes


def main() -> None:
    """Print the pool."""
    homes.loaded(homes.collection())
    from lavh.catalog.models import Record
    from lavh.discovery.search import Request, search
    from lavh.formats.description import unpack
    from relevance.run import records

    typed, *more = sys.argv[1:]
    texts: dict[str, tuple[str, str]] = {}
    for row in Record.objects.exclude(institution__slug="bench-library").filter(deleted=False):
        each = unpack(bytes(row.description))
        titles = [f"{title.text} {title.rest}" for title in each.titles] + [
            form.text for subject in each.subjects for form in subject.forms
        ]
        subjects = [" ".join([subject.term, *(term for _, term in subject.subdivisions)]) for subject in each.subjects]
        names = [each_.agent.name for each_ in each.contributions]
        texts[row.local_id] = (
            " ".join([*titles, *subjects]).lower(),
            f"{titles[0] if titles else ''} / {'; '.join(names[:2])} / {'; '.join(subjects[:4])}",
        )
    words = re.findall(r"\w+", " ".join([typed, *more]).lower())
    found: dict[str, list[str]] = {}
    for work in records(search(Request(text=typed), limit=20).ids):
        for record in work & set(texts):
            found.setdefault(record, []).append("ours")
    for record in bm25({number: text for number, (text, _) in texts.items()}, words)[:30]:
        found.setdefault(record, []).append("bm25")
    for number, (text, _) in texts.items():
        if any(word in text for word in words if len(word) > 3):
            found.setdefault(number, []).append("part")
    for record, methods in sorted(found.items(), key=lambda item: -len(item[1])):
        print(record, "+".join(methods), texts[record][1][:300], sep="\t")


def bm25(texts: dict[str, str], words: list[str]) -> list[str]:
    """Records by BM25 (k1 1.2, b 0.75), best first."""
    counted = {number: Counter(re.findall(r"\w+", text)) for number, text in texts.items()}
    average = sum(counts.total() for counts in counted.values()) / len(counted)
    frequency = {word: sum(word in counts for counts in counted.values()) for word in words}
    scores = Counter[str]()
    for number, counts in counted.items():
        for word in words:
            if times := counts[word]:
                rarity = math.log(1 + (len(counted) - frequency[word] + 0.5) / (frequency[word] + 0.5))
                scores[number] += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * counts.total() / average))
    return [number for number, _ in scores.most_common()]


if __name__ == "__main__":
    main()

"""What peers index: the same words, stems and facet values that our index is given, one JSON line a work. Made from the instance, kept beside it.

And what they are asked: for each typed word everything that our query accepts in its place.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import homes
from figures import note

Query = list[tuple[tuple[str, ...], tuple[str, ...]]]  # for each word: its tokens, and those of its stems


def file(place: Path) -> Path:
    """The documents of an instance. Call after `homes.enter`."""
    path = place / "documents-2.jsonl"
    if not path.exists():
        note("writing what peers index")
        draft = path.with_suffix(".draft")
        _write(draft)
        draft.replace(path)
    return path


def _write(path: Path) -> None:
    from lavh.catalog.queries.lists import works_after
    from lavh.discovery import reading

    place = 0
    with path.open("w", encoding="utf-8") as stream:
        while works := works_after(place, 1000):
            for each in reading.documents(works):
                line = {
                    "id": each.id, "title": " ".join(each.title), "creator": " ".join(each.creator), "subject": each.subject, "words": " ".join([*each.title, *each.words]),
                    "kind": each.kind, "language": each.language, "institution": each.institution, "year": each.year, "agent": each.agent, "topic": each.topic,
                }  # fmt: skip
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            place = works[-1]


def asked(typed: Sequence[str]) -> list[tuple[str, Query]]:
    """Those of the typed texts that are two plain words to us too, each with the tokens that will do for its words: as they are, and of one stem."""
    from lavh.discovery.small import SMALL_WORDS
    from lavh.kernel.text import alternatives, fold, stem_alternatives

    found = []
    for text in typed:
        words = text.split()
        if len(words) == 2 == len(fold(text).split()) and not any(word.lower() in SMALL_WORDS for word in words):
            keys = [tuple(alternatives(word)) for word in words]
            stems = [
                tuple(each for each in stem_alternatives(word) if each not in own)
                for word, own in zip(words, keys, strict=True)
            ]
            found.append((text, list(zip(keys, stems, strict=True))))
    return found


if __name__ == "__main__":
    print(file(homes.enter(sys.argv[1])))

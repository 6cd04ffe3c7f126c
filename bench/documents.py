"""What peers index: the same words and facet values that our index is given, one JSON line a work. Made from the instance, kept beside it."""

import json
import sys
from pathlib import Path

import homes
from figures import note


def file(place: Path) -> Path:
    """The documents of an instance. Call after `homes.enter`."""
    path = place / "documents.jsonl"
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
                    "id": each.id, "title": " ".join(each.title), "creator": " ".join(each.creator), "subject": each.subject, "words": " ".join(each.words),
                    "kind": each.kind, "language": each.language, "institution": each.institution, "year": each.year[:1], "agent": each.agent, "topic": each.topic,
                }  # fmt: skip
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            place = works[-1]


if __name__ == "__main__":
    print(file(homes.enter(sys.argv[1])))

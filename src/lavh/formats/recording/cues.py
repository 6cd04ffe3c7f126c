"""Cue lists: what begins when in a recording."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from lavh.formats.audio import cue
from lavh.formats.audio.clock import seconds
from lavh.formats.xml.made import clean

MOST = 5_000
WORDS = 5_000
# Column or key → what it says. In English, Russian and Uzbek, as archives write their lists.
COLUMNS = {
    "start": "start", "begin": "start", "from": "start", "starttime": "start", "start time": "start", "time": "start", "timecode": "start", "in": "start",
    "начало": "start", "время": "start", "boshi": "start", "vaqt": "start", "boshlanishi": "start",
    "end": "end", "to": "end", "endtime": "end", "end time": "end", "out": "end", "конец": "end", "oxiri": "end", "tugashi": "end",
    "title": "title", "name": "title", "label": "title", "segment": "title", "chapter": "title", "название": "title", "заголовок": "title", "sarlavha": "title", "nomi": "title",
    "description": "description", "summary": "description", "synopsis": "description", "notes": "description", "note": "description", "text": "description",
    "описание": "description", "содержание": "description", "tavsif": "description", "mazmuni": "description",
    "speaker": "speaker", "speakers": "speaker", "who": "speaker", "performer": "speaker", "говорит": "speaker", "спикер": "speaker", "исполнитель": "speaker",
    "soʻzlovchi": "speaker", "so'zlovchi": "speaker", "ijrochi": "speaker",
}  # fmt: skip
_LABEL = re.compile(r"^(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?$")


class Segment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of a recording. `end` is unknown where the list has none: it goes on to the next."""

    start: float
    end: float | None = None
    title: str = ""
    description: str = ""
    speaker: str = ""


def tidy(found: Iterable[Segment], duration: float) -> tuple[Segment, ...]:
    """In order of time, none beyond the end of the recording, every end known."""
    ordered = sorted((each for each in found if 0 <= each.start < duration), key=lambda each: each.start)[:MOST]
    found = []
    for number, each in enumerate(ordered):
        after = ordered[number + 1].start if number + 1 < len(ordered) else duration
        told = each.end is not None and each.end > each.start
        end = min(each.end or 0.0, duration) if told else after
        found.append(msgspec.structs.replace(each, end=round(end, 3)))
    return tuple(found)


def sheet(content: bytes) -> tuple[Segment, ...]:
    """A cue sheet."""
    return tuple(Segment(each.start, title=each.title, speaker=each.performer) for each in cue.read(content).tracks)


def is_labels(content: bytes) -> bool:
    """Whether a text is labels of Audacity: all its lines are."""
    lines = [line for line in cue.decoded(content).splitlines() if line.strip() and not line.startswith("\\")]
    return bool(lines) and all(_LABEL.match(line) for line in lines)


def labels(content: bytes) -> tuple[Segment, ...]:
    """Labels of Audacity: start, end, label, parted by tabs; a label of a moment has no length."""
    found = (_LABEL.match(line) for line in cue.decoded(content).splitlines())
    return tuple(_label(each) for each in found if each)


def _label(found: re.Match[str]) -> Segment:
    start, end = (float(found[part].replace(",", ".")) for part in (1, 2))
    return Segment(round(start, 3), round(end, 3) if end > start else None, _words(found[3]))


def table(content: bytes) -> tuple[Segment, ...]:
    """A table with a head; columns that it does not know are left out. Without a column of beginnings it is no cue list."""
    text = cue.decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    head = text.partition("\n")[0]
    parted = max("\t;,", key=head.count)
    rows = _rows(csv.reader(io.StringIO(text), delimiter=parted))
    names = [COLUMNS.get(name.strip().strip("\ufeff").lower(), "") for name in next(rows, [])]
    return tuple(_segments(rows, names)) if "start" in names else ()


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows that can be read."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            continue


def _segments(rows: Iterable[list[str]], names: list[str]) -> Iterator[Segment]:
    for row in rows:
        made = _segment({name: cell for name, cell in zip(names, row, strict=False) if name})
        if made:
            yield made


def listed(value: object) -> tuple[Segment, ...]:
    """Segments as JSON has them: a list of objects, alone or as `segments` or `chapters`."""
    if isinstance(value, dict):
        value = value.get("segments") or value.get("chapters") or ()
    rows = value[:MOST] if isinstance(value, list) else []
    found = (
        _segment({COLUMNS.get(str(key).lower(), ""): each for key, each in row.items()})
        for row in rows
        if isinstance(row, dict)
    )
    return tuple(each for each in found if each)


def _segment(row: Mapping[str, Any]) -> Segment | None:
    start = _time(row.get("start"))
    if start is None:
        return None
    end = _time(row.get("end"))
    title, description, speaker = (_words(row.get(key)) for key in ("title", "description", "speaker"))
    return Segment(start, end if end and end > start else None, title, description, speaker)


def _time(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return round(float(value), 3) if 0 <= value < 1e7 else None
    return seconds(str(value))


def _words(value: object) -> str:
    if isinstance(value, list):
        value = ", ".join(each for each in value if isinstance(each, str))
    return " ".join(clean(value).split())[:WORDS] if isinstance(value, str) else ""

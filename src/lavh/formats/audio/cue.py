"""Cue sheets (.cue): the tracks of one or several sound files, with their titles, performers and times in 1/75 seconds."""

import re
from typing import NamedTuple

_LINE = re.compile(r"(?P<word>[A-Z]+)\s+(?P<rest>.+)")
_QUOTED = re.compile(r'"([^"]*)"')
_TIME = re.compile(r"(\d{1,4}):(\d{2}):(\d{2})")
MOST = 5_000


class Track(NamedTuple):
    """One track: in which file it begins, when, what it is and who plays or speaks."""

    file: str
    start: float
    title: str = ""
    performer: str = ""


class Sheet(NamedTuple):
    """A whole sheet."""

    title: str = ""
    performer: str = ""
    tracks: tuple[Track, ...] = ()


def decoded(content: bytes) -> str:
    """The text of a list that does not say its character set: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows Cyrillic."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")


def read(content: bytes) -> Sheet:
    """A cue sheet; lines that it does not understand are left out."""
    state = {"FILE": "", "TITLE": "", "PERFORMER": ""}
    tracks: list[Track] = []
    track: dict[str, str] | None = None
    for line in decoded(content).splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is None or len(tracks) >= MOST:
            continue
        word, rest = found["word"], found["rest"]
        if word == "TRACK":
            track = {}
        elif word == "FILE":
            state["FILE"] = _name(rest)
        elif word in {"TITLE", "PERFORMER"}:
            (state if track is None else track)[word] = _words(rest)
        elif word == "INDEX" and track is not None and rest.startswith("01") and (time := _TIME.search(rest)):
            start = int(time[1]) * 60 + int(time[2]) + int(time[3]) / 75
            tracks.append(Track(state["FILE"], round(start, 3), track.get("TITLE", ""), track.get("PERFORMER", "")))
    return Sheet(state["TITLE"], state["PERFORMER"], tuple(tracks))


def _words(rest: str) -> str:
    quoted = _QUOTED.match(rest)
    return quoted[1].strip() if quoted else rest.strip()


def _name(rest: str) -> str:
    """The file's name, without the word for its kind behind it and without the folders of another computer."""
    quoted = _QUOTED.match(rest)
    name = quoted[1] if quoted else rest.rpartition(" ")[0] or rest
    return name.replace("\\", "/").rpartition("/")[2].strip()

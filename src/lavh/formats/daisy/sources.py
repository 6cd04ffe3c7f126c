"""What the files of a DAISY book hold, read once: phrases, text, lengths of sound. What is missing or broken is a problem, and the rest is there."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lavh.formats.audio import Sound, probe
from lavh.formats.daisy import smil
from lavh.formats.daisy.entries import Entry
from lavh.formats.daisy.forgiving import Forgiving
from lavh.formats.daisy.smil import Phrase
from lavh.formats.dtbook.book import Chapter, Text
from lavh.formats.dtbook.opening import content
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm.addresses import Target
from lavh.kernel.errors import Unreadable

LATE = 1.0  # seconds that a phrase may lie beyond the end of its file before the file counts as cut short

Reader = Callable[[bytes, str], Text]


class Book(NamedTuple):
    """What the package of a book says, whichever DAISY it is."""

    about: Mapping[str, tuple[str, ...]]
    language: str
    headings: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    smils: tuple[str, ...]  # names, in order
    texts: tuple[str, ...]  # names of text files that belong to it even if no phrase speaks of them
    tests: Mapping[str, str]
    kind: str  # multimediaType, in lower case without spaces; "" = not told
    navigation: str  # the name of NCC or NCX: no text of the book
    cover: str = ""


class Sources(NamedTuple):
    """Everything read."""

    phrases: tuple[Phrase, ...]
    places: Mapping[Target, int]  # what contents may point to → the phrase
    chapters: tuple[Chapter, ...]
    pictures: tuple[str, ...]
    sounds: Mapping[str, Sound]  # in the order in which they are heard
    texts: Mapping[str, Text]


def read(source: Forgiving, book: Book, reader: Reader, limits: Limits, problems: list[Problem]) -> Sources:
    """Read all files of a book."""
    phrases, places = _phrases(source, book, limits, problems)
    named = dict.fromkeys(phrase.text.name for phrase in phrases if phrase.text)
    wanted = [name for name in dict.fromkeys((*named, *book.texts)) if name and name != book.navigation]
    texts = _texts(source, wanted, reader, limits, problems)
    sounds = _sounds(source, dict.fromkeys(clip.name for phrase in phrases for clip in phrase.clips), problems)
    return Sources(
        phrases=_heard(phrases, sounds, problems),
        places=places,
        chapters=tuple(chapter for each in texts.values() for chapter in each.chapters),
        pictures=tuple(name for each in texts.values() for name in each.pictures),
        sounds=sounds,
        texts=texts,
    )


def _phrases(
    source: Forgiving, book: Book, limits: Limits, problems: list[Problem]
) -> tuple[list[Phrase], dict[Target, int]]:
    found: list[Phrase] = []
    places: dict[Target, int] = {}
    for name in book.smils:
        try:
            here, wrong = smil.read(content(source, name, limits), name, book.tests)
        except Unreadable as error:
            problems.append(Problem(error.code, place=name))
            continue
        problems += wrong
        if here:
            places.setdefault(Target(name), len(found))
        for number, phrase in enumerate(here, len(found)):
            for each in phrase.ids:
                places.setdefault(Target(name, each), number)
        found += (_called(phrase, source) for phrase in here)
    return found, places


def _called(phrase: Phrase, source: Forgiving) -> Phrase:
    """The phrase with its files as they are called here."""
    clips = tuple(clip._replace(name=source.actual(clip.name)) for clip in phrase.clips)
    return phrase._replace(text=source.target(phrase.text) if phrase.text else None, clips=clips)


def _texts(
    source: Container, names: Iterable[str], reader: Reader, limits: Limits, problems: list[Problem]
) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for name in names:
        try:
            text = reader(content(source, name, limits), name)
        except Unreadable as error:
            problems.append(Problem(error.code, place=name))
            continue
        problems += text.problems
        found[name] = text
    return found


def _sounds(source: Container, names: Iterable[str], problems: list[Problem]) -> dict[str, Sound]:
    found: dict[str, Sound] = {}
    for name in names:
        try:
            found[name] = probe(source.open(name), name)._replace(picture=None)
        except Unreadable as error:
            problems.append(Problem(error.code, place=name))
    return found


def _heard(phrases: Iterable[Phrase], sounds: Mapping[str, Sound], problems: list[Problem]) -> tuple[Phrase, ...]:
    """The phrases without sound that is not there. A file that ends before its phrases do is told once."""
    short: dict[str, None] = {}
    kept: list[Phrase] = []
    for phrase in phrases:
        clips = []
        for clip in phrase.clips:
            sound = sounds.get(clip.name)
            if sound is not None and clip.begin < sound.duration:
                clips.append(clip)
            if sound is not None and (clip.end or clip.begin) > sound.duration + LATE:
                short[clip.name] = None
        kept.append(phrase._replace(clips=tuple(clips)))
    problems += [Problem("short-audio", place=name) for name in short]
    return tuple(kept)

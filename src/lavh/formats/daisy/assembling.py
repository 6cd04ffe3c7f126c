"""One publication of a DAISY book: chapters of text with their sound, or tracks of sound with their phrases."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lavh.formats.audiobook.opening import TYPE as AUDIOBOOK_TYPE
from lavh.formats.audiobook.opening import spoken
from lavh.formats.daisy.entries import Entry
from lavh.formats.daisy.smil import Clip, Phrase
from lavh.formats.daisy.sources import Book, Sources
from lavh.formats.dtbook.metadata import accessibility, metadata
from lavh.formats.dtbook.opening import BOOK, page_list, pictures, reading_order, resources, toc, tree, with_formulas
from lavh.formats.publishing import Container, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Guidance, Guided, Link, Manifest, addresses, listening
from lavh.formats.rwpm.addresses import Target
from lavh.formats.rwpm.describing import describe, exact
from lavh.formats.rwpm.manifest import AUDIOBOOK, EPUB, encode
from lavh.formats.rwpm.phrases import Span, audioref
from lavh.kernel.errors import Unreadable

SOUND_FIRST = frozenset({"audioonly", "audioncc", "audioncx", "audioparttext"})


def assembled(source: Container, book: Book, found: Sources, problems: list[Problem]) -> Opened:
    """The publication. Raises Unreadable("nothing-to-read") when there is neither text nor sound."""
    if not found.chapters and not found.sounds:
        raise Unreadable("nothing-to-read", filename=source.name)
    text = bool(found.chapters) and not (book.kind in SOUND_FIRST and found.sounds)
    made = _Text(source, book, found, problems) if text else _Sound(source, book, found, problems)
    manifest = made.manifest()
    sync = made.sync()
    face = listening.listening(exact(manifest), sync) if text and found.sounds else None
    if face is not None:
        manifest = replace(manifest, resources=(*manifest.resources, listening.LINK))
    kind = "audiobook" if found.sounds else "ebook"
    return Opened(
        manifest=exact(manifest),
        resources=_resources(source, found, manifest, face),
        description=describe(manifest, kind, spoken(manifest.metadata.duration or 0.0)),
        problems=lambda: tuple(dict.fromkeys(problems)),
        sync=sync,
        cover=next((link for link in manifest.resources if "cover" in link.rel), None),
    )


class _Book:
    """What both kinds have in common."""

    def __init__(self, source: Container, book: Book, found: Sources, problems: list[Problem]) -> None:
        self.source = source
        self.book = book
        self.found = found
        names = (*found.pictures, *((book.cover,) if book.cover else ()))
        self.others = tuple(
            replace(link, rel=("cover",)) if addresses.name(link.href) == book.cover else link
            for link in pictures(source, names, problems)
        )
        self.chapters = {
            (text, fragment): chapter
            for text, each in found.texts.items()
            for chapter in each.chapters
            for fragment in chapter.ids
        }

    def about(self, contents: Sequence[Link], pages: Sequence[Link], profile: str, kind: str) -> Manifest:
        """A manifest with metadata."""
        told = metadata(self.book.about, self.source.name, self.book.language)
        sound = bool(self.found.sounds)
        length = round(sum(each.duration for each in self.found.sounds.values()), 3)
        return Manifest(
            metadata=replace(
                told,
                type=kind,
                conforms_to=(profile,),
                duration=length or None,
                accessibility=accessibility(
                    text=bool(self.found.chapters),
                    sound=sound,
                    contents=bool(contents),
                    pages=bool(pages),
                    mathml=with_formulas(self.found.chapters),
                ),
            ),
            toc=tuple(contents),
            page_list=tuple(pages),
        )

    def tracks(self) -> tuple[Link, ...]:
        """The sound files, in the order in which they are heard."""
        return tuple(
            Link(
                href=addresses.href(name),
                type=sound.media_type,
                duration=sound.duration,
                bitrate=sound.bitrate or None,
                size=self.source.size(name),
            )
            for name, sound in self.found.sounds.items()
        )

    def phrase(self, target: Target) -> Phrase | None:
        """What an entry of the contents points to; a place that is not there is the beginning of its file."""
        number = self.found.places.get(target, self.found.places.get(Target(target.name)))
        return None if number is None else self.found.phrases[number]

    def textref(self, phrase: Phrase) -> str:
        """Its words in a chapter; "" if there are none."""
        if phrase.text is None:
            return ""
        chapter = self.chapters.get((phrase.text.name, phrase.text.fragment))
        return f"{chapter.href}#{phrase.text.fragment}" if chapter else ""

    def role(self, phrase: Phrase, otherwise: str = "") -> tuple[str, ...]:
        """What a listener may skip says so itself; else what its words are."""
        if phrase.role:
            return (phrase.role,)
        chapter = self.chapters.get((phrase.text.name, phrase.text.fragment)) if phrase.text else None
        role = chapter.roles.get(phrase.text.fragment, "") if chapter and phrase.text else ""
        return (role,) if role else (otherwise,) if otherwise else ()


class _Text(_Book):
    """Chapters, each with its sound."""

    def manifest(self) -> Manifest:
        """Contents and pages as the navigation has them, where they lead to words; else as the text has them."""
        chapters = self.found.chapters
        contents = tree(self._entries(self.book.headings)) or toc(chapters)
        pages = tuple(Link(href=href, title=title) for _, href, title in self._entries(self.book.pages))
        pages = pages or page_list(chapters)
        return replace(
            self.about(contents, pages, EPUB, BOOK),
            reading_order=reading_order(chapters),
            resources=(*self.tracks(), *self.others),
        )

    def _entries(self, entries: Iterable[Entry]) -> Iterator[tuple[int, str, str]]:
        titles = {
            _plain(heading.title): f"{chapter.href}#{heading.fragment}"
            for chapter in reversed(self.found.chapters)
            for heading in reversed(chapter.headings)
        }
        for entry in entries:
            phrase = self.phrase(entry.target)
            href = (self.textref(phrase) if phrase else "") or (
                titles.get(_plain(entry.title), "") if entry.level else ""
            )
            if href:
                yield entry.level, href, entry.title

    def sync(self) -> Mapping[str, Guidance]:
        """Chapter → its phrases. What has sound and no words stays with the chapter before it."""
        kept: dict[str, list[Guided]] = {}
        here = self.found.chapters[0].href
        for phrase in self.found.phrases:
            textref = self.textref(phrase)
            here = textref.partition("#")[0] or here
            if phrase.clips:
                kept.setdefault(here, []).append(guided(phrase, textref, self.role(phrase)))
        return {href: Guidance(tuple(each)) for href, each in kept.items()}


class _Sound(_Book):
    """Tracks, each with its phrases."""

    def manifest(self) -> Manifest:
        """Contents and pages lead to moments."""
        contents = tree(self._entries(self.book.headings))
        pages = tuple(Link(href=href, title=title) for _, href, title in self._entries(self.book.pages))
        titles = {link.href.partition("#")[0]: link.title for link in reversed(tuple(_flat(contents)))}
        return replace(
            self.about(contents, pages, AUDIOBOOK, AUDIOBOOK_TYPE),
            reading_order=tuple(replace(track, title=titles.get(track.href)) for track in self.tracks()),
            resources=(*reading_order(self.found.chapters), *self.others),
        )

    def _entries(self, entries: Iterable[Entry]) -> Iterator[tuple[int, str, str]]:
        for entry in entries:
            phrase = self.phrase(entry.target)
            if phrase and phrase.clips:
                clip = phrase.clips[0]
                yield entry.level, audioref(Span(addresses.href(clip.name), clip.begin)), entry.title

    def sync(self) -> Mapping[str, Guidance]:
        """Track → its phrases, each clip one; those of the contents say what they are called."""
        labels = {
            self.found.places[entry.target]: entry
            for entry in (*self.book.headings, *self.book.pages)
            if entry.target in self.found.places
        }
        kept: dict[str, list[Guided]] = {}
        for number, phrase in enumerate(self.found.phrases):
            if not phrase.clips:
                continue
            label = labels.get(number)
            role = "" if label is None else f"heading{label.level}" if label.level else "pagebreak"
            roles = self.role(phrase, role)
            textref = self.textref(phrase)
            title = label.title if label and not textref else None
            first, *more = phrase.clips
            made = Guided(textref=textref or None, audioref=_audioref(first), text=title, role=roles)
            kept.setdefault(addresses.href(first.name), []).append(made)
            for clip in more:
                skipped = roles if phrase.role else ()
                kept.setdefault(addresses.href(clip.name), []).append(Guided(audioref=_audioref(clip), role=skipped))
        return {href: Guidance(tuple(each)) for href, each in kept.items()}


def guided(phrase: Phrase, textref: str, role: tuple[str, ...]) -> Guided:
    """Words and their sound as guided navigation has them: clips that do not go on where one ended are children."""
    spans = [_audioref(clip) for clip in joined(phrase.clips)]
    if len(spans) == 1:
        return Guided(textref=textref or None, audioref=spans[0], role=role)
    return Guided(textref=textref or None, role=role, children=tuple(Guided(audioref=each) for each in spans))


def _audioref(clip: Clip) -> str:
    return audioref(Span(addresses.href(clip.name), clip.begin, clip.end))


def joined(clips: Iterable[Clip]) -> list[Clip]:
    """Clips that go on where the one before ended are one."""
    found: list[Clip] = []
    for clip in clips:
        last = found[-1] if found else None
        if last is not None and last.name == clip.name and last.end is not None and abs(last.end - clip.begin) < 0.02:
            found[-1] = last._replace(end=clip.end)
        else:
            found.append(clip)
    return found


def _resources(source: Container, found: Sources, manifest: Manifest, face: Manifest | None) -> Iterator[Resource]:
    made = {listening.HREF, *(chapter.href for chapter in found.chapters)}
    others = [link for link in (*manifest.reading_order, *manifest.resources) if link.href not in made]
    yield from resources(source, found.chapters, others)
    if face is not None:
        content = encode(face)
        yield Resource(listening.HREF, listening.MEDIA_TYPE, lambda: io.BytesIO(content))


def _flat(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _flat(link.children)


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())

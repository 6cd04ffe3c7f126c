"""What all audiobooks have in common once their manifest is known: tracks that are there and can be played, times, cover, description."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from lavh.formats.audio import Sound, media_type, probe
from lavh.formats.audio.clock import shown
from lavh.formats.audio.kinds import PICTURES, UNPLAYED, suffix
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Link, Manifest, addresses
from lavh.formats.rwpm.describing import describe, exact
from lavh.formats.rwpm.manifest import AUDIOBOOK
from lavh.kernel.errors import Unreadable

TYPE = "http://schema.org/Audiobook"
COVERS = ("cover", "folder", "front", "albumart", "muqova", "обложка")


def content(source: Container, name: str, limits: Limits) -> bytes:
    """A small file as a whole. Raises Unreadable("too-large")."""
    with source.open(name) as stream:
        found = stream.read(limits.markup_bytes + 1)
    if len(found) > limits.markup_bytes:
        raise Unreadable("too-large", filename=name)
    return found


def sound(source: Container, name: str, problems: list[Problem]) -> Sound | None:
    """What is known of a sound file; what is wrong with it is a problem."""
    if suffix(name) in UNPLAYED:
        problems.append(Problem("unplayed-audio", place=name))
        return None
    try:
        return probe(source.open(name), name)
    except Unreadable as error:
        problems.append(Problem(error.code, place=name))
        return None


def tracks(source: Container, links: Sequence[Link], problems: list[Problem]) -> tuple[Link, ...]:
    """The links whose sound is there, with measured times; a file that is listed twice is one track. Raises Unreadable("no-audio") if none is."""
    known = set(source.names)
    found: list[Link] = []
    seen: set[str] = set()
    for link in links:
        name = addresses.name(link.href)
        if name in seen:
            continue
        seen.add(name)
        if name not in known:
            problems.append(Problem("missing-file", place=link.href))
            continue
        heard = sound(source, name, problems)
        if heard is not None:
            found.append(
                replace(
                    link,
                    href=addresses.href(name),
                    type=heard.media_type,
                    duration=heard.duration,
                    bitrate=heard.bitrate or None,
                    size=source.size(name),
                    alternate=(),
                )
            )
    if not found:
        raise Unreadable("no-audio", filename=source.name)
    return tuple(found)


def finished(
    source: Container,
    manifest: Manifest,
    problems: list[Problem],
    kind: str = "audiobook",
    more: Iterable[Resource] = (),
) -> Opened:
    """An audiobook whose tracks are known: profile, length, contents that lead somewhere, resources, cover, description."""
    order = manifest.reading_order
    duration = round(sum(link.duration or 0.0 for link in order), 3)
    lengths = {link.href.partition("#")[0]: link.duration or 0.0 for link in order}
    manifest = replace(
        manifest,
        metadata=replace(
            manifest.metadata,
            title=manifest.metadata.title or title_of(source.name),
            type=TYPE,
            conforms_to=(AUDIOBOOK,),
            duration=duration,
        ),
        toc=leading(manifest.toc, lengths) or contents(order),
        page_list=leading(manifest.page_list, lengths),
        resources=tuple(_whole(link) for link in manifest.resources),
        links=(),
    )
    return Opened(
        manifest=exact(manifest),
        resources=_resources(source, manifest, problems, tuple(more)),
        description=describe(manifest, kind, spoken(duration)),
        problems=lambda: tuple(dict.fromkeys(problems)),
        cover=next((link for link in manifest.resources if "cover" in link.rel), None),
    )


def contents(order: Sequence[Link]) -> tuple[Link, ...]:
    """One entry for each track that has a title."""
    return tuple(Link(href=link.href, title=link.title) for link in order if link.title)


def leading(entries: Sequence[Link], lengths: dict[str, float]) -> tuple[Link, ...]:
    """The entries that lead to a track; a heading whose own address leads nowhere stays for its children."""
    kept: list[Link] = []
    for entry in entries:
        children = leading(entry.children, lengths)
        there = entry.href.partition("#")[0] in lengths
        if there or children:
            kept.append(replace(entry, href=entry.href if there else children[0].href, children=children))
    return tuple(kept)


def picture_in(names: Iterable[str]) -> str:
    """The picture that is most probably the cover: by its name, else the only one."""
    pictures = [name for name in names if suffix(name) in PICTURES]
    by_name = [name for name in pictures if any(word in name.rpartition("/")[2].lower() for word in COVERS)]
    return min(by_name, key=len) if by_name else pictures[0] if len(pictures) == 1 else ""


def picture_link(source: Container, name: str) -> Link:
    """A cover as a resource."""
    return Link(href=addresses.href(name), type=PICTURES[suffix(name)], rel=("cover",), size=source.size(name))


def title_of(name: str) -> str:
    """A title from the name of a file or folder."""
    bare = name.rpartition("/")[2]
    if suffix(bare) in {"zip", "lpf", "audiobook"} or media_type(bare):
        bare = bare.rpartition(".")[0]
    return " ".join(bare.replace("_", " ").split()) or name


def spoken(duration: float) -> str:
    """A length as catalogues write it: "2 h 14 min"."""
    minutes = max(round(duration / 60), 1) if duration else 0
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def at(href: str, start: float) -> str:
    """The address of a moment."""
    return f"{href}#t={shown(start)}" if start else href


def _whole(link: Link) -> Link:
    """A resource is a whole file, of a known type."""
    return replace(link, href=link.href.partition("#")[0], type=link.type or kind_of(link.href))


def kind_of(href: str) -> str:
    """The media type of a resource that does not tell its own."""
    name = addresses.name(href)
    return media_type(name) or PICTURES.get(suffix(name), "application/octet-stream")


def _resources(
    source: Container, manifest: Manifest, problems: list[Problem], more: tuple[Resource, ...]
) -> Iterator[Resource]:
    """The files of the manifest in order, then what was made; what is missing among the others is told."""
    made = {each.href for each in more}
    known = set(source.names)
    for link in (*manifest.reading_order, *manifest.resources):
        name = addresses.name(link.href)
        if link.href in made:
            continue
        if name in known:
            yield Resource(link.href.partition("#")[0], link.type or media_type(name), _opener(source, name))
        else:
            problems.append(Problem("missing-file", place=link.href))
    yield from more


def _opener(source: Container, name: str) -> Callable[[], BinaryIO]:
    return lambda: source.open(name)

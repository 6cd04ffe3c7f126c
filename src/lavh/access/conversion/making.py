"""From a container to drafts: everything that a publication needs to be kept, written to a folder, in constant memory. Knows no Django."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import brotli
import msgspec

from lavh.access.conversion.heard import heard, silent
from lavh.access.conversion.wire import COVER, POSITIONS, POSITIONS_TYPE, SYNC, Draft, Outcome, Progress
from lavh.access.inside import stored
from lavh.access.inside.gathering import gather
from lavh.formats.container import reserved
from lavh.formats.publishing import Limits, Opened, PublicationFormat, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Guidance, Link, Manifest
from lavh.formats.rwpm.addresses import name
from lavh.formats.rwpm.guided import MEDIA_TYPE as GUIDED
from lavh.formats.rwpm.positions import positions
from lavh.kernel.errors import Unreadable

PIECE = 1 << 20
PACKED = ("text/", "application/xhtml+xml", "application/xml", "image/svg+xml", "application/json", "application/javascript", "font/ttf", "font/otf")  # fmt: skip
PACKED_FROM, PACKED_TO = 600, 40 << 20  # bytes of a file that is worth it
QUALITY = 7

Tell = Callable[[Progress], None]


class Making:
    """One publication on its way. `whole`: bytes that are to come, for the progress."""

    def __init__(self, folder: Path, limits: Limits, whole: int, tell: Tell) -> None:
        self.folder = folder
        self.limits = limits
        self.whole = whole
        self.tell = tell
        self.drafts: dict[str, Draft] = {}
        self.sizes: dict[str, int] = {}
        self.lost: set[str] = set()
        self.problems: list[Problem] = []
        self.written = 0
        self.numbers = iter(range(1 << 30))

    def make(self, format: PublicationFormat, opened: Opened) -> Outcome:  # noqa: A002 (the field's word)
        """Write every file, then what the house makes of them. Raises Unreadable where nothing is left to read."""
        for resource in opened.resources:
            self._take(resource)
        manifest = without(opened.manifest, self.lost)
        if not manifest.reading_order:
            raise Unreadable("nothing-to-read")
        manifest = self._synchronised(manifest, opened.sync)
        places = positions(manifest, self.sizes)
        self._house(POSITIONS, POSITIONS_TYPE, msgspec.json.encode({"total": len(places), "positions": places}))
        self._words(gather(manifest, opened.sync, places, self._text))
        self._cover(opened.cover)
        return Outcome(
            format=format.name,
            manifest=manifest,
            description=opened.description,
            problems=(*opened.problems(), *self.problems),
            drafts=tuple(self.drafts.values()),
            positions=len(places),
        )

    def _take(self, resource: Resource) -> None:
        """One file. Where it breaks it is left out and reported, and the others go on."""
        path = name(resource.href)
        if path in self.drafts:
            return
        if reserved(path):
            self.problems.append(Problem("reserved-name", path))
            self.lost.add(path)
            return
        file = self._numbered()
        try:
            with resource.open() as stream:
                self.sizes[resource.href] = self._copy(stream, self.folder / file, path)
        except Unreadable as error:
            if error.code in {"too-large", "bomb", "xml-entities"}:  # an attack, not damage
                raise
            (self.folder / file).unlink(missing_ok=True)
            self.problems.append(Problem(error.code, path, str(error.facts.get("what", ""))[:200]))
            self.lost.add(path)
            return
        self.drafts[path] = Draft(path, resource.media_type, file, self._packed(file, resource.media_type))

    def _copy(self, stream: BinaryIO, target: Path, path: str) -> int:
        size = 0
        with target.open("wb") as file:
            while piece := stream.read(PIECE):
                size += len(piece)
                self.written += len(piece)
                if size > self.limits.file_bytes or self.written > self.limits.total_bytes:
                    raise Unreadable("too-large", filename=path)
                file.write(piece)
                self.tell(Progress(self.written, max(self.whole, self.written), path))
        return size

    def _packed(self, file: str, media_type: str) -> str:
        """The name of the file with the same compressed, where that helps."""
        plain = self.folder / file
        size = plain.stat().st_size
        if not media_type.startswith(PACKED) or not PACKED_FROM <= size <= PACKED_TO:
            return ""
        packed = brotli.compress(plain.read_bytes(), quality=QUALITY)
        if len(packed) > size * 0.9:
            return ""
        (self.folder / f"{file}.br").write_bytes(packed)
        return f"{file}.br"

    def _house(self, path: str, media_type: str, content: bytes) -> None:
        """A file that the house made."""
        file = self._numbered()
        (self.folder / file).write_bytes(content)
        self.drafts[path] = Draft(path, media_type, file, self._packed(file, media_type))

    def _synchronised(self, manifest: Manifest, sync: Mapping[str, Guidance]) -> Manifest:
        """Each resource that has phrases is told where they are. What sounded in files that are missing is only read."""
        order, mute = [], set()
        for number, link in enumerate(manifest.reading_order, 1):
            guidance = heard(sync[link.href], self.drafts) if link.href in sync else None
            if link.href in sync and guidance is None:
                mute.add(link.href)
            if guidance is None or not guidance.guided:
                order.append(link)
                continue
            path = SYNC.format(number)
            self._house(path, GUIDED, msgspec.json.encode(guidance))
            order.append(msgspec.structs.replace(link, alternate=(*link.alternate, Link(path, type=GUIDED))))
        manifest = msgspec.structs.replace(manifest, reading_order=tuple(order))
        return silent(manifest, mute) if mute else manifest

    def _words(self, content: bytes) -> None:
        """What can be searched in it."""
        if content:
            self._house(stored.PATH, stored.MEDIA_TYPE, content)

    def _text(self, href: str) -> bytes:
        draft = self.drafts.get(name(href))
        return (self.folder / draft.file).read_bytes() if draft else b""

    def _cover(self, cover: Link | None) -> None:
        path = name(cover.href) if cover else ""
        if path in self.drafts:
            self.drafts[COVER] = Draft(COVER, self.drafts[path].media_type, same_as=path)

    def _numbered(self) -> str:
        return f"{next(self.numbers):06d}"


def without(manifest: Manifest, lost: set[str]) -> Manifest:
    """The manifest without files that could not be read, and without places in them."""
    if not lost:
        return manifest
    parts = {each: _left(getattr(manifest, each), lost) for each in ("reading_order", "resources", "toc", "page_list", "landmarks")}  # fmt: skip
    return msgspec.structs.replace(manifest, **parts)


def _left(links: tuple[Link, ...], lost: set[str]) -> tuple[Link, ...]:
    return tuple(_remaining(links, lost))


def _remaining(links: tuple[Link, ...], lost: set[str]) -> Iterator[Link]:
    """A heading whose own file is gone stays for what is below it."""
    for link in links:
        children = _left(link.children, lost)
        gone = name(link.href) in lost
        if not gone or children:
            href = children[0].href if gone else link.href
            yield msgspec.structs.replace(link, href=href, children=children)

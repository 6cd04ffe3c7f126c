"""Taking in files, folders and archives."""

import io
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from lavh.formats.registry import HEAD, detect
from lavh.harvest.actions.runs import begin, end, fault
from lavh.harvest.alone import alone
from lavh.harvest.files import Stream, streams
from lavh.harvest.models import Run, Source
from lavh.harvest.pipeline import Intake, Tell
from lavh.kernel.errors import LavhError

log = logging.getLogger(__name__)
MOST = 100  # refused files that a run remembers by name

Progress = Callable[[str, int, int, int], None]  # file name, records so far, bytes done, bytes in all


def import_paths(
    *, source: Source, paths: list[Path], full: bool = False, progress: Progress | None = None, tell: Tell | None = None
) -> Run:
    """Take every file of these paths into the source. A file that is nothing we know is refused by name and the others go on.

    `full`: the files are all that the source has; what is not among them is marked deleted (only if every file could be read).
    Interrupted at any point, it is run again: what was taken in already is passed over at the speed of reading.
    `tell`: is told what each committed batch made of works.
    """
    with alone(source):
        run = begin(source=source, full=full)
        intake = Intake(source, run, tell)
        refused: list[LavhError] = []
        try:
            for path in paths:
                _import_path(intake, path, refused, progress)
            if full and not refused:
                intake.forget_unseen()
        except BaseException as error:
            end(run=run, error=error)
            raise
        run.place = {"refused": [fault(each) for each in refused[:MOST]]} if refused else {}
        end(run=run, error=refused[0] if refused else None)
        return run


def _import_path(intake: Intake, path: Path, refused: list[LavhError], progress: Progress | None) -> None:
    found = streams(path)
    while True:
        try:
            stream = next(found)
        except StopIteration:
            return
        except LavhError as error:
            refused.append(error)
            log.warning("file-refused", extra={"file": str(path), "code": error.code})
            return
        try:
            for done, position in import_stream(intake, stream):
                if progress:
                    progress(stream.name, done, position, stream.size)
        except LavhError as error:
            error.facts = {"filename": stream.name, **error.facts}  # readers do not know what they read
            refused.append(error)
            log.warning("file-refused", extra={"file": stream.name, "code": error.code})


def import_stream(intake: Intake, stream: Stream) -> Iterator[tuple[int, int]]:
    """Take one stream in; yields (records so far, bytes so far) after each batch."""
    buffered = (
        stream.bytes if hasattr(stream.bytes, "peek") else io.BufferedReader(cast("io.RawIOBase", stream.bytes), HEAD)
    )
    head = _head(cast("io.BufferedReader", buffered))
    if not head:
        stream.must_be_whole()
    format = detect(head, stream.name)  # noqa: A001 (the field's word)
    joined = Joined(head, buffered)
    records = 0
    for count in intake.take(format.split(cast("BinaryIO", joined), intake.profile), format):
        records += count
        yield records, joined.position
    stream.must_be_whole()


def _head(stream: io.BufferedReader) -> bytes:
    """The first bytes, however small the pieces they come in."""
    pieces, missing = [], HEAD
    while missing and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


class Joined(io.RawIOBase):
    """A head that was read already, and the rest of the stream, as one."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self.head = head
        self.rest = rest
        self.position = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes: first what is left of the head."""
        if self.head:
            piece, self.head = (self.head, b"") if size is None or size < 0 else (self.head[:size], self.head[size:])
            if size is None or size < 0:
                piece += self.rest.read()
        else:
            piece = self.rest.read(size)
        self.position += len(piece)
        return piece

    def readinto(self, buffer: object) -> int:
        """As `io.RawIOBase` wants it."""
        view = memoryview(cast("bytearray", buffer))
        piece = self.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

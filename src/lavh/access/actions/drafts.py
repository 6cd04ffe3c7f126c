"""Files on their way in: what a source is known by, where its drafts lie, and how they come into the storage."""

import fcntl
import hashlib
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lavh.access.conversion.wire import ORIGINAL, Draft
from lavh.access.models import Resource
from lavh.access.storage import Storage

PIECE = 1 << 20
LOCK = ".lock"  # a file beside the folder of drafts, locked by the process whose drafts they are
TYPES = {  # of files that come; what is not here is given away as bytes
    ".epub": "application/epub+zip", ".pdf": "application/pdf", ".cbz": "application/vnd.comicbook+zip", ".zip": "application/zip", ".lpf": "application/lpf+zip",
    ".audiobook": "application/audiobook+zip", ".webpub": "application/webpub+zip", ".txt": "text/plain", ".html": "text/html", ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".m4b": "audio/mp4", ".opus": "audio/ogg", ".ogg": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/wav",
}  # fmt: skip


@contextmanager
def drafts(store: Storage) -> Iterator[Path]:
    """A folder for the drafts of one publication. What a killed process left is cleared away as soon as the next one begins."""
    store.drafts.mkdir(parents=True, exist_ok=True)
    clear(store.drafts)
    folder = store.drafts / secrets.token_hex(16)
    lock = folder.with_suffix(LOCK)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Delete the drafts of processes that are no more: the system lets go of a lock however its holder ends."""
    for lock in folder.glob(f"*{LOCK}"):
        with suppress(OSError), lock.open("r+") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)


def digest_of(source: Path) -> str:
    """What a file is known by: its bytes; a folder: the names and bytes of its files."""
    if source.is_file():
        return hashed(source)
    whole = hashlib.sha256()
    for inner in sorted(source.rglob("*")):
        if stat.S_ISREG(inner.lstat().st_mode):
            whole.update(
                f"{inner.relative_to(source).as_posix()}\0{hashed(inner)}\n".encode("utf-8", "surrogateescape")
            )
    return whole.hexdigest()


def hashed(file: Path) -> str:
    """The SHA-256 of a file."""
    whole = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            whole.update(piece)
    return whole.hexdigest()


def original(source: Path, folder: Path, filename: str) -> Draft:
    """The file as it came, kept for those who may download it."""
    shutil.copyfile(source, folder / "original")
    return Draft(ORIGINAL, TYPES.get(Path(filename).suffix.lower(), "application/octet-stream"), "original")


def keep(store: Storage, folder: Path, found: tuple[Draft, ...]) -> list[Resource]:
    """Put the drafts into the storage. The rows are not written yet: until they are, nobody sees anything of it."""
    kept = {draft.path: _kept(store, folder, draft) for draft in found if not draft.same_as}
    for draft in found:
        if draft.same_as:
            same = kept[draft.same_as]
            kept[draft.path] = Resource(
                path=draft.path, media_type=same.media_type, size=same.size, sha256=same.sha256, packed=same.packed, packed_size=same.packed_size
            )  # fmt: skip
    return list(kept.values())


def _kept(store: Storage, folder: Path, draft: Draft) -> Resource:
    key, size = _into(store, folder / draft.file)
    packed, packed_size = _into(store, folder / draft.packed) if draft.packed else ("", 0)
    return Resource(
        path=draft.path,
        media_type=draft.media_type[:120],
        size=size,
        sha256=key,
        packed=packed,
        packed_size=packed_size,
    )


def _into(store: Storage, file: Path) -> tuple[str, int]:
    """The digest is taken here, not believed of the process that read foreign bytes."""
    key, size = hashed(file), file.stat().st_size
    store.keep(file, key)
    return key, size

"""Named files that came together: a zip, a folder, or one file alone. Nothing is unpacked, nothing is written, nothing outside is followed.

Safe on hostile archives: names that lead out, encryption, bombs, too many files and damage are refused by name (`Unreadable`).
"""

from pathlib import Path

from lavh.formats.container.files import Folder, Single, folder, single
from lavh.formats.container.names import normal, reserved
from lavh.formats.container.zips import Zip, archive
from lavh.formats.publishing import Container, Limits
from lavh.kernel.errors import Unreadable

__all__ = ["Folder", "Single", "Zip", "archive", "folder", "normal", "opened", "reserved", "single"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Archives that we know by sight and do not read.
_OTHERS = (
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "RAR"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"),
    (b"MSCF", "cabinet"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip


def opened(path: Path, limits: Limits = Limits()) -> Container:  # noqa: B008 (immutable)
    """Whatever is at `path`, as a container.

    Raises Unreadable: "no-such-file" · "empty-file" · "unsupported-archive" (kind=7z …) and what `archive` and `folder` raise.
    """
    if path.is_dir():
        return folder(path, limits)
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
    except FileNotFoundError as error:
        raise Unreadable("no-such-file", filename=str(path)) from error
    except OSError as error:
        raise Unreadable("unreadable-file", filename=path.name, what=error.strerror or str(error)) from error
    if not head:
        raise Unreadable("empty-file", filename=path.name)
    if head.startswith(_ZIP):
        return archive(path, limits=limits)
    kind = next((kind for mark, kind in _OTHERS if head.startswith(mark)), "tar" if head[257:262] == b"ustar" else "")
    if kind:
        raise Unreadable("unsupported-archive", filename=path.name, kind=kind)
    return single(path)

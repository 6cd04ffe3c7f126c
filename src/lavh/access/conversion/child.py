"""`python -m lavh.access.conversion.child FILE FOLDER`: opens one foreign file and writes drafts to a folder. Says how far it is, a JSON line each."""

import ctypes
import resource
import signal
import sys
import time
from pathlib import Path

import msgspec

from lavh.access.conversion.making import Making
from lavh.access.conversion.wire import RESULT, Outcome, Progress
from lavh.formats.container import opened
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits
from lavh.kernel.errors import LavhError

MEMORY = 3 << 30  # bytes of addresses: libraries and mapped files count too
SECONDS = 1_800  # of processor
FILES = 256  # open at once
EVERY = 0.1  # seconds between two words about the progress
PR_SET_PDEATHSIG = 1  # prctl(2)


def main(source: str, folder: str) -> int:
    """Convert; the outcome is in the file `result` of the folder, refusals too."""
    limits = Limits()
    _bind(limits)
    outcome = convert(Path(source), Path(folder), limits)
    (Path(folder) / RESULT).write_bytes(msgspec.msgpack.encode(outcome))
    return 0


def convert(source: Path, folder: Path, limits: Limits) -> Outcome:
    """The publication, or by which name it was refused."""
    try:
        container = opened(source, limits)
        format = detect(container)  # noqa: A001 (the field's word)
        publication = format.open(container, limits)
        whole = sum(container.size(name) for name in container.names)
        return Making(folder, limits, whole, _Telling()).make(format, publication)
    except LavhError as error:
        return Outcome(refused=error.code, facts={name: str(fact) for name, fact in error.facts.items()})
    except MemoryError:
        return Outcome(refused="too-much-memory")


class _Telling:
    """Progress on standard output, ten times a second at most."""

    def __init__(self) -> None:
        self.told = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.told >= EVERY:
            self.told = now
            sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
            sys.stdout.buffer.flush()


def _bind(limits: Limits) -> None:
    """Take no more of the machine than this, and end with whoever started us."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, limits.file_bytes), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

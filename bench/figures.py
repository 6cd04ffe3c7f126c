"""What every bench needs: the line it prints, medians, CPU time of functions and of commands, the cache folder, what is skipped."""

import gc
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, NoReturn

import platformdirs

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LAVH_SHARED", ROOT.parent / "shared"))
ROUNDS = 5
Figure = float | Mapping[str, float]


class Result(NamedTuple):
    """What a bench found. A row of the budgets with several figures names each; `met` is about all of them."""

    id: str
    what: str
    figure: Figure
    budget: Figure
    met: bool
    against: str


def report(result: Result) -> None:
    """The one line on standard output."""
    print(json.dumps({**result._asdict(), "machine": machine()}, ensure_ascii=False), flush=True)


def machine() -> str:
    """What it was measured on, as far as it matters for comparing."""
    return f"{platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} CPUs"


def note(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


def skip(identity: str, sentence: str) -> NoReturn:
    """Nothing can be measured here: say why, print a line without a figure, end well."""
    note(f"{identity} skipped: {sentence}")
    print(json.dumps({"id": identity, "skipped": sentence, "machine": machine()}, ensure_ascii=False), flush=True)
    sys.exit(0)


def size() -> str:
    """The size asked for: 20k · 100k · 1m (`bench/run --size`)."""
    return os.environ.get("LAVH_BENCH_SIZE", "100k").lower()


def count(written: str) -> int:
    """Records as written: 100k is 100,000."""
    return int(written[:-1]) * {"k": 1_000, "m": 1_000_000}[written[-1]]


def cache() -> Path:
    """Where data and peers' indexes are kept between runs."""
    folder = Path(os.environ.get("LAVH_BENCH_CACHE") or platformdirs.user_cache_dir("lavh-bench"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cpu(function: Callable[[], object]) -> float:
    """CPU seconds of this process for one call, without the collector in between."""
    gc.collect()
    began = time.process_time()
    function()
    return time.process_time() - began


def in_turn(ways: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """Run each way in turn, several rounds; the median of what each gives."""
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            seen[name].append(way())
        note(
            f"round {number + 1} of {rounds}: " + ", ".join(f"{name} {values[-1]:.4g}" for name, values in seen.items())
        )
    return {name: median(values) for name, values in seen.items()}


class Spent(NamedTuple):
    """What a command cost."""

    cpu: float  # seconds, with its children
    wall: float
    output: str


def command(arguments: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Spent:
    """Run a command to its end; its CPU time by the operating system's accounting."""
    began = time.monotonic()
    process = subprocess.Popen(
        [str(each) for each in arguments], env={**os.environ, **(env or {})}, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    output = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, output, errors)
    return Spent(usage.ru_utime + usage.ru_stime, time.monotonic() - began, output.decode(errors="replace"))


def installed(program: str, packages: str = "") -> bool:
    """Whether a program is there; as root its Debian packages are fetched first."""
    if not shutil.which(program) and packages:
        fetched(packages)
    return shutil.which(program) is not None


def fetched(packages: str) -> None:
    """Install Debian packages, where we are root and there is apt; else nothing."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        note(f"installing {packages}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        arguments = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages.split()]
        subprocess.run(arguments, env=quiet, capture_output=True, check=False)


def free_port() -> int:
    """A port of this machine that nobody listens on: two benches can run at a time."""
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


def bytes_of(folder: Path) -> int:
    """The size of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

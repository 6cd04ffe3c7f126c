"""Dates of the shared data that become years, and how fast.

    python bench/text_dates.py [--shared ../shared] [--show 20]

Collects every date as written (MARC 260 and 264 $c, museum tables, unitdate of EAD, displayDate of LIDO, date elements of EDM), reads each one
and prints to standard error which are not understood; one JSON line goes to standard output. Words that say that there is no date do not count.
"""

import argparse
import json
import lzma
import os
import platform
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from lavh.formats.iso2709.parsing import parse
from lavh.formats.iso2709.record import subfields
from lavh.kernel import dates

ROOT = Path(__file__).resolve().parent.parent
UNDATED = re.compile(
    r"^[\W_]*(?:un?dated|not? dated?|date (?:not known|unknown)|n\.? ?d|s\.? ?[af]|unknown)?[\W_]*$", re.IGNORECASE
)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)


def main() -> None:
    """Read everything, print the share."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, default=Path(os.environ.get("LAVH_SHARED", ROOT.parent / "shared")))
    arguments.add_argument("--show", type=int, default=20)
    given = arguments.parse_args()
    understood: dict[str, float] = {}
    whole: Counter[str] = Counter()
    for name, written in sets(given.shared / "data"):
        told = Counter({text: count for text, count in Counter(written).items() if not UNDATED.match(text)})
        unread = Counter({text: count for text, count in told.items() if dates.read(text) is None})
        whole += told
        understood[name] = round(100 - 100 * unread.total() / max(told.total(), 1), 2)
        print(
            f"{name:8} {told.total():7} dates, {len(told):6} different, {understood[name]} % understood",
            file=sys.stderr,
        )
        print("         " + " | ".join(text[:60] for text, _ in unread.most_common(given.show)), file=sys.stderr)
    missed = sum(count for text, count in whole.items() if dates.read(text) is None)
    line = {
        "id": "dates",
        "what": "dates as written that become years, percent",
        "figure": round(100 - 100 * missed / max(whole.total(), 1), 2),
        "by_set": understood,
        "against": f"{whole.total()} dates, {len(whole)} different; {speed(whole):,.0f} dates/s without cache, in the mix of the data",
        "machine": f"{platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} CPUs",
    }
    print(json.dumps(line, ensure_ascii=False))


def speed(whole: Counter[str]) -> float:
    """Dates a second of computing, each read anew."""
    mix = list(whole.elements())[:: max(1, whole.total() // 50_000)]
    began = time.process_time()
    for text in mix:
        dates.read.__wrapped__(text)
    return len(mix) / max(time.process_time() - began, 1e-9)


def sets(data: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """(name of the set, its dates)."""
    yield "marc", marc(data / "marc")
    yield "museum", museum(data / "museum")
    yield "ead", elements(finding_aids(data / "ead"), ("unitdate", "datesingle", "fromdate", "todate"))
    yield "lido", elements(files(data / "museum" / "lido"), ("displayDate", "earliestDate", "latestDate"))
    yield "edm", elements(files(data / "museum" / "edm"), ("date", "created", "issued", "begin", "end"))


def marc(folder: Path) -> Iterator[str]:
    """The imprint dates of the bulk set."""
    for file in sorted((folder / "lc-books").glob("*.xz")):
        for raw in lzma.decompress(file.read_bytes()).split(b"\x1d"):
            if len(raw) > 30:
                record = parse(raw + b"\x1d")
                for tag, value in zip(record.tags, record.values, strict=False):
                    if tag in {"260", "264"}:
                        yield from (text for text in subfields(value, "c") if any(map(str.isdigit, text)))


def museum(folder: Path) -> Iterator[str]:
    """The dates of two museums as they display them."""
    for name, field in (("tate-artworks", "dateText"), ("cmoa-objects", "creation_date")):
        file = folder / f"{name}.ndjson.xz"
        for line in lzma.decompress(file.read_bytes()).splitlines() if file.is_file() else ():
            if text := json.loads(line).get(field):
                yield str(text)


def files(folder: Path) -> Iterator[bytes]:
    """The files of a folder."""
    return (file.read_bytes() for file in sorted(folder.glob("*")) if file.is_file())


def finding_aids(folder: Path) -> Iterator[bytes]:
    """All finding aids."""
    with tarfile.open(folder / "lc-ead2002.tar.xz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield stream.read()
    yield from files(folder / "ead3")
    yield from files(folder / "ehri")


def elements(documents: Iterator[bytes], names: tuple[str, ...]) -> Iterator[str]:
    """The text of the elements of those names."""
    for content in documents:
        root = etree.fromstring(content, PARSER) if content.lstrip()[:1] == b"<" else None
        for each in root.iter(*("{*}" + name for name in names)) if root is not None else ():
            if text := " ".join("".join(each.itertext()).split()):
                yield text


if __name__ == "__main__":
    main()

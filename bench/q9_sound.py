"""Q9 for sound: broken audiobooks, recordings, DAISY books and DTBooks that crash, hang, or lose a good neighbour.

    python bench/q9_sound.py [--shared ../shared]

Every sample of the shared data is opened whole, cut short at many places, with bytes changed, and with each of its files missing; then come inputs made to exhaust
time, memory or trust. Whatever opens must lead only to what is there; a book with one file missing must keep the others.
"""

import argparse
import io
import random
import struct
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from figures import SHARED, note
from guarded import Guarded, Tally, nothing, tell

from lavh.formats import publications
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Link
from lavh.kernel.errors import Unreadable

ROUNDS = 40  # of damage for each file
MEGABYTE = 1 << 20
Files = Mapping[str, bytes]


class Held:
    """Files in memory, as a container."""

    def __init__(self, name: str, files: Files) -> None:
        self.name = name
        self._files = files
        self.names: Sequence[str] = tuple(files)

    def open(self, name: str) -> BinaryIO:
        if name not in self._files:
            raise Unreadable("missing-file", filename=name)
        return io.BytesIO(self._files[name])

    def size(self, name: str) -> int:
        return len(self._files.get(name, b""))

    def close(self) -> None:
        """Nothing is open."""


def main() -> None:
    """Open everything, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    tally = nothing()
    whole = list(samples(shared / "data"))
    opened = sum(is_whole(name, files, tally) for name, files in whole)
    broken = sum(damaged(name, files, tally) for name, files in whole) + bombs(tally)
    what, against = "audiobooks, recordings, DAISY books and DTBooks", f"{opened} of {len(whole)} shared publications open, {broken} broken ones"  # fmt: skip
    tell("sound", what, tally, against, whole=opened == len(whole))


def samples(data: Path) -> Iterator[tuple[str, Files]]:
    """The shared publications."""
    for folder in (data / "audio" / "audiobook-moby-dick", *sorted((data / "daisy").glob("daisy*"))):
        yield folder.name, {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}
    for file in (
        *sorted((data / "audio").glob("short.*")),
        *sorted((data / "daisy" / "dtbook").glob("*.xml")),
        *sorted((data / "braille" / "source").glob("*.xml")),
    ):
        yield file.name, {file.name: file.read_bytes()}


def is_whole(name: str, files: Files, tally: Tally) -> bool:
    """Whether a sample opens."""
    with Guarded(name, tally):
        book = opened(name, files)
        faults = wrong(book, files)
        note(f"{name}: {len(book.manifest.reading_order)} resources, {Counter(each.code for each in book.problems())}")
        if not faults:
            return True
        tally.lost.append(f"{name}: {faults}")
    return False


def opened(name: str, files: Files) -> Opened:
    """The publication, as it would be taken in."""
    source = Held(name, files)
    return publications.detect(source).open(source, Limits())


def wrong(book: Opened, files: Files) -> str:
    """What leads nowhere; "" if nothing does."""
    there = set()
    for each in book.resources:
        with each.open() as stream:
            stream.read()
        there.add(each.href)
    order = {link.href for link in book.manifest.reading_order}
    lost = [href for href in order if href not in there]
    lost += [link.href for link in flat(book.manifest.toc) if link.href.partition("#")[0] not in order]
    return ", ".join(lost[:3]) if order else f"nothing of {len(files)} files"


def flat(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from flat(link.children)


def attempt(name: str, files: Files, tally: Tally) -> Opened | None:
    """Open it; a refusal is as good as a book."""
    with Guarded(name, tally):
        book = opened(name, files)
        faults = wrong(book, files)
        if faults:
            tally.lost.append(f"{name}: {faults}")
        return book
    return None


def damaged(name: str, files: Files, tally: Tally) -> int:
    """Every file cut, changed and missing."""
    chance = random.Random(name)
    made = 0
    for each, content in files.items():
        for way in range(ROUNDS):
            made += 1
            attempt(f"{name} {each} {way}", {**files, each: harmed(content, way, chance)}, tally)
        rest = {other: kept for other, kept in files.items() if other != each}
        made += 1
        book = attempt(f"{name} without {each}", rest, tally) if rest else None
        if book is not None and len(files) > 4 and each.endswith((".mp3", ".smil")):
            heard = sum(len(guidance.guided) for guidance in book.sync.values()) or len(book.manifest.reading_order)
            told = (
                any(problem.place == each for problem in book.problems()) or each == "master.smil"
            )  # which only repeats
            if not heard or not told:
                tally.lost.append(f"{name} without {each}: {heard} phrases left, {book.problems()}")
    return made


def harmed(content: bytes, way: int, chance: random.Random) -> bytes:
    """Cut short, or with bytes changed, or with bytes gone."""
    place = chance.randrange(max(len(content), 1))
    if way % 4 == 0:
        return content[:place]
    near = chance.randrange(min(len(content), 4000) or 1)
    if way % 4 == 1:
        return content[:near] + bytes(chance.randrange(256) for _ in range(8)) + content[near + 8 :]
    if way % 4 == 2:
        return content[:near] + content[near + chance.randrange(1, 400) :]
    return content[:near] + chance.choice((b"<", b"&", b'"', b"\0", b"../", b"[" * 500, b"<!--")) + content[near:]


def bombs(tally: Tally) -> int:
    """Inputs made to exhaust time, memory or trust."""
    sound = b"\xff\xfb\x90\xc4" + bytes(413)
    mp3 = sound * 100
    laughs = (
        b'<!DOCTYPE a [<!ENTITY a0 "ha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
        + b"]>"
    )
    ncc = b"<html><body>%s</body></html>"
    smil = b"<smil><body>%s</body></smil>"
    par = b'<par id="p%d"><text src="ncc.html#a"/><audio src="1.mp3" clip-begin="npt=0s" clip-end="npt=1s"/></par>'
    book = {"ncc.html": ncc % b'<h1 id="a"><a href="1.smil#p0">x</a></h1>', "1.smil": smil % (par % 0), "1.mp3": mp3}
    deep = b"[" * MEGABYTE
    inputs: dict[str, Files] = {
        "a billion laughs in NCC": {**book, "ncc.html": laughs + ncc % b"&a11;"},
        "a billion laughs in SMIL": {**book, "1.smil": laughs + smil % b"&a11;"},
        "a billion laughs in DTBook": {"b.xml": laughs + b"<dtbook><book>&a11;</book></dtbook>"},
        "an external entity in DTBook": {"b.xml": b'<!DOCTYPE dtbook [<!ENTITY x SYSTEM "file:///etc/passwd">]><dtbook><book><level1><p>&x;</p></level1></book></dtbook>'},
        "200,000 headings": {**book, "ncc.html": ncc % b"".join(b'<h1><a href="1.smil#p%d">x</a></h1>' % n for n in range(200_000))},
        "200,000 phrases": {**book, "1.smil": smil % b"".join(par % n for n in range(200_000))},
        "deep SMIL": {**book, "1.smil": smil % (b"<seq>" * 200_000 + par % 0)},
        "deep NCX": {"p.opf": b'<package><metadata>Z39.86</metadata><manifest><item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/></manifest></package>', "n.ncx": b"<ncx><navMap>" + b"<navPoint>" * 200_000},
        "deep DTBook": {"b.xml": b"<dtbook><book>" + b"<level>" * 100_000 + b"x"},
        "one long line of DTBook": {"b.xml": b"<dtbook><book><level1><p>" + b"x" * (30 * MEGABYTE) + b"</p></level1></book></dtbook>"},
        "SMIL that leads out": {**book, "1.smil": smil % b'<par id="p0"><audio src="../../../etc/passwd"/></par>'},
        "SMIL that goes round": {**book, "1.smil": smil % b'<par id="p0"><text src="1.smil#p0"/><audio src="1.smil"/></par>'},
        "deep JSON": {"manifest.json": b'{"metadata":{},"readingOrder":' + deep, "1.mp3": mp3},
        "deep contents": {"manifest.json": b'{"metadata":{},"readingOrder":["1.mp3"],"toc":[' + b'{"href":"1.mp3","children":[' * 500 + b"{}" + b"]}" * 500 + b"]}", "1.mp3": mp3},
        "500,000 links": {"manifest.json": b'{"metadata":{},"readingOrder":["1.mp3"],"toc":[' + b",".join([b'"1.mp3"'] * 500_000) + b"]}", "1.mp3": mp3},
        "zeros": {"1.mp3": bytes(60 * MEGABYTE)},
        "ID3 and then zeros": {"1.mp3": b"ID3\x04\0\0" + b"\x7f" * 4 + bytes(30 * MEGABYTE)},
        "noise": {"1.mp3": random.Random(1).randbytes(20 * MEGABYTE)},
        "sync bytes": {"1.mp3": b"\xff" * (20 * MEGABYTE)},
        "a million boxes": {"1.m4b": box(b"ftyp", b"M4A ") + box(b"free") * MEGABYTE},
        "a million boxes in the movie": {"1.m4b": box(b"ftyp", b"M4A ") + box(b"moov", box(b"trak") * MEGABYTE)},
        "a movie of four gigabytes": {"1.m4b": box(b"ftyp", b"M4A ") + struct.pack(">I", 0xFFFFFFFF) + b"moov" + bytes(MEGABYTE)},
        "tables without end": {"1.m4b": box(b"ftyp", b"M4A ") + box(b"moov", box(b"mvhd", struct.pack(">5I", 0, 0, 0, 1, 9), bytes(80)), box(b"trak", box(b"tkhd", bytes(84)), box(b"tref", box(b"chap", bytes(4))), box(b"mdia", box(b"mdhd", struct.pack(">6I", 0, 0, 0, 1, 9, 0)), box(b"hdlr", bytes(8), b"text"), box(b"minf", box(b"stbl", box(b"stts", struct.pack(">4I", 0, 1, 0xFFFFFFFF, 1)), box(b"stsz", struct.pack(">3I", 0, 9, 0xFFFFFFFF)), box(b"stco", struct.pack(">3I", 0, 0xFFFFFFFF, 1)), box(b"stsc", struct.pack(">5I", 0, 0xFFFFFFFF, 1, 0xFFFFFFFF, 1)))))))},
        "a million pages of Ogg": {"1.ogg": (b"OggS" + bytes(23)) * MEGABYTE},
        "a cue sheet of a million lines": {"1.mp3": mp3, "1.cue": b"TRACK 01 AUDIO\nINDEX 01 00:00:00\n" * MEGABYTE},
        "a transcript of a million cues": {"1.mp3": mp3, "1.vtt": b"WEBVTT\n\n" + b"00:00.000 --> 00:01.000\nx\n\n" * MEGABYTE},
        "a table of a million rows": {"1.mp3": mp3, "1.csv": b"start,title\n" + b"0:00,x\n" * MEGABYTE},
        "a table with one long quote": {"1.mp3": mp3, "1.csv": b'start,title\n0:00,"' + b"x\n" * (5 * MEGABYTE)},
        "a text of one long line": {"1.mp3": mp3, "1.txt": b"x: " * (5 * MEGABYTE)},
        "open tags in a transcript": {"1.mp3": mp3, "1.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + b"<v " * (3 * MEGABYTE)},
    }  # fmt: skip
    for name, files in inputs.items():
        before = time.process_time()
        attempt(f"bomb: {name}", files, tally)
        note(f"bomb: {name}: {time.process_time() - before:.1f} s")
    return len(inputs)


def box(name: bytes, *content: bytes) -> bytes:
    """A box of MP4."""
    inside = b"".join(content)
    return struct.pack(">I", 8 + len(inside)) + name + inside


if __name__ == "__main__":
    main()

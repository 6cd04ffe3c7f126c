"""C1: CPU seconds from a container to everything that is kept of a publication, for each format.

Books are made of the shared ones: the same chapters again and again under other names, until there is an hour of them. Opened, every resource read to its end, manifest and
phrases encoded: what `lavh publish` does before it stores. Seconds of computing for an hour of sound; for a megabyte of a book of text; for a hundred pages of a document or a comic.
"""

import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import BinaryIO

import msgspec
from figures import SHARED, Result, note, report, skip

from lavh.formats import publications
from lavh.formats.container import opened
from lavh.formats.publishing import Limits
from lavh.formats.rwpm.manifest import encode
from lavh.kernel.errors import Unreadable

BUDGET = {
    "daisy202": 1.0, "daisy3": 1.0, "audiobook": 1.0, "recording": 10.0, "dtbook": 1.0, "epub": 2.0, "text": 1.0, "html": 2.0, "pdf": 60.0, "cbz": 1.0,
}  # fmt: skip
TEXT, PAGES = "MB", "× 100 pages"
UNITS = {"dtbook": TEXT, "epub": TEXT, "text": TEXT, "html": TEXT, "pdf": PAGES, "cbz": PAGES}  # others: hours
HOUR = 3600
ROUNDS = 3
DATA = SHARED / "data"
READING = DATA / "audio" / "audiobook-moby-dick"


def daisy202(folder: Path) -> float:
    """An hour of the shared DAISY 2.02 book; its length in hours."""
    source = DATA / "daisy" / "daisy202-udhr-uzn_latn-made"
    ncc, text = ((source / name).read_text(encoding="utf-8") for name in ("ncc.html", "content.html"))
    copies = HOUR // 298
    entries, chapters = [], []
    for copy in range(copies):
        for each in sorted(source.glob("s*.mp3")):
            shutil.copy(each, folder / f"v{copy}{each.name}")
        for each in sorted(source.glob("s*.smil")):
            made = (
                each.read_text(encoding="utf-8")
                .replace("content.html#t", f"content.html#v{copy}t")
                .replace(each.stem, f"v{copy}{each.stem}")
            )
            (folder / f"v{copy}{each.name}").write_text(made, encoding="utf-8")
        entries.append(inside(ncc).replace('href="s', f'href="v{copy}s').replace('id="n', f'id="v{copy}n'))
        chapters.append(inside(text).replace('id="t', f'id="v{copy}t'))
    (folder / "ncc.html").write_text(ncc.replace(inside(ncc), "".join(entries)), encoding="utf-8")
    (folder / "content.html").write_text(text.replace(inside(text), "".join(chapters)), encoding="utf-8")
    return copies * 298 / HOUR


def inside(page: str) -> str:
    """What stands in the body."""
    found = re.search(r"<body>(.*)</body>", page, re.DOTALL)
    return found[1] if found else ""


def daisy3(folder: Path) -> float:
    """An hour of the shared DAISY 3 book."""
    source = DATA / "daisy" / "daisy3-udhr-rus-made"
    package, navigation, book = (
        (source / name).read_text(encoding="utf-8") for name in ("package.opf", "nav.ncx", "book.xml")
    )
    points = re.search(r"<navMap>(.*)</navMap>", navigation, re.DOTALL)
    levels = re.search(r"<bodymatter>(.*)</bodymatter>", book, re.DOTALL)
    items = re.findall(r'<item id="[sm]\d+"[^>]*/>', package)
    refs = re.findall(r'<itemref idref="s\d+"/>', package)
    copies = HOUR // 212
    made: dict[str, list[str]] = {"points": [], "levels": [], "items": [], "refs": []}
    for copy in range(copies):
        mark = f"v{copy}"
        for each in sorted(source.glob("s*.mp3")):
            shutil.copy(each, folder / f"{mark}{each.name}")
        for each in sorted(source.glob("s*.smil")):
            content = (
                each.read_text(encoding="utf-8")
                .replace("book.xml#t", f"book.xml#{mark}t")
                .replace('src="s', f'src="{mark}s')
            )
            (folder / f"{mark}{each.name}").write_text(content, encoding="utf-8")
        made["points"].append((points[1] if points else "").replace('src="s', f'src="{mark}s'))
        made["levels"].append((levels[1] if levels else "").replace('id="t', f'id="{mark}t'))
        made["items"] += [each.replace('id="', f'id="{mark}').replace('href="', f'href="{mark}') for each in items]
        made["refs"] += [each.replace('idref="', f'idref="{mark}') for each in refs]
    package = re.sub(
        r"<spine>.*</spine>",
        f"<spine>{''.join(made['refs'])}</spine>",
        package.replace("".join(items), "".join(made["items"])),
    )
    (folder / "package.opf").write_text(package, encoding="utf-8")
    (folder / "nav.ncx").write_text(
        navigation.replace(points[1] if points else "", "".join(made["points"])), encoding="utf-8"
    )
    (folder / "book.xml").write_text(
        book.replace(levels[1] if levels else "", "".join(made["levels"])), encoding="utf-8"
    )
    return copies * 212 / HOUR


def audiobook(folder: Path) -> float:
    """An hour of the shared reading, in files of half a minute."""
    for number in range(HOUR // 30):
        shutil.copy(READING / "01.mp3", folder / f"{number:03}.mp3")
    return 1.0


def recording(folder: Path) -> float:
    """An hour in one file, with a transcript of 1,200 cues."""
    (folder / "a.mp3").write_bytes(frames((READING / "01.mp3").read_bytes()) * (HOUR // 30))
    cues = (
        f"{clock(start)} --> {clock(start + 3)}\n<v Voice {start % 2}>Words that somebody says, number {start}.\n\n"
        for start in range(0, HOUR, 3)
    )
    (folder / "a.vtt").write_text("WEBVTT\n\n" + "".join(cues), encoding="utf-8")
    return 1.0


def frames(sound: bytes) -> bytes:
    """The sound of an MP3 file, without its tag and the frame that says how long it is."""
    told = max(sound.find(b"Info"), sound.find(b"Xing"))
    return sound[sound.find(b"\xff\xfb", told + 100) :]


def clock(second: int) -> str:
    """As WebVTT writes it."""
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000"


def dtbook(folder: Path) -> float:
    """The largest shared DTBook; its size in megabytes."""
    source = DATA / "braille" / "source" / "kleinere_novellen.dtbook.xml"
    shutil.copy(source, folder / source.name)
    return source.stat().st_size / (1 << 20)


def epub(folder: Path) -> float:
    """A whole novel; its size in megabytes, packed as it comes."""
    source = DATA / "epub" / "standardebooks" / "conan-doyle_sherlock-holmes.epub"
    shutil.unpack_archive(source, folder, "zip")
    return source.stat().st_size / (1 << 20)


def text(folder: Path) -> float:
    """A megabyte of chapters."""
    chapters = (
        f"CHAPTER {number}\n\n" + "Words that somebody wrote, and some more of them.\n\n" * 400 for number in range(50)
    )
    return written(folder / "a.txt", "".join(chapters))


def html(folder: Path) -> float:
    """The same as a page."""
    chapters = (
        f"<h2>Chapter {number}</h2>" + "<p>Words that <em>somebody</em> wrote, and more." * 400 for number in range(50)
    )
    return written(folder / "a.html", f"<title>Book</title>{''.join(chapters)}")


def written(file: Path, content: str) -> float:
    """Write it; its megabytes."""
    file.write_text(content, encoding="utf-8")
    return file.stat().st_size / (1 << 20)


def pdf(folder: Path) -> float:
    """A document of 6 pages, in hundreds."""
    shutil.copy(DATA / "pdf" / "udhr_rus-made.pdf", folder / "a.pdf")
    return 6 / 100


def cbz(folder: Path) -> float:
    """The pages of the shared comic, twenty times."""
    shutil.unpack_archive(DATA / "comics" / "haruko-rtl-made.cbz", folder / "one", "zip")
    pages = sorted(each for each in (folder / "one").rglob("*") if each.suffix in {".jpg", ".png", ".webp"})
    with zipfile.ZipFile(folder / "a.cbz", "w") as book:
        for copy in range(20):
            for number, each in enumerate(pages):
                book.write(each, f"{copy:02}-{number:02}{each.suffix}")
    shutil.rmtree(folder / "one")
    return 20 * len(pages) / 100


MADE: dict[str, Callable[[Path], float]] = {
    "daisy202": daisy202,
    "daisy3": daisy3,
    "audiobook": audiobook,
    "recording": recording,
    "dtbook": dtbook,
    "epub": epub,
    "text": text,
    "html": html,
    "pdf": pdf,
    "cbz": cbz,
}


def main() -> None:
    """Make, convert, print."""
    if not READING.is_dir():
        skip("C1", f"no shared data at {DATA}")
    figures: dict[str, float] = {}
    against = []
    for name, make in MADE.items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            amount = make(folder)
            seconds, phrases, size = measured(name, folder)
            figures[name] = round(seconds / amount, 2)
            against.append(
                f"{name}: {seconds:.2f} s for {amount:.2f} {UNITS.get(name, 'h')}, {phrases} phrases, {size / 1e6:.1f} MB kept"
            )
            note(against[-1])
    met = all(figures[name] <= BUDGET[name] for name in figures)
    report(
        Result(
            "C1",
            "CPU seconds of conversion for an hour of sound, a megabyte of text, a hundred pages",
            figures,
            BUDGET,
            met,
            "; ".join(against),
        )
    )


def measured(name: str, folder: Path) -> tuple[float, int, int]:
    """CPU seconds, phrases, bytes."""
    took: list[float] = []
    phrases = size = 0
    inside = [each for each in folder.iterdir() if each.is_file()]
    one = inside[0] if len(inside) == 1 and not any(folder.glob("*/")) else folder
    for _ in range(ROUNDS):
        before = time.process_time()
        with opened(one) as source:
            found = publications.detect(source)
            if found.name != name:
                raise Unreadable("unknown-format", f"{name} was taken for {found.name}")
            book = found.open(source, Limits())
            size = sum(len(piece) for resource in book.resources for piece in pieces(resource.open()))
        size += len(encode(book.manifest)) + sum(len(msgspec.json.encode(each)) for each in book.sync.values())
        took.append(time.process_time() - before)
        phrases = sum(len(each.guided) for each in book.sync.values())
        assert not [problem for problem in book.problems() if problem.code != "no-waveform"], book.problems()
    return median(took), phrases, size


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """A stream to its end."""
    with stream:
        while piece := stream.read(1 << 20):
            yield piece


if __name__ == "__main__":
    main()

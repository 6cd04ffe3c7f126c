"""Q9 for books: broken EPUBs, PDFs, comics, texts and pages that crash, hang, lose a good neighbour or write outside.

    python bench/q9_books.py [--shared ../shared]

Every sample is opened whole, with its files damaged one by one and missing, and its archive cut and changed; then come inputs made to exhaust time, memory or
trust. What opens must lead only to what is there and carry nothing that runs; a book with one chapter missing must keep the others; the folder of the bench stays empty.
"""

import argparse
import io
import os
import random
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from figures import SHARED, note
from guarded import Guarded, Tally, nothing, tell
from q9_sound import Files, Held, flat, harmed

from lavh.formats import publications
from lavh.formats.container import archive
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.rwpm.positions import positions
from lavh.formats.xhtml import blocks
from lavh.kernel.errors import Unreadable

ROUNDS = 12  # of damage for each file, and for each archive
MEGABYTE = 1 << 20
RUNS = (b"<script", b"javascript:", b"onload=", b"<iframe", b"srcdoc")
LIMITS = Limits()


def main() -> None:
    """Open everything, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    tally = nothing()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        whole = list(samples(shared / "data"))
        good = sum(attempt(name, Held(name, files), tally) is not None for name, files in whole)
        broken = sum(damaged(name, files, tally) for name, files in whole) + bombs(tally)
        tally.outside.extend(each.name for each in Path(folder).iterdir())
        os.chdir(shared)
    against = f"{good} of {len(whole)} samples open, {broken} broken ones"
    tell("books", "books, comics, texts and pages", tally, against, whole=good == len(whole))


def samples(data: Path) -> Iterator[tuple[str, Files]]:
    """Shared books as their files: of each kind some, small ones, since every file is damaged many times."""
    names = (
        "epub/udhr-made/udhr_uzn_latn.epub", "epub/w3c-tests/mol-navigation.epub", "epub/idpf/israelsailing.epub", "epub/epub2-daisy/wasteland.epub",
        "epub/w3c-tests/lay-fxl-svg-icb_multi.epub", "epub/idpf/georgia-pls-ssml.epub", "comics/haruko-rtl-made.cbz",
    )  # fmt: skip
    for name in names:
        with archive(data / name) as source:
            files = {each: source.open(each).read() for each in source.names}
        yield Path(name).name, files
    file = data / "scores" / "mei" / "Altenburg_Macht_auf_die_Tor.pdf"  # two pages: every one is drawn each time
    yield file.name, {file.name: file.read_bytes()}
    text = ("ГЛАВА 1\n\nТекст.\n\n" * 50).encode("cp1251")
    yield "text.txt", {"text.txt": text}
    yield "notes.md", {"notes.md": b"# A\n\n*b* **c** [d](http://e/)\n\n- f\n" * 20}
    yield "page.html", {"page.html": b"<h1>a</h1><p>b<table><tr><td>c" * 20, "s.css": b"a{background:url(x.png)}"}


def attempt(name: str, source: Container, tally: Tally) -> Opened | None:
    """Open it and read all of it; a refusal is as good as a book."""
    with Guarded(name, tally):
        book = publications.detect(source).open(source, LIMITS)
        faults = wrong(book)
        if faults:
            tally.lost.append(f"{name}: {faults}")
        return book
    return None


def wrong(book: Opened) -> str:
    """What leads nowhere or runs; "" if nothing does."""
    sizes: dict[str, int] = {}
    for each in book.resources:
        try:
            with each.open() as stream:
                content = stream.read(40 * MEGABYTE)
        except Unreadable as error:
            if error.code == "xml-entities":
                raise
            continue
        sizes[each.href] = len(content)
        if each.media_type in {"application/xhtml+xml", "image/svg+xml"}:
            found = [mark for mark in RUNS if mark in content]
            if found:
                return f"{each.href} carries {found}"
            blocks(content)
    named = {link.href for link in (*book.manifest.reading_order, *book.manifest.resources)}
    lost = [link.href for link in flat(book.manifest.toc) if link.href.partition("#")[0] not in named]
    positions(book.manifest, sizes)
    return ", ".join(lost[:3])


def damaged(name: str, files: Files, tally: Tally) -> int:
    """Every file changed and missing, and the archive of them all cut and changed."""
    chance = random.Random(name)
    made = 0
    for each, content in files.items():
        for way in range(ROUNDS if len(content) < MEGABYTE else 4):
            made += 1
            attempt(f"{name} {each} {way}", Held(name, {**files, each: harmed(content, way, chance)}), tally)
        rest = {other: kept for other, kept in files.items() if other != each}
        made += 1
        book = attempt(f"{name} without {each}", Held(name, rest), tally) if rest else None
        if (
            book is not None
            and len(files) > 4
            and each.endswith((".xhtml", ".jpg"))
            and not book.manifest.reading_order
        ):
            tally.lost.append(f"{name} without {each}: nothing left")
    packed = zipped(files)
    for way in range(ROUNDS * 4):
        made += 1
        with Guarded(f"{name} archive {way}", tally), archive(io.BytesIO(harmed(packed, way, chance)), name) as source:
            attempt(f"{name} archive {way}", source, tally)
    return made


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


CONTAINER = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
PACKAGE = (
    b'<package><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    b'<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>%s</manifest><spine><itemref idref="a"/>%s</spine></package>'
)
PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><head>%s</head><body>%s</body></html>'
LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>"
)


def book(**files: bytes) -> Files:
    """A small EPUB with some files changed: page, nav, package, style."""
    return {
        "META-INF/container.xml": CONTAINER,
        "p.opf": files.get("package", PACKAGE % (b'<item id="s" href="s.css" media-type="text/css"/>', b"")),
        "a.xhtml": files.get("page", PAGE % (b"", b"<p>a</p>")),
        "n.xhtml": files.get("nav", PAGE % (b"", b'<nav><ol><li><a href="a.xhtml">a</a></li></ol></nav>')),
        "s.css": files.get("style", b""),
    }


def bombs(tally: Tally) -> int:
    """Inputs made to exhaust time, memory or trust."""
    many = 200_000
    inputs: dict[str, Files] = {
        "a billion laughs in a chapter": book(page=LAUGHS + PAGE % (b"", b"&a11;")),
        "a billion laughs in the package": book(package=LAUGHS + PACKAGE % (b"", b"")),
        "a quadratic entity": book(page=b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 9_999 + b'">]>' + PAGE % (b"", b"&a;" * 100_000)),
        "a file of this machine": book(page=b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + PAGE % (b"", b"&a;")),
        "a document type without end": book(page=b"<!DOCTYPE a [" + b"<!ENTITY " * many),
        "quotes in a document type": book(page=b"<!DOCTYPE a [" + b"'\"" * many + PAGE % (b"", b"")),
        "deep elements": book(page=PAGE % (b"", b"<div>" * many)),
        "deep elements of HTML": {"a.html": b"<div>" * many},
        "deep drawings": book(page=PAGE % (b"", b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * many)),
        "200,000 paragraphs": book(page=PAGE % (b"", b"<p>a</p>" * many)),
        "200,000 attributes": book(page=PAGE % (b"", b"<p " + b" ".join(b'a%d="x"' % n for n in range(many)) + b"/>")),
        "one long word": book(page=PAGE % (b"", b"<p>" + b"x" * (20 * MEGABYTE) + b"</p>")),
        "an image of 20 MB in an address": book(page=PAGE % (b"", b'<img src="data:image/png;base64,' + b"A" * (20 * MEGABYTE) + b'"/>')),
        "deep contents": book(nav=PAGE % (b"", b"<nav>" + b"<ol><li><a href='a.xhtml'>a</a>" * 10_000)),
        "200,000 entries of contents": book(nav=PAGE % (b"", b"<nav><ol>" + b'<li><a href="a.xhtml#b">a</a></li>' * many + b"</ol></nav>")),
        "200,000 files in the package": book(package=PACKAGE % (b"".join(b'<item id="i%d" href="%d.png" media-type="image/png"/>' % (n, n) for n in range(many)), b"")),
        "a chapter 20,000 times": book(package=PACKAGE % (b"", b'<itemref idref="a"/>' * 20_000)),
        "fallbacks that go round": book(package=PACKAGE % (b'<item id="x" href="x.x" media-type="x/x" fallback="y"/><item id="y" href="y.y" media-type="x/x" fallback="x"/>', b'<itemref idref="x"/>')),
        "braces in a style": book(style=b"{" * MEGABYTE),
        "brackets in a style": book(style=b"url(" * MEGABYTE),
        "quotes in a style": book(style=b"'\"\n" * MEGABYTE + b"@"),
        "comments in a style": book(style=b"/*" * MEGABYTE),
        "escapes in a style": book(style=b"\\" * (2 * MEGABYTE)),
        "imports in a style": book(style=b"@import " * MEGABYTE),
        "an import without end": book(style=b"@import url(" + b"(" * MEGABYTE),
        "names in a style": book(style=b"@namespace " * (MEGABYTE // 4)),
        "styles on elements": book(page=PAGE % (b"", b'<p style="a:url(">' * 20_000)),
        "instructions before the page": book(page=b'<?xml-stylesheet href="' * many + PAGE % (b"", b"")),
        "a text of one long line": {"a.txt": b"x" * (20 * MEGABYTE)},
        "a text of a million lines": {"a.txt": b"I\n" * MEGABYTE},
        "a text of a million headings": {"a.txt": b"Chapter 1\n\n" * (MEGABYTE // 4)},
        "spaces in a text": {"a.txt": b"\n \n" * MEGABYTE},
        "stars in Markdown": {"a.md": b"*" * MEGABYTE},
        "brackets in Markdown": {"a.md": b"[" * many},
        "quotations in Markdown": {"a.md": b"> " * 50_000 + b"x"},
        "ticks in Markdown": {"a.md": b"`" * MEGABYTE + b"x"},
        "underscores in Markdown": {"a.md": b"_a " * many},
        "200,000 headings of HTML": {"a.html": b"<h1>a</h1><h2>b</h2>" * (many // 2)},
        "10,000 pages of HTML": {f"{n}.html": b"<p>a" for n in range(10_000)},
        "a PDF of nothing": {"a.pdf": b"%PDF-1.7\n" + bytes(MEGABYTE)},
        "a PDF that goes round": {"a.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>"},
        "a PDF of a very large page": {"a.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 99999999]>>endobj\ntrailer<</Root 1 0 R>>"},
        "a picture of a very large size": {"1.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\2\0\0\0" + bytes(20), "2.png": b""},
        "ComicInfo with 200,000 pages": {"1.png": PNG, "ComicInfo.xml": b"<ComicInfo><Pages>" + b'<Page Image="0" Bookmark="a"/>' * many + b"</Pages></ComicInfo>"},
    }  # fmt: skip
    for name, files in inputs.items():
        before = time.process_time()
        attempt(f"bomb: {name}", Held(next(iter(files)), files), tally)
        note(f"bomb: {name}: {time.process_time() - before:.1f} s")
    return len(inputs)


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdac\xf8\x0f\0\1\1\1\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"


if __name__ == "__main__":
    main()

"""S5: EPUB → manifest, positions and cleaned chapters, books per CPU-second.

A book of thirty chapters of 10 kB each (300 kB of markup: a novel of 200 pages), made of the paragraphs of the shared Sherlock Holmes with its style sheet, contents and
page list. Opened, every resource read to its end, manifest and positions encoded: what `lavh publish` does before it stores.
"""

import io
import re
import time
import zipfile
from statistics import median

import msgspec
from figures import ROUNDS, SHARED, Result, note, report, skip

from lavh.formats import publications
from lavh.formats.container import archive
from lavh.formats.publishing import Limits
from lavh.formats.rwpm.manifest import encode
from lavh.formats.rwpm.positions import positions

BOOK = SHARED / "data" / "epub" / "standardebooks" / "conan-doyle_sherlock-holmes.epub"
CHAPTERS, BYTES = 30, 10_000
BUDGET = 20
TIMES = 10
NAV = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>{}</ol></nav></body></html>'


def main() -> None:
    """Make the book, open it again and again."""
    if not BOOK.exists():
        skip("S5", f"{BOOK} is not there")
    content = made()
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(TIMES):
            counted = converted(content)
        rounds.append(TIMES / (time.process_time() - began))
        note(f"S5: {rounds[-1]:.1f} books/s")
    figure = round(median(rounds), 1)
    against = f"{CHAPTERS} chapters, {counted} positions, {1000 / figure / CHAPTERS:.2f} ms a chapter, all included"
    report(
        Result(
            "S5",
            "EPUB to manifest, positions and cleaned chapters, books/s of CPU",
            figure,
            BUDGET,
            figure >= BUDGET,
            against,
        )
    )


def converted(content: bytes) -> int:
    """Everything that is kept of the book; how many positions it has."""
    with archive(io.BytesIO(content), "book.epub") as source:
        book = publications.detect(source).open(source, Limits())
        sizes = {}
        for each in book.resources:
            with each.open() as stream:
                sizes[each.href] = len(stream.read())
        places = positions(book.manifest, sizes)
        encode(book.manifest)
        msgspec.json.encode(places)
    return len(places)


def made() -> bytes:
    """The book."""
    with archive(BOOK) as source:
        pages = [source.open(name).read().decode() for name in source.names if re.search(r"text/.*\.xhtml$", name)]
        style = next(source.open(name).read() for name in source.names if name.endswith(("local.css", "core.css")))
    paragraphs = [each for page in pages for each in re.findall(r"<p>.*?</p>", page, re.DOTALL)]
    chapters, at = [], 0
    for number in range(CHAPTERS):
        body = f"<h2>Chapter {number + 1}</h2>"
        while len(body) < BYTES:
            body += f'<p id="p{at}"' + paragraphs[at % len(paragraphs)][2:]
            at += 1
        chapters.append(
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en">'
            f'<head><title>x</title><link rel="stylesheet" type="text/css" href="s.css"/></head><body epub:type="bodymatter"><section epub:type="chapter">{body}</section></body></html>'
        )
    names = [f"ch{number}.xhtml" for number in range(CHAPTERS)]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Holmes</dc:title>'
        '<dc:identifier id="i">urn:x</dc:identifier><dc:language>en</dc:language><dc:creator>Doyle</dc:creator></metadata><manifest>'
        f'{items}<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="s" href="s.css" media-type="text/css"/></manifest>'
        f"<spine>{''.join(f'<itemref idref={chr(34)}{name}{chr(34)}/>' for name in names)}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
        )
        book.writestr("p.opf", package)
        book.writestr("n.xhtml", NAV.format("".join(f'<li><a href="{name}">{name}</a></li>' for name in names)))
        book.writestr("s.css", style)
        for name, chapter in zip(names, chapters, strict=True):
            book.writestr(name, chapter)
    return out.getvalue()


if __name__ == "__main__":
    main()

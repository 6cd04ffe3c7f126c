"""Every book of the shared collection opens, keeps nothing that runs, and says what it is."""

from pathlib import Path

import pytest

from lavh.formats.container import archive, opened
from lavh.formats.epub import EPUB
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits
from lavh.formats.rwpm.positions import positions
from lavh.formats.xhtml import blocks
from lavh.formats.xhtml.cleaner import kinds
from lavh.formats.xhtml.markup import document
from tests.formats.containers import SHARED, kept, manifest_faults

BOOKS = sorted((SHARED / "epub").glob("*/*.epub")) + sorted((SHARED.parent / "conformance" / "epub-w3c").glob("*.epub"))


def test_they_are_all_there() -> None:
    counted = {
        folder: sum(book.parent.name == folder for book in BOOKS)
        for folder in ("w3c-tests", "idpf", "epub2-daisy", "standardebooks", "udhr-made")
    }
    assert counted == {"w3c-tests": 99, "idpf": 12, "epub2-daisy": 2, "standardebooks": 1, "udhr-made": 9}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_opens(path: Path) -> None:
    with archive(path) as source:
        book = EPUB().open(source, Limits())
        files = kept(book)
    manifest = book.manifest
    assert manifest.reading_order
    assert [link.href for link in (*manifest.reading_order, *manifest.resources) if link.href not in files] == []
    assert {link.href.partition("#")[0] for link in (*manifest.toc, *manifest.page_list)} <= set(files)
    assert len(positions(manifest, {href: len(content) for href, content in files.items()})) >= len(
        manifest.reading_order
    )
    assert manifest.metadata.title
    assert book.description.titles
    assert manifest_faults(book) == []
    for link in manifest.reading_order:
        root, problems = document(files[link.href])
        assert problems == ()
        assert {str(each.tag) for each in root.iter()} <= set(kinds())
        blocks(files[link.href])


@pytest.mark.parametrize(
    ("name", "format"), [("epub/udhr-made/udhr_kor.epub", "epub"), ("epub/epub2-daisy/wasteland.epub", "epub")]
)
def test_they_are_recognised(name: str, format: str) -> None:  # noqa: A002
    assert detect(opened(SHARED / name)).name == format


def read(name: str) -> tuple[EPUB, dict[str, bytes]]:
    with archive(SHARED / "epub" / name) as source:
        return EPUB(), kept(EPUB().open(source, Limits()))


def test_obfuscated_fonts_of_the_w3c_are_fonts_again() -> None:
    with archive(SHARED.parent / "conformance" / "epub-w3c" / "ocf-font_obfuscation.epub") as source:
        files = kept(EPUB().open(source, Limits()))
    fonts = [content[:4] for href, content in files.items() if href.endswith((".ttf", ".otf"))]
    assert fonts == [b"\x00\x01\x00\x00"]


def test_leaking_addresses_stay_in_the_book() -> None:
    _, files = read("w3c-tests/ocf-url_link-leaking-relative.epub")
    page = next(content.decode() for href, content in files.items() if href.endswith("content_001.xhtml"))
    assert "../../../.." not in page

"""Small publications as files, made of words."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
CHAPTERS = {
    "one.xhtml": "<h1>Bozor</h1><p>Kitoblar bozorda koʻp edi.</p><p>Otabek kitobni oldi va uyga qaytdi.</p>",
    "two.xhtml": "<h1>Uy</h1><p>Uyda Otabek kitobni uzoq oʻqidi.</p>",
}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def epub(
    folder: Path, name: str = "book.epub", title: str = "Ikki bob", chapters: Mapping[str, str] = CHAPTERS, number: str = "urn:isbn:9789943008205"
) -> Path:  # fmt: skip
    """An EPUB 3 of these chapters with a cover; the same bytes for the same words."""
    items = "".join(f'<item id="c{at}" href="{href}" media-type="application/xhtml+xml"/>' for at, href in enumerate(chapters))  # fmt: skip
    spine = "".join(f'<itemref idref="c{at}"/>' for at, _ in enumerate(chapters))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="uz">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{number}</dc:identifier><dc:title>{title}</dc:title><dc:language>uz</dc:language><dc:creator>Abdulla Qodiriy</dc:creator>'
        '<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta><meta property="schema:accessMode">textual</meta>'
        '<meta property="schema:accessModeSufficient">textual</meta><meta property="schema:accessibilityHazard">none</meta></metadata>'
        f'<manifest>{items}<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/></manifest><spine>{spine}</spine></package>'
    )
    entries = "".join(f'<li><a href="{href}">{_heading(body)}</a></li>' for href, body in chapters.items())
    files = {
        "META-INF/container.xml": CONTAINER,
        "book.opf": package,
        "nav.xhtml": _page("Contents", f'<nav epub:type="toc"><ol>{entries}</ol></nav>'),
        **{href: _page(_heading(body), body) for href, body in chapters.items()},
    }
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for inner, content in files.items():
            archive.writestr(zipfile.ZipInfo(inner), content, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("cover.png"), PICTURE)
    return path


def _heading(body: str) -> str:
    return body.partition("<h1>")[2].partition("</h1>")[0]


def _page(title: str, body: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="uz">'
        f"<head><title>{title}</title></head><body>{body}</body></html>"
    )

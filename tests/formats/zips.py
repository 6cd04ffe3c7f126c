"""Archives and books made for a test."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lavh.formats.container import Zip, archive

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>'
    '<body><nav epub:type="toc"><ol>{}</ol></nav>{}</body></html>'
)
_NAV = ' properties="nav"'
TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "css": "text/css", "png": "image/png", "jpg": "image/jpeg",
    "smil": "application/smil+xml", "ncx": "application/x-dtbncx+xml", "js": "text/javascript", "mp3": "audio/mpeg", "otf": "font/otf"}  # fmt: skip


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return made.getvalue()


def container(content: bytes, name: str = "book.epub") -> Zip:
    """The archive, opened."""
    return archive(io.BytesIO(content), name)


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The same files in a folder."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def page(body: str, head: str = "") -> str:
    """A chapter."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>x</title>{head}</head><body>{body}</body></html>"
    )


def package(
    files: Mapping[str, str | bytes],
    metadata: str = "<dc:title>Kitob</dc:title>",
    spine: str = "",
    items: str = "",
    version: str = "3.0",
) -> str:
    """A package document that lists these files; the chapters (ch….xhtml) are the reading order."""
    listed = "".join(
        f'<item id="{_id(name)}" href="{name}" media-type="{TYPES[name.rpartition(".")[2]]}"{_NAV if name == "nav.xhtml" else ""}/>'
        for name in files
    )
    chapters = [name for name in files if name.startswith("ch")]
    order = spine or "<spine>" + "".join(f'<itemref idref="{_id(name)}"/>' for name in chapters) + "</spine>"
    return (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{listed}{items}</manifest>{order}</package>"
    )


def _id(name: str) -> str:
    return name.replace(".", "-").replace("/", "_")


def epub(files: Mapping[str, str | bytes], **more: str) -> bytes:
    """A book of these files, which lie in EPUB/."""
    everything = dict(files)
    if "nav.xhtml" not in files:
        entries = "".join(f'<li><a href="{name}">{name}</a></li>' for name in files if name.startswith("ch"))
        everything["nav.xhtml"] = NAV.format(entries, "")
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "EPUB/package.opf": package(everything, **more),
            **{f"EPUB/{name}": content for name, content in everything.items()},
        }
    )

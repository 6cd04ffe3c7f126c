"""kiwix-serve over a ZIM file that has one small page a record, made by zimwriterfs with its full-text index."""

import html
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from figures import command, fetched, note
from PIL import Image

from peers.serving import Server, running

NAME = "lavh-bench"
Page = tuple[int, str, str]  # number, title, the rest as text


def there() -> bool:
    """Whether it can be run."""
    if not (shutil.which("kiwix-serve") and shutil.which("zimwriterfs")):
        fetched("kiwix-tools zim-tools")
    return bool(shutil.which("kiwix-serve") and shutil.which("zimwriterfs"))


def written(pages: Iterator[Page], folder: Path) -> Path:
    """The ZIM file, made once."""
    archive = folder / f"{NAME}.zim"
    if archive.exists():
        return archive
    note("kiwix: writing the archive")
    source = folder / "pages"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    for number, title, text in pages:
        body = f"<html><head><title>{html.escape(title)}</title></head><body><h1>{html.escape(title)}</h1><p>{html.escape(text)}</p></body></html>"
        (source / f"{number}.html").write_text(body, encoding="utf-8")
    (source / "index.html").write_text("<html><head><title>Records</title></head><body><h1>Records</h1></body></html>")
    Image.new("RGBA", (48, 48), "white").save(source / "icon.png")
    command(
        [
            "zimwriterfs", "--welcome=index.html", "--illustration=icon.png", "--language=eng", "--title=Records", "--description=Records", "--creator=bench",
            "--publisher=bench", f"--name={NAME}", source, archive,
        ]
    )  # fmt: skip
    shutil.rmtree(source)
    return archive


@contextmanager
def served(archive: Path, port: int) -> Iterator[Server]:
    """The archive, served."""
    address = f"http://127.0.0.1:{port}"
    arguments = ["kiwix-serve", "--port", str(port), "--address", "127.0.0.1", "--threads", "2", str(archive)]
    with running(
        arguments, f"{address}/search?books.name={NAME}&pattern={{}}&pageLength=20", ready=f"{address}/"
    ) as server:
        yield server

"""Publications with sound as folders: an audiobook of three files, and a talking book with levels, pages, a note and its words."""

from collections.abc import Mapping
from pathlib import Path

from tests.formats.audio.made import id3, mp3
from tests.formats.daisy.made import book202


def audiobook(folder: Path, seconds: float = 40.0) -> Path:
    """Three files of silence, the last four times as long: so large that it is fetched and kept in pieces."""
    names = ("Bozor", "Uy", "Yoʻl")
    about = {"TALB": "Ikki olam", "TPE1": "Abdulla Qodiriy", "TCOM": "Lola Karimova"}
    files = {
        f"0{number}.mp3": mp3(
            seconds * (4 if number == len(names) else 1), id3({**about, "TIT2": name, "TRCK": str(number)})
        )
        for number, name in enumerate(names, 1)
    }
    return _written(folder / "Ikki olam", files)


def talking_book(folder: Path) -> Path:
    """DAISY 2.02: "Kitob", two chapters and a section, page 7, a note, every phrase spoken."""
    return _written(folder / "Kitob", book202())


def _written(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder

"""Folders and single files as containers."""

from pathlib import Path

import pytest

from lavh.formats.container import folder, opened, reserved, single
from lavh.formats.publishing import Limits
from lavh.kernel.errors import Unreadable
from tests.formats.zips import written, zipped


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    book = folder(written(tmp_path, {"b.txt": "bb", "a/c.txt": "c", ".DS_Store": ""}))
    assert sorted(book.names) == ["a/c.txt", "b.txt"]
    assert (book.open("a/c.txt").read(), book.size("b.txt")) == (b"c", 2)


def test_links_are_not_followed(tmp_path: Path) -> None:
    written(tmp_path, {"outside/secret.txt": "s", "book/a.txt": "a"})
    (tmp_path / "book" / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "book" / "more").symlink_to(tmp_path / "outside")
    assert folder(tmp_path / "book").names == ("a.txt",)


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    book = folder(written(tmp_path, {"a.txt": "a"}))
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable, match="unreadable-file"):
        book.open("a.txt")


def test_one_file_stands_alone(tmp_path: Path) -> None:
    written(tmp_path, {"a.pdf": "%PDF"})
    book = single(tmp_path / "a.pdf")
    assert (book.name, book.names, book.open("a.pdf").read()) == ("a.pdf", ("a.pdf",), b"%PDF")


def test_too_much_is_refused(tmp_path: Path) -> None:
    written(tmp_path, {"a": "aaa", "b": "b"})
    for limits, code in ((Limits(files=1), "too-many-files"), (Limits(file_bytes=2), "too-large")):
        with pytest.raises(Unreadable, match=code):
            folder(tmp_path, limits)


def test_whatever_is_there_is_opened(tmp_path: Path) -> None:
    written(tmp_path, {"a.epub": zipped({"x": "y"}), "b.txt": "salom", "c/d.txt": ""})
    assert [opened(tmp_path / name).names for name in ("a.epub", "b.txt", "c")] == [("x",), ("b.txt",), ("d.txt",)]


@pytest.mark.parametrize(
    ("content", "code", "facts"),
    [
        (b"", "empty-file", {"filename": "a"}),
        (b"7z\xbc\xaf\x27\x1c....", "unsupported-archive", {"filename": "a", "kind": "7z"}),
        (b"Rar!\x1a\x07\x01\x00", "unsupported-archive", {"filename": "a", "kind": "RAR"}),
        (bytes(257) + b"ustar", "unsupported-archive", {"filename": "a", "kind": "tar"}),
        (b"PK\3\4....", "broken-archive", {"filename": "a"}),
    ],
)
def test_what_we_do_not_open_is_named(tmp_path: Path, content: bytes, code: str, facts: dict[str, str]) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        opened(tmp_path / "a")
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_nothing_there() -> None:
    with pytest.raises(Unreadable, match="no-such-file"):
        opened(Path("/nowhere/a.epub"))


def test_names_that_the_house_keeps_for_itself() -> None:
    assert [reserved(each) for each in ("manifest.json", "-/cover", "-", "EPUB/manifest.json", "-a")] == [
        True,
        True,
        True,
        False,
        False,
    ]

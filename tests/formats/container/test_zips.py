"""Zip archives: streamed, and refused by name where they are an attack or damaged."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lavh.formats.container import archive
from lavh.formats.publishing import Limits
from lavh.kernel.errors import Unreadable
from tests.formats.zips import container, zipped

NONE = Limits()


def refusal(content: bytes, limits: Limits = NONE) -> str:
    with pytest.raises(Unreadable) as refused:
        archive(io.BytesIO(content), "book.zip", limits)
    assert refused.value.facts["filename"] == "book.zip"
    return refused.value.code


def named(name: str, flags: int = 0) -> bytes:
    """An archive with one empty file whose name is written as these bytes of cp437."""
    raw = name.encode("cp437")
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, 0, 0, 33, 0, 0, 0, len(raw), 0) + raw
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, flags, 0, 0, 33, 0, 0, 0, len(raw), 0, 0, 0, 0, 0, 0) + raw
    return local + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def test_files_are_read_by_name() -> None:
    with container(zipped({"a.txt": "salom", "b/c.txt": b"x" * 100_000})) as book:
        assert book.names == ("a.txt", "b/c.txt")
        assert book.open("a.txt").read() == b"salom"
        assert book.size("b/c.txt") == 100_000
        stream = book.open("b/c.txt")
        stream.seek(99_998)
        assert stream.read() == b"xx"
        stream.seek(0)
        assert stream.read(3) == b"xxx"


def test_a_file_that_is_not_there_is_missing() -> None:
    with container(zipped({"a.txt": ""})) as book, pytest.raises(Unreadable, match="missing-file"):
        book.open("b.txt")


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../evil", "/etc/passwd", "C:evil.txt", "..\\evil.txt", "a\x01b"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert refusal(named(name)) == "unsafe-name"


def test_backslashes_are_folders() -> None:
    assert container(named("OPS\\ch1.xhtml")).names == ("ch1.xhtml",)


def test_a_folder_around_everything_is_a_wrapper() -> None:
    with container(zipped({"Kitob/1/mimetype": "m", "Kitob/1/META-INF/c.xml": "c", "__MACOSX/._Kitob": ""})) as book:
        assert book.names == ("mimetype", "META-INF/c.xml")
        assert (book.open("META-INF/c.xml").read(), book.size("mimetype")) == (b"c", 1)
    assert container(zipped({"Kitob/a": "", "b": ""})).names == ("Kitob/a", "b")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Kitob — ўзбекча.txt".encode(), "Kitob — ўзбекча.txt"),  # UTF-8 without its flag
        ("Глава 1.txt".encode("cp866"), "Глава 1.txt"),
        ("Übung.txt".encode("cp437"), "Übung.txt"),
        ("é".encode(), "é"),  # composed
    ],
)
def test_names_are_read_in_the_code_page_they_are_in(raw: bytes, name: str) -> None:
    assert container(named(raw.decode("cp437"))).names == (name,)


def test_what_desktops_leave_behind_is_not_there() -> None:
    assert container(zipped({"__MACOSX/._a": "", "a/.DS_Store": "", "Thumbs.db": "", "a/b.txt": ""})).names == (
        "b.txt",
    )


def test_sixty_megabytes_of_zeros_are_a_bomb() -> None:
    assert refusal(zipped({"a.txt": "a", "zeros": bytes(60 << 20)})) == "bomb"


def test_files_that_share_their_bytes_are_a_bomb() -> None:
    content = bytearray(zipped({"a": b"x" * 4000, "b": b"y" * 4000}, zipfile.ZIP_STORED))
    second = content.rindex(b"PK\1\2")
    content[second + 42 : second + 46] = struct.pack("<L", 0)  # the second file is the first one
    content[second + 20 : second + 28] = struct.pack("<2L", 9_000, 9_000)
    assert refusal(bytes(content)) == "bomb"


def test_too_much_is_refused() -> None:
    three = zipped({"a": "aaaa", "b": "bb", "c": "c"})
    assert refusal(three, Limits(files=2)) == "too-many-files"
    assert refusal(three, Limits(file_bytes=3)) == "too-large"
    assert refusal(three, Limits(total_bytes=6)) == "too-large"


def test_encryption_is_refused() -> None:
    content = bytearray(zipped({"a.txt": "salom"}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + place] |= 1
    assert refusal(bytes(content)) == "encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_not_every_reader_unpacks_is_refused(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("mimetype", "application/epub+zip")
        out.writestr("one.xhtml", "salom" * 100, method)
    assert refusal(made.getvalue()) == "unsupported-packing"


def test_packing_that_python_does_not_know_is_refused_by_name() -> None:
    content = bytearray(zipped({"a.txt": "salom"}))
    for mark, place in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        content[content.index(mark) + place] = 93  # Zstandard
    assert refusal(bytes(content)) == "unsupported-packing"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused_unless_they_are_the_same() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("mimetype", "a")
        out.writestr("mimetype", "a")
    assert container(made.getvalue()).names == ("mimetype",)
    with zipfile.ZipFile(made, "a") as out:
        out.writestr("mimetype", "b")
    assert refusal(made.getvalue()) == "duplicate-name"


def test_a_truncated_archive_is_refused() -> None:
    content = zipped({"a.txt": "salom" * 1000})
    assert refusal(content[: len(content) // 2]) == "broken-archive"
    assert refusal(b"PK\3\4") == "broken-archive"


def test_damage_in_one_file_is_told_when_that_file_is_read() -> None:
    content = bytearray(zipped({"a.txt": "salom", "b.txt": "b" * 50}, zipfile.ZIP_STORED))
    content[content.index(b"salom")] ^= 0xFF
    with container(bytes(content)) as book:
        assert book.open("b.txt").read() == b"b" * 50
        with pytest.raises(Unreadable) as refused:
            book.open("a.txt").read()
    assert (refused.value.code, refused.value.facts["filename"]) == ("broken-archive", "a.txt")


def test_links_in_an_archive_are_not_there() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        out.writestr(link, "/etc/passwd")
        out.writestr("a.txt", "a")
    assert container(made.getvalue()).names == ("a.txt",)


def test_a_path_is_enough(tmp_path: Path) -> None:
    (tmp_path / "book.zip").write_bytes(zipped({"a": "b"}))
    with archive(tmp_path / "book.zip") as book:
        assert (book.name, book.names) == ("book.zip", ("a",))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_is_damaged_nothing_but_a_refusal_comes(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))
    try:
        with container(bytes(content[:end] if data.draw(st.booleans()) else content)) as book:
            for name in book.names:
                book.open(name).read()
    except Unreadable:
        pass


GOOD = zipped({"mimetype": "application/epub+zip", "OPS/a.xhtml": "<p>salom</p>" * 20, "Ўзбек.txt": "b"})

"""Files, folders and archives, and what is no file of records."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from lavh.harvest import actions
from lavh.harvest.files import streams
from lavh.harvest.models import RawRecord, Source
from lavh.kernel.errors import Unreadable
from lavh.network.actions import enrol
from tests.samples import sample

BOOKS = "marc21/lc-books.mrc"


def read(path: Path) -> list[tuple[str, bytes]]:
    found = []
    for stream in streams(path):
        found.append((stream.name, stream.bytes.read()))
        stream.must_be_whole()
    return found


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.mrc", bytes),
        ("a.mrc.gz", gzip.compress),
        ("a.mrc.xz", lzma.compress),
        ("a.mrc.bz2", bz2.compress),
        ("a.mrc.zst", zstandard.compress),
    ],
)
def test_single_files(tmp_path: Path, name: str, packed: object) -> None:
    (tmp_path / name).write_bytes(packed(b"salom"))  # type: ignore[operator]
    assert read(tmp_path / name) == [("a.mrc", b"salom")]


def test_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/one.mrc", b"bir")
        archive.writestr("README.md", b"not this")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("two.mrc")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"ikki"))
    assert read(tmp_path) == [("a.zip/in/one.mrc", b"bir"), ("b.tar.gz/two.mrc", b"ikki")]


@pytest.mark.parametrize("name", ["broken.zip", "broken.tar", "broken.mrc.gz", "broken.mrc.xz"])
def test_broken_archives(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x1f\x8b\x08 nothing of the kind")
    with pytest.raises(Unreadable) as failure:
        read(tmp_path / name)
    assert failure.value.code == "broken-archive"


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failure:
        read(tmp_path / "nothing.mrc")
    assert failure.value.code == "no-such-file"


@pytest.mark.django_db
class TestImport:
    """Whole files into the catalogue."""

    @pytest.fixture
    def source(self) -> Source:
        return actions.source_for(institution=enrol(name="Demo library"))

    def test_a_bad_file_does_not_keep_the_good_ones_out(self, source: Source, tmp_path: Path) -> None:
        (tmp_path / "a.mrc").write_bytes(b"<!DOCTYPE html><html><title>Log in</title></html>")
        (tmp_path / "b.mrc").write_bytes(b"")
        (tmp_path / "c.mrc").write_bytes(sample(BOOKS))
        run = actions.import_paths(source=source, paths=[tmp_path])
        assert (run.state, run.seen, run.new) == ("failed", 4, 4)
        assert run.error == {"code": "html-page", "facts": {"filename": "a.mrc"}}

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (
                b'<?xml version="1.0"?><!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">\n<html/>',
                "html-page",
            ),
            (b'<!DOCTYPE c [<!ENTITY a "b">]><collection xmlns="http://www.loc.gov/MARC21/slim"/>', "xml-entities"),
            (b'{"a": 1}', "needs-mapping"),
            (b"\xef\xbb\xbf\n", "empty-file"),
        ],
    )
    def test_what_is_refused_is_named(self, source: Source, tmp_path: Path, content: bytes, code: str) -> None:
        (tmp_path / "a.mrc").write_bytes(content)
        run = actions.import_paths(source=source, paths=[tmp_path])
        assert run.error == {"code": code, "facts": {"filename": "a.mrc"}}

    def test_an_archive_that_breaks_off_gives_what_it_has_and_says_so(self, source: Source, tmp_path: Path) -> None:
        packed = gzip.compress(sample(BOOKS), 0)
        (tmp_path / "c.mrc.gz").write_bytes(packed[: len(packed) * 3 // 4])
        run = actions.import_paths(source=source, paths=[tmp_path])
        assert run.error == {"code": "broken-archive", "facts": {"filename": "c.mrc"}}
        assert run.new >= 2

    def test_again_costs_and_changes_nothing(self, source: Source, tmp_path: Path) -> None:
        (tmp_path / "c.mrc").write_bytes(sample(BOOKS))
        actions.import_paths(source=source, paths=[tmp_path])
        before = list(RawRecord.objects.order_by("id").values())
        run = actions.import_paths(source=source, paths=[tmp_path])
        assert (run.seen, run.unchanged, run.new, run.changed) == (4, 4, 0, 0)
        assert list(RawRecord.objects.order_by("id").values()) == before

    def test_a_whole_import_with_a_bad_file_deletes_nothing(self, source: Source, tmp_path: Path) -> None:
        (tmp_path / "c.mrc").write_bytes(sample(BOOKS))
        actions.import_paths(source=source, paths=[tmp_path])
        (tmp_path / "c.mrc").write_bytes(b"")
        assert actions.import_paths(source=source, paths=[tmp_path], full=True).deleted == 0
        (tmp_path / "c.mrc").write_bytes(sample("marc21/lc-uzbek.mrc"))
        assert actions.import_paths(source=source, paths=[tmp_path], full=True).deleted == 4

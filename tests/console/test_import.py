"""`lavh import`."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lavh.harvest.models import RawRecord, Source
from lavh.network.models import Institution
from tests.console.conftest import Said
from tests.factories.houses import house
from tests.factories.repositories import MARC
from tests.samples import FOLDER, sample

Lavh = Callable[..., Said]
BOOKS = FOLDER / "marc21" / "lc-books.mrc"


def test_a_file_of_a_new_institution(lavh: Lavh) -> None:
    status, said, _ = lavh("import", BOOKS, "--institution", "Demo library", "--kind", "national-library", "--quiet")
    assert (status, said) == (
        0, "demo-library: 4 records read: 4 new, 0 changed, 0 unchanged, 0 deleted, 0 refused, 0 with problems.\n",
    )  # fmt: skip
    assert Institution.objects.values_list("slug", "kind", "name").get() == (
        "demo-library",
        "national-library",
        {"": "Demo library"},
    )


def test_the_same_again_by_the_short_name(lavh: Lavh) -> None:
    lavh("import", BOOKS, "--institution", "Demo library", "--quiet")
    _, said, _ = lavh("import", BOOKS, "--institution", "demo-library", "--quiet")
    assert (
        said == "demo-library: 4 records read: 0 new, 0 changed, 4 unchanged, 0 deleted, 0 refused, 0 with problems.\n"
    )
    assert Source.objects.count() == 1


def test_several_streams_of_one_institution(lavh: Lavh) -> None:
    lavh("import", BOOKS, "--institution", "Demo library", "--source", "Books", "--quiet")
    lavh("import", BOOKS, "--institution", "Demo library", "--source", "Maps", "--quiet")
    assert list(Source.objects.order_by("slug").values_list("slug", flat=True)) == [
        "demo-library-books",
        "demo-library-maps",
    ]


def test_folders_and_archives(lavh: Lavh, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "books.mrc.gz").write_bytes(gzip.compress(sample("marc21/lc-books.mrc")))
    (tmp_path / "uzbek.mrc").write_bytes(sample("marc21/lc-uzbek.mrc"))
    assert lavh("import", tmp_path, "--institution", "Demo library", "--quiet")[0] == 0
    assert RawRecord.objects.count() == 4 + sample("marc21/lc-uzbek.mrc").count(b"\x1d")


def test_what_is_no_file_of_records_is_said_and_the_others_go_in(lavh: Lavh, tmp_path: Path) -> None:
    (tmp_path / "page.mrc").write_bytes(b"<!DOCTYPE html><html><title>Log in</title></html>")
    (tmp_path / "empty.mrc").write_bytes(b"")
    (tmp_path / "letter.mrc").write_bytes(b"Dear library, here are our records.")
    status, said, errors = lavh(
        "import", tmp_path / "page.mrc", tmp_path / "empty.mrc", tmp_path / "letter.mrc", tmp_path / "none.mrc", BOOKS,
        "--institution", "Demo library", "--quiet",
    )  # fmt: skip
    assert (status, said.split(" records")[0]) == (1, "demo-library: 4")
    assert [line for line in errors.splitlines() if line.startswith("lavh: ")] == [
        "lavh: page.mrc is a web page (HTML), not a file of records. Was it saved from a log-in or error page?",
        "lavh: empty.mrc is empty: there is nothing to take in.",
        "lavh: letter.mrc: no format of records that is known here (see docs/formats.md).",
        f"lavh: {tmp_path / 'none.mrc'}: there is no such file or folder.",
    ]


def test_all_that_the_source_has(lavh: Lavh) -> None:
    lavh("import", BOOKS, "--institution", "Demo library", "--quiet")
    _, said, _ = lavh(
        "import", FOLDER / "marc21" / "lc-vernacular.mrc", "--institution", "Demo library", "--full", "--quiet"
    )
    assert (
        said == "demo-library: 7 records read: 7 new, 0 changed, 0 unchanged, 4 deleted, 0 refused, 0 with problems.\n"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("language = [", "is not written in TOML"),
        ("language = 3", "Expected `str`, got `int` - at `$.language`"),
        (None, "cannot be read"),
    ],
)
def test_profiles_that_are_none(lavh: Lavh, tmp_path: Path, content: str | None, sentence: str) -> None:
    if content:
        (tmp_path / "profile.toml").write_text(content, encoding="utf-8")
    status, _, errors = lavh("import", BOOKS, "--institution", "X", "--profile", tmp_path / "profile.toml", "--quiet")
    assert (status, sentence in errors, len(errors.splitlines())) == (2, True, 1)


@pytest.mark.slow
def test_killed_in_the_middle_it_is_run_again(tmp_path: Path) -> None:
    file = tmp_path / "many.xml"
    records = "\n".join(MARC.format(number=number, title=f"Kitob {number}") for number in range(6_000))
    file.write_text(f"<collection>{records}</collection>", encoding="utf-8")
    with house(tmp_path / "home") as home:
        victim = home.start("import", str(file), "--institution", "Demo library", "--no-index", "--quiet")
        while victim.poll() is None and not home.sql("SELECT 1 FROM harvest_rawrecord LIMIT 1"):
            pass
        victim.kill()
        victim.communicate()
        left = home.sql("SELECT count(*) FROM harvest_rawrecord")[0][0]
        said = home.lavh("import", str(file), "--institution", "Demo library", "--no-index", "--quiet")
        assert home.sql("SELECT count(*) FROM harvest_rawrecord") == [(6_000,)]
    assert said.startswith(f"demo-library: 6,000 records read: {6_000 - left:,} new, 0 changed, {left:,} unchanged,")
    assert left % 2_000 == 0


def test_as_a_process_of_its_own_it_says_what_it_did_and_its_status(tmp_path: Path) -> None:
    environment = {**os.environ, "LAVH_HOME": str(tmp_path / "home"), "LAVH_DATABASE_URL": ""}
    (tmp_path / "empty.mrc").write_bytes(b"")
    told = []
    for path in (BOOKS, tmp_path / "empty.mrc"):
        command = [sys.executable, "-m", "lavh", "import", str(path), "--institution", "Demo library", "--quiet"]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        told.append((ended.returncode, ended.stdout, ended.stderr))
    assert told == [
        (0, "demo-library: 4 records read: 4 new, 0 changed, 0 unchanged, 0 deleted, 0 refused, 0 with problems.\n", ""),
        (
            1, "demo-library: 0 records read: 0 new, 0 changed, 0 unchanged, 0 deleted, 0 refused, 0 with problems.\n",
            "lavh: empty.mrc is empty: there is nothing to take in.\n",
        ),
    ]  # fmt: skip

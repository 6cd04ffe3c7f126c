"""`lavh backup` and `lavh restore`: there and back, while others write."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.houses import House, house
from tests.samples import FOLDER

pytestmark = pytest.mark.slow
BOOKS, UZBEK = str(FOLDER / "marc21" / "lc-books.mrc"), str(FOLDER / "marc21" / "lc-uzbek.mrc")
WRITE = """
from lavh.outbox.models import Event
from lavh.kernel import clock
print("writing", flush=True)
while True:
    Event.objects.create(kind="noise", ids=[1], at=clock.now())
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "home") as made:
        made.lavh("import", BOOKS, "--institution", "Demo library", "--quiet")
        yield made


def records(home: House) -> list[tuple[object, ...]]:
    return home.sql("SELECT id, local_id, digest FROM harvest_rawrecord ORDER BY id")


def test_there_and_back_while_others_write(home: House, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    before = records(home)
    noise = home.start_python(WRITE)
    assert noise.stdout
    assert noise.stdout.readline() == "writing\n"
    try:
        said = home.lavh("backup", str(file))
    finally:
        noise.kill()
        noise.communicate()
    assert said.endswith(f"Put it back with: lavh restore {file}\n")
    with house(tmp_path / "other") as other:
        other.lavh("restore", str(file), "--replace")
        assert records(other) == before
        assert (
            other.lavh("import", BOOKS, "--institution", "Demo library", "--quiet")
            .split(":")[1]
            .startswith(" 4 records read")
        )
        assert (other.home / "secret-key").read_text(encoding="ascii") == (home.home / "secret-key").read_text(
            encoding="ascii"
        )
        assert "✓ index: tantivy, up to date\n" in other.lavh("doctor", status=int(not _built()))


def _built() -> bool:
    from lavh.config.settings import FRONT_END

    return (FRONT_END / "manifest.json").is_file()


def test_what_is_there_is_not_overwritten_unasked(home: House, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    home.lavh("backup", str(file))
    assert "is there already" in home.lavh("backup", str(file), status=2)
    if not home.url:
        assert "say --replace to overwrite it" in home.lavh("restore", str(file), status=2)
    home.lavh("import", UZBEK, "--institution", "Demo library", "--quiet")
    home.lavh("restore", str(file), "--replace")
    assert len(records(home)) == 4


def test_what_is_no_backup(home: House, tmp_path: Path) -> None:
    (tmp_path / "letter.tar.gz").write_bytes(b"hello")
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as archive:
        archive.add(BOOKS, "books.mrc")
    for name in ("letter.tar.gz", "other.tar.gz", "none.tar.gz"):
        assert (
            home.lavh("restore", str(tmp_path / name), "--replace", status=2)
            == f"lavh: {tmp_path / name} is no backup of Lavh.\n"
        )
    assert len(records(home)) == 4

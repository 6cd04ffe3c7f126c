"""The process that opens foreign files: what it may not do, and what its end means."""

import os
import signal
import zipfile
from pathlib import Path

import pytest

from lavh.access.conversion import running
from lavh.access.conversion.wire import Progress
from lavh.kernel.errors import Unreadable
from tests.factories.publications import CHAPTERS, epub


def refused(source: Path, folder: Path) -> str:
    """The code by which a file is refused."""
    with pytest.raises(Unreadable) as refused:
        running.convert(source, folder)
    return refused.value.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where drafts go."""
    made = tmp_path / "drafts"
    made.mkdir()
    return made


def test_what_comes_out_is_told_on_the_way(tmp_path: Path, folder: Path) -> None:
    told: list[Progress] = []
    outcome = running.convert(epub(tmp_path), folder, told.append)
    assert told[0].name == "one.xhtml"
    assert 0 < told[0].done <= told[0].whole
    assert (outcome.format, outcome.refused, outcome.problems) == ("epub", "", ())
    written = {each.file for each in outcome.drafts if each.file}
    assert all((folder / name).is_file() for name in written)


def test_it_knows_nothing_of_us(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAVH_SECRET_KEY", "secret")
    assert "LAVH_SECRET_KEY" not in running.environment()
    assert set(running.environment()) <= set(os.environ) & set(running.PASSED_ON)
    assert running.convert(epub(tmp_path), folder).format == "epub"


def test_it_does_not_take_for_ever(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "LONGEST", 0.01)
    assert refused(epub(tmp_path), folder) == "too-slow"


def test_its_death_is_no_death_of_ours(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "CHILD", "lavh.no.such.module")
    assert refused(epub(tmp_path), folder) == "crashed"


def children() -> list[int]:
    """The processes that we started."""
    return [int(each) for task in Path("/proc/self/task").iterdir() for each in (task / "children").read_text().split()]


@pytest.mark.parametrize("deaths", [1, running.TRIES])
def test_who_is_killed_begins_again_some_times(tmp_path: Path, folder: Path, deaths: int) -> None:
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if len(killed) < deaths and (alive := set(children()) - set(killed)):
            killed.append(alive.pop())
            os.kill(killed[-1], signal.SIGKILL)

    if deaths < running.TRIES:
        outcome = running.convert(epub(tmp_path), folder, kill)
        assert all((folder / each.file).is_file() for each in outcome.drafts if each.file)
    else:
        with pytest.raises(Unreadable) as refused:
            running.convert(epub(tmp_path), folder, kill)
        assert refused.value.code == "stopped"
    assert len(killed) == deaths


def test_names_that_lead_out_lead_nowhere(tmp_path: Path, folder: Path) -> None:
    path = epub(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../outside.xhtml", "<p>Out</p>")
        archive.writestr("/etc/lavh-outside", "x")
    before = {each for each in tmp_path.rglob("*") if folder not in each.parents}
    assert refused(path, folder) == "unsafe-name"
    assert {each for each in tmp_path.rglob("*") if folder not in each.parents} == before
    assert not Path("/etc/lavh-outside").exists()


def test_sixty_megabytes_of_zeros_are_refused(tmp_path: Path, folder: Path) -> None:
    path = epub(tmp_path, chapters=CHAPTERS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("zeros.bin", bytes(60 << 20), zipfile.ZIP_DEFLATED)
    assert refused(path, folder) == "bomb"
    assert sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) < 1 << 20


def test_a_chapter_that_is_missing_leaves_the_others(tmp_path: Path, folder: Path) -> None:
    path = epub(tmp_path)
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "torn.epub", "w") as torn:
        for entry in whole.infolist():
            if entry.filename != "one.xhtml":
                torn.writestr(entry, whole.read(entry))
    outcome = running.convert(tmp_path / "torn.epub", folder)
    assert outcome.manifest is not None
    assert [each.href for each in outcome.manifest.reading_order] == ["two.xhtml"]
    assert ("missing-file", "one.xhtml") in [(each.code, each.place) for each in outcome.problems]

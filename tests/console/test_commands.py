"""The smaller commands, each once through."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from lavh.catalog.models import Record, Work
from lavh.console.main import COMMANDS, main
from lavh.console.progress import duration
from lavh.discovery.engines import engine
from lavh.network.models import Institution
from tests.console.conftest import Said
from tests.factories.repositories import Repository
from tests.factories.servers import serving
from tests.samples import FOLDER

Lavh = Callable[..., Said]
BOOKS = FOLDER / "marc21" / "lc-books.mrc"
NETWORK = """
[regions.toshkent]
uz = "Toshkent"

[[institutions]]
slug = "demo-library"
kind = "national-library"
name = { uz = "Namuna kutubxona" }
region = "toshkent"
"""


@pytest.fixture
def filled(lavh: Lavh) -> Lavh:
    lavh("import", BOOKS, "--institution", "Demo library", "--quiet")
    return lavh


@pytest.fixture
def far() -> Iterator[tuple[Repository, str]]:
    repository = Repository(["Bir", "Ikki", "Uch"])
    with serving(repository.answer) as address:
        yield repository, address


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: lavh {command}")


def test_without_a_command_they_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 0
    assert [name for name in COMMANDS if f"    {name} " not in capsys.readouterr().out + f"    {name} "] == []


def test_explain(filled: Lavh) -> None:
    work, record = Work.objects.order_by("id")[0], Record.objects.order_by("id")[0]
    by_work, by_record = filled("explain", work.pk), filled("explain", record.pk, "--record")
    assert by_work == by_record
    assert by_work[1].startswith(f"Work {work.pk}: 1 records\n  {record.pk}  demo-library {record.local_id}: ")
    assert filled("explain", 999_999) == (2, "", "lavh: There is no work 999999.\n")


def test_separate_and_back(filled: Lavh) -> None:
    record = Record.objects.order_by("id")[0].pk
    assert filled("separate", record, "--reason", "another edition")[0] == 0
    assert "was set apart by hand" in filled("explain", record, "--record")[1]
    assert filled("separate", record, "--undo")[0] == 0
    assert "was set apart by hand" not in filled("explain", record, "--record")[1]
    assert filled("separate", 999_999)[0] == 2


def test_index(filled: Lavh) -> None:
    assert filled("index", "--quiet")[0] == 0
    assert filled("index", "--rebuild", "--quiet")[0] == 0
    assert engine().search is not None


def test_network(lavh: Lavh, tmp_path: Path) -> None:
    (tmp_path / "network.toml").write_text(NETWORK, encoding="utf-8")
    assert lavh("network", tmp_path / "network.toml") == (0, "1 institutions in 1 regions.\n", "")
    assert Institution.objects.values_list("slug", "kind", "region__slug").get() == (
        "demo-library",
        "national-library",
        "toshkent",
    )


def test_network_of_a_kind_that_there_is_not(lavh: Lavh, tmp_path: Path) -> None:
    (tmp_path / "network.toml").write_text(NETWORK.replace("national-library", "castle"), encoding="utf-8")
    status, _, errors = lavh("network", tmp_path / "network.toml")
    assert (status, errors.startswith("lavh: demo-library: castle is none of national-library, ")) == (2, True)


def test_migrate(lavh: Lavh) -> None:
    assert lavh("migrate") == (0, "", "")


def test_a_doctor_who_finds_everything_well_but_what_is_not(filled: Lavh) -> None:
    _, said, _ = filled("doctor")
    lines = said.splitlines()
    assert "✓ records: 4; 0 could not be read" in lines
    assert f"✓ state folder: {settings.HOME}" in lines
    assert "✓ jobs: 0 waiting, 0 failed" in lines


def test_a_doctor_who_misses_records(lavh: Lavh) -> None:
    status, said, _ = lavh("doctor")
    assert status == 1
    assert "! records: 0; 0 could not be read\n    → lavh import FILE --institution NAME, or lavh demo\n" in said


def test_a_source_from_the_first_look_to_the_harvest(lavh: Lavh, far: tuple[Repository, str]) -> None:
    repository, address = far
    assert lavh("source", "list")[1].startswith("No sources yet")
    look = lavh("source", "look", address)[1]
    assert look.splitlines() == [
        "Example: dates as YYYY-MM-DDThh:mm:ssZ, since 2020-01-01, deleted records: persistent",
        "  --prefix marc21           read as marcxml",
        "  --prefix oai_dc           read as oai_dc",
        "  --set books               Books",
    ]
    status, said, _ = lavh("source", "add", address, "--institution", "Far library", "--every", "1d")
    assert (status, said.splitlines()) == (
        0,
        [
            "far-library (OAI-PMH) of far-library", f"  address: {address}", "  format: marc21", "  harvested: every 1 d", "  records: 0", "",
            "Harvest it with: lavh harvest far-library",
        ],
    )  # fmt: skip
    assert lavh("harvest", "far-library", "--quiet")[1] == (
        "far-library: 3 records read: 3 new, 0 changed, 0 unchanged, 0 deleted, 0 refused, 0 with problems.\n"
    )
    repository.put(2, None, "2026-03-06T00:00:00Z")
    assert lavh("harvest", "--all", "--quiet")[1].startswith(
        "far-library: 1 records read: 0 new, 0 changed, 0 unchanged, 1 deleted,"
    )
    assert lavh("harvest", "far-library", "--full", "--quiet")[1].startswith(
        "far-library: 3 records read: 0 new, 0 changed, 2 unchanged,"
    )
    assert "records: 2" in lavh("source", "show", "far-library")[1]
    assert "switched off" in lavh("source", "disable", "far-library")[1]
    assert lavh("harvest", "--all")[0] == 2
    assert "every 1 d" in lavh("source", "enable", "far-library")[1]
    assert "by hand" in lavh("source", "schedule", "far-library", "--by-hand")[1]


def test_sources_that_cannot_be(lavh: Lavh) -> None:
    assert lavh("harvest", "nobody")[2] == "lavh: There is no source nobody. There are: none yet.\n"
    assert lavh("harvest") == (2, "", "lavh: Which source? Name one (lavh source list), or say --all.\n")
    assert lavh("source", "add", "ftp://library.example", "--institution", "X")[2].startswith(
        "lavh: ftp://library.example is no address"
    )
    assert lavh("source", "add", "http://127.0.0.1:1/", "--institution", "X", "--sru")[2].startswith(
        "lavh: SRU needs --query"
    )


def test_a_source_that_fails_is_said_by_harvest_and_doctor(lavh: Lavh, far: tuple[Repository, str]) -> None:
    repository, address = far
    lavh("source", "add", address, "--institution", "Far library")
    repository.faults = ["loop", "loop"]
    repository.page = 1
    status, _, errors = lavh("harvest", "far-library", "--quiet")
    sentence = f"{address} gives the same page again and again. What came is kept, nothing was deleted."
    assert (status, errors) == (1, f"lavh: far-library: {sentence}\n")
    assert f"! source far-library: {sentence}\n    → lavh harvest far-library\n" in lavh("doctor")[1]


def test_times_in_words() -> None:
    assert [duration(seconds) for seconds in (12, 200, 60, 7_500, 86_400, 90_000)] == [
        "12 s", "3 min 20 s", "1 min", "2 h 5 min", "1 d", "1 d 1 h",
    ]  # fmt: skip

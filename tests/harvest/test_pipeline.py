"""From raw records to the catalogue: what is new, changed, the same, gone, or in two."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

import pytest
from django.db import connection
from msgspec import structs

from lavh.catalog.models import Record
from lavh.formats.description import Description, Holding, Title, pack, unpack
from lavh.formats.reading import Problem, Profile, Raw, Reading
from lavh.harvest import actions, vault
from lavh.harvest.actions.runs import begin
from lavh.harvest.alone import alone
from lavh.harvest.models import RawRecord, Run, Source
from lavh.harvest.pipeline import Intake, Met, _placed
from lavh.kernel.errors import Refused
from lavh.network.actions import enrol
from tests.samples import records, sample

pytestmark = pytest.mark.django_db


class Lines:
    """A format for tests: number, colon, title. Counts what it reads."""

    name = "lines"

    def __init__(self) -> None:
        self.read_so_far: list[bytes] = []

    def recognises(self, head: bytes, filename: str) -> float:
        del head, filename
        return 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        del profile
        return (Raw(line) for line in stream)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        del profile
        self.read_so_far.append(raw)
        number, _, title = raw.decode().partition(":")
        if title == "bad":
            return Reading(None, (Problem("no-title", grave=True),))
        if title == "worse":
            raise ZeroDivisionError
        return Reading(Description(local_id=number, kind="book", titles=(Title(title),)))


@pytest.fixture
def source() -> Source:
    return actions.source_for(institution=enrol(name="Demo library"))


def take(source: Source, *lines: str, full: bool = False, lines_format: Lines | None = None) -> Run:
    run = begin(source=source, full=full)
    intake = Intake(source, run)
    for line in lines:  # a batch each
        intake.take_batch([Raw(line.encode())], lines_format or Lines(), place={})
    if full:
        intake.forget_unseen()
    return run


def held() -> dict[str, str]:
    return {each.local_id: unpack(each.description).titles[0].text for each in Record.objects.filter(deleted=False)}


def counts(run: Run) -> dict[str, int]:
    names = ("seen", "new", "changed", "unchanged", "deleted", "refused", "with_problems")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def test_new_changed_and_unchanged(source: Source) -> None:
    assert counts(take(source, "1:Bir", "2:Ikki")) == {"seen": 2, "new": 2}
    assert counts(take(source, "1:Bir", "2:Ikkinchi", "3:Uch")) == {"seen": 3, "new": 1, "changed": 1, "unchanged": 1}
    assert held() == {"1": "Bir", "2": "Ikkinchi", "3": "Uch"}


def test_the_same_bytes_are_not_read_again(source: Source) -> None:
    take(source, "1:Bir", "2:Ikki")
    lines = Lines()
    take(source, "1:Bir", "2:Ikki", "3:Uch", lines_format=lines)
    assert lines.read_so_far == [b"3:Uch"]


def test_what_a_whole_run_does_not_see_is_gone_and_can_come_back(source: Source) -> None:
    take(source, "1:Bir", "2:Ikki")
    assert counts(take(source, "2:Ikki", full=True)) == {"seen": 1, "unchanged": 1, "deleted": 1}
    assert held() == {"2": "Ikki"}
    assert counts(take(source, "1:Bir", "2:Ikki")) == {"seen": 2, "new": 1, "unchanged": 1}
    assert held() == {"1": "Bir", "2": "Ikki"}


def test_a_record_that_went_bad_keeps_its_last_good_reading_until_it_is_gone(source: Source) -> None:
    take(source, "1:Bir")
    assert counts(take(source, "1:bad")) == {"seen": 1, "refused": 1, "with_problems": 1}
    assert held() == {"1": "Bir"}
    take(source, "2:Ikki", full=True)
    assert held() == {"2": "Ikki"}


def test_a_reader_that_breaks_costs_one_record(source: Source) -> None:
    assert counts(take(source, "1:Bir", "2:worse", "3:Uch")) == {"seen": 3, "new": 2, "refused": 1, "with_problems": 1}
    assert RawRecord.objects.get(grave=True).problems == [
        {"code": "unreadable", "place": "", "detail": "ZeroDivisionError: ", "grave": True}
    ]


def test_two_records_with_one_number_are_both_kept_however_often_they_come(source: Source) -> None:
    for _ in range(3):
        take(source, "1:Bir", "1:Boshqa", "2:Ikki")
        assert sorted(held().values()) == ["Bir", "Boshqa", "Ikki"]
    before = held()
    take(source, "1:Boshqa", "1:Bir", "2:Ikki", full=True)
    assert held() == before


def test_two_with_one_number_after_an_interruption_between_them(source: Source) -> None:
    take(source, "1:Bir")
    take(source, "1:Bir", "1:Boshqa")
    assert sorted(held().values()) == ["Bir", "Boshqa"]


def test_a_batch_stands_or_falls_as_a_whole(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(source=source)
    intake = Intake(source, run)

    class Full(Exception):
        pass

    def full(*_: object, **__: object) -> None:
        raise Full

    monkeypatch.setattr(Run, "save", full)
    with pytest.raises(Full):
        intake.take_batch([Raw(b"1:Bir")], Lines(), place={"at": 1})
    assert (RawRecord.objects.count(), Record.objects.count()) == (0, 0)


def test_one_process_at_a_time(source: Source) -> None:
    said = []

    def other() -> None:
        try:
            with alone(source):
                said.append("held")
        except Refused as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    for holding in (True, False):
        with alone(source) if holding else nullcontext():
            thread = threading.Thread(target=other)
            thread.start()
            thread.join()
    assert said == ["already-running", "held"]


def test_numbers_that_were_met() -> None:
    met = Met()
    met.add([1, 8, 100_000])
    assert [number in met for number in (0, 1, 2, 7, 8, 9, 99_999, 100_000, 100_001, 10**7)] == [
        False, True, False, False, True, False, False, True, False, False,
    ]  # fmt: skip


def test_records_are_kept_to_the_byte(source: Source, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(sample("marc21/lc-books.mrc"))
    actions.import_paths(source=source, paths=[file])
    stored = [vault.get(bytes(each)) for each in RawRecord.objects.order_by("id").values_list("content", flat=True)]
    assert stored == records("marc21/lc-books.mrc")


def test_digests_tell_sources_formats_numbers_and_bytes_apart() -> None:
    found = [
        vault.digest(1, "a", b"x"),
        vault.digest(2, "a", b"x"),
        vault.digest(1, "b", b"x"),
        vault.digest(1, "a", b"y"),
        vault.digest(1, "a", b"x", "n"),
    ]
    assert len(set(found)) == 5
    assert all(0 <= each < 2**63 for each in found)


def test_a_profile_translates_the_codes_of_branches_and_institutions() -> None:
    held = structs.replace(Description(), holdings=(Holding(institution="SAM", branch="RG"), Holding(branch="??")))
    profile = Profile(branches={"RG": "registon"}, institutions={"SAM": "demo-samarkand-library"})
    assert _placed(Reading(held), profile).description == structs.replace(
        held, holdings=(Holding(institution="demo-samarkand-library", branch="registon"), Holding(branch="??"))
    )


def test_records_are_read_again_as_they_are_kept(source: Source, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(sample("marc21/lc-books.mrc"))
    actions.import_paths(source=source, paths=[file])
    right = held()
    assert counts(actions.reread(source=source)) == {"seen": 4, "unchanged": 4}
    record = Record.objects.order_by("id")[0]
    wrong = structs.replace(unpack(record.description), titles=(Title("Misread"),))
    Record.objects.filter(pk=record.pk).update(description=pack(wrong))
    assert counts(actions.reread(source=source)) == {"seen": 4, "changed": 1, "unchanged": 3}
    assert held() == right


def test_a_record_that_could_not_be_read_and_now_can(source: Source, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(sample("marc21/lc-books.mrc"))
    actions.import_paths(source=source, paths=[file])
    right = held()
    lost = RawRecord.objects.order_by("id")[0]
    RawRecord.objects.filter(pk=lost.pk).update(grave=True, problems=[{"code": "unreadable", "grave": True}])
    Record.objects.filter(pk=lost.pk).delete()
    assert counts(actions.reread(source=source)) == {"seen": 4, "changed": 1, "unchanged": 3}
    assert held() == right
    assert not RawRecord.objects.filter(grave=True).exists()


def test_another_profile_makes_unchanged_records_worth_reading(source: Source, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(sample("marc21/lc-books.mrc"))
    actions.import_paths(source=source, paths=[file])
    assert actions.import_paths(source=source, paths=[file]).unchanged == 4
    again = actions.source_for(institution=source.institution, profile=Profile(language="rus"))
    assert counts(actions.import_paths(source=again, paths=[file])) == {"seen": 4, "changed": 4}
    assert actions.import_paths(source=again, paths=[file]).unchanged == 4

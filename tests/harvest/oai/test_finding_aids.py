"""Finding aids over OAI-PMH: one record is a whole tree, which changes and goes as a whole."""

from collections.abc import Iterator

import pytest

from lavh.catalog.models import Record, Unit
from lavh.catalog.queries.tree import standing
from lavh.formats.description import unpack
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience, Wishes
from lavh.harvest.models import RawRecord, Run, Source
from lavh.kernel.errors import Unreachable
from lavh.network.actions import enrol
from tests.factories.repositories import Repository
from tests.factories.servers import serving

pytestmark = pytest.mark.django_db
EAD = '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>fond-{number}</eadid></eadheader><archdesc level="fonds"><did><unittitle>{title}</unittitle></did><dsc>{parts}</dsc></archdesc></ead>'
PART = '<c id="{id}" level="{level}"><did><unittitle>{title}</unittitle></did>{inside}</c>'


class FindingAids(Repository):
    """A title is "Fond: A (A1 A2), B": a fonds, its series, their files. `whole`: bodies that are given as they are."""

    whole: dict[int, str]

    def _listmetadataformats(self) -> str:
        return (
            "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix>"
            "<metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat>"
            "<metadataFormat><metadataPrefix>oai_ead</metadataPrefix><metadataNamespace>urn:isbn:1-931666-22-9</metadataNamespace>"
            "</metadataFormat></ListMetadataFormats>"
        )

    def _record(self, number: int, prefix: str) -> str:
        assert prefix == "oai_ead"
        datestamp, title = self.records[number]
        status = "" if title else ' status="deleted"'
        header = (
            f"<header{status}><identifier>oai:example:{number}</identifier><datestamp>{datestamp}</datestamp></header>"
        )
        body = f"<metadata>{self.whole.get(number) or self._tree(number, title)}</metadata>" if title else ""
        return f"<record>{header}{body}</record>"

    def _tree(self, number: int, title: str) -> str:
        fonds, _, rest = title.partition(": ")
        series = [each.rstrip(")").split(" (") for each in rest.split(", ") if each]
        parts = "".join(
            PART.format(
                id=name[0].lower(),
                level="series",
                title=name[0],
                inside="".join(
                    PART.format(id=file.lower(), level="file", title=file, inside="")
                    for file in "".join(name[1:]).split()
                ),
            )
            for name in series
        )
        return EAD.format(number=number, title=fonds, parts=parts)


class Archive:
    def __init__(self, repository: FindingAids, address: str) -> None:
        self.repository = repository
        home = enrol(name="Archive", kind="archive")
        self.source = actions.add(institution=home, way=Source.Way.OAI, address=address, options={})

    def harvest(self, wishes: Wishes = Wishes()) -> Run:  # noqa: B008
        return actions.harvest(source=self.source, wishes=wishes, patience=Patience(waits=()))

    def tree(self) -> dict[str, tuple[str, str]]:
        """Number → (title, number of the parent)."""
        parents = dict(Unit.objects.filter(record__deleted=False).values_list("local_id", "parent"))
        found = Record.objects.filter(source=self.source.pk, deleted=False)
        assert set(RawRecord.objects.filter(deleted=False).values_list("local_id", flat=True)) == set(parents)
        return {row.local_id: (unpack(row.description).titles[0].text, parents[row.local_id]) for row in found}


@pytest.fixture
def archive() -> Iterator[Archive]:
    repository = FindingAids(["Fond one: A (A1 A2), B", "Fond two: C (C1)"])
    repository.whole = {}
    with serving(repository.answer) as address:
        yield Archive(repository, address)


ONE, TWO = "oai:example:1", "oai:example:2"
FIRST = {
    ONE: ("Fond one", ""),
    f"{ONE}#a": ("A", ONE),
    f"{ONE}#a1": ("A1", f"{ONE}#a"),
    f"{ONE}#a2": ("A2", f"{ONE}#a"),
    f"{ONE}#b": ("B", ONE),
}
SECOND = {TWO: ("Fond two", ""), f"{TWO}#c": ("C", TWO), f"{TWO}#c1": ("C1", f"{TWO}#c")}


def test_a_record_is_a_tree(archive: Archive) -> None:
    run = archive.harvest()
    assert (run.state, run.seen, run.new, archive.tree()) == ("done", 8, 8, FIRST | SECOND)
    assert archive.repository.asked[2] == {"verb": "ListRecords", "metadataPrefix": "oai_ead"}
    work = Record.objects.get(local_id=f"{ONE}#a1").manifestation.work_id  # type: ignore[union-attr]
    place = standing(work, 5)
    assert place is not None
    assert [each.card.title.text for each in place.above] == ["Fond one", "A"]


def test_a_changed_tree_changes_whole_and_what_is_not_in_it_is_gone(archive: Archive) -> None:
    archive.harvest()
    archive.repository.put(1, "Fond one: A (A2 A3), D", "2026-03-05T00:00:00Z")
    run = archive.harvest()
    changed = {key: value for key, value in FIRST.items() if key not in {f"{ONE}#a1", f"{ONE}#b"}}
    changed |= {f"{ONE}#a3": ("A3", f"{ONE}#a"), f"{ONE}#d": ("D", ONE)}
    assert (run.full, archive.tree()) == (False, changed | SECOND)
    assert (run.new, run.deleted) == (2, 2)


def test_a_deleted_record_takes_its_tree_with_it_and_may_come_back(archive: Archive) -> None:
    archive.harvest()
    archive.repository.put(1, None, "2026-03-05T00:00:00Z")
    assert (archive.harvest().deleted, archive.tree()) == (5, SECOND)
    archive.repository.put(1, "Fond one: A (A1 A2), B", "2026-03-05T10:00:00Z")
    archive.harvest()
    assert archive.tree() == FIRST | SECOND


def test_what_did_not_change_is_not_read_again(archive: Archive) -> None:
    archive.harvest()
    run = archive.harvest(Wishes(full=True))
    assert (run.full, run.unchanged, run.changed, run.deleted, archive.tree()) == (True, 8, 0, 0, FIRST | SECOND)


def test_a_whole_harvest_forgets_trees_that_are_no_more(archive: Archive) -> None:
    archive.harvest()
    del archive.repository.records[2]
    run = archive.harvest(Wishes(full=True))
    assert (run.deleted, archive.tree()) == (3, FIRST)


def test_a_harvest_that_broke_off_between_two_trees_goes_on_there(archive: Archive) -> None:
    archive.repository.page = 1
    archive.repository.faults = ["", "500"]
    with pytest.raises(Unreachable):
        archive.harvest()
    assert archive.tree() == FIRST
    assert (archive.harvest().seen, archive.tree()) == (8, FIRST | SECOND)


def test_what_is_no_finding_aid_is_refused_and_leaves_the_others(archive: Archive) -> None:
    archive.repository.whole = {2: "<p>Nothing here</p>"}
    run = archive.harvest()
    assert (run.refused, run.new) == (1, 5)
    assert set(RawRecord.objects.filter(grave=True).values_list("local_id", flat=True)) == {TWO}


def test_eleven_levels_and_a_thousand_files_are_one_record(archive: Archive) -> None:
    inner = "".join(
        PART.format(id=f"f{number}", level="file", title=f"File {number}", inside="") for number in range(1000)
    )
    for depth in range(11, 0, -1):
        inner = f'<c{depth:02} id="l{depth}"><did><unittitle>Level {depth}</unittitle></did>{inner.replace("<c ", "<c12 ").replace("</c>", "</c12>")}</c{depth:02}>'
    archive.repository.whole = {1: EAD.format(number=1, title="Deep", parts=inner)}
    run = archive.harvest()
    depths = [unpack(row.description).unit.depth for row in Record.objects.filter(local_id__startswith=ONE)]  # type: ignore[union-attr]
    assert (run.state, run.new, max(depths), depths.count(12)) == ("done", 1012 + len(SECOND), 12, 1000)

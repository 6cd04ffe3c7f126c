"""Harvesting a real server over OAI-PMH, with everything that goes wrong on the way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from lavh.catalog.models import Record
from lavh.formats.description import unpack
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience, Wishes
from lavh.harvest.models import RawRecord, Run, Source
from lavh.kernel.errors import LavhError, Refused, Unreachable
from lavh.network.actions import enrol
from tests.factories.repositories import Repository
from tests.factories.servers import Reply, serving

pytestmark = pytest.mark.django_db
TITLES = [f"Kitob {number}" for number in range(1, 36)]
READY = Patience(waits=(1.0, 2.0, 3.0))


class Fetched:
    """A repository, the source that is harvested from it, and how long one was asked to wait."""

    def __init__(self, repository: Repository, address: str) -> None:
        self.repository = repository
        self.source = actions.add(
            institution=enrol(name="Far library"), way=Source.Way.OAI, address=address, options={}
        )
        self.waited: list[float] = []

    def harvest(self, wishes: Wishes = Wishes()) -> Run:  # noqa: B008
        return actions.harvest(source=self.source, wishes=wishes, patience=READY._replace(wait=self.waited.append))

    def held(self) -> dict[str, str]:
        return {
            record.local_id: unpack(record.description).titles[0].text
            for record in Record.objects.filter(source=self.source.pk, deleted=False)
        }


@pytest.fixture
def far() -> Iterator[Fetched]:
    repository = Repository(TITLES)
    with serving(repository.answer) as address:
        yield Fetched(repository, address)


def counts(run: Run) -> dict[str, object]:
    names = ("state", "full", "seen", "new", "changed", "unchanged", "deleted", "refused")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def test_the_first_harvest_takes_everything_in_the_best_format(far: Fetched) -> None:
    run = far.harvest()
    assert counts(run) == {"state": "done", "full": True, "seen": 35, "new": 35}
    assert far.held() == far.repository.living()
    assert far.repository.asked[2] == {"verb": "ListRecords", "metadataPrefix": "marc21"}
    assert set(RawRecord.objects.values_list("format", flat=True)) == {"marcxml"}


def test_the_next_one_asks_only_for_what_is_new_with_a_day_to_spare(far: Fetched) -> None:
    far.harvest()
    far.repository.now = "2026-03-09T12:00:00Z"
    far.repository.put(3, "Kitob uch", "2026-03-06T00:00:00Z")
    far.repository.put(4, None, "2026-03-06T00:00:00Z")
    far.repository.put(36, "Yangi kitob", "2026-03-07T00:00:00Z")
    run = far.harvest()
    asked = [each for each in far.repository.asked if each["verb"] == "ListRecords"][-1]
    assert asked == {"verb": "ListRecords", "metadataPrefix": "marc21", "from": "2026-03-04T12:00:00Z"}
    assert counts(run) == {"state": "done", "seen": 3, "new": 1, "changed": 1, "deleted": 1}
    assert far.held() == far.repository.living()


def test_days_are_asked_for_where_the_server_knows_no_seconds(far: Fetched) -> None:
    far.repository.granularity = "YYYY-MM-DD"
    far.harvest()
    far.harvest()
    assert far.repository.asked[-1]["from"] == "2026-03-04"


def test_nothing_new_is_no_error(far: Fetched) -> None:
    far.harvest()
    far.repository.now = "2026-04-01T00:00:00Z"
    far.harvest()
    assert counts(far.harvest()) == {"state": "done"}
    assert far.held() == far.repository.living()


@pytest.mark.parametrize("fault", ["503", "429", "500", "hang up", "truncate", "html"])
def test_a_server_that_stumbles_is_asked_again(far: Fetched, fault: str) -> None:
    far.repository.faults = ["", fault, "", fault, fault]
    assert counts(far.harvest()) == {"state": "done", "full": True, "seen": 35, "new": 35}
    assert far.held() == far.repository.living()
    assert far.waited == ([7.0, 7.0, 7.0] if fault in {"503", "429"} else [1.0, 1.0, 2.0])


def test_the_wrong_content_type_is_forgiven(far: Fetched) -> None:
    far.repository.faults = ["plain"] * 4
    assert far.harvest().seen == 35


def test_an_expired_token_begins_the_list_anew_and_loses_nothing(far: Fetched) -> None:
    far.repository.faults = ["", "", "expire"]
    run = far.harvest()
    assert counts(run) == {"state": "done", "full": True, "seen": 35, "new": 15, "unchanged": 20}
    assert far.held() == far.repository.living()
    assert [(each.state, each.seen, each.error) for each in Run.objects.order_by("id")] == [
        ("failed", 20, {"code": "list-restarted", "facts": {}}),
        ("done", 35, None),
    ]


def test_what_vanishes_between_a_list_and_its_restart_is_deleted(far: Fetched) -> None:
    far.repository.deletions = "no"
    answer = far.repository.answer

    def spiteful(path: str, asked: dict[str, str]) -> Reply:
        if 1 in far.repository.records and asked.get("resumptionToken", "").endswith("|20"):
            far.repository.generation += 1
            del far.repository.records[1]
        return answer(path, asked)

    with serving(spiteful) as address:
        far.source.address = address
        far.harvest()
    assert far.held() == far.repository.living()
    assert "oai:example:1" not in far.held()


def test_a_server_whose_tokens_never_last_fails_in_the_end_and_keeps_what_came(far: Fetched) -> None:
    far.repository.faults = ["", "expire"] * 6
    with pytest.raises(Unreachable) as failure:
        far.harvest()
    assert failure.value.code == "token-expires"
    assert len(far.held()) == 10


def test_a_list_that_goes_round_in_circles_is_left(far: Fetched) -> None:
    far.repository.faults = ["", "loop", "loop"]
    with pytest.raises(Unreachable) as failure:
        far.harvest()
    assert failure.value.code == "goes-round"


def test_a_broken_record_costs_no_other_and_is_kept_with_its_problem(far: Fetched) -> None:
    far.repository.broken = {14}
    run = far.harvest()
    assert run.seen == 35
    whole = far.repository.living()
    assert {key: value for key, value in far.held().items() if key != "oai:example:14"} == {
        key: value for key, value in whole.items() if key != "oai:example:14"
    }
    kept = RawRecord.objects.get(local_id="oai:example:14")
    assert "broken-xml" in {problem["code"] for problem in kept.problems}


def test_what_broke_off_goes_on_where_it_stood(far: Fetched) -> None:
    far.repository.faults = ["", "", "500", "500", "500", "500"]
    with pytest.raises(Unreachable):
        far.harvest()
    assert Run.objects.get().state == "failed"
    far.repository.asked.clear()
    run = far.harvest()
    assert counts(run) == {"state": "done", "full": True, "seen": 35, "new": 35}
    first = next(each for each in far.repository.asked if each["verb"] == "ListRecords")
    assert first["resumptionToken"].endswith("|20")
    assert Run.objects.count() == 1
    assert far.held() == far.repository.living()


def test_a_whole_harvest_deletes_what_the_server_does_not_have_any_more(far: Fetched) -> None:
    far.repository.deletions = "no"
    far.harvest()
    del far.repository.records[7], far.repository.records[30]
    assert counts(far.harvest()) == {"state": "done", "full": True, "seen": 33, "unchanged": 33, "deleted": 2}
    assert far.held() == far.repository.living()
    far.repository.put(7, "Kitob 7", "2026-03-06T00:00:00Z")
    assert counts(far.harvest()) == {"state": "done", "full": True, "seen": 34, "new": 1, "unchanged": 33}
    assert far.held() == far.repository.living()


def test_deleted_records_that_are_not_told_of_for_ever_are_looked_for_every_month(far: Fetched) -> None:
    far.repository.deletions = "transient"
    far.harvest()
    assert not far.harvest().full
    first = Run.objects.order_by("id")[0]
    first.started -= timedelta(days=31)
    first.save()
    assert far.harvest().full


def test_two_records_with_the_same_bytes_are_two_records(far: Fetched) -> None:
    far.repository.records = dict.fromkeys(range(1, 4), ("2026-03-01T00:00:00Z", "Bir xil"))
    far.source.options = {"prefix": "oai_dc"}
    far.harvest()
    assert far.held() == far.repository.living()


def test_a_window_by_hand_moves_no_mark(far: Fetched) -> None:
    far.harvest()
    run = far.harvest(Wishes(since="2026-01-01", until="2026-02-01"))
    assert not run.full
    far.harvest()
    assert far.repository.asked[-1]["from"] == "2026-03-04T12:00:00Z"


def test_a_source_that_seems_to_have_lost_nearly_everything_is_not_believed_at_once(far: Fetched) -> None:
    far.repository.page, far.repository.deletions = 500, "no"
    far.repository.records = {n: ("2026-03-01T00:00:00Z", f"Kitob {n}") for n in range(1, 1_101)}
    far.harvest()
    far.repository.records = {1: ("2026-03-01T00:00:00Z", "Kitob 1")}
    with pytest.raises(Refused) as refusal:
        far.harvest()
    assert refusal.value.facts == {"source": "far-library", "gone": 1099, "held": 1100}
    assert len(far.held()) == 1100
    far.harvest(Wishes(accept_losses=True))
    assert far.held() == far.repository.living()


def test_nobody_there_is_a_failed_run_with_a_reason(far: Fetched) -> None:
    far.source.address = "http://127.0.0.1:1/oai"
    with pytest.raises(LavhError) as failure:
        far.harvest()
    assert failure.value.code == "unreachable"
    assert Run.objects.get().error["code"] == "unreachable"

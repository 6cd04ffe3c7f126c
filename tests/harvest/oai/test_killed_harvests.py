"""Harvests as processes of their own, killed at any point: what is there in the end is what the server has."""

import json
import random
from pathlib import Path

import pytest

from tests.factories.houses import House, house
from tests.factories.repositories import Repository
from tests.factories.servers import Reply, serving

pytestmark = pytest.mark.slow
ADD = """
from lavh.harvest import actions
from lavh.network.actions import enrol
actions.add(institution=enrol(name="Far library"), way="oai", address={address!r}, options={{}})
"""
HARVEST = """
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience
from lavh.harvest.models import Source
from lavh.kernel.errors import Unreachable
actions.harvesting.PART = 4
try:
    run = actions.harvest(source=Source.objects.get(), patience=Patience(waits=(0.0,) * 3))
    print("done", run.pk)
except Unreachable as error:
    print(error.code)
"""
HELD = """
import json
from lavh.catalog.models import Record
from lavh.formats.description import unpack
from lavh.harvest.models import RawRecord
held = {row.local_id: unpack(row.description).titles[0].text for row in Record.objects.filter(deleted=False)}
raw = set(RawRecord.objects.filter(deleted=False).values_list("local_id", flat=True))
print(json.dumps([held, sorted(raw)]))
"""


class Killing:
    """Lets a harvest live for so many answers; then kills it, before or after the answer is given."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.left = -1
        self.victim: object = None

    def answer(self, path: str, asked: dict[str, str]) -> Reply:
        reply = self.repository.answer(path, asked)
        if self.left == 0:
            self.victim.kill()  # type: ignore[attr-defined]
        self.left -= 1
        return reply


def change(repository: Repository, chance: random.Random, day: int) -> None:
    """Some records are new, some changed, some deleted."""
    moment = f"2026-03-{day:02}T00:00:00Z"
    repository.now = f"2026-03-{day:02}T12:00:00Z"
    for _ in range(chance.randint(1, 6)):
        number = chance.randint(1, 80)
        if number in repository.records and chance.random() < 0.4:
            repository.put(number, None, moment)
        else:
            repository.put(number, f"Kitob {number} {day}", moment)


def held(home: House) -> tuple[dict[str, str], list[str]]:
    found, raw = json.loads(home.python(HELD))
    return found, raw


@pytest.mark.parametrize("deletions", ["persistent", "no"])
def test_killed_at_any_point_the_set_ends_as_the_source_is(tmp_path: Path, deletions: str) -> None:
    chance = random.Random(f"harvest {deletions}")
    repository = Repository([f"Kitob {number}" for number in range(1, 61)], page=7, deletions=deletions)
    killing = Killing(repository)
    with house(tmp_path / "home") as home, serving(killing.answer) as address:
        home.python(ADD.format(address=address))
        for day in range(6, 14):
            repository.faults = [chance.choice(["", "", "", "500", "hang up", "truncate", "expire"]) for _ in range(6)]
            killing.left = chance.randint(0, 9)
            killing.victim = home.start_python(HARVEST)
            killing.victim.communicate(timeout=120)
            change(repository, chance, day)
        killing.left, repository.faults = -1, []
        assert home.python(HARVEST).startswith("done")
        repository.now = "2026-03-15T12:00:00Z"
        assert home.python(HARVEST).startswith("done")
        found, raw = held(home)
    assert found == repository.living()
    assert raw == sorted(repository.living())

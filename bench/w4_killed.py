"""W4: acknowledged writes that are lost when processes are killed (SIGKILL) at any moment. So far: places and notes; loans come with the card.

Three processes write through the whole application, each for readers of its own and one that they share; what was answered with 200 they say on a pipe. All are killed
after a random while, again and again; then the database is compared with what was said.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from figures import Result, note, report

KILLS = 15
WRITERS = 3
BOOK = 7


def main() -> None:
    """Write, kill, compare."""
    with tempfile.TemporaryDirectory(prefix="lavh-w4-") as home:
        os.environ |= {"LAVH_HOME": home, "DJANGO_SETTINGS_MODULE": "lavh.config.settings", "LAVH_LOG_LEVEL": "ERROR"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        keys = [begun(f"own {number}") for number in range(WRITERS)] + [begun("shared")]
        said: dict[tuple[int, str], int] = {}
        notes: set[tuple[int, str]] = set()
        dice = random.Random(4)
        for kill in range(KILLS):
            for line in round_of(keys, kill, dice.uniform(0.8, 2.5)):
                who, kind, value = line
                if kind == "note":
                    notes.add((who, value))
                else:
                    said[who, kind] = max(said.get((who, kind), 0), int(value))
            note(f"{kill + 1} of {KILLS} kills, {len(notes):,} notes acknowledged")
        lost = compare(keys, said, notes)
    told = len(said) + len(notes)
    for each in lost[:20]:
        note(each)
    against = f"{KILLS} times {WRITERS} processes killed; {len(said)} logs and {len(notes):,} notes compared"
    report(Result("W4", "acknowledged writes lost by kill -9", len(lost), 0, not lost and told > 0, against))


def begun(name: str) -> str:
    """The key of a new reader."""
    from lavh.kernel import clock
    from lavh.reading.actions import identity

    return identity.begin(log=name, name=name, now=clock.now())[1]


def round_of(keys: list[str], kill: int, seconds: float) -> list[tuple[int, str, str]]:
    """Processes write for a while and are killed; what they said was acknowledged."""
    outputs = [Path(os.environ["LAVH_HOME"]) / f"said-{kill}-{number}" for number in range(WRITERS)]
    running = [
        subprocess.Popen([sys.executable, __file__, str(number), str(kill), str(output), keys[number], keys[-1]])
        for number, output in enumerate(outputs)
    ]
    while not all(output.exists() for output in outputs):
        time.sleep(0.02)
    time.sleep(seconds)
    for process in running:
        process.kill()
        process.wait()
    lines = [
        line.split("\t")
        for output in outputs
        for line in output.read_text().splitlines(keepends=True)
        if line.endswith("\n")
    ]
    return [(int(who), kind, value.strip()) for who, kind, value in lines]


def write(number: int, kill: int, output: str, keys: list[str]) -> None:
    """Write until somebody kills us. A line is said only after the answer is there."""
    import django

    django.setup()
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    at = kill * 1_000_000
    client.get(
        "/api/v1/reading/places", headers={"Authorization": f"Bearer {keys[0]}"}
    )  # everything is imported: now it begins
    with Path(output).open("a", buffering=1) as said:
        while True:
            for who, key in ((number, keys[0]), (WRITERS, keys[1])):
                at += 1
                log = f"log {number}"
                bearer = {"Authorization": f"Bearer {key}"}
                moves = [{"publication": BOOK, "sequence": at, "at": at, "locator": {"href": "a"}}]
                tell(client, "POST", "moves", {"device": log, "sent": at, "moves": moves}, bearer)
                said.write(f"{who}\t{log}\t{at}\n")
                mark = {
                    "id": f"{number}-{at}",
                    "publication": BOOK,
                    "kind": "bookmark",
                    "locator": {"href": "a"},
                    "made": 1,
                    "changed": 1,
                }
                tell(client, "POST", "notes", {"notes": [mark], "device": log}, bearer)
                said.write(f"{who}\tnote\t{number}-{at}\n")


def tell(client: object, method: str, path: str, body: object, headers: dict[str, str]) -> None:
    """Ask, and insist on a good answer."""
    answer = client.generic(
        method, f"/api/v1/reading/{path}", msgspec.json.encode(body), "application/json", headers=headers
    )  # type: ignore[attr-defined]
    assert answer.status_code == 200, answer.content


def compare(keys: list[str], said: dict[tuple[int, str], int], notes: set[tuple[int, str]]) -> list[str]:
    """What was acknowledged and is not there."""
    from lavh.reading.queries import notes as notes_
    from lavh.reading.queries import places
    from lavh.reading.queries.identity import device_of

    lost: list[str] = []
    for who, key in enumerate(keys):
        reader = device_of(key).reader_id
        there = {each.device: each.standing.latest.sequence for each in places.places(reader)}
        lost += [
            f"{log} of {who}: {number}"
            for (whose, log), number in said.items()
            if whose == who and there.get(log, 0) < number
        ]
        kept = {each.id for each in notes_.notes(reader)}
        lost += [f"note {name} of {who}" for whose, name in notes if whose == who and name not in kept]
    return lost


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:6])
    else:
        main()

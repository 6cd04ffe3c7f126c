"""Q6: reading places lost over 10,000 generated lives of several devices: broken clocks, weeks offline, packets cut, mixed, doubled and lost, kills, copies.

The lives and the plain model that says what must be left are those of the tests (`tests/reading/histories.py`); seeds are 0–9,999, so a lost place can be looked at.
"""

import sys

from figures import ROOT, Result, cpu, note, report

LIVES = 10_000


def main() -> None:
    """Live them all."""
    sys.path.insert(0, str(ROOT))
    from tests.reading.histories import lived, lost

    missing: list[str] = []
    moves = devices = 0

    def live() -> None:
        nonlocal moves, devices
        for seed in range(LIVES):
            world = lived(seed, 120)
            moves += sum(map(len, world.moved.values()))
            devices += len(world.phones)
            missing.extend(f"life {seed}: {each}" for each in lost(world))
            if seed % 2_000 == 1_999:
                note(f"{seed + 1:,} lives, {moves:,} moves on {devices:,} devices, {len(missing)} lost")

    spent = cpu(live)
    for each in missing[:20]:
        note(each)
    against = f"{LIVES:,} lives, {devices:,} devices, {moves:,} moves; {spent:.0f} s"
    report(Result("Q6", "lost reading places", len(missing), 0, not missing, against))


if __name__ == "__main__":
    main()

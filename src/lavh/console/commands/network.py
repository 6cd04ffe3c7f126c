"""`lavh network FILE.toml`."""

import argparse
from pathlib import Path

from lavh.console import house, plans
from lavh.network import actions


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("file", type=Path, help="regions, institutions, branches and hours as TOML (docs/operate.md)")


def run(options: argparse.Namespace) -> None:
    """Make the network what the file says."""
    house.ready(quiet=True)
    load(options.file)


def load(file: Path) -> None:
    """Read and apply a network file."""
    plan = plans.read(file, actions.NetworkPlan)
    actions.describe(plan)
    print(f"{len(plan.institutions)} institutions in {len(plan.regions)} regions.")

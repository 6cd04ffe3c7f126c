"""`lavh migrate`."""

import argparse

from lavh.console import house


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(_: argparse.Namespace) -> None:
    """Bring the database up to this release."""
    house.ready()

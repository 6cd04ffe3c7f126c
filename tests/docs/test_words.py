"""Every name in the glossary is a name of ours."""

import re
from importlib import import_module

import pytest
from tools.formats_page import ROOT

NAMES = re.findall(r"`(lavh\.[a-zA-Z0-9_.]+)`", (ROOT / "docs" / "words.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_it_exists(name: str) -> None:
    module, _, member = name.rpartition(".")
    assert hasattr(import_module(module), member)


def test_the_glossary_names_something() -> None:
    assert len(NAMES) > 40

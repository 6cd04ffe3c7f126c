"""The tables of letters: versioned data files beside this module, each naming its source. Read once."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name`.json; keys "version" and "source" are always there."""
    table: dict[str, Any] = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return table

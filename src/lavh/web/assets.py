"""Built files by the names of their sources: Vite's manifest says what became of frontend/… ."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

DIST = Path(__file__).parent / "dist"


@cache
def manifest() -> Mapping[str, Any]:
    """The manifest; empty where the front end has not been built (`lavh doctor` says so)."""
    file = DIST / "manifest.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def address(source: str) -> str:
    """The address of a built file: "icons/icon-192.png", "application.ts"."""
    entry = manifest().get(source)
    return f"{settings.STATIC_URL}{entry['file'] if entry else source}"


def styles(entry: str) -> list[str]:
    """The style sheets of an entry."""
    found = manifest().get(entry)
    if found is None:
        return []
    own = [found["file"]] if found["file"].endswith(".css") else []
    return [f"{settings.STATIC_URL}{file}" for file in [*own, *found.get("css", [])]]


def scripts(entry: str) -> list[str]:
    """The script of an entry, and whatever it imports at once, however deep (to be preloaded)."""
    if entry not in manifest():
        return []
    names = [entry]
    for name in names:
        names += [each for each in manifest()[name].get("imports", []) if each not in names]
    return [f"{settings.STATIC_URL}{manifest()[name]['file']}" for name in names]


def later(entry: str, alone: str) -> list[str]:
    """What an entry fetches only when it is needed, the entries of single pages, and all that these need in turn. `alone`: an entry that is no page's.

    No typefaces: they are large.
    """
    entries = [name for name, part in manifest().items() if part.get("isEntry") and name not in {entry, alone}]
    waiting, seen = [*manifest().get(entry, {}).get("dynamicImports", ()), *entries], {entry}
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name in seen or name not in manifest():
            continue
        seen.add(name)
        part = manifest()[name]
        found |= dict.fromkeys(f"{settings.STATIC_URL}{file}" for file in (part["file"], *part.get("css", ())))
        waiting += [*part.get("imports", ()), *part.get("dynamicImports", ())]
    return list(found)

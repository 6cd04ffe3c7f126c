"""Typed readers of the environment. A value that cannot be read stops the start with a sentence, never with a guess."""

import os
from pathlib import Path

from platformdirs import user_data_path

from lavh.kernel.errors import Misconfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """A string; `NAME_FILE` may name a file that holds it (secrets)."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """1/true/yes/on or 0/false/no/off."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise Misconfigured("not-a-flag", f"{name}={value!r}: write 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise Misconfigured("not-a-number", f"{name}={value!r}: write a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """Values separated by commas or spaces."""
    return os.environ.get(name, default).replace(",", " ").split()


def home() -> Path:
    """The folder that holds all state: `LAVH_HOME`, or the platform's data folder."""
    chosen = os.environ.get("LAVH_HOME")
    return Path(chosen).expanduser().resolve() if chosen else user_data_path("lavh", appauthor=False)

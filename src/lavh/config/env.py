"""Typed readers of the environment. A value that cannot be read stops the start with a sentence, never with a guess."""

import os
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path

from lavh.kernel.errors import Misconfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """A string; `NAME_FILE` may name a file that holds it (secrets)."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Misconfigured("no-such-file", f"{name}_FILE={file!r} cannot be read: {error.strerror}.") from None
    return os.environ.get(name, default)


def one_of(name: str, default: str, known: Collection[str]) -> str:
    """One of these values."""
    value = text(name, default)
    if value not in known:
        raise Misconfigured("unknown-value", f"{name}={value!r}: write {' or '.join(sorted(known))}.")
    return value


def time_zone(name: str, default: str) -> str:
    """A name of the IANA time zone database."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Misconfigured("no-such-zone", f"{name}={value!r}: write a time zone such as Asia/Tashkent.") from None
    return value


def address(name: str, default: str) -> str:
    """An address of the web, without a slash at its end."""
    value = text(name, default).rstrip("/")
    if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname:
        raise Misconfigured("no-address", f"{name}={value!r}: write an address that begins with https:// or http://.")
    return value


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

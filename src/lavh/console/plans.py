"""TOML files that operators write: networks, profiles of sources."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from lavh.kernel.errors import Misconfigured

T = TypeVar("T")


def read(file: Path, shape: type[T]) -> T:
    """What the file says. Misconfigured with a sentence that names the place where it goes wrong."""
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misconfigured("no-such-file", f"{file} cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured("bad-toml", f"{file} is not written in TOML: {error}.") from None
    try:
        return msgspec.convert(written, shape)
    except msgspec.ValidationError as error:
        raise Misconfigured("bad-plan", f"{file}: {error}.") from None

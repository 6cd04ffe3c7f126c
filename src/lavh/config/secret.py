"""The signing key of one instance: made on first start, kept in LAVH_HOME, never in the code."""

import os
import secrets
from pathlib import Path

from lavh.kernel.errors import Misconfigured


def secret(home: Path) -> str:
    """The key in LAVH_HOME/secret-key; made if there is none. Readable by the owner only."""
    file = home / "secret-key"
    try:
        if not file.exists():
            _make(file)
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        sentence = f"LAVH_HOME={str(home)!r}: Lavh may not keep its files there ({error.strerror}). Choose a folder that it may write to."
        raise Misconfigured("no-home", sentence) from None


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:  # another process was quicker
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(48))

"""The signing key of one instance: made on first start, kept in LAVH_HOME, never in the code."""

import os
import secrets
from pathlib import Path


def secret(home: Path) -> str:
    """The key in LAVH_HOME/secret-key; made if there is none. Readable by the owner only."""
    file = home / "secret-key"
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:  # another process was quicker
            return file.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_urlsafe(48))
        return file.read_text(encoding="ascii").strip()

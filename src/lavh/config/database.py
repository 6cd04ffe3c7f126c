"""`LAVH_DATABASE_URL` → Django's DATABASES entry. SQLite in LAVH_HOME unless told otherwise."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lavh.kernel.errors import Misconfigured

# IMMEDIATE: a transaction that will write takes the lock at once, so that a check and its write cannot be separated (docs/decisions/0002).
# wal_autocheckpoint: an import changes the same pages of its key indexes again and again; 64 MB of log let most of that reach the file once.
SQLITE_PRAGMAS = " ".join(
    f"PRAGMA {each};"
    for each in (
        "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-65536", "mmap_size=268435456", "temp_store=MEMORY",
        "wal_autocheckpoint=16384", "journal_size_limit=134217728",
    )
)  # fmt: skip


def database(url: str, home: Path) -> dict[str, Any]:
    """The settings of the one database. `url`: "", sqlite:///PATH or postgresql://user:password@host:port/name?option=value."""
    parts = urlsplit(url)
    if parts.scheme in {"", "sqlite"}:
        return sqlite(Path(unquote(parts.path)) if parts.path else home / "lavh.sqlite3")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise Misconfigured(
        "unknown-database", f"LAVH_DATABASE_URL: {parts.scheme}:// is neither sqlite:// nor postgresql://."
    )


def sqlite(path: Path) -> dict[str, Any]:
    """One file, safe for several processes on one machine."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
    }

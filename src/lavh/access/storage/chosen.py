"""The storage of this site, as its settings say."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from lavh.access.storage import Storage
from lavh.access.storage.local import LocalStorage
from lavh.kernel.errors import Misconfigured


def storage() -> Storage:
    """What LAVH_STORAGE_URL names; local files in LAVH_HOME if it names nothing."""
    return _made(settings.STORAGE_URL, settings.HOME)


@cache
def _made(url: str, home: Path) -> Storage:
    parts = urlsplit(url)
    if parts.scheme in {"", "file"}:
        return LocalStorage(Path(unquote(parts.path)) if parts.path else home / "files")
    raise Misconfigured("unknown-storage", f"LAVH_STORAGE_URL: {parts.scheme}:// is neither file:// nor s3://.")

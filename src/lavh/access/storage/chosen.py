"""The storage of this site, as its settings say."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings

from lavh.access.storage import Storage
from lavh.access.storage.local import LocalStorage
from lavh.kernel.errors import Misconfigured


def storage() -> Storage:
    """What LAVH_STORAGE_URL names; local files in LAVH_HOME if it names nothing."""
    return _made(settings.STORAGE_URL, settings.HOME, settings.STORAGE_KEY, settings.STORAGE_SECRET)


@cache
def _made(url: str, home: Path, key: str, secret: str) -> Storage:
    parts = urlsplit(url)
    if parts.scheme in {"", "file"}:
        return LocalStorage(Path(unquote(parts.path)) if parts.path else home / "files")
    if parts.scheme == "s3" and parts.hostname:
        from lavh.access.storage.s3 import Bucket, S3Storage

        told = dict(parse_qsl(parts.query))
        bucket = Bucket(
            parts.netloc, parts.path.strip("/"), told.get("endpoint", ""), told.get("region", ""), key, secret
        )
        return S3Storage(bucket, home / "drafts")
    raise Misconfigured("unknown-storage", f"LAVH_STORAGE_URL: {parts.scheme}:// is neither file:// nor s3://.")

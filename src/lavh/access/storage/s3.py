"""Bytes in a bucket of any server that speaks S3. Needs boto3 (the extra `s3`)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from lavh.access.storage import Held
from lavh.access.storage.pieces import Pieces, Readable
from lavh.kernel.errors import Misconfigured, Unreachable, Unreadable

PART = 16 << 20  # bytes; greater files are sent in so great parts
FRESH = timedelta(hours=6)  # what is there for longer is sent again, so that it counts as new
MISSING = {"404", "NoSuchKey", "NotFound"}
RANGE = {"416", "InvalidRange"}


class Bucket(NamedTuple):
    """Where. `endpoint` and `region` "" = those of AWS; `key` and `secret` "" = as boto3 finds them (instance roles, profiles)."""

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    key: str = ""
    secret: str = ""


class S3Storage:
    """Objects PREFIX/ab12…."""

    def __init__(self, bucket: Bucket, drafts: Path) -> None:
        self.bucket = bucket
        self.drafts = drafts
        self.client = _client(bucket)

    def keep(self, file: Path, key: str) -> None:
        """Great files go in parts; the object appears when the last one has come."""
        from boto3.s3.transfer import TransferConfig

        held = self.held(key)
        if held is None or datetime.now(UTC) - held.since > FRESH:
            way = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART, max_concurrency=2)
            with _told(key):
                self.client.upload_file(str(file), self.bucket.name, self._name(key), Config=way)
        file.unlink(missing_ok=True)

    def read(self, key: str, first: int = 0, length: int | None = None) -> Iterator[bytes]:
        """One request; pieces are read from its answer as they are wanted."""
        if length == 0:
            return iter(())
        wanted = f"bytes={first}-{first + length - 1 if length is not None else ''}"
        asked = {"Range": wanted} if first or length is not None else {}
        try:
            with _told(key):
                answer = self.client.get_object(Bucket=self.bucket.name, Key=self._name(key), **asked)
        except IndexError:
            return iter(())
        return Pieces(_Body(answer["Body"], key), length)

    def held(self, key: str) -> Held | None:
        """One request."""
        try:
            with _told(key):
                found = self.client.head_object(Bucket=self.bucket.name, Key=self._name(key))
        except Unreadable:
            return None
        return Held(key, int(found["ContentLength"]), found["LastModified"])

    def delete(self, key: str) -> None:
        """One request."""
        with _told(key):
            self.client.delete_object(Bucket=self.bucket.name, Key=self._name(key))

    def everything(self) -> Iterator[Held]:
        """The list of the bucket, a thousand a request."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket.name, Prefix=self._name(""))
        with _told(""):
            for page in pages:
                for each in page.get("Contents", ()):
                    yield Held(each["Key"].rpartition("/")[2], int(each["Size"]), each["LastModified"])

    def _name(self, key: str) -> str:
        return f"{self.bucket.prefix}/{key}" if self.bucket.prefix else key


class _Body:
    """What comes of an object; an answer that breaks off is told as any other refusal."""

    def __init__(self, body: Readable, key: str) -> None:
        self.body = body
        self.key = key

    def read(self, amount: int, /) -> bytes | None:
        with _told(self.key):
            return self.body.read(amount)

    def close(self) -> None:
        self.body.close()


class _told:  # noqa: N801 (reads as a word)
    """What the server's refusals mean: a missing key, a range behind the end (IndexError), or that it cannot be used."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        if isinstance(error, ClientError):
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in MISSING:
                raise Unreadable("missing-bytes", key=self.key) from error
            if code in RANGE:
                raise IndexError from error
            raise Unreachable("storage-refused", address=code, what=str(error)) from error
        if isinstance(error, BotoCoreError):
            raise Unreachable("storage-unreachable", what=str(error)) from error


def _client(bucket: Bucket) -> Any:
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        raise Misconfigured("no-boto3", "LAVH_STORAGE_URL=s3://…: install lavh with the extra s3: pip install 'lavh[s3]'.") from None  # fmt: skip
    style = "path" if bucket.endpoint else "auto"
    return boto3.client(
        "s3",
        endpoint_url=bucket.endpoint or None,
        region_name=bucket.region or ("us-east-1" if bucket.endpoint else None),
        aws_access_key_id=bucket.key or None,
        aws_secret_access_key=bucket.secret or None,
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": style},
            retries={"max_attempts": 4, "mode": "standard"},
            connect_timeout=5,
            read_timeout=60,
            max_pool_connections=50,
            request_checksum_calculation="when_required",  # many servers that are not AWS know no other
            response_checksum_validation="when_required",
        ),
    )

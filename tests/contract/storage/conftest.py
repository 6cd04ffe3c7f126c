"""Every storage, one after another: local files, S3 as we know it, and a real S3 server where one is installed."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from lavh.access.storage import Storage
from lavh.access.storage.local import LocalStorage
from lavh.access.storage.s3 import Bucket, S3Storage
from tests.factories import buckets


@pytest.fixture(params=["local", "s3", *(["versitygw"] if buckets.GATEWAY else [])])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    """An empty storage."""
    if request.param == "local":
        yield LocalStorage(tmp_path / "files")
        return
    with ExitStack() as stack:
        server = buckets.gateway(tmp_path / "gateway") if request.param == "versitygw" else buckets.speaking()
        endpoint = stack.enter_context(server)
        bucket = Bucket(buckets.NAME, "shelf/1", endpoint, "us-east-1", buckets.KEY, buckets.SECRET)
        store = S3Storage(bucket, tmp_path / "drafts")
        yield store
        store.client.close()

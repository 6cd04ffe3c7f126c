"""An answer of an S3 server that breaks off is no answer: whoever reads is told so, and not given half."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lavh.access.storage.s3 import Bucket, S3Storage
from lavh.kernel.errors import Unreachable
from tests.factories import buckets


class _Breaking(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[S3Storage]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Breaking)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    store = S3Storage(Bucket(buckets.NAME, "", endpoint, "us-east-1", buckets.KEY, buckets.SECRET), tmp_path)
    yield store
    store.client.close()
    server.shutdown()
    server.server_close()


def test_an_answer_that_breaks_off(storage: S3Storage) -> None:
    pieces = storage.read("0" * 64)
    with pytest.raises(Unreachable) as refused:
        list(pieces)
    assert refused.value.code == "storage-unreachable"

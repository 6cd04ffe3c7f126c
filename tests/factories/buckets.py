"""A server that speaks as much S3 as we ask for, in memory; and versitygw, a real one, where it is installed."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KEY, SECRET, NAME = "lavh", "lavhlavh", "lavh"
GATEWAY = os.environ.get("LAVH_TEST_S3") or shutil.which("versitygw") or ""  # a program: see docs/operate.md


class _Bucket(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Speaking)
        self.objects: dict[str, tuple[bytes, datetime]] = {}
        self.parts: dict[str, dict[int, bytes]] = {}


class _Speaking(BaseHTTPRequestHandler):
    """PUT, GET with ranges, HEAD, DELETE, lists, uploads in parts."""

    protocol_version = "HTTP/1.1"
    server: _Bucket

    def do_PUT(self) -> None:
        body = self._body()
        key, asked = self._asked()
        if "uploadId" in asked:
            self.server.parts[asked["uploadId"]][int(asked["partNumber"])] = body
        else:
            self._put(key, body)
        self._say(200, headers={"ETag": '"made"'})

    def do_POST(self) -> None:
        self._body()
        key, asked = self._asked()
        if "uploads" in asked:
            upload = f"u{len(self.server.parts)}"
            self.server.parts[upload] = {}
            self._say(
                200, f"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>"
            )
        else:
            parts = self.server.parts.pop(asked["uploadId"])
            self._put(key, b"".join(parts[number] for number in sorted(parts)))
            self._say(200, "<CompleteMultipartUploadResult><ETag>made</ETag></CompleteMultipartUploadResult>")

    def do_GET(self) -> None:
        key, asked = self._asked()
        if not key:
            return self._list(asked.get("prefix", ""))
        if key not in self.server.objects:
            return self._say(404, "<Error><Code>NoSuchKey</Code></Error>")
        body, since = self.server.objects[key]
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if found and int(found[1]) >= len(body):
            return self._say(416, "<Error><Code>InvalidRange</Code></Error>")
        piece = body[int(found[1]) : int(found[2]) + 1 if found[2] else None] if found else body
        return self._say(206 if found else 200, piece, {"Last-Modified": format_datetime(since, usegmt=True)})

    def do_HEAD(self) -> None:
        key, _ = self._asked()
        if key not in self.server.objects:
            return self._say(404)
        body, since = self.server.objects[key]
        return self._say(
            200, headers={"Last-Modified": format_datetime(since, usegmt=True), "Content-Length": str(len(body))}
        )

    def do_DELETE(self) -> None:
        self.server.objects.pop(self._asked()[0], None)
        self._say(204)

    def _list(self, prefix: str) -> None:
        found = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(body)}</Size><LastModified>{since:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            for key, (body, since) in sorted(self.server.objects.items())
            if key.startswith(prefix)
        )
        self._say(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>")

    def _put(self, key: str, body: bytes) -> None:
        self.server.objects[key] = (body, datetime.now(UTC).replace(microsecond=0))

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        return unquote(parts.path).removeprefix(f"/{NAME}").lstrip("/"), asked

    def _body(self) -> bytes:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        return b"".join(_unchunked(body)) if "aws-chunked" in self.headers.get("Content-Encoding", "") else body

    def _say(self, status: int, body: bytes | str = b"", headers: dict[str, str] | None = None) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quietly."""


def _unchunked(body: bytes) -> Iterator[bytes]:
    while body:
        head, _, body = body.partition(b"\r\n")
        size = int(head.partition(b";")[0] or b"0", 16)
        if not size:
            return
        yield body[:size]
        body = body[size + 2 :]


@contextmanager
def speaking() -> Iterator[str]:
    """The address of a server of ours with one empty bucket."""
    server = _Bucket()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def gateway(folder: Path) -> Iterator[str]:
    """The address of a versitygw process over an empty bucket in this folder."""
    (folder / NAME).mkdir(parents=True)
    port = _free()
    process = subprocess.Popen(
        [GATEWAY, "--port", f"127.0.0.1:{port}", "posix", str(folder)],
        env={"ROOT_ACCESS_KEY": KEY, "ROOT_SECRET_KEY": SECRET, "PATH": os.environ["PATH"], "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.05)
    raise AssertionError("versitygw does not answer")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""Real servers on the loopback interface, with the faults that real servers have."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Reply(NamedTuple):
    """What a server says. `cut`: it promises the whole body and hangs up after so many bytes."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = {}
    cut: int = -1


Answering = Callable[[str, dict[str, str]], Reply]  # path, parameters → reply


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answering: Answering

    def handle_error(self, request: object, client_address: object) -> None:
        """Visitors that were killed are no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer as the test wants it."""
        parts = urlsplit(self.path)
        reply = self.server.answering(parts.path, dict(parse_qsl(parts.query)))
        self.send_response(reply.status)
        for name, value in {"Content-Type": "text/xml", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body if reply.cut < 0 else reply.body[: reply.cut])

    def log_message(self, *_: object) -> None:
        """Quietly."""


@contextmanager
def serving(answering: Answering) -> Iterator[str]:
    """A server for as long as it is needed; its address."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.answering = answering
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

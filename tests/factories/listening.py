"""Somebody elsewhere who notes what is asked of him."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Elsewhere(ThreadingHTTPServer):
    """A server that is not ours. `asked`: the paths of all requests; `pages`: what it answers with."""

    daemon_threads = True

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Noting)
        self.asked: list[str] = []
        self.pages = dict(pages)
        self.base = f"http://127.0.0.1:{self.server_port}"


class _Noting(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(404 if page is None else 200)
        self.send_header("Content-Type", "application/xhtml+xml")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(page or b"")

    do_POST = do_GET  # noqa: N815 (as http.server wants it)

    def log_message(self, *said: object) -> None:
        """Nothing on standard error."""


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """Such a server for as long as it is needed."""
    with Elsewhere({}) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

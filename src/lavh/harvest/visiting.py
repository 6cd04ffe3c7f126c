"""HTTP as a polite and careful guest: says who asks, waits when told to, takes no more than it can hold, and is led nowhere it should not go."""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode, urlsplit

from lavh import __version__
from lavh.kernel import clock
from lavh.kernel.errors import Unreachable

TIMEOUT = 60.0  # seconds without a byte
LONGEST = 600.0  # seconds of one answer
LIMIT = 1 << 27  # bytes of one answer, unpacked
CHUNK = 1 << 16
WAITS = (5.0, 20.0, 60.0, 180.0, 300.0)  # seconds between tries, where the server names none
LONGEST_WAIT = 3_600.0
AGAIN = {408, 425, 429, 500, 502, 503, 504}

T = TypeVar("T")


class Answer(NamedTuple):
    """What a server said."""

    status: int
    body: bytes
    wait: float | None  # Retry-After, in seconds


class Visitor:
    """Asks one server. `wait` is called with the seconds to let pass, and may raise to end the visit."""

    def __init__(
        self,
        address: str,
        *,
        contact: str = "",
        waits: tuple[float, ...] = WAITS,
        wait: Callable[[float], None] | None = None,
        limit: int = LIMIT,
    ) -> None:
        if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
            raise Unreachable("bad-address", address=address)
        self.address = address
        self.waits = waits
        self.wait = wait or threading.Event().wait
        self.limit = limit
        self.headers = {
            "User-Agent": f"Lavh/{__version__} (+{contact})" if contact else f"Lavh/{__version__}",
            "Accept": "application/xml, text/xml;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip",
        }
        self._opener: urllib.request.OpenerDirector | None = None

    def ask(self, parameters: Mapping[str, str], read: Callable[[bytes], T], *, patience: int = 99) -> T:
        """What `read` makes of the answer; asks again where the server wants that, or where `read` raises Unreachable.

        `patience`: how often at most.
        """
        for pause in (*self.waits[:patience], None):
            try:
                return self._once(parameters, read)
            except _Answered as answer:
                if pause is None or answer.status not in AGAIN:
                    raise
                wait = pause if answer.wait is None else answer.wait
            except Unreachable:
                if pause is None:
                    raise
                wait = pause
            self.wait(min(wait, LONGEST_WAIT))
        raise AssertionError  # the last pause is None

    def _once(self, parameters: Mapping[str, str], read: Callable[[bytes], T]) -> T:
        answer = self.get(parameters)
        if answer.status != 200:
            raise _Answered(self.address, answer)
        return read(answer.body)

    def get(self, parameters: Mapping[str, str]) -> Answer:
        """One answer, whatever its status. Unreachable("unreachable") where none comes."""
        mark = "&" if urlsplit(self.address).query else "?"
        request = urllib.request.Request(f"{self.address}{mark}{urlencode(parameters)}", headers=self.headers)  # noqa: S310 (checked above)
        try:
            with self._open(request) as response:
                return Answer(response.status, self._body(response), _retry_after(response.headers.get("Retry-After")))
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            if isinstance(reason, Unreachable):
                raise reason from None
            raise Unreachable("unreachable", address=self.address, what=str(reason) or type(reason).__name__) from error

    def _open(self, request: urllib.request.Request) -> Any:
        if self._opener is None:
            gate = Gate(self.address)
            self._opener = urllib.request.build_opener(_Plain(gate), _Secure(gate), _Redirects())
        try:
            return self._opener.open(request, timeout=TIMEOUT)
        except urllib.error.HTTPError as answer:
            return answer

    def _body(self, response: Any) -> bytes:
        """All of the answer, unpacked. Too much of it, or too slow, is as bad as none."""
        packed = response.headers.get("Content-Encoding", "").lower() in {"gzip", "x-gzip", "deflate"}
        unpack = zlib.decompressobj(47) if packed else None
        end = time.monotonic() + LONGEST
        pieces, size = [], 0
        while piece := response.read(CHUNK):
            piece = unpack.decompress(piece, self.limit + 1 - size) if unpack else piece
            size += len(piece)
            if size > self.limit or time.monotonic() > end:
                raise Unreachable("too-much", address=self.address)
            pieces.append(piece)
        if (response.length or 0) > 0 or (unpack is not None and not unpack.eof):
            raise Unreachable("unreachable", address=self.address, what="the answer broke off")
        return b"".join(pieces)


class _Answered(Unreachable):
    """An answer, but not the one that was asked for."""

    def __init__(self, address: str, answer: Answer) -> None:
        super().__init__("http-status", address=address, status=answer.status)
        self.status = answer.status
        self.wait = answer.wait


class Gate:
    """Opens connections. A server on the public internet may not lead us (by a redirect, or by its name) into a private network."""

    def __init__(self, address: str) -> None:
        self.home = urlsplit(address).hostname or ""
        self.private: bool | None = None  # whether the source itself is in a private network
        proxies = (urlsplit(each).hostname for each in urllib.request.getproxies().values())
        self.proxies = {each for each in proxies if each}

    def connect(self, where: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
        """As `socket.create_connection`; what is checked is what is connected to."""
        host, port = where
        failure: Exception = OSError(f"no address for {host}")
        for _, _, _, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                self._check(host, str(place[0]))
                return socket.create_connection((str(place[0]), port), timeout, source)
            except (OSError, Unreachable) as error:
                failure = error
        raise failure

    def _check(self, host: str, place: str) -> None:
        outside = ipaddress.ip_address(place.partition("%")[0]).is_global
        if self.private is None and host == self.home:
            self.private = not outside
        if not outside and not self.private and host not in self.proxies:
            raise Unreachable("private-address", address=host)


class _PlainConnection(http.client.HTTPConnection):
    def __init__(self, host: str, *, gate: Gate, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = gate.connect


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, host: str, *, gate: Gate, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = gate.connect


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """As urllib wants it."""
        return self.do_open(partial(_PlainConnection, gate=self.gate), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate
        self.context = ssl.create_default_context()

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """As urllib wants it."""
        return self.do_open(partial(_SecureConnection, gate=self.gate), req, context=self.context)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """From https only to https, and never to anything but HTTP."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """As urllib wants it."""
        if urlsplit(newurl).scheme not in ({"https"} if req.type == "https" else {"http", "https"}):
            fp.close()
            raise Unreachable("insecure-redirect", address=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _retry_after(value: str | None) -> float | None:
    """Seconds, or a moment (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        moment: datetime = parsedate_to_datetime(value)
        return max((moment - clock.now()).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return None

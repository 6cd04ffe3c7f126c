"""W3: places told over HTTP beside a bare upsert by the ORM, on SQLite as we set it up.

Ours is the whole application called as WSGI: middleware, the key of the cookie, JSON in and out, the merging rule, one transaction with one move. Bare is
`update_or_create` on the same table with a row that is made beforehand (and, said beside it, one INSERT … ON CONFLICT by `bulk_create`). Both turn the pages of
twenty publications of one device. CPU time of this process, five rounds in turn.
"""

import io
import os
import tempfile
import time
from collections.abc import Callable

import msgspec
from figures import Result, cpu, in_turn, note, report

TIMES = 1_000
BOOKS = 20
BUDGET = 0.3


def main() -> None:
    """Tell and upsert in turn."""
    with tempfile.TemporaryDirectory(prefix="lavh-w3-") as home:
        os.environ |= {"LAVH_HOME": home, "DJANGO_SETTINGS_MODULE": "lavh.config.settings", "LAVH_LOG_LEVEL": "ERROR"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        ways = {"endpoint": endpoint(), "bare": bare(), "one statement": one_statement()}
        rates = in_turn({name: timed(way) for name, way in ways.items()})
    figure = round(rates["endpoint"] / rates["bare"], 2)
    against = ", ".join(f"{name} {rate:,.0f}/CPU-s" for name, rate in rates.items())
    report(Result("W3", "place endpoint / bare ORM upsert", figure, BUDGET, figure >= BUDGET, against))


def timed(way: Callable[[int], None]) -> Callable[[], float]:
    """Times a CPU-second."""

    def run() -> float:
        return TIMES / cpu(lambda: [way(number) for number in range(TIMES)])

    return run


def endpoint() -> Callable[[int], None]:
    """One move a request."""
    from lavh.config.wsgi import application

    cookie = ""

    def ask(number: int) -> str:
        now = int(time.time() * 1000)
        move = {
            "publication": number % BOOKS + 1,
            "sequence": time.time_ns() // 1000,
            "at": now,
            "locator": locator(number),
        }
        told = msgspec.json.encode({"device": "bench", "name": "Bench", "sent": now, "moves": [move]})
        said: list[str] = []
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/api/v1/reading/moves", "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http",
            "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(told)),
            "wsgi.input": io.BytesIO(told), "wsgi.errors": io.StringIO(), "HTTP_COOKIE": cookie, "HTTP_SEC_FETCH_SITE": "same-origin",
        }  # fmt: skip

        def start(status: str, headers: list[tuple[str, str]], _: object = None) -> None:
            said.extend([status, *(value for name, value in headers if name == "Set-Cookie")])

        body = b"".join(application(environ, start))
        assert said[0].startswith("200"), (said, body)
        return said[1].partition(";")[0] if len(said) > 1 else cookie

    cookie = ask(0)
    note("a reader has begun")
    return lambda number: (ask(number), None)[1]


def locator(number: int) -> dict[str, object]:
    """A place as the reader tells it."""
    at = number % 1000 / 1000
    return {
        "href": f"ch{number % 30}.xhtml", "type": "application/xhtml+xml", "title": "Birinchi bob",
        "locations": {"fragments": [f"epubcfi(/6/{number % 30}!/4/2/{number})"], "progression": at, "totalProgression": at, "position": number},
    }  # fmt: skip


def bare() -> Callable[[int], None]:
    """Two statements in a transaction."""
    from lavh.reading.models import Device, Place

    device = Device.objects.get()

    def write(number: int) -> None:
        values = {"standing": msgspec.json.encode(locator(number)).decode(), "when": number}
        Place.objects.update_or_create(device=device, publication=1_000 + number % BOOKS, defaults=values)

    return write


def one_statement() -> Callable[[int], None]:
    """INSERT … ON CONFLICT."""
    from lavh.reading.models import Device, Place

    device = Device.objects.get()

    def write(number: int) -> None:
        standing = msgspec.json.encode(locator(number)).decode()
        Place.objects.bulk_create(
            [Place(device=device, publication=2_000 + number % BOOKS, standing=standing, when=number)],
            update_conflicts=True,
            unique_fields=["device", "publication"],
            update_fields=["standing", "when"],
        )

    return write


if __name__ == "__main__":
    main()

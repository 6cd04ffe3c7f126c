"""A site as patrons reach it: secure by default, and silent about them."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from lavh.config.logs import line_formatter

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
import django; django.setup()
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in %r}))
"""


def chosen(home: Path, names: list[str], **variables: str) -> dict[str, object]:
    """Settings as another process has them."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LAVH_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", SHOW % names], capture_output=True, text=True, check=True,
        env={**clean, "LAVH_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "lavh.config.settings", **variables},
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_safe_without_any_setting(tmp_path: Path) -> None:
    assert chosen(tmp_path, ["DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_PROXY_SSL_HEADER"]) == {
        "DEBUG": False, "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"], "SECURE_SSL_REDIRECT": False,
        "SECURE_PROXY_SSL_HEADER": None,
    }  # fmt: skip


def test_an_address_with_https_switches_the_secure_settings_on(tmp_path: Path) -> None:
    names = [
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "CSRF_COOKIE_SECURE",
        "SECURE_PROXY_SSL_HEADER",
        "ALLOWED_HOSTS",
    ]
    assert chosen(tmp_path, names, LAVH_URL="https://lavh.example", LAVH_BEHIND_PROXY="1") == {
        "SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 31_536_000, "CSRF_COOKIE_SECURE": True,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLOWED_HOSTS": ["lavh.example", "localhost", "127.0.0.1", "[::1]"],
    }  # fmt: skip


def test_the_framework_finds_nothing_to_say_about_a_production_site(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", "--settings", "tests.production"],
        env={**os.environ, "LAVH_HOME": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.django_db
def test_every_page_says_what_browsers_may_do(client: Client) -> None:
    response = client.get("/en/")
    policy = {part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split("; ")}
    assert {name: policy[name] for name in ("default-src", "object-src", "frame-ancestors", "base-uri", "form-action")} == {
        "default-src": ["'none'"], "object-src": ["'none'"], "frame-ancestors": ["'none'"], "base-uri": ["'self'"], "form-action": ["'self'"],
    }  # fmt: skip
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & {
        each for values in policy.values() for each in values
    }
    assert {name: response[name] for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")} == {
        "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    }  # fmt: skip
    assert response.cookies == {}


@pytest.mark.django_db
def test_no_line_of_the_log_holds_what_was_searched_for(client: Client) -> None:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(line_formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        client.get("/en/search?q=mysecretwish")
        client.get("/en/nowhere/mysecretwish?q=mysecretwish")
        client.get("/api/v1/search?q=mysecretwish&page=x")
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    assert "mysecretwish" not in lines.getvalue()


def test_only_what_is_on_the_list_is_said_beside_the_event() -> None:
    record = logging.LogRecord("lavh.harvest", logging.INFO, "file", 1, "harvested", (), None)
    record.source, record.query, record.request = "far-library", "mysecretwish", "GET /?q=mysecretwish"
    line = line_formatter().format(record)
    assert "source=far-library" in line
    assert "mysecretwish" not in line


def broken(logger: str) -> str:
    try:
        int("mysecretwish")
    except ValueError as error:
        record = logging.LogRecord(
            logger, logging.ERROR, "file", 1, "broke", (), (ValueError, error, error.__traceback__)
        )
    return line_formatter().format(record)


def test_an_error_shows_the_way_to_it_but_not_what_a_patron_wrote() -> None:
    own, request = broken("lavh.harvest"), broken("django.request")
    assert "ValueError: invalid literal for int() with base 10: 'mysecretwish'" in own
    assert request.endswith("builtins.ValueError")
    assert "line " in request
    assert "with base 10" not in request

"""Settings from the environment, and the page that lists them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lavh.config import env
from lavh.config.database import database
from lavh.config.secret import secret
from lavh.kernel.errors import Misconfigured

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(
    r"""(?:env\.(?:text|flag|number|words|one_of|time_zone|address)\(\s*|os\.environ(?:\.get\(|\[))"(LAVH_[A-Z_]+)\""""
)
LISTED = re.compile(r"^\| `(LAVH_[A-Z_]+)` \|", re.MULTILINE)


def test_every_variable_that_is_read_is_listed_and_the_other_way_round() -> None:
    read = {name for file in (ROOT / "src").rglob("*.py") for name in READ.findall(file.read_text(encoding="utf-8"))}
    listed = LISTED.findall((ROOT / "docs" / "operate.md").read_text(encoding="utf-8"))
    assert sorted(read) == sorted(listed)


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False), ("off", False)]
)
def test_flags(monkeypatch: pytest.MonkeyPatch, written: str, meant: bool) -> None:
    monkeypatch.setenv("LAVH_TRIAL", written)
    assert env.flag("LAVH_TRIAL") is meant


def test_what_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAVH_TRIAL", "perhaps")
    with pytest.raises(Misconfigured, match="LAVH_TRIAL='perhaps': write 1 or 0"):
        env.flag("LAVH_TRIAL")
    with pytest.raises(Misconfigured, match="write a whole number"):
        env.number("LAVH_TRIAL", 1)


def test_secrets_may_stand_in_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3cret\n", encoding="utf-8")
    monkeypatch.setenv("LAVH_TRIAL_FILE", str(tmp_path / "key"))
    assert env.text("LAVH_TRIAL") == "s3cret"


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAVH_TRIAL", "one, two three")
    assert env.words("LAVH_TRIAL") == ["one", "two", "three"]


def test_the_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    first = secret(tmp_path / "home")
    assert secret(tmp_path / "home") == first
    assert len(first) > 50
    assert (tmp_path / "home" / "secret-key").stat().st_mode & 0o077 == 0


def test_databases(tmp_path: Path) -> None:
    assert database("", tmp_path)["NAME"] == str(tmp_path / "lavh.sqlite3")
    assert database("sqlite:///srv/a%20b.sqlite3", tmp_path)["NAME"] == "/srv/a b.sqlite3"
    found = database("postgresql://lavh:p%40ss@db.example:5433/books?sslmode=require", tmp_path)
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "books", "USER": "lavh", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": 5433, "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    with pytest.raises(Misconfigured, match="neither sqlite:// nor postgresql://"):
        database("mysql://x/y", tmp_path)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"LAVH_URL": "lavh.example"},
            "lavh: LAVH_URL='lavh.example': write an address that begins with https:// or http://.\n",
        ),
        (
            {"LAVH_TIME_ZONE": "Samarkand"},
            "lavh: LAVH_TIME_ZONE='Samarkand': write a time zone such as Asia/Tashkent.\n",
        ),
        ({"LAVH_ENGINE": "magic"}, "lavh: LAVH_ENGINE='magic': write memory or tantivy.\n"),
        ({"LAVH_LOG_LEVEL": "loud"}, "lavh: LAVH_LOG_LEVEL='loud': write DEBUG or ERROR or INFO or WARNING.\n"),
        (
            {"LAVH_SECRET_KEY_FILE": "/nowhere"},
            "lavh: LAVH_SECRET_KEY_FILE='/nowhere' cannot be read: No such file or directory.\n",
        ),
        (
            {"LAVH_HOME": "/dev/null/x"},
            "lavh: LAVH_HOME='/dev/null/x': Lavh may not keep its files there (Not a directory). Choose a folder that it may write to.\n",
        ),
        ({"LAVH_DEBUG": "perhaps"}, "lavh: LAVH_DEBUG='perhaps': write 1 or 0.\n"),
        (
            {"LAVH_DATABASE_URL": "mysql://x/y"},
            "lavh: LAVH_DATABASE_URL: mysql:// is neither sqlite:// nor postgresql://.\n",
        ),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_no_traceback(
    tmp_path: Path, variables: dict[str, str], sentence: str
) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LAVH_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "lavh", "doctor"], env={**clean, "LAVH_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, sentence)

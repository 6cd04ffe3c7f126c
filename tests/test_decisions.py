"""Decisions: each is listed, and whoever refers to one refers to one that there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "decisions"
WRITTEN = ("*.py", "*.md", "*.toml", "*.ts", "*.css", "*.jinja")


def test_every_decision_is_listed_with_its_title() -> None:
    listed = dict(
        re.findall(
            r"^\| \[\d{4}\]\((.*?)\) \| (.*) \|$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    titles = {
        file.name: file.read_text(encoding="utf-8").splitlines()[0].removeprefix(f"# {file.name[:4]} ")
        for file in FOLDER.glob("0*.md")
    }
    assert listed == titles


def test_every_reference_is_to_a_decision_that_there_is() -> None:
    numbers = {file.name[:4] for file in FOLDER.glob("0*.md")}
    files = [
        file for pattern in WRITTEN for folder in ("src", "docs", "tools") for file in (ROOT / folder).rglob(pattern)
    ]
    referred = {
        number
        for file in files
        for number in re.findall(r"decisions/(\d{4})", file.read_text(encoding="utf-8", errors="replace"))
    }
    assert referred - numbers == set()
    assert {"0002", "0004"} <= referred

"""The page of formats is made from the tables that formats are run by."""

from tools.formats_page import FIELDS, PAGE, WRITTEN, _ours, page

UNWRITTEN = {"unit"}  # its place in a tree is told by relations


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run tools/formats_page.py"


def test_every_field_is_written_somewhere() -> None:
    told = {field for rows in WRITTEN.values() for row in rows for field in _ours(row[1])}
    assert FIELDS - told == UNWRITTEN

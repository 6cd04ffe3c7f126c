"""Who may open what, and what is a new version of what."""

from datetime import UTC, datetime, timedelta

import pytest

from lavh.access.rules import ANYBODY, Decision, Known, Terms, Visitor, looks_foreign, may_download, may_open, same

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(days=7), NOW - timedelta(days=7)
BORROWER, READER_HERE = Visitor(loan_until=LATER), Visitor(on_site=True)


@pytest.mark.parametrize(
    ("terms", "visitor", "decision"),
    [
        (Terms("open"), ANYBODY, Decision(True, "open")),
        (Terms("open", BEFORE), ANYBODY, Decision(True, "open")),
        (Terms("open", NOW), ANYBODY, Decision(True, "open")),
        (Terms("open", LATER), ANYBODY, Decision(False, "embargo", LATER)),
        (Terms("open", LATER), BORROWER, Decision(False, "embargo", LATER)),
        (Terms("on-site"), ANYBODY, Decision(False, "on-site-only")),
        (Terms("on-site"), READER_HERE, Decision(True, "on-site")),
        (Terms("on-site"), BORROWER, Decision(True, "loan", LATER)),
        (Terms("loan"), ANYBODY, Decision(False, "loan-needed")),
        (Terms("loan"), READER_HERE, Decision(False, "loan-needed")),
        (Terms("loan"), BORROWER, Decision(True, "loan", LATER)),
        (Terms("loan"), Visitor(loan_until=NOW), Decision(False, "loan-needed")),
        (Terms("what nobody knows"), ANYBODY, Decision(False, "loan-needed")),
    ],
)
def test_who_may_open(terms: Terms, visitor: Visitor, decision: Decision) -> None:
    assert may_open(terms, visitor, NOW) == decision


@pytest.mark.parametrize(
    ("terms", "rights", "allowed"),
    [
        (Terms("open"), "cc0", True),
        (Terms("open"), "cc-by-nc", True),
        (Terms("open"), "in-copyright", False),
        (Terms("open"), "unknown", False),
        (Terms("open", LATER), "cc0", False),
        (Terms("loan"), "cc0", False),
    ],
)
def test_what_may_be_taken_away(terms: Terms, rights: str, allowed: bool) -> None:
    assert may_download(terms, rights, ANYBODY, NOW) is allowed


@pytest.mark.parametrize(
    ("known", "new", "number"),
    [
        ([], Known(0, "urn:1", "Ikki bob", "a.epub"), None),
        ([Known(7, "urn:1", "Ikki bob", "a.epub")], Known(0, "urn:1", "Ikki bob", "b.epub"), 7),
        ([Known(7, "urn:1", "Ikki bob", "a.epub")], Known(0, "urn:1", "Uch bob", "a.epub"), 7),
        ([Known(7, "urn:1", "Ikki bob", "a.epub")], Known(0, "urn:1", "Uch bob", "b.epub"), None),
        ([Known(7, "urn:1", "Ikki bob", "a.epub")], Known(0, "urn:2", "Ikki bob", "a.epub"), None),
        ([Known(7, "", "Ikki bob", "a.epub")], Known(0, "", "Uch bob", "a.epub"), 7),
        ([Known(7, "", "Ikki bob", "a.epub")], Known(0, "", "Ikki bob", "b.epub"), None),
    ],
)  # fmt: skip
def test_of_what_it_is_a_new_version(known: list[Known], new: Known, number: int | None) -> None:
    assert same(known, new) == number


@pytest.mark.parametrize(("forgotten", "held", "foreign"), [(0, 0, False), (999, 999, False), (1000, 2000, False), (1001, 2000, True), (5000, 5000, True)])  # fmt: skip
def test_storage_of_which_hardly_anything_is_known(forgotten: int, held: int, foreign: bool) -> None:
    assert looks_foreign(forgotten, held) is foreign

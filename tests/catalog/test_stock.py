"""Whose copies, and in which branch."""

from datetime import UTC, datetime

import pytest

from lavh.catalog.models import Holding as Held
from lavh.formats.description import Copy, Holding
from lavh.network.actions import enrol
from lavh.network.models import Branch
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_copies_stand_in_the_branch_and_institution_that_the_record_names() -> None:
    own, other = enrol(name="Demo library"), enrol(name="Demo museum")
    other.codes = ["UZ-MUS"]
    other.save()
    branch = Branch.objects.create(institution=own, slug="registon")
    Branch.objects.create(institution=other, slug="main")
    holdings = (
        Holding(branch="registon", call_number="84(5)", copies=(Copy("DEMO-1"),)),
        Holding(branch="cellar"),
        Holding(institution="UZ-MUS", branch="main"),
    )
    fill({1: book(holdings=holdings)}, now=NOW)
    rows = Held.objects.order_by("id").values_list("institution__slug", "branch__slug", "place", "call_number")
    assert list(rows) == [
        (own.slug, branch.slug, "registon", "84(5)"),
        (own.slug, None, "cellar", ""),
        (other.slug, "main", "main", ""),
    ]

"""Reading what came."""

import pytest

from lavh.harvest.models import Source
from lavh.harvest.queries import Copy, source_slugs, verbatim
from tests.factories.collections import RAW, fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db


def test_a_record_exactly_as_it_came() -> None:
    fill({7: book()})
    assert [verbatim(7), verbatim(8)] == [Copy("marc21", RAW), None]


def test_short_names_of_sources() -> None:
    fill({7: book()})
    source = Source.objects.get()
    assert source_slugs([source.pk, source.pk + 1]) == {source.pk: "demo-library"}

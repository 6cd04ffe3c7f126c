"""Suggestions under the search box."""

import pytest
from django.test import Client

from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")


def test_suggestions_come_in_groups_of_options(client: Client) -> None:
    page = see(client, "/en/suggest", q="қоди")
    assert page.texts("[role=group] > p") == ["People and bodies"]
    assert [(each.get("role"), each.get("href"), each.text_content().strip()) for each in page.root.cssselect("a")] == [
        ("option", "/en/person/1", "Qodiriy, Abdulla")
    ]
    assert page.texts("a mark") == ["Qodiriy"]
    assert page.texts("[data-said]") == ["1 suggestion"]


def test_titles_lead_to_works_with_their_makers(client: Client) -> None:
    page = see(client, "/uz/suggest", q="o'tk")
    assert (page.texts("a"), page.links("a")) == (["Oʻtkan kunlar Qodiriy, Abdulla"], ["/uz/work/1"])


def test_nothing_is_suggested_for_nothing(client: Client) -> None:
    for typed in ("", "q", "\x00", "zzzz", "((("):
        assert see(client, "/en/suggest", q=typed).texts("[data-said]") == ["No suggestions"]

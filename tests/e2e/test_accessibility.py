"""axe finds nothing: every page, in six languages and both directions, light and dark."""

import pytest

from tests.e2e.conftest import Visitor
from tests.e2e.pages import FOUND, LANGUAGES, PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(visitor: Visitor, axe: str) -> list[tuple[str, str, list[str]]]:
    """What axe says: (rule, what is wrong, where)."""
    visitor.page.evaluate(axe)
    found = visitor.page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(done => done.violations)", TAGS
    )
    return [(each["id"], each["help"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_every_language(name: str, phone: Visitor, axe: str) -> None:
    wrong = {}
    for language in LANGUAGES:
        assert phone.open(name, language).status == FOUND.get(name, 200)
        wrong[language] = violations(phone, axe)
    assert {language: found for language, found in wrong.items() if found} == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_the_dark(name: str, phone: Visitor, axe: str) -> None:
    phone.look(theme="dark")
    phone.open(name)
    assert violations(phone, axe) == []


@pytest.mark.parametrize("name", ["home", "results", "work", "settings", "patterns"])
def test_strong_contrast_wide_spacing_and_a_large_typeface(name: str, phone: Visitor, axe: str) -> None:
    phone.look(contrast="more", spacing="wide", face="andika", size="1.5")
    phone.open(name)
    assert violations(phone, axe) == []
    assert phone.complaints == []

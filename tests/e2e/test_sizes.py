"""Pages fit: the narrowest phone, text of twice the size, fingers."""

import pytest

from tests.e2e.conftest import Visitor
from tests.e2e.pages import PAGES

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => {
  const inText = e => getComputedStyle(e).display === 'inline' && e.closest('p, li, dd, td, figcaption');
  return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary, [role=button]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !inText(e) && !e.closest('.visually-hidden, .skip'))
    .map(e => e.matches('[type=checkbox], [type=radio]') ? e.closest('label') ?? e : e)  // the words are part of the button
    .filter(e => { const b = e.getBoundingClientRect(); return b.width > 1 && (b.width < 44 || b.height < 44); })
    .map(e => e.outerHTML.slice(0, 140));
}"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_narrowest_phone_with_text_of_twice_the_size(name: str, narrow: Visitor) -> None:
    wider = {}
    for language, size in (("uz", "1"), ("ru", "2"), ("ar", "2")):
        narrow.look(size=size)
        narrow.open(name, language)
        wider[language] = narrow.page.evaluate(WIDER)
    assert wider == {"uz": 0, "ru": 0, "ar": 0}


@pytest.mark.parametrize("name", PAGES)
def test_every_target_takes_a_finger(name: str, phone: Visitor) -> None:
    phone.open(name)
    assert phone.page.evaluate(SMALL) == []
    assert [each for each in phone.complaints if "404" not in each] == []

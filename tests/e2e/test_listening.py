"""Listening: from page to page, back to where one was, by keyboard alone, with every control named."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visitor
from tests.e2e.test_accessibility import violations

SOUND = "document.querySelector('#player audio')"
RUNS = f"from => {SOUND} && !{SOUND}.paused && {SOUND}.currentTime > from"
FOCUS = "selector => document.activeElement.matches(selector)"


def ready(visitor: Visitor, page: str = "player", language: str = "uz") -> Page:
    """The player's page, once the player is there."""
    visitor.open(page, language)
    expect(visitor.page.locator(".listen[data-ready]")).to_be_visible()
    return visitor.page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(200):
        if page.evaluate(FOCUS, selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no way by keyboard to {selector}")


def test_it_goes_on_playing_from_page_to_page(phone: Visitor) -> None:
    page = ready(phone)
    expect(page.locator("#player")).to_be_hidden()  # the page's own controls are in sight
    page.locator(".deck-toggle").click()
    page.wait_for_function(RUNS, arg=0.2)
    page.locator(".tab-more a").click()
    expect(page.locator("main h1")).to_be_focused()
    bar = page.get_by_role("region", name=page.locator("#player-bar").get_attribute("aria-label") or "")
    expect(bar).to_be_visible()
    before = page.evaluate(f"{SOUND}.currentTime")
    page.wait_for_function(RUNS, arg=before + 0.3)
    page.locator("#player-bar .player-now").click()
    expect(page.locator(".listen[data-ready]")).to_be_visible()
    page.locator(".deck-toggle").click()
    assert page.evaluate(f"{SOUND}.paused") is True
    assert phone.complaints == []


def test_it_is_put_away_and_comes_back_at_its_place(phone: Visitor) -> None:
    page = ready(phone)
    page.locator("[data-play=next]").click()
    expect(page.locator(".deck-chapter")).to_have_text("Uy")
    page.locator(".tab-more a").click()
    page.locator("[data-play=close-player]").click()
    expect(page.locator("#player")).to_be_hidden()
    page = ready(phone)
    expect(page.locator(".deck-chapter")).to_have_text("Uy")


def test_after_a_whole_load_the_bar_is_there_and_silent(phone: Visitor) -> None:
    ready(phone)
    page = phone.page
    phone.open("more")
    expect(page.locator("#player-bar")).to_be_visible()
    expect(page.locator("#player-bar [data-shows=title]").first).to_have_text("Ikki olam")
    assert page.evaluate(f"{SOUND}.paused") is True


def test_another_book_waits_its_turn(phone: Visitor) -> None:
    page = ready(phone)
    page.locator(".deck-toggle").click()
    page.wait_for_function(RUNS, arg=0.1)
    page.evaluate("path => Turbo.visit(path)", phone.site.address("player of a talking book"))
    expect(page.locator(".listen[data-ready] h1")).to_have_text("Kitob")
    expect(page.locator("#player-bar [data-shows=title]").first).to_have_text("Ikki olam")
    page.locator("[data-play=queue-in]").click()
    page.locator("#player-bar .player-now").click()
    expect(page.locator("[data-list=queue] li")).to_have_count(1)
    page.evaluate(f"{SOUND}.currentTime = 39.5")
    page.locator("[data-play=next]").click()
    page.locator("[data-play=next]").click()
    page.evaluate(f"{SOUND}.playbackRate = 3")
    page.wait_for_function(
        "() => document.querySelector('#player audio').src.endsWith('/03.mp3') && document.querySelector('#player audio').readyState > 1"
    )
    page.evaluate(f"{SOUND}.currentTime = {SOUND}.duration - 0.5")
    expect(page.locator("#player-bar [data-shows=title]").first).to_have_text("Kitob")
    page.wait_for_function(RUNS, arg=0.1)


def test_a_moment_has_an_address(phone: Visitor) -> None:
    phone.page.goto(phone.site.address("player") + "#t=90")
    expect(phone.page.locator(".deck-chapter")).to_have_text("Yoʻl")
    expect(phone.page.locator("[data-shows=elapsed]")).to_have_text("0:10")


def test_a_talking_book_by_keyboard_alone(phone: Visitor) -> None:
    page = ready(phone, "player of a talking book")
    expect(page.locator("select[data-choose=unit] option[value=phrase]")).to_be_attached()
    tab_to(page, "select[data-choose=unit]")
    while page.locator("select[data-choose=unit]").input_value() != "phrase":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-shows=elapsed]")).to_have_text("0:01")
    tab_to(page, ".transcript summary")
    page.keyboard.press("Enter")
    expect(page.locator("[data-phrase][aria-current]")).to_have_text("Salom, dunyo. Keyin")
    page.keyboard.press(".")
    expect(page.locator("[data-phrase][aria-current]")).to_have_text("7")
    page.keyboard.press("n")
    expect(page.locator(".deck-chapter")).to_have_text("Ichki boʻlim")
    expect(page.locator("#announcer")).to_have_text("Ichki boʻlim")
    page.keyboard.press("b")
    expect(page.locator("[data-list=bookmarks] li")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.locator("#sheet-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#sheet-keys")).to_be_hidden()
    tab_to(page, "input[name=page]")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator("[data-phrase][aria-current]")).to_have_text("7")
    assert phone.complaints == []


def test_the_sound_goes_off_at_a_time_of_day(phone: Visitor) -> None:
    page = ready(phone)
    page.locator(".door[data-value=sleep]").click()
    page.locator("#sleep-at").fill("23:30")
    page.locator("#sleep-at").press("Enter")
    expect(page.locator("#sheet-sleep")).to_be_hidden()
    expect(page.locator("#announcer")).not_to_be_empty()
    page.locator(".door[data-value=sleep]").click()
    page.locator("#sheet-sleep [data-value=off]").click()
    expect(page.locator(".door[data-value=sleep] bdi")).to_be_empty()


def test_the_words_are_searched(phone: Visitor) -> None:
    page = ready(phone, "player of a talking book")
    page.locator(".transcript summary").click()
    page.locator("#words-search").fill("xayr")
    page.keyboard.press("Enter")
    page.locator("[data-list=found] button").first.click()
    expect(page.locator(".deck-chapter")).to_have_text("Ikkinchi bob")


@pytest.mark.parametrize("language", ["uz", "ru", "ar"])
def test_sheets_and_bar_have_no_faults(language: str, phone: Visitor, axe: str) -> None:
    page = ready(phone, "player of a talking book", language)
    wrong = {}
    for name in ("speed", "sleep", "mark", "more", "keys"):
        page.evaluate("name => document.getElementById(`sheet-${name}`).showModal()", name)
        wrong[name] = violations(phone, axe)
        page.keyboard.press("Escape")
    page.locator(".tab-more a").click()
    expect(page.locator("#player-bar")).to_be_visible()
    wrong["bar"] = violations(phone, axe)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_without_a_script_there_are_the_files_and_moments(plain: Visitor) -> None:
    plain.open("player")
    expect(plain.page.locator("audio[controls]")).to_have_count(3)
    expect(plain.page.locator(".chapters a").nth(1)).to_have_attribute(
        "href", f"/p/{plain.site.numbers['audiobook']}/02.mp3"
    )
    expect(plain.page.locator(".deck")).to_be_hidden()

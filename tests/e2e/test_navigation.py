"""Going from page to page: focus, announcement, language, direction, keyboard."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor

WHERE = "[document.documentElement.lang, document.documentElement.dir]"
FOCUS = "document.activeElement.tagName"
KEEP = "window.kept = true"  # survives Turbo's navigation, not a real one


def test_after_a_navigation_the_heading_has_the_focus_and_the_title_is_said(phone: Visitor) -> None:
    phone.open("home")
    assert phone.page.evaluate(FOCUS) == "BODY"
    phone.page.evaluate(KEEP)
    phone.page.locator(".tab-more a").click()
    expect(phone.page.locator("main h1")).to_be_focused()
    expect(phone.page.locator("#announcer")).to_have_text(phone.page.title())
    assert phone.page.evaluate("window.kept") is True
    assert phone.complaints == []


def test_back_to_a_page_in_another_direction(phone: Visitor) -> None:
    phone.open("more", "ar")
    phone.page.evaluate("Turbo.visit('/uz/help')")
    expect(phone.page.locator("html")).to_have_attribute("lang", "uz-Latn")
    assert phone.page.evaluate(WHERE) == ["uz-Latn", "ltr"]
    phone.page.go_back()
    expect(phone.page.locator("html")).to_have_attribute("lang", "ar")
    assert phone.page.evaluate(WHERE) == ["ar", "rtl"]


def test_the_same_page_in_another_language(phone: Visitor) -> None:
    phone.open("results")
    phone.page.locator(".bar .menu > summary").click()
    phone.page.locator(".bar .menu-list a[hreflang=ar]").click()
    expect(phone.page).to_have_url(phone.site.address("results", "ar"))
    assert phone.page.evaluate(WHERE) == ["ar", "rtl"]


def test_the_first_stop_leads_past_the_menu(phone: Visitor) -> None:
    phone.open("results")
    phone.page.keyboard.press("Tab")
    expect(phone.page.locator(".skip")).to_be_focused()
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Tab")
    assert phone.page.evaluate("!!document.activeElement.closest('main')") is True


def test_search_and_open_a_work_by_keyboard_alone(phone: Visitor) -> None:
    phone.open("home")
    while not phone.page.evaluate("document.activeElement.matches('input[type=search]')"):
        phone.page.keyboard.press("Tab")
    phone.page.keyboard.type("oʻzbek")
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator(".hit").first).to_be_visible()
    while not phone.page.evaluate("document.activeElement.matches('.hit-link')"):
        phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("main h1")).to_be_focused()
    assert "/uz/work/" in phone.page.url


def test_the_language_menu_opens_and_closes_by_keyboard(phone: Visitor) -> None:
    phone.open("more")
    summary = phone.page.locator(".bar .menu > summary")
    summary.focus()
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator(".bar .menu-list")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator(".bar .menu-list")).to_be_hidden()
    expect(summary).to_be_focused()

"""Everything works without JavaScript."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor


def test_search_narrow_down_and_open_a_work(plain: Visitor) -> None:
    plain.open("home")
    plain.page.locator("input[type=search]").fill("oʻzbek")
    plain.page.locator(".search-go").click()
    first = plain.page.locator(".hit-link").first
    title = first.inner_text()
    first.click()
    expect(plain.page.locator("main h1")).to_contain_text(title)


def test_the_language_is_changed(plain: Visitor) -> None:
    plain.open("help")
    plain.page.locator(".bar .menu > summary").click()
    plain.page.locator(".bar .menu-list a[hreflang=ru]").click()
    expect(plain.page.locator("html")).to_have_attribute("lang", "ru")


def test_settings_are_kept_and_put_back(plain: Visitor) -> None:
    plain.open("settings")
    plain.page.locator("input[name=size][value='1.5']").check()
    plain.page.locator("input[name=theme][value=dark]").check()
    plain.page.locator("form[method=post] button[type=submit]").first.click()
    html = plain.page.locator("html")
    expect(html).to_have_attribute("data-size", "1.5")
    expect(html).to_have_attribute("data-theme", "dark")
    plain.open("home")
    expect(html).to_have_attribute("data-size", "1.5")
    plain.open("settings")
    plain.page.locator("button[name=reset]").click()
    expect(html).not_to_have_attribute("data-size", "1.5")

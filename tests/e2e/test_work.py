"""A work in a browser: what folds out in place, trees level by level, the nearest first; and the same without JavaScript."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor

SAMARKAND = {"latitude": 39.65, "longitude": 66.96}


def test_a_reference_is_copied_where_it_stands(phone: Visitor) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.open("work", "en")
    phone.page.locator(".deed summary").first.click()
    reference = phone.page.locator(".reference").first
    reference.get_by_role("button").click()
    expect(reference.get_by_role("button")).to_have_text("Copied")
    assert phone.page.evaluate("navigator.clipboard.readText()") == reference.locator(".reference-text").inner_text()
    assert phone.complaints == []


def test_the_address_and_its_code_fold_out_too(phone: Visitor) -> None:
    phone.open("work", "en")
    phone.page.locator(".deed summary").nth(1).click()
    expect(phone.page.locator(".label-address")).to_have_text(f"{phone.site.base}/w/{phone.site.numbers['work']}")
    expect(phone.page.locator(".label-card svg")).to_be_visible()


def test_what_is_like_it_comes_when_somebody_reads_so_far(phone: Visitor) -> None:
    phone.open("work", "en")
    phone.page.locator("turbo-frame#related").scroll_into_view_if_needed()
    expect(phone.page.locator("turbo-frame#related :is(h2, p)").first).to_be_visible()
    expect(phone.page.locator("turbo-frame#related[complete]")).to_be_attached()


def test_a_level_of_a_tree_opens_in_place(phone: Visitor) -> None:
    phone.open("archival unit", "en")
    phone.page.locator(".tree-path a").first.click()
    expect(phone.page.locator(".tree-path")).not_to_be_attached()
    where = phone.page.url
    branch = phone.page.locator(".tree-branch").first
    branch.locator("summary").first.click()
    expect(branch.locator("turbo-frame .tree").first).to_be_visible()
    assert phone.page.url == where


def test_without_javascript_a_level_is_a_page(plain: Visitor) -> None:
    plain.open("archival unit", "en")
    plain.page.locator(".tree-path a").first.click()
    branch = plain.page.locator(".tree-branch").first
    branch.locator("summary").first.click()
    branch.locator("turbo-frame a").click()
    expect(plain.page.locator("h1")).to_have_text("What is in it")
    expect(plain.page.locator(".tree").first).to_be_visible()


def test_the_nearest_first_without_telling_anybody(phone: Visitor) -> None:
    asked: list[str] = []
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation(SAMARKAND)
    phone.open("institutions", "en")
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.locator("[data-near-target=button]").click()
    expect(phone.page.locator(".place h3").first).to_have_text("Demo Library Centre of Samarkand")
    expect(phone.page.locator(".far").first).to_have_text("0.5 km away")
    assert [url for url in asked if "66.9" in url] == []


def test_who_does_not_say_where_they_are_is_told_so(phone: Visitor) -> None:
    phone.open("institutions", "en")
    phone.page.locator("[data-near-target=button]").click()
    expect(phone.page.locator("[data-near-target=button]")).to_have_text("Your device did not say where it is.")

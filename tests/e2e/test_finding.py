"""Finding on a phone: suggestions, facets in a sheet, years, lists; by touch and by keyboard, with and without a script."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Visitor
from tests.e2e.test_accessibility import violations


def box(visitor: Visitor) -> Locator:
    return visitor.page.locator("main .search-box input[type=search], .bar .search-box input[type=search]").first


def results(visitor: Visitor) -> None:
    """Everything there is, in English, with the facets ready to be opened as a sheet."""
    visitor.page.goto(visitor.site.base + "/en/search")
    expect(visitor.page.locator(".find-sheeted")).to_be_attached()


def test_suggestions_are_chosen_by_keyboard(phone: Visitor, axe: str) -> None:
    phone.open("home")
    field = box(phone)
    expect(field).to_have_attribute("role", "combobox")
    field.press_sequentially("uzbek")
    listbox = phone.page.get_by_role("listbox")
    expect(listbox).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(phone.page.locator("#announcer")).not_to_be_empty()
    field.press("ArrowDown")
    first = listbox.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    assert violations(phone, axe) == []
    target = first.get_attribute("href") or "nowhere"
    field.press("Enter")
    phone.page.wait_for_url(f"**{target}")
    assert phone.complaints == []


def test_suggestions_go_away_and_leave_what_was_typed(phone: Visitor) -> None:
    phone.open("home")
    field = box(phone)
    expect(field).to_have_attribute("role", "combobox")
    field.press_sequentially("ўзб")
    listbox = phone.page.get_by_role("listbox")
    expect(listbox).to_be_visible()
    field.press("ArrowUp")
    expect(listbox.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(listbox).to_be_hidden()
    expect(field).to_have_value("ўзб")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    phone.page.wait_for_url("**/search?q=*")


def test_a_suggestion_is_tapped(phone: Visitor) -> None:
    phone.open("home")
    field = box(phone)
    expect(field).to_have_attribute("role", "combobox")
    field.press_sequentially("uzbek")
    phone.page.get_by_role("option").first.tap()
    phone.page.wait_for_url(re.compile(r"/(work|person|subject)/\d+$"))


def test_the_sheet_counts_while_one_chooses(phone: Visitor, axe: str) -> None:
    results(phone)
    phone.page.locator(".chip-filters").tap()
    sheet = phone.page.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    assert violations(phone, axe) == []
    books = sheet.locator("#kind-book")
    count = sheet.locator("label", has=phone.page.locator("#kind-book")).locator(".count").inner_text()
    books.check()
    expect(sheet.locator("[data-facets-target=submit]")).to_have_text(re.compile(rf"^Show {count} result"))
    expect(sheet.locator("#kind-book")).to_be_focused()
    sheet.locator("[data-facets-target=submit]").tap()
    phone.page.wait_for_url("**/search?kind=book*")
    expect(phone.page.locator("#count")).to_contain_text(f"{count} result")
    phone.page.locator(".chosen a").first.tap()
    phone.page.wait_for_url("**/search")
    assert phone.complaints == []


def test_the_sheet_closes_by_keyboard_and_gives_the_form_back(phone: Visitor) -> None:
    results(phone)
    chip = phone.page.locator(".chip[href$='#facet-language']")
    chip.focus()
    chip.press("Enter")
    sheet = phone.page.get_by_role("dialog", name="Filters")
    expect(sheet.locator("#facet-language > summary")).to_be_focused()
    phone.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(phone.page.locator("#filters turbo-frame form")).to_have_count(1)
    expect(chip).to_be_focused()


def test_a_large_facet_is_counted_when_it_is_opened(phone: Visitor) -> None:
    results(phone)
    phone.page.locator(".chip-filters").tap()
    people = phone.page.locator("#facet-person")
    expect(people.locator("input[type=checkbox]")).to_have_count(0)
    people.locator("summary").first.tap()
    first = people.locator("input[type=checkbox]").first
    first.check()
    person = first.get_attribute("value")
    phone.page.locator("[data-facets-target=submit]").tap()
    phone.page.wait_for_url(f"**/search?person={person}*")
    expect(phone.page.locator(".chosen a")).to_have_count(1)


def test_years_are_chosen_by_keyboard_and_by_dragging(phone: Visitor) -> None:
    results(phone)
    phone.page.locator(".chip[href$='#facet-year']").tap()
    first = phone.page.get_by_role("slider", name="From year")
    field = phone.page.locator("#facet-year input[name=from]")
    expect(field).to_have_value("")
    submit = phone.page.locator("[data-facets-target=submit]")
    first.focus()
    first.press("PageUp")
    expect(submit).to_have_text(re.compile("^Show \\d"))
    expect(field).not_to_have_value("")
    expect(first).to_be_focused()
    picture = phone.page.locator(".histogram-picture")
    picture.scroll_into_view_if_needed()
    area = picture.bounding_box()
    assert area is not None
    phone.page.mouse.move(area["x"] + area["width"] * 0.5, area["y"] + 20)
    phone.page.mouse.down()
    phone.page.mouse.move(area["x"] + area["width"] * 0.95, area["y"] + 20)
    phone.page.mouse.up()
    chosen = field.input_value()
    expect(first).to_have_value(chosen)
    submit.tap()
    phone.page.wait_for_url(re.compile(rf"from={chosen}"))
    assert phone.complaints == []


def test_everything_is_chosen_without_a_script(plain: Visitor) -> None:
    plain.page.goto(plain.site.base + "/en/search")
    plain.page.locator(".chip-filters").tap()
    plain.page.wait_for_url("**/search/filters#filters")
    form = plain.page.locator("main form.facets")
    form.locator("#kind-book").check()
    form.locator("input[name=to]").fill("2010")
    form.locator("[data-facets-target=submit]").tap()
    plain.page.wait_for_url("**/search?kind=book&from=&to=2010")
    expect(plain.page.locator(".chosen a")).to_have_count(3)
    plain.page.locator("#filters a").tap()
    plain.page.wait_for_url("**/search/filters?kind=book&to=2010")
    plain.page.locator("#facet-person > summary").tap()
    plain.page.locator("#facet-person a").tap()
    plain.page.wait_for_url("**/search/facet/person?kind=book&to=2010")
    plain.page.locator("main input[type=checkbox]").first.check()
    plain.page.locator("main .facets button").tap()
    expect(plain.page.locator(".chosen a")).to_have_count(4)


def test_lists_are_leafed_through_by_letter(phone: Visitor) -> None:
    phone.open("browse")
    phone.page.locator("a[href$='/browse/titles']").first.tap()
    letter = phone.page.locator(".letter", has_text=re.compile("^T$"))
    letter.tap()
    phone.page.wait_for_url("**start=T")
    expect(phone.page.locator("ol.list a").first).to_be_visible()
    phone.page.locator("ol.list a").first.tap()
    phone.page.wait_for_url(re.compile(r"/work/\d+$"))

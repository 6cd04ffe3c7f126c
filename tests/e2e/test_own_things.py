"""What is a reader's own: the same place on two devices, shelves, notes; found again after a broken line; forgotten when that is wished."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import PHONE, Site, Visitor
from tests.e2e.test_accessibility import violations
from tests.e2e.test_listening import ready
from tests.e2e.test_offline import KEPT, READY

MOVES = re.compile("/api/v1/reading/moves$")
NOTE = {"kind": "highlight", "locator": {"href": "01.mp3", "title": "Uy", "locations": {"totalProgression": 0.2}, "text": {"highlight": "Uy"}}, "colour": "green", "text": "?", "made": 1, "changed": 1}  # fmt: skip


@pytest.fixture
def tablet(site: Site, browser: Browser) -> Iterator[Visitor]:
    """Another device of the same person."""
    context = browser.new_context(**PHONE)
    yield Visitor(site, context)
    context.close()


def joined(one: Visitor, other: Visitor) -> None:
    """A code is shown on one device and typed on the other."""
    one.open("devices")
    one.page.locator("form[action$='/devices/code'] button").click()
    code = one.page.locator(".pair-code").inner_text()
    other.open("devices")
    other.page.locator("input[name=code]").fill(code)
    other.page.locator("input[name=code]").press("Enter")
    expect(other.page.locator(".notice-good")).to_be_visible()


def told(page: Page) -> None:
    """What waits is sent when the page goes out of sight."""
    before = page.evaluate("Date.now()")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("moment => Number(localStorage.getItem('lavh.synced')) >= moment", arg=before)


def chapters(context: BrowserContext, site: Site) -> list[str]:
    """The chapters in which the devices are, as the server knows it."""
    found = context.request.get(f"{site.base}/api/v1/reading/places").json()["places"]
    return [each["latest"]["locator"]["href"] for each in found]


def test_open_move_close_and_go_on_with_another_device(phone: Visitor, tablet: Visitor) -> None:
    page = ready(phone)
    page.locator("[data-play=next]").click()
    expect(page.locator(".deck-chapter")).to_have_text("Uy")
    told(page)
    joined(phone, tablet)
    phone.open("home")
    expect(phone.page.locator("#going .shelf a")).to_have_count(1)
    phone.page.close()
    other = ready(tablet)
    expect(other.locator(".deck-chapter")).to_have_text("Uy")
    assert tablet.complaints == []


def test_how_one_reads_is_known_on_the_other_device(phone: Visitor, tablet: Visitor) -> None:
    phone.open("reader")
    page = phone.page
    expect(page.locator("body[data-ready]")).to_be_attached()
    page.keyboard.press("a")
    page.locator("#sheet-look label.choice-sepia").click()
    expect(page.locator("body[data-page=sepia]")).to_be_attached()
    page.keyboard.press("Escape")
    told(page)
    joined(phone, tablet)
    tablet.open("reader")
    expect(tablet.page.locator("body[data-page=sepia]")).to_be_attached()
    assert tablet.complaints == []


def test_a_place_without_a_line_is_told_when_there_is_one(phone: Visitor) -> None:
    page = ready(phone)
    page.locator("[data-play=next]").click()
    told(page)
    first = chapters(phone.context, phone.site)
    phone.context.set_offline(True)
    page.locator("[data-play=next]").click()
    expect(page.locator(".deck-chapter")).to_have_text("Yoʻl")
    with page.expect_response(MOVES) as answer:
        phone.context.set_offline(False)
    assert answer.value.status == 200
    assert (len(first), chapters(phone.context, phone.site)[0] != first[0]) == (1, True)


def test_want_to_read_and_in_which_order(phone: Visitor) -> None:
    page = phone.page
    phone.open("work")
    page.locator("#on-shelves .shelve-button").click()
    expect(page.locator("#on-shelves a.shelve-button")).to_be_visible()
    for number in (phone.site.numbers["unit"], phone.site.numbers["third"]):
        put = page.request.put(f"{phone.site.base}/api/v1/reading/shelves/next/works/{number}", data={})
        assert put.status == 200, put.text()
    page.locator("#on-shelves a.shelve-button").click()
    rows = page.locator(".kept")
    expect(rows).to_have_count(3)
    expect(page.locator(".kept-list[data-ready]")).to_be_visible()
    names = rows.locator(".kept-title").all_inner_texts()
    handle = rows.nth(2).locator(".kept-handle").bounding_box()
    goal = rows.nth(0).bounding_box()
    assert handle
    assert goal
    page.mouse.move(handle["x"] + 10, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 10, goal["y"] + 10, steps=12)
    with page.expect_response(re.compile("/titles$")):
        page.mouse.up()
    page.reload()
    expect(rows.locator(".kept-title")).to_have_text([names[2], names[0], names[1]])
    rows.nth(0).locator("summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # move down
    expect(rows.locator(".kept-title")).to_have_text([names[0], names[2], names[1]])
    expect(rows.nth(1).locator("summary")).to_be_focused()
    assert phone.complaints == []


def test_shelves_without_a_script(plain: Visitor) -> None:
    page = plain.page
    plain.open("work")
    page.locator("#on-shelves .shelve-button").click()
    expect(page.locator("a.shelve-button")).to_be_visible()
    plain.open("shelves")
    page.locator("input[name=name]").fill("Dengiz")
    page.locator("input[name=name]").press("Enter")
    expect(page.locator("h1")).to_have_text("Dengiz")
    page.locator("#sharing button").click()
    address = page.locator(".label-address").inner_text()
    page.goto(plain.site.base + re.sub("^https?://[^/]+", "", address))
    expect(page.locator("h1")).to_have_text("Dengiz")


def test_shelves_and_notes_are_there_without_a_connection(keeping: Visitor) -> None:
    api = f"{keeping.site.base}/api/v1/reading"
    keeping.context.request.put(f"{api}/shelves/next/works/{keeping.site.numbers['work']}", data={})
    note = {**NOTE, "id": "note-off", "publication": keeping.site.numbers["book"]}
    keeping.context.request.post(f"{api}/notes", data={"notes": [note], "device": "d", "name": "Phone"})
    page = keeping.page
    keeping.open("home")
    page.evaluate(READY)
    page.wait_for_function("() => localStorage.getItem('lavh.own')")
    keeping.context.set_offline(True)
    page.locator(".tab-shelves a").click()
    expect(page.locator("main h1")).to_be_focused()
    page.locator("a[href='/uz/shelves/next']").click()
    title = page.locator(".kept .kept-title").inner_text()
    page.go_back()
    page.locator("#own-search").fill(title[:4])
    expect(page.locator("[data-own-target=list] .kept-title")).to_have_text(title)
    page.locator("a[href='/uz/notes']").click()
    page.locator("#note-note-off summary").click()
    page.locator("#note-note-off textarea").fill("Yangi")
    page.locator("#note-note-off form button").first.click()
    expect(page.locator("[data-jottings-target=list] .jotting-text")).to_have_text("Yangi")
    expect(page.locator("#note-note-off")).to_be_hidden()
    keeping.context.set_offline(False)
    keeping.open("notes")
    expect(page.locator("#note-note-off .jotting-text")).to_have_text("Yangi")


def test_shelves_are_changed_without_a_connection_and_told_when_there_is_one(keeping: Visitor) -> None:
    api, work = f"{keeping.site.base}/api/v1/reading", keeping.site.numbers["work"]
    for each in (work, keeping.site.numbers["third"]):
        assert keeping.context.request.put(f"{api}/shelves/next/works/{each}", data={}).status == 200
    page = keeping.page
    keeping.open("home")
    page.evaluate(READY)
    page.wait_for_function("() => localStorage.getItem('lavh.own')")
    keeping.open("work")
    expect(page.locator("#on-shelves a.shelve-button")).to_be_visible()
    page.evaluate(KEPT, f"/uz/work/{work}")
    keeping.context.set_offline(True)
    page.locator("#on-shelves summary").click()
    page.locator("#on-shelves .chip[value=done]").click()
    expect(page.locator("#on-shelves .shelve-waits")).to_be_visible()
    expect(page.locator("#on-shelves .chip[aria-pressed=true]")).to_have_attribute("value", "done")
    expect(page.locator("#on-shelves a.shelve-button")).to_have_attribute("href", re.compile("/uz/shelves/done$"))
    page.goto(f"{keeping.site.base}/uz/shelves/next")
    row = page.locator(".kept").first
    row.locator(".kept-more summary").click()
    row.locator(".kept-form [name=off]").click()
    expect(row).to_be_hidden()
    page.reload()
    expect(page.locator(".shelve-waits")).to_be_visible()
    expect(row).to_be_hidden()
    keeping.context.set_offline(False)
    page.wait_for_function("() => localStorage.getItem('lavh.shelving') === null")
    page.reload()
    expect(page.locator("main h1")).to_be_visible()
    shelves = {each["kind"]: each["titles"] for each in page.request.get(f"{api}/shelves").json()["shelves"]}
    assert (shelves["next"], shelves["done"]) == (0, 1)
    assert [each for each in keeping.complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []


def test_own_things_in_three_languages(phone: Visitor, axe: str) -> None:
    context, site = phone.context, phone.site
    api = f"{site.base}/api/v1/reading"
    context.request.put(f"{api}/shelves/now/works/{site.numbers['work']}", data={})
    made = context.request.post(f"{api}/shelves", data={"name": "Dengiz"}).json()["shelves"]
    number = next(each["id"] for each in made if each["kind"] == "own")
    context.request.put(f"{api}/shelves/{number}/works/{site.numbers['work']}", data={})
    note = {**NOTE, "id": "note-1", "publication": site.numbers["audiobook"]}
    context.request.post(f"{api}/notes", data={"notes": [note], "device": "d", "name": "Phone"})
    context.request.post(f"{site.base}/uz/shelves/{number}", form={"share": "1"})
    wrong = {}
    for language in ("uz", "ru", "ar"):
        for path in ("shelves", f"shelves/{number}", "devices", "devices/forget", "notes"):
            phone.page.goto(f"{site.base}/{language}/{path}")
            if found := violations(phone, axe):
                wrong[language, path] = found
            assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (language, path)
    assert wrong == {}


def test_being_forgotten_is_heard_on_every_device(phone: Visitor, tablet: Visitor) -> None:
    page = ready(phone)
    page.locator("[data-play=next]").click()
    told(page)
    joined(phone, tablet)
    tablet.open("being forgotten")
    tablet.page.locator("form[action$='/forget'] button").click()
    expect(tablet.page.locator("[data-controller=forget]")).to_be_visible()
    with phone.page.expect_response(MOVES) as answer:
        phone.open("devices")  # it tells what it has whenever it can
    assert answer.value.status == 410
    phone.page.wait_for_function("() => !Object.keys(localStorage).some(name => name.startsWith('lavh.reader'))")

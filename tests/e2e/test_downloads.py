"""Taking along: download, no connection, listen on with seeking, read on; throw away; a broken line; no room."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor
from tests.e2e.test_listening import RUNS, SOUND, ready
from tests.e2e.test_offline import KEPT, READY
from tests.e2e.test_reading import chapter, heading, opened

SYNCED = "localStorage.getItem('lavh.synced')"
PATIENCE = 30_000  # milliseconds: what opens a book is fetched with it
THERE = "[data-controller=download] [data-when=there]"
PIECE = """async ([path, range]) => { const answer = await fetch(path, {headers: {Range: range}});
  return [answer.status, answer.headers.get('Content-Range'), (await answer.arrayBuffer()).byteLength]; }"""


def take(visitor: Visitor, page: str) -> None:
    ready(visitor, page)
    visitor.page.evaluate(READY)
    visitor.page.locator("[data-action='download#begin']").click()
    expect(visitor.page.locator(THERE)).to_be_visible(timeout=PATIENCE)


def test_an_audiobook_without_a_connection(keeping: Visitor) -> None:
    take(keeping, "player")
    page, number = keeping.page, keeping.site.numbers["audiobook"]
    keeping.context.set_offline(True)
    page.reload()
    expect(page.locator(".listen[data-ready]")).to_be_visible()
    page.locator("[data-play=next]").click()
    expect(page.locator(".deck-chapter")).to_have_text("Uy")
    page.locator(".deck-toggle").click()
    page.evaluate(f"{SOUND}.currentTime = 30")
    page.wait_for_function(RUNS, arg=30.2)
    size = page.evaluate(
        "path => fetch(path).then(answer => answer.blob()).then(body => body.size)", f"/p/{number}/01.mp3"
    )
    assert page.evaluate(PIECE, [f"/p/{number}/01.mp3", "bytes=0-1"]) == [206, f"bytes 0-1/{size}", 2]
    assert page.evaluate(PIECE, [f"/p/{number}/01.mp3", f"bytes={size}-"]) == [416, f"bytes */{size}", 0]
    assert (
        page.evaluate("path => fetch(path).then(answer => answer.status)", f"/p/{number}/META-INF/encryption.xml")
        == 404
    )
    keeping.open("offline")
    page.locator(".empty a[href$='/downloads']").click()
    expect(page.locator(".taken-row .list-words > bdi")).to_have_text("Ikki olam")
    page.locator(".taken-row button:visible").click()
    expect(page.locator(".taken-row")).to_have_count(0)
    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('pub-')))") == []


def test_a_talking_book_keeps_its_words_and_its_place(keeping: Visitor) -> None:
    take(keeping, "player of a talking book")
    page = keeping.page
    keeping.context.set_offline(True)
    page.reload()
    expect(page.locator(".listen[data-ready]")).to_be_visible()
    page.locator(".transcript summary").click()
    page.locator("#words-search").fill("dunyo")
    page.keyboard.press("Enter")
    page.locator("[data-list=found] button").first.click()
    expect(page.locator("[data-phrase][aria-current]")).to_have_text("Salom, dunyo. Keyin")
    page.reload()
    expect(page.locator("[data-shows=elapsed]")).to_have_text("0:01")
    before = page.evaluate(SYNCED)
    keeping.context.set_offline(False)
    page.wait_for_function(f"before => {SYNCED} !== before", arg=before)


def test_a_book_with_its_pictures_is_read_on_and_the_place_is_told_later(keeping: Visitor) -> None:
    keeping.open("publication")
    page = keeping.page
    page.evaluate(READY)
    page.locator("[data-action='download#begin']").click()
    expect(page.locator(THERE)).to_be_visible(timeout=PATIENCE)
    keeping.context.set_offline(True)
    opened(keeping)
    page.locator("[data-do='sheet contents']").click()
    page.locator("#sheet-contents").get_by_text("Uy", exact=True).click()
    expect(page.locator("#line-top")).to_have_text("Uy")
    chapter(page).wait_for_function("document.querySelector('img').naturalWidth > 0")
    opened(keeping)
    assert heading(page) == "Uy"
    before = page.evaluate(SYNCED)
    keeping.context.set_offline(False)
    page.wait_for_function(f"before => {SYNCED} !== before", arg=before)


def test_a_broken_line_is_waited_for(keeping: Visitor) -> None:
    page = ready(keeping)
    page.evaluate(READY)
    cut = "**/02.mp3?version=*"
    keeping.context.route(cut, lambda route: route.abort("connectionreset"))
    page.locator("[data-action='download#begin']").click()
    expect(page.locator("[data-controller=download] [data-when=paused]")).to_be_visible()
    keeping.context.unroute(cut)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.locator("[data-action='download#goOn']").click()
    expect(page.locator(THERE)).to_be_visible(timeout=PATIENCE)
    assert "02.mp3" in asked
    assert "-/positions.json" not in asked


def test_a_line_cut_in_the_middle_costs_nothing_and_what_the_phone_takes_away_is_told(keeping: Visitor) -> None:
    page = ready(keeping)
    page.evaluate(READY)
    held = "**/03.mp3?version=*"
    keeping.context.route(held, lambda _route: None)  # it hangs: no answer, no error
    page.locator("[data-action='download#begin']").click()
    expect(page.locator("[data-download-target=bar]")).not_to_have_js_property("value", 0)
    page.evaluate(KEPT, "/uz/downloads")
    keeping.context.set_offline(True)
    expect(page.locator("[data-controller=download] [data-when=paused]")).to_be_visible()
    keeping.context.unroute(held)
    keeping.open("downloads")
    expect(page.locator(".taken-row [data-part=on]")).to_be_visible()
    keeping.context.set_offline(False)
    expect(page.locator(".taken-row [data-part=on]")).to_be_hidden(timeout=PATIENCE)
    page.wait_for_function("() => localStorage.getItem('lavh.downloads') === null")
    page.evaluate("caches.delete(`pub-${JSON.parse(localStorage.getItem('lavh.taken'))[0].publication}-1`)")
    page.reload()
    expect(page.locator(".taken-absent [data-part=words]")).to_contain_text("Ikki olam")
    page.locator(".taken-absent button").click()
    page.reload()
    expect(page.locator(".empty h2")).to_be_visible()
    expect(page.locator(".taken-absent")).to_have_count(0)


def test_no_room_is_said_and_nothing_is_left(keeping: Visitor) -> None:
    page = ready(keeping)
    page.evaluate(READY)
    page.evaluate("navigator.storage.estimate = () => Promise.resolve({quota: 1000, usage: 900})")
    page.locator("[data-action='download#begin']").click()
    expect(page.locator("[data-download-target=said]")).not_to_be_empty()
    expect(page.locator("[data-controller=download] [data-when=none]")).to_be_visible()
    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('pub-')))") == []


def test_a_loan_that_is_over_does_not_open(keeping: Visitor) -> None:
    take(keeping, "player")
    page, number = keeping.page, keeping.site.numbers["audiobook"]
    page.evaluate(
        """async number => { const store = await caches.open(`pub-${number}-1`); const path = `/p/${number}/-/kept.json`;
        const kept = await (await store.match(path)).json(); await store.put(path, new Response(JSON.stringify({...kept, expires: Date.now() + 1})));
        const {port1, port2} = new MessageChannel(); const heard = new Promise(done => port1.onmessage = done);
        await new Promise(done => setTimeout(done, 20)); navigator.serviceWorker.controller.postMessage({kept: 'uz'}, [port2]); await heard; }""",
        number,
    )
    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('pub-')))") == []
    keeping.context.set_offline(True)
    assert (
        page.evaluate("path => fetch(path).then(() => 'there', () => 'not there')", f"/p/{number}/01.mp3?x=1")
        == "not there"
    )

"""Without a connection: what was visited opens, what was not is honest about it; a new version asks first."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor

READY = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? true
  : new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', () => done(true), {once: true})))"""
KEPT = """async path => { while (!await caches.match(path, {ignoreVary: true})) await new Promise(done => setTimeout(done, 20)); return true; }"""
STORES = "caches.keys().then(async names => (await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(each => new URL(each.url).pathname)))).flat())"


def test_pages_that_were_visited_open_and_others_say_what_is_wrong(keeping: Visitor) -> None:
    keeping.open("home")
    keeping.page.evaluate(READY)
    keeping.page.locator(".tab-more a").click()
    expect(keeping.page.locator("main h1")).to_be_focused()
    keeping.page.evaluate(KEPT, "/uz/more")
    title = keeping.page.title()
    keeping.context.set_offline(True)
    keeping.open("more")
    assert keeping.page.title() == title
    expect(keeping.page.locator(".offline-note")).to_be_visible()
    keeping.open("timeline")
    expect(keeping.page.locator(".empty h1")).to_be_visible()
    assert keeping.page.url == keeping.site.address("timeline")
    expect(keeping.page.locator("[data-controller=saved] a").first).to_have_attribute("href", "/uz/more")


def test_with_turbo_the_offline_page_comes_in_its_language(keeping: Visitor) -> None:
    keeping.open("home", "ar")
    keeping.page.evaluate(READY)
    keeping.page.reload()
    keeping.page.evaluate(KEPT, "/ar/offline")
    keeping.context.set_offline(True)
    keeping.page.locator(".tab-more a").click()
    expect(keeping.page.locator(".empty h1")).to_be_visible()
    assert keeping.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


def test_nothing_personal_and_no_door_for_programs_is_kept(keeping: Visitor) -> None:
    keeping.open("home")
    keeping.page.evaluate(READY)
    keeping.page.evaluate("fetch('/api/v1/search?q=navoiy').then(answer => answer.text()).then(() => true)")
    keeping.page.evaluate("fetch('/uz/settings', {method: 'POST', body: new FormData()}).then(() => true)")
    keeping.page.evaluate(KEPT, "/uz/offline")
    assert [each for each in keeping.page.evaluate(STORES) if each.startswith("/api") or "settings" in each] == []


def test_a_new_version_asks_first(keeping: Visitor) -> None:
    keeping.open("more")
    toast = keeping.page.locator(".toast")
    expect(toast).to_be_hidden()
    coming = "dispatchEvent(new CustomEvent('lavh:update', {detail: {postMessage: said => window.said = said}}))"
    keeping.page.evaluate(coming)
    expect(toast).to_be_visible()
    keeping.page.locator("[data-action='update#later']").click()
    expect(toast).to_be_hidden()
    keeping.page.evaluate(coming)
    keeping.page.locator(".tab-home a").click()
    expect(keeping.page.locator(".hero")).to_be_visible()
    expect(toast).to_be_visible()
    keeping.page.locator("[data-action='update#accept']").click()
    assert keeping.page.evaluate("window.said") == "take over"

"""Without a connection: what was visited opens, what was not is honest about it; a new version asks first."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor

READY = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? true
  : new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', () => done(true), {once: true})))"""
KEPT = """async path => { while (!await caches.match(path, {ignoreVary: true})) await new Promise(done => setTimeout(done, 20)); return true; }"""
STORES = "caches.keys().then(async names => (await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(each => new URL(each.url).pathname)))).flat())"


def test_pages_that_were_visited_open_and_others_say_what_is_wrong(phone: Visitor) -> None:
    phone.open("home")
    phone.page.evaluate(READY)
    phone.page.locator(".tab-more a").click()
    expect(phone.page.locator("main h1")).to_be_focused()
    phone.page.evaluate(KEPT, "/uz/more")
    title = phone.page.title()
    phone.context.set_offline(True)
    phone.open("more")
    assert phone.page.title() == title
    expect(phone.page.locator(".offline-note")).to_be_visible()
    phone.open("timeline")
    expect(phone.page.locator(".empty h1")).to_be_visible()
    assert phone.page.url == phone.site.address("timeline")
    expect(phone.page.locator("[data-controller=saved] a").first).to_have_attribute("href", "/uz/more")


def test_with_turbo_the_offline_page_comes_in_its_language(phone: Visitor) -> None:
    phone.open("home", "ar")
    phone.page.evaluate(READY)
    phone.page.reload()
    phone.page.evaluate(KEPT, "/ar/offline")
    phone.context.set_offline(True)
    phone.page.locator(".tab-more a").click()
    expect(phone.page.locator(".empty h1")).to_be_visible()
    assert phone.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


def test_nothing_personal_and_no_door_for_programs_is_kept(phone: Visitor) -> None:
    phone.open("home")
    phone.page.evaluate(READY)
    phone.page.evaluate("fetch('/api/v1/search?q=navoiy').then(answer => answer.text()).then(() => true)")
    phone.page.evaluate("fetch('/uz/settings', {method: 'POST', body: new FormData()}).then(() => true)")
    phone.page.evaluate(KEPT, "/uz/offline")
    assert [each for each in phone.page.evaluate(STORES) if each.startswith("/api") or "settings" in each] == []

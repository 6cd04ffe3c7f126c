"""Reading: pages, places, notes, other scripts; a hostile book runs nothing and reaches nobody."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.conftest import PHONE, Site, Visitor
from tests.e2e.test_accessibility import violations
from tests.factories.reading import HOSTILE

VOICE = """const said = window.said = [];
Object.defineProperty(window, 'speechSynthesis', {value: {getVoices: () => [{lang: 'uz', voiceURI: 'voice'}], speak: one => said.push([one.text, one.rate]), cancel: () => 0}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"""  # a voice that never comes to an end


def opened(visitor: Visitor, language: str = "uz", asked: str = "", book: str = "reader") -> Page:
    """The reader, once the book is open and everything around it is there."""
    visitor.page.goto(visitor.site.address(book, language) + asked)
    expect(visitor.page.locator("body[data-open][data-ready]")).to_be_attached()
    return visitor.page


def chapter(page: Page) -> Frame:
    """The document that is on show."""
    return next(frame for frame in page.frames if frame.url.startswith("blob:"))


def heading(page: Page) -> str:
    return chapter(page).locator("h1").inner_text()


def turn_to(page: Page, wanted: str) -> None:
    """To a chapter, by the contents."""
    page.keyboard.press("t")
    page.locator("#sheet-contents .toc button", has_text=wanted).click()
    expect(page.locator("#line-top")).to_have_text(wanted)


def inks(page: Page) -> list[str | None]:
    """What is drawn over the words of a drawn page, in the order in which it was drawn."""
    return [each.get_attribute("fill") for each in chapter(page).locator("svg[data-lavh] > g").all()]


def test_a_book_opens_where_it_was_closed(phone: Visitor) -> None:
    page = opened(phone)
    assert heading(page) == "Bozor"
    turn_to(page, "Uy")
    where = page.locator("#where").inner_text()
    page.goto(phone.site.address("about"))
    opened(phone)
    assert (heading(page), page.locator("#where").inner_text()) == ("Uy", where)
    assert phone.complaints == []


def test_the_same_words_are_on_the_page_after_the_text_has_grown(phone: Visitor) -> None:
    page = opened(phone)
    for _ in range(4):
        page.keyboard.press("PageDown")
    expect(page.locator("body[data-bars=off]")).to_be_attached()
    shown = "document.querySelector('#line-bottom').textContent"
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert heading(page) == "Bozor"
    assert not str(page.evaluate(shown)).startswith("0")


def test_a_tap_in_the_middle_shows_and_hides_the_bars_and_at_an_edge_turns_the_page(phone: Visitor) -> None:
    page = opened(phone)
    for bars in ("off", "on", "off"):
        page.touchscreen.tap(206, 300)
        expect(page.locator(f"body[data-bars={bars}]")).to_be_attached()
    page.touchscreen.tap(400, 300)
    expect(page.locator("#slider")).not_to_have_value("0")
    page.touchscreen.tap(10, 300)
    expect(page.locator("#slider")).to_have_value("0")


def test_contents_lead_somewhere_and_back(phone: Visitor) -> None:
    page = opened(phone)
    page.keyboard.press("t")
    expect(page.locator("#sheet-contents [aria-current]")).to_be_focused()
    page.locator("#sheet-contents .toc button").nth(2).click()
    expect(page.locator("#line-top")).to_have_text("Yoʻl")
    assert heading(page) == "Yoʻl"
    page.locator("#back button").click()
    expect(page.locator("#line-top")).to_have_text("Bozor")
    page.keyboard.press("]")
    expect(page.locator("#line-top")).to_have_text("Uy")


def test_words_are_marked_and_stay_marked(phone: Visitor) -> None:
    page = opened(phone)
    chapter(page).evaluate("getSelection().selectAllChildren(document.getElementById('first'))")
    page.locator("#chosen [data-deed=green]").click()
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_attached()
    page.keyboard.press("n")
    expect(page.locator("#sheet-notes .note-words")).to_contain_text("Otabek kitobni oldi.")
    page.locator("#sheet-notes .note-row .button-icon").click()
    page.locator("#note-text").fill("Muhim")
    page.locator("#sheet-note [type=submit]").click()
    page.keyboard.press("n")
    expect(page.locator("#sheet-notes .note-own")).to_have_text("Muhim")
    assert phone.complaints == []


def test_a_bookmark_is_set_and_taken_away(phone: Visitor) -> None:
    page = opened(phone)
    page.keyboard.press("b")
    expect(page.locator("#bookmark")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("b")
    expect(page.locator("#bookmark")).to_have_attribute("aria-pressed", "false")


def test_words_are_found_in_either_script(phone: Visitor) -> None:
    page = opened(phone)
    page.keyboard.press("/")
    page.locator("#inside-q").fill("ўқиди")
    page.keyboard.press("Enter")
    page.locator("#sheet-search .found button").first.click()
    expect(page.locator("#line-top")).to_have_text("Uy")


def test_a_search_without_a_connection_in_a_book_that_is_not_on_the_phone_ends_in_words(phone: Visitor) -> None:
    page = opened(phone, "en")
    page.keyboard.press("/")
    phone.context.set_offline(True)
    page.locator("#inside-q").fill("sanoqsiz")
    page.keyboard.press("Enter")
    said = "No connection: it was not done. Please try again when there is one."
    expect(page.locator("#sheet-search [data-part=status]")).to_have_text(said)


def test_a_note_at_the_foot_and_a_link_that_leads_out(phone: Visitor) -> None:
    page = opened(phone)
    chapter(page).locator("a[href='#n1']").click()
    expect(page.locator("#sheet-footnote [data-part=body]")).to_contain_text("Izoh: kitob qimmat edi.")
    page.keyboard.press("Escape")
    chapter(page).wait_for_function("document.activeElement.matches('a[href=\"#n1\"]')")
    chapter(page).locator("#out").click()
    expect(page.locator("#sheet-leave [data-part=where]")).to_contain_text("example.org")
    expect(page.locator("#sheet-leave [data-part=link]")).to_have_attribute("href", "https://example.org/page")


def test_latin_text_is_read_in_cyrillic(phone: Visitor) -> None:
    page = opened(phone)
    page.keyboard.press("a")
    page.locator("#sheet-look label.choice-uz-Cyrl").click()
    expect(chapter(page).locator("h1")).to_have_text("Бозор")
    page.locator("#sheet-look .choices-script label.choice-as-is").click()
    expect(chapter(page).locator("h1")).to_have_text("Bozor")


def test_a_formula_wider_than_the_page_is_scrolled(phone: Visitor) -> None:
    page = opened(phone)
    turn_to(page, "Yoʻl")
    box = chapter(page).locator("span.lavh-wide[tabindex='0']")
    expect(box).to_be_visible()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth && box.getBoundingClientRect().right <= innerWidth")


def test_drawn_pages_are_marked_searched_and_read_aloud(phone: Visitor) -> None:
    phone.page.add_init_script(VOICE)
    page = opened(phone, book="reader of drawn pages")
    chapter(page).evaluate("getSelection().selectAllChildren(document.querySelector('text'))")
    page.locator("#chosen [data-deed=green]").click()
    expect(chapter(page).locator("svg[data-lavh] rect")).to_have_count(1)
    page.keyboard.press("/")
    page.locator("#inside-q").fill("kitobni")
    page.keyboard.press("Enter")
    page.locator("#sheet-search .found button").first.click()
    expect(chapter(page).locator("svg[data-lavh] rect")).to_have_count(2)
    page.keyboard.press("r")
    expect(chapter(page).locator("svg[data-lavh] > g")).to_have_count(3)
    assert inks(page) == ["var(--mark-green)", "var(--mark-found)", "var(--mark-spoken)"]
    assert page.evaluate("said") == [["Bozorda kitoblar ko'p edi.", 1]]
    assert phone.complaints == []


def test_the_words_alone_of_drawn_pages(phone: Visitor) -> None:
    page = opened(phone, book="reader of drawn pages")
    page.keyboard.press("a")
    page.locator("#sheet-look label.choice-words").click()
    expect(page.locator("body:not([data-fixed])[data-open]")).to_be_attached()
    expect(page.locator("#sheet-look .choices-face")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    expect(page.locator("#where")).to_contain_text("2-")
    assert chapter(page).locator("p").all_inner_texts() == ["Uyda Otabek kitobni uzoq o'qidi."]
    page.keyboard.press("a")
    page.locator("#sheet-look label.choice-pages").click()
    expect(page.locator("body[data-fixed]")).to_be_attached()
    assert phone.complaints == []


def test_by_keyboard_alone(phone: Visitor) -> None:
    page = opened(phone)
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "document.activeElement.closest('.skip, .reader-top, .reader-turn, #stage, .reader-bottom')?.className ?? ''"
            ).split(" ")[-1]
        )
    assert [name for at, name in enumerate(seen) if name and name not in seen[:at]] == [
        "skip",
        "reader-top",
        "reader-turn-back",
        "reader-stage",
        "reader-turn-on",
        "reader-bottom",
    ]


@pytest.mark.parametrize("language", ["uz", "ru", "ar"])
def test_axe_finds_nothing_in_the_open_book_and_its_sheets(language: str, phone: Visitor, axe: str) -> None:
    page = opened(phone, language)
    wrong = {"page": violations(phone, axe)}
    for key, name in (("t", "contents"), ("/", "search"), ("a", "look"), ("n", "notes")):
        page.keyboard.press(key)
        expect(page.locator(f"#sheet-{name}")).to_be_visible()
        wrong[name] = violations(phone, axe)
        page.keyboard.press("Escape")
        expect(page.locator(f"#sheet-{name}")).to_be_hidden()
    assert {name: found for name, found in wrong.items() if found} == {}
    assert chapter(page).evaluate("frameElement.title") != ""


def test_a_hostile_chapter_runs_nothing_and_reaches_nobody(site: Site, browser: Browser) -> None:
    context = browser.new_context(**PHONE, service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    context.on("response", lambda response: asked.append(response.url))
    context.on("requestfailed", lambda request: asked.append(request.url) if request.failure != "csp" else None)
    page.route("**/p/*/one.xhtml", lambda route: route.fulfill(body=HOSTILE, content_type="application/xhtml+xml"))
    page.route(
        "**/harm.js",
        lambda route: route.fulfill(body="localStorage.setItem('harm', 'file')", content_type="text/javascript"),
    )
    page.goto(site.address("reader"))
    expect(page.locator("body[data-open]")).to_be_attached()
    assert heading(page) == "Harm"
    for trap in ("#trap", "svg a", "#send"):
        chapter(page).locator(trap).click()
    page.keyboard.press("ArrowRight")
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("blob:", "data:"))}
    assert (page.evaluate("[localStorage.getItem('harm'), window.harm ?? null]"), hosts) == (
        [None, None],
        {"127.0.0.1"},
    )
    context.close()


def test_without_script_the_plain_pages_are_offered(plain: Visitor) -> None:
    plain.open("reader", "en")
    plain.page.get_by_role("link", name="Read on plain pages").click()
    plain.page.get_by_role("link", name="Begin to read").click()
    assert plain.page.locator("article").inner_text().startswith("Bozor")
    plain.page.get_by_role("link", name="Next part").first.click()
    assert plain.page.locator("article h2").inner_text() == "Uy"
    plain.page.get_by_role("link", name="Cyrillic", exact=True).click()
    assert plain.page.locator("article h2").inner_text() == "Уй"

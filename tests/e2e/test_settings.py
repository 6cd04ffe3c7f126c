"""Settings with JavaScript: on at once, kept without leaving the page."""

from playwright.sync_api import expect

from tests.e2e.conftest import Visitor


def test_a_choice_is_on_at_once_and_still_on_elsewhere(phone: Visitor) -> None:
    phone.open("settings")
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
        phone.page.locator("input[name=size][value='1.3']").check()
    expect(phone.page.locator("html")).to_have_attribute("data-size", "1.3")
    expect(phone.page.locator("#announcer")).not_to_be_empty()
    phone.page.locator(".tab-home a").click()
    expect(phone.page.locator(".hero")).to_be_visible()
    phone.page.reload()
    expect(phone.page.locator("html")).to_have_attribute("data-size", "1.3")
    assert phone.complaints == []


def test_the_reading_face_is_fetched_only_when_chosen(phone: Visitor) -> None:
    faces: list[str] = []
    phone.page.on("request", lambda asked: faces.append(asked.url) if asked.resource_type == "font" else None)
    phone.open("home")
    assert faces == []
    phone.look(face="andika")
    phone.open("home", "ru")
    phone.page.evaluate("document.fonts.ready.then(() => true)")
    assert {"latin" in each or "cyrillic" in each for each in faces} == {True}


def test_titles_are_shown_in_the_chosen_script(phone: Visitor) -> None:
    phone.look(script="uz-cyrl")
    phone.open("patterns")
    expect(phone.page.locator(".hit-link").first).to_have_text("Ўткан кунлар")
    phone.look(script="uz-latn")
    phone.open("patterns")
    expect(phone.page.locator(".hit-link").first).to_have_text("Oʻtkan kunlar")

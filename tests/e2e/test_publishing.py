"""A librarian's phone: a file is sent, opened while one looks on, refused by name, read, and taken down."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.conftest import Visitor
from tests.e2e.test_accessibility import violations
from tests.factories.publications import epub

HOUSE = "demo-art-museum"


@pytest.fixture
def staff(phone: Visitor) -> Page:
    """On the page of publications, let in by the operator's link."""
    link = phone.site.home.lavh("staff-link", "--institution", HOUSE, "--language", "en").split()[-1]
    phone.page.goto(phone.site.base + link[link.index("/en/") :])
    phone.page.get_by_role("link", name="Publications").click()
    return phone.page


@pytest.fixture
def worker(phone: Visitor) -> Iterator["subprocess.Popen[str]"]:
    """What opens the files that came."""
    started = phone.site.home.start("worker")
    yield started
    started.terminate()
    started.communicate(timeout=60)


def sent(page: Page, file: Path) -> None:
    """Choose the file and send it."""
    page.get_by_label("File:").set_input_files(file)
    page.get_by_role("button", name="Publish").click()


def row(page: Page, file: Path) -> Locator:
    """What the list says of it."""
    return page.locator("li[data-sent]").filter(has_text=file.name).first


def test_a_file_is_sent_opened_read_and_taken_down(
    phone: Visitor, staff: Page, tmp_path: Path, axe: str, request: pytest.FixtureRequest
) -> None:
    bar = staff.get_by_role("progressbar", name="Sending the file")
    seen: list[object] = []

    def going(route: Route) -> None:
        """While the file goes: the bar is there, and nothing is wrong with the page."""
        if route.request.method == "POST":
            seen.append((bar.is_visible(), violations(phone, axe)))
        route.continue_()

    staff.route("**/staff/publications", going)
    book, cut = epub(tmp_path, "sent.epub", "Yuborilgan kitob", number="urn:x:sent"), tmp_path / "cut.epub"
    cut.write_bytes(book.read_bytes()[:900])
    for file in (book, cut):
        sent(staff, file)
        expect(row(staff, file)).to_contain_text("Waiting for its turn")
    assert (seen, violations(phone, axe)) == ([(True, []), (True, [])], [])
    request.getfixturevalue("worker")
    expect(row(staff, book)).to_contain_text("Published", timeout=60_000)
    expect(row(staff, cut)).to_contain_text("It is damaged or broken off in the middle.", timeout=60_000)
    assert violations(phone, axe) == []
    row(staff, book).get_by_role("link").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Yuborilgan kitob")
    staff.get_by_role("link", name="Read now").click()
    expect(staff.locator("body[data-open]")).to_be_attached()
    staff.goto(f"{phone.site.base}/en/staff/publications")
    staff.get_by_role("link", name="Take down Yuborilgan kitob").click()
    staff.get_by_role("button", name="Take down").click()
    expect(staff.get_by_role("status").filter(has_text="Taken down.")).to_be_visible()
    expect(staff.get_by_role("link", name="Take down Yuborilgan kitob")).to_have_count(0)
    assert phone.complaints == []


def test_what_did_not_come_through_is_said_and_the_form_stays_filled(staff: Page, tmp_path: Path) -> None:
    staff.route("**/staff/publications", lambda route: route.abort() if route.request.method == "POST" else route.continue_())  # fmt: skip
    sent(staff, epub(tmp_path))
    expect(staff.get_by_role("alert")).to_have_text("The file did not come through. Check the connection and send it again.")  # fmt: skip
    expect(staff.get_by_role("button", name="Publish")).to_be_visible()
    assert staff.locator("input[type=file]").evaluate("field => field.files.length") == 1


def test_without_script_it_goes_too(plain: Visitor, tmp_path: Path) -> None:
    link = plain.site.home.lavh("staff-link", "--institution", HOUSE, "--language", "en").split()[-1]
    plain.page.goto(plain.site.base + link[link.index("/en/") :])
    plain.page.get_by_role("link", name="Publications").click()
    letter = tmp_path / "letter.bin"
    letter.write_bytes(bytes(3000))
    sent(plain.page, letter)
    expect(row(plain.page, letter)).to_contain_text("Waiting for its turn")

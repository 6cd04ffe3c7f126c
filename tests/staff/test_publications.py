"""Publishing by hand: the link, the cookie, sending a file, taking down."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from lavh.access.actions import convert_upload, give_up_upload, sweep
from lavh.access.models import Publication, Upload
from lavh.access.passes import Pass, link_word, of_link, of_visit, visit_word
from lavh.console.main import main
from lavh.jobs.actions import claim, reap
from lavh.jobs.rules import ATTEMPTS
from lavh.kernel import clock
from lavh.network.actions import enrol
from lavh.network.models import Institution
from lavh.staff import views
from tests.api.conftest import empty
from tests.factories.publications import CHAPTERS, epub
from tests.jobs.test_worker import worker
from tests.web.seen import see

__all__ = ["empty"]
HOME = "/en/staff/publications"
DAY = timedelta(days=1)
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture(autouse=True)
def library(empty: None, tmp_path: Path, settings: Settings) -> Institution:
    """A library, and a museum beside it; nothing sent yet."""
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    views.BUCKETS.levels.clear()
    enrol(name="Demo museum", kind="museum")
    return enrol(name="Demo library")


@pytest.fixture
def staff(client: Client) -> Client:
    """Somebody who used a link."""
    client.get("/en/staff/enter", {"pass": link_word(Pass(0, clock.now() + DAY))})
    return client


def sent(client: Client, path: Path, **more: str) -> int:
    """Send a file; the status of the answer."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    form = {"file": file, "institution": "demo-library", "rights": CC0, "access": "open", "record": ""}
    return client.post(HOME, form | more).status_code


def test_a_link_lets_in(client: Client) -> None:
    response = client.get("/en/staff/enter", {"pass": link_word(Pass(0, clock.now() + DAY))})
    cookie = response.cookies["staff"]
    assert (response.status_code, response["Cache-Control"], response["Referrer-Policy"]) == (200, "no-store", "no-referrer")  # fmt: skip
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert 86_000 < int(cookie["max-age"]) <= 86_400
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("word", ["", "x", "WzAsMV0:1xWdNu:AAAA", visit_word(Pass(0, clock.now() + DAY)), link_word(Pass(0, clock.now() - DAY))], ids=["nothing", "a letter", "forged", "a cookie", "too old"])  # fmt: skip
def test_what_is_no_link_does_not(client: Client, word: str) -> None:
    response = client.get("/en/staff/enter", {"pass": word})
    assert (response.status_code, list(response.cookies)) == (403, [])


def test_a_link_is_no_cookie_and_a_cookie_no_link() -> None:
    given = Pass(3, clock.now().replace(microsecond=0) + DAY)
    assert (of_link(link_word(given)), of_visit(visit_word(given))) == (given, given)
    assert (of_link(visit_word(given)), of_visit(link_word(given))) == (None, None)


@pytest.mark.parametrize("path", [HOME, f"{HOME}/1/removal"])
def test_nobody_else_comes_in(client: Client, path: str) -> None:
    assert [client.get(path).status_code, client.post(path).status_code] == [403, 403]
    client.cookies["staff"] = visit_word(Pass(0, clock.now() - DAY))
    assert client.get(path).status_code == 403


def test_a_file_that_is_sent_becomes_a_publication(staff: Client, tmp_path: Path) -> None:
    assert sent(staff, epub(tmp_path)) == 303
    page = see(staff, HOME)
    assert page.texts("#underway") == ["What was sent"]
    assert "book.epub Waiting for its turn · Demo library" in page.texts(".list-words")
    assert worker().drain() == 1
    found = Publication.objects.get()
    assert (found.filename, found.rights, Upload.objects.get().state, Upload.objects.get().key) == ("book.epub", CC0, "done", "")  # fmt: skip
    page = see(staff, HOME)
    assert page.texts("#underway ~ .list .list-words, .row ~ .list .list-words") == [
        "book.epub Published · Demo library",
        "Ikki bob Open it, and see how it turned out",
    ]
    assert page.links("#there ~ .list a") == [f"/en/publication/{found.pk}", f"{HOME}/{found.pk}/removal"]


def test_what_is_on_its_way_is_looked_at_again_alone(staff: Client, tmp_path: Path) -> None:
    part = f"{HOME}/on-their-way"
    assert (Client().get(part).status_code, staff.get(part).content.strip()) == (403, b"")
    sent(staff, epub(tmp_path))
    Upload.objects.update(state="converting", share=40)
    page = see(staff, part)
    assert page.texts("[data-unfinished] .list-words") == ["book.epub Being opened · Demo library"]
    assert [each.get("value") for each in page.root.cssselect("progress")] == ["40"]


def test_the_report_says_what_became_of_it_and_what_is_not_right(staff: Client, tmp_path: Path) -> None:
    chapters = CHAPTERS | {"two.xhtml": "<h1>Uy</h1><script>harm()</script><p>Uyda.</p>"}
    for words in (CHAPTERS, chapters, chapters):
        sent(staff, epub(tmp_path, chapters=words))
        worker().drain()
    assert see(staff, f"{HOME}/on-their-way").texts(".list-inside .list-words") == [
        "book.epub It was there already, unchanged · Demo library A part that would run a program was left out. The text is all there.",
        "book.epub Published as a new version of what was there · Demo library",
        "book.epub Published · Demo library",
    ]
    Upload.objects.update(came=clock.now() - 3 * DAY)
    assert staff.get(f"{HOME}/on-their-way").content.strip() == b""


def test_what_is_refused_says_why(staff: Client, tmp_path: Path) -> None:
    letter = tmp_path / "letter.bin"
    letter.write_bytes(bytes(3000))
    sent(staff, letter)
    upload = convert_upload(number=Upload.objects.get().pk)
    assert (upload.state, upload.refusal, convert_upload(number=upload.pk).state) == (
        "refused",
        "unknown-format",
        "refused",
    )
    assert "letter.bin Refused · Demo library It is of no format that can be opened here." in see(staff, HOME).texts(".list-words")  # fmt: skip


def test_a_file_whose_worker_dies_each_time_is_given_up_and_can_be_tried_again(staff: Client, tmp_path: Path) -> None:
    sent(staff, epub(tmp_path))
    now = clock.now()
    for _ in range(ATTEMPTS):
        assert claim(worker="anna", now=now) is not None
        Upload.objects.update(state="converting", share=40)
        now += DAY
        reap(now=now)
        now += DAY
    page = see(staff, HOME)
    assert page.texts(".list-words") == ["book.epub Refused · Demo library It cannot be opened now."]
    assert page.texts("[data-sent] button") == ["Try again book.epub"]
    again = f"{HOME}/sent/{Upload.objects.get().pk}/again"
    museum = _entered(Client(), Institution.objects.get(slug="demo-museum").pk)
    assert [museum.post(again).status_code, staff.post(again).status_code, staff.post(again).status_code] == [404, 303, 404]  # fmt: skip
    assert worker().drain() == 1
    assert (Publication.objects.get().filename, Upload.objects.get().state) == ("book.epub", "done")


def test_what_was_given_up_is_not_kept_for_ever(staff: Client, tmp_path: Path) -> None:
    sent(staff, epub(tmp_path))
    upload = Upload.objects.get()
    give_up_upload(number=upload.pk)
    swept = [sweep(now=clock.now() + days * DAY, sure=True).files for days in (1.5, 3)]
    assert (swept, staff.post(f"{HOME}/sent/{upload.pk}/again").status_code) == ([0, 1], 404)


@pytest.mark.parametrize("more", [{"institution": "none"}, {"rights": "mine"}, {"access": "nobody"}])
def test_what_is_incomplete_is_not_taken(staff: Client, tmp_path: Path, more: dict[str, str]) -> None:
    assert sent(staff, epub(tmp_path), **more) == 422
    assert staff.post(HOME, {"institution": "demo-library"}).status_code == 422
    assert Upload.objects.count() == 0


def test_a_pass_of_one_institution_opens_no_other(client: Client, library: Institution, tmp_path: Path) -> None:
    sent(_entered(client, 0), epub(tmp_path))
    worker().drain()
    found = Publication.objects.get()
    museum = Institution.objects.get(slug="demo-museum")
    other = _entered(Client(), museum.pk)
    assert sent(other, epub(tmp_path)) == 422
    assert see(other, HOME).texts("select[name=institution] option") == ["Demo museum"]
    assert [other.get(f"{HOME}/{found.pk}/removal").status_code, other.post(f"{HOME}/{found.pk}/removal").status_code] == [404, 404]  # fmt: skip


def test_taking_down_is_asked_first(staff: Client, tmp_path: Path) -> None:
    sent(staff, epub(tmp_path))
    worker().drain()
    found = Publication.objects.get()
    assert see(staff, f"{HOME}/{found.pk}/removal").texts("h1") == ["Take this down?"]
    assert Publication.objects.get().status == "ready"
    assert staff.post(f"{HOME}/{found.pk}/removal").status_code == 303
    assert Publication.objects.get().status == "withdrawn"


def test_without_the_token_of_the_form_nothing_happens(tmp_path: Path) -> None:
    strict = _entered(Client(enforce_csrf_checks=True), 0)
    assert sent(strict, epub(tmp_path)) == 403
    assert Upload.objects.count() == 0


def test_nobody_sends_without_end(staff: Client) -> None:
    statuses = [staff.post(HOME).status_code for _ in range(32)]
    assert (statuses[0], statuses[-1]) == (422, 429)


def test_the_command_prints_a_link(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    assert main(["staff-link", "--institution", "demo-library", "--days", "3", "--language", "en"]) == 0
    link = capsys.readouterr().out.strip()
    assert link.startswith("http://127.0.0.1:8000/en/staff/enter?pass=")
    assert client.get(link.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert main(["staff-link", "--institution", "none"]) == 2


def _entered(client: Client, institution: int) -> Client:
    client.get("/en/staff/enter", {"pass": link_word(Pass(institution, clock.now() + DAY))})
    return client

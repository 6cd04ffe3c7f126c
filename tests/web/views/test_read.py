"""The reader's page and the plain pages: what they say, what they let a book do, and what they cost."""

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from lavh.access.actions import Wishes, publish
from lavh.access.models import Publication
from lavh.formats.rwpm import Accessibility, Manifest, Metadata, Presentation
from lavh.network.actions import enrol
from lavh.web.parts import reading
from tests.factories.reading import story
from tests.factories.sounds import audiobook


@pytest.fixture
def book(empty: None, tmp_path: Path, settings: Settings) -> Publication:
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    return publish(
        source=story(tmp_path), institution=enrol(name="Demo library"), wishes=Wishes(rights="CC0")
    ).publication


def test_a_book_may_run_nothing_and_ask_nobody(client: Client, book: Publication) -> None:
    response = client.get(f"/en/read/{book.pk}", headers={"host": "localhost:8000"})
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert (policy["script-src"], policy["default-src"], policy["connect-src"], policy["frame-src"], policy["object-src"]) == (
        "localhost:8000/static/assets/", "'none'", "'self'", "blob:", "'none'",
    )  # fmt: skip


def test_the_page_tells_its_script_what_it_needs(client: Client, book: Publication) -> None:
    html = client.get(f"/ru/read/{book.pk}").content.decode()
    told = json.loads(html.partition('id="told">')[2].partition("</script>")[0])
    assert (told["number"], told["manifest"], told["language"]) == (book.pk, f"/p/{book.pk}/manifest.json", "ru")
    assert (told["pages"], told["cited"]) == ("", "B. {}")
    assert told["units"]["minute"] == {"many": "{0} минут", "one": "{0} минута", "few": "{0} минуты"}
    assert "Bozor va uy" in told["citation"]
    uzbek = client.get(f"/uz/read/{book.pk}").content.decode()
    assert '"hour":{"other":"{0} soat"' in uzbek
    assert f'href="/ru/read/{book.pk}/contents"' in html


def test_a_plain_page_is_words_headings_and_ways_on(client: Client, book: Publication) -> None:
    html = client.get(f"/en/read/{book.pk}/text/2").content.decode()
    assert "<h2>Uy</h2><p>Uyda Otabek kitobni uzoq oʻqidi.</p>" in html
    assert f'src="/p/{book.pk}/cover.png"' in html
    assert 'alt="Uyning surati"' in html
    assert f'<a rel="prev" href="/en/read/{book.pk}/text/1">' in html
    assert f'<a rel="next" href="/en/read/{book.pk}/text/3">' in html
    assert "unsafe-inline" not in client.get(f"/en/read/{book.pk}/text/2")["Content-Security-Policy"]


def test_links_of_a_chapter_lead_to_plain_pages(client: Client, book: Publication) -> None:
    html = client.get(f"/en/read/{book.pk}/text/1").content.decode()
    assert f'href="/en/read/{book.pk}/text/1#n1"' in html
    assert 'href="https://example.org/page"' in html
    assert 'class="plain-wide" role="group" tabindex="0"' in html


def test_a_formula_that_a_phone_may_not_hold_is_scrolled(client: Client, book: Publication) -> None:
    html = client.get(f"/en/read/{book.pk}/text/3").content.decode()
    assert (
        '<span class="plain-wide plain-line" role="group" tabindex="0" aria-label="Formula, can be scrolled sideways"><math'
        in html
    )


@pytest.mark.parametrize(
    ("modes", "pages"), [((), "words"), (("visual",), "pictures"), (("textual", "visual"), "words")]
)
def test_drawn_pages_have_words_or_say_that_they_have_none(modes: tuple[str, ...], pages: str) -> None:
    shape = Presentation(layout="fixed")
    about = Metadata(title="Kitob", presentation=shape, accessibility=Accessibility(access_mode=modes))
    assert reading.pages_of(Manifest(metadata=about)) == pages


def test_words_in_another_script(client: Client, book: Publication) -> None:
    html = client.get(f"/en/read/{book.pk}/text/3?script=uz-cyrl").content.decode()
    assert "<h2>Йўл</h2><p>Йўл узоқ эди.</p>" in html


def test_contents(client: Client, book: Publication) -> None:
    html = client.get(f"/en/read/{book.pk}/contents").content.decode()
    rows = [row.partition("</a>")[0] for row in html.split('<li><a href="')[1:]]
    assert [row for row in rows if "/text/" in row] == [
        f'/en/read/{book.pk}/text/{at}"><bdi>{title}</bdi>' for at, title in enumerate(("Bozor", "Uy", "Yoʻl"), 1)
    ]


@pytest.mark.parametrize(("path", "most"), [("", 4), ("/contents", 3), ("/text/1", 4)])
def test_queries(
    client: Client, book: Publication, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(f"/uz/read/{book.pk}{path}").status_code == 200


@pytest.mark.parametrize("path", ["/uz/read/99", "/uz/read/99/contents", "/uz/read/{}/text/4", "/uz/read/{}/text/0"])
def test_what_is_not_there(client: Client, book: Publication, path: str) -> None:
    assert client.get(path.format(book.pk)).status_code == 404


def test_what_is_lent_only_says_so(client: Client, book: Publication) -> None:
    Publication.objects.filter(pk=book.pk).update(access=Publication.Access.LOAN)
    for path in ("", "/contents", "/text/1"):
        response = client.get(f"/en/read/{book.pk}{path}")
        assert (response.status_code, "It can be read by those who have borrowed it." in response.content.decode()) == (
            403,
            True,
        )


def test_what_is_only_heard_is_led_to_the_player(
    client: Client, empty: None, tmp_path: Path, settings: Settings
) -> None:
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    heard = publish(
        source=audiobook(tmp_path, 5), institution=enrol(name="Demo library"), wishes=Wishes(rights="CC0")
    ).publication
    assert client.get(f"/uz/read/{heard.pk}")["Location"] == f"/uz/listen/{heard.pk}"


@pytest.mark.slow
def test_where_the_storage_does_not_answer_the_page_says_so(
    client: Client, book: Publication, settings: Settings
) -> None:
    settings.STORAGE_URL, settings.STORAGE_KEY, settings.STORAGE_SECRET = "s3://lavh?endpoint=http://127.0.0.1:9", "key", "secret"  # fmt: skip
    response = client.get(f"/en/read/{book.pk}/text/1")
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "30", "no-store")
    assert "<h1>The files cannot be reached just now</h1>" in response.content.decode()
    assert client.get(f"/ar/read/{book.pk}/contents").status_code == 200

"""The player's page and what is fetched to take a publication along."""

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from lavh.access.actions import Wishes, publish
from lavh.access.models import Publication
from lavh.network.actions import enrol
from tests.factories.publications import epub
from tests.factories.sounds import audiobook, talking_book


def published(source: Path, settings: Settings, folder: Path) -> Publication:
    settings.STORAGE_URL = f"file://{folder / 'files'}"
    return publish(source=source, institution=enrol(name="Demo library"), wishes=Wishes(rights="CC0")).publication


@pytest.fixture
def heard(empty: None, tmp_path: Path, settings: Settings) -> Publication:
    return published(audiobook(tmp_path, 5), settings, tmp_path)


@pytest.fixture
def talking(empty: None, tmp_path: Path, settings: Settings) -> Publication:
    return published(talking_book(tmp_path), settings, tmp_path)


def test_an_audiobook_has_its_files_and_chapters(client: Client, heard: Publication) -> None:
    html = client.get(f"/en/listen/{heard.pk}").content.decode()
    assert html.count("<audio controls") == 3
    assert f'href="/p/{heard.pk}/02.mp3" data-chapter data-play="at" data-value="4.9' in html
    assert "Ikki olam" in html
    assert "Abdulla Qodiriy" in html


def test_the_words_of_the_player_are_in_the_language(client: Client, heard: Publication) -> None:
    html = client.get(f"/ru/listen/{heard.pk}").content.decode()
    figures = json.loads(html.partition('data-figures="')[2].partition('"')[0].replace("&#34;", '"'))
    assert figures["units"]["minute"]["few"] == "{0} минуты"
    assert (figures["decimal"], figures["percent"]) == (",", "{n}\xa0%")


def test_a_talking_book_leads_to_its_moments_and_its_words(client: Client, talking: Publication) -> None:
    html = client.get(f"/en/listen/{talking.pk}").content.decode()
    assert f'level-2"><a href="/p/{talking.pk}/1.mp3#t=2.5"' in html
    assert f"/en/read/{talking.pk}" in html
    assert 'id="goto-page"' in html


@pytest.mark.parametrize("path", ["listen/{}", "downloads/{}.json"])
def test_what_is_not_there(path: str, client: Client, heard: Publication) -> None:
    assert client.get(f"/en/{path.format(heard.pk + 1)}").status_code == 404


def test_a_book_without_sound_is_not_heard(client: Client, empty: None, tmp_path: Path, settings: Settings) -> None:
    book = published(epub(tmp_path), settings, tmp_path)
    assert client.get(f"/en/listen/{book.pk}").status_code == 404
    listed = client.get(f"/en/downloads/{book.pk}.json").json()
    assert listed["pages"] == [
        f"/p/{book.pk}/manifest.json",
        f"/en/read/{book.pk}",
        f"/en/read/{book.pk}/contents",
        f"/en/read/{book.pk}/text/1",
        f"/en/read/{book.pk}/text/2",
    ]
    assert listed["starts"] == {}


def test_what_is_lent_is_not_given_to_everybody(client: Client, heard: Publication) -> None:
    Publication.objects.update(access=Publication.Access.LOAN)
    assert client.get(f"/en/listen/{heard.pk}").status_code == 403
    assert client.get(f"/en/downloads/{heard.pk}.json").status_code == 403


def test_the_list_says_what_each_file_must_be(client: Client, heard: Publication) -> None:
    response = client.get(f"/en/downloads/{heard.pk}.json")
    listed = response.json()
    sound = [each for each in listed["files"] if each["type"] == "audio/mpeg"]
    assert [each["path"] for each in sound] == [f"/p/{heard.pk}/0{number}.mp3" for number in (1, 2, 3)]
    assert {len(each["sha256"]) for each in listed["files"]} == {64}
    assert sum(each["size"] for each in sound) == sum(len(b"".join(client.get(each["path"]))) for each in sound)
    assert list(listed["starts"]) == [each["path"] for each in sound]
    assert (listed["version"], listed["expires"], listed["opens"]) == (1, None, f"/en/listen/{heard.pk}")
    assert response["Cache-Control"] == "private, no-cache"


def test_pages_ask_the_database_little(client: Client, talking: Publication, django_assert_num_queries: DjangoAssertNumQueries) -> None:  # fmt: skip
    with django_assert_num_queries(6):
        client.get(f"/uz/listen/{talking.pk}")
    with django_assert_num_queries(0):
        client.get("/uz/downloads")

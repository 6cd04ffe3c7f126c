import json
from pathlib import Path

import pytest
from django.test import Client

from lavh.kernel.interface import BY_CODE, LANGUAGES, Interface
from lavh.web.views import app

FRONTEND = Path(__file__).parents[3] / "frontend"
ICONS = FRONTEND / "public" / "icons"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_card_speaks_the_language(language: Interface, client: Client) -> None:
    code, tag, _, direction = language
    response = client.get(f"/{code}/manifest.webmanifest")
    card = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (card["lang"], card["dir"], card["start_url"], card["scope"], card["display"]) == (
        tag,
        direction,
        f"/{code}/",
        "/",
        "standalone",
    )
    assert [each["url"] for each in card["shortcuts"]] == [
        f"/{code}/search",
        f"/{code}/browse",
        f"/{code}/institutions",
    ]
    assert all((ICONS / icon["src"].rpartition("/")[2]).exists() for icon in card["icons"])


def test_the_service_worker_knows_its_shell_and_is_asked_for_each_time(client: Client) -> None:
    response = client.get("/sw.js")
    shell = json.loads(response.content.partition(b"const LAVH=")[2].partition(b"};")[0] + b"}")
    assert (response["Content-Type"], response["Cache-Control"], response["ETag"]) == (
        "text/javascript; charset=utf-8",
        "no-cache",
        f'"{app.version()}"',
    )
    assert (shell["version"], shell["language"], shell["assets"][-1]) == (app.version(), "uz", "/static/icons/icon.svg")


def test_what_opens_a_book_is_known_and_no_part_of_the_shell(client: Client) -> None:
    shell = json.loads(client.get("/sw.js").content.partition(b"const LAVH=")[2].partition(b"};")[0] + b"}")
    assert set(shell["later"]) & set(shell["assets"]) == set()
    assert [each for each in shell["later"] if not each.startswith("/static/assets/") or each.endswith(".woff2")] == []


def test_the_service_worker_knows_every_language_of_the_interface() -> None:
    rules = (FRONTEND / "src" / "worker" / "rules.ts").read_text(encoding="utf-8")
    assert json.loads(f"[{rules.partition('LANGUAGES = [')[2].partition(']')[0]}]") == list(BY_CODE)

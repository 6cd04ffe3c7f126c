import pytest
from django.test import Client

from lavh.web.context import CHOICES, cookie_of, look_of


def test_choices_are_kept_in_one_cookie(client: Client) -> None:
    response = client.post("/uz/settings", {"size": "1.5", "theme": "dark", "face": "system", "spacing": "enormous"})
    assert (response.status_code, response["Location"], response.cookies["look"].value) == (
        302,
        "/uz/settings?saved=1",
        "theme=dark&size=1.5",
    )
    page = client.get("/uz/settings?saved=1").content.decode()
    assert 'data-theme="dark" data-size="1.5"' in page
    assert '<input type="radio" name="size" value="1.5" checked>' in page


def test_everything_back_to_normal(client: Client) -> None:
    client.post("/uz/settings", {"size": "1.5"})
    response = client.post("/uz/settings", {"size": "1.5", "reset": "1"})
    assert response.cookies["look"].value == ""


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 302), ("none", 302), ("cross-site", 403), ("same-site", 403)]
)
def test_other_sites_change_nothing(site: str, status: int, client: Client) -> None:
    assert client.post("/uz/settings", {"size": "2"}, headers={"sec-fetch-site": site}).status_code == status


def test_no_page_is_shared_between_looks(client: Client) -> None:
    assert "Cookie" in client.get("/uz/help")["Vary"].split(", ")


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_survives_the_cookie(name: str) -> None:
    looks = [{name: value} for value in CHOICES[name][1:]]
    assert [look_of(cookie_of(look)) for look in looks] == looks


def test_saving_data_leaves_covers_out_of_lists(client: Client) -> None:
    whole = client.get("/uz/patterns").content.decode()
    client.cookies["look"] = "weight=low"
    saving = client.get("/uz/patterns").content.decode()
    covers = [
        page.partition('<ol class="hits">')[2].partition("</ol>")[0].count('class="cover"') for page in (whole, saving)
    ]
    assert (covers, "turbo-prefetch" in saving) == ([6, 0], True)

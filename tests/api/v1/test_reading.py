"""Places, notes, shelves and devices through the API."""

from typing import Any

import msgspec
import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from lavh.api import limiter
from lavh.reading.models import Device, Reader

pytestmark = pytest.mark.usefixtures("collection")
API = "/api/v1/reading"
PLACE = {"href": "ch2.xhtml", "locations": {"progression": 0.5, "totalProgression": 0.37}, "title": "Two"}
NOTE = {
    "id": "n-1",
    "publication": 7,
    "kind": "highlight",
    "locator": {**PLACE, "text": {"highlight": "Ha"}},
    "made": 1,
    "changed": 1,
}


def moves(*sequences: int, publication: int = 7) -> dict[str, Any]:
    told = [{"publication": publication, "sequence": each, "at": each, "locator": PLACE} for each in sequences]
    return {"device": "log-1", "name": "Phone", "sent": 1000, "moves": told}


def send(client: Client, method: str, path: str, body: object = None, **headers: str) -> Any:
    return client.generic(
        method, f"{API}{path}", data=_json(body), content_type="application/json", headers=headers or None
    )


def _json(body: object) -> bytes:
    return b"" if body is None else msgspec.json.encode(body)


@pytest.fixture
def key(client: Client) -> str:
    """The key of a program."""
    return str(send(client, "POST", "/readers", {"name": "My program"}).json()["key"])


def test_looking_makes_nobody_a_reader(client: Client) -> None:
    response = client.get(f"{API}/places")
    assert (response.status_code, response.json()["code"], response.cookies) == (401, "signed-out", {})
    assert Reader.objects.count() == 0


def test_the_first_move_makes_a_reader_whose_key_no_script_can_read(client: Client) -> None:
    response = send(client, "POST", "/moves", moves(1))
    cookie = response.cookies["reader"]
    assert (response.status_code, cookie["httponly"], cookie["samesite"]) == (200, True, "Lax")
    assert response["Cache-Control"] == "private, no-store"
    [found] = client.get(f"{API}/places/7").json()["places"]
    assert (found["device"], found["name"], found["latest"]["locator"]) == ("log-1", "Phone", PLACE)


def test_moves_are_told_as_often_as_one_likes(client: Client) -> None:
    for sequences in ((3, 1, 2), (2, 3), (3,)):
        assert send(client, "POST", "/moves", moves(*sequences)).status_code == 200
    [found] = client.get(f"{API}/places").json()["places"]
    assert (found["latest"]["sequence"], Device.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    "body",
    [{"moves": [{}], "sent": 1}, {"moves": []}, [], {**moves(1), "sent": -1}, {**moves(1), "moves": [{**moves(1)["moves"][0], "sequence": -4}]}],
)  # fmt: skip
def test_what_is_not_understood_is_kept_in_no_part(client: Client, body: object) -> None:
    assert send(client, "POST", "/moves", body).status_code == 422
    assert Reader.objects.count() == 0


def test_nothing_is_kept_that_is_too_long_or_that_no_database_keeps(client: Client) -> None:
    long = {**moves(1), "moves": [{**moves(1)["moves"][0], "locator": {"href": "a" * 10_001}}]}
    assert send(client, "POST", "/moves", long).status_code == 413
    assert send(client, "POST", "/moves", {**moves(1), "name": "\x00"}).status_code == 422
    assert send(client, "POST", "/notes", {"notes": [{**NOTE, "locator": {"href": "a" * 60_001}}]}).status_code == 413
    assert Reader.objects.count() == 0


def test_pages_of_other_sites_cannot_speak_for_a_reader(client: Client) -> None:
    send(client, "POST", "/moves", moves(1))
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        response = send(client, "POST", "/moves", moves(2), **headers)
        assert (response.status_code, response.json()["code"]) == (403, "not-ours")
    assert "Access-Control-Allow-Credentials" not in response


def test_programs_come_with_a_key_from_any_site(client: Client, key: str) -> None:
    bearer = {"Authorization": f"Bearer {key}", "Origin": "https://reader.example"}
    assert send(client, "POST", "/moves", moves(1), **bearer).status_code == 200
    response = send(client, "GET", "/places/7", **bearer)
    assert (len(response.json()["places"]), response["Access-Control-Allow-Origin"]) == (1, "*")
    asked = client.options(f"{API}/moves")
    assert "Authorization" in asked["Access-Control-Allow-Headers"]
    assert asked["Access-Control-Allow-Methods"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"


def test_a_key_that_does_not_count_any_more_is_taken_off_the_phone(client: Client) -> None:
    client.cookies["reader"] = "old"
    response = send(client, "POST", "/moves", moves(1))
    assert (response.status_code, response.cookies["reader"]["max-age"]) == (401, 0)


def test_who_has_it_already_is_told_so(client: Client) -> None:
    send(client, "POST", "/moves", moves(1))
    mark = client.get(f"{API}/places/7")["ETag"]
    assert client.get(f"{API}/places/7", headers={"If-None-Match": mark}).status_code == 304


def test_places_come_in_parts(client: Client) -> None:
    for publication in (7, 8, 9):
        send(client, "POST", "/moves", {**moves(publication, publication=publication), "sent": 2000 - publication})
    first = client.get(f"{API}/places?size=2").json()
    rest = client.get(first["next"]).json()
    assert {each["publication"] for each in (*first["places"], *rest["places"])} == {7, 8, 9}
    assert (len(first["places"]), rest["next"]) == (2, None)


def test_two_texts_on_one_note_are_both_kept(client: Client) -> None:
    send(client, "POST", "/notes", {"notes": [{**NOTE, "text": "first"}]})
    answer = send(client, "POST", "/notes", {"notes": [{**NOTE, "text": "second", "changed": 5}]}).json()
    assert sorted(each["text"] for each in answer["notes"]) == ["first", "second"]
    heard = client.get(f"{API}/notes").json()
    assert ([each["text"] for each in heard["notes"]], heard["since"], heard["more"]) == (["first", "second"], 2, False)
    assert client.get(f"{API}/notes?since=2").json()["notes"] == []


def test_a_note_is_changed_only_by_who_has_read_it(client: Client) -> None:
    send(client, "POST", "/notes", {"notes": [NOTE]})
    mark = client.get(f"{API}/notes/n-1")["ETag"]
    new = {**NOTE, "text": "new", "version": 1}
    assert send(client, "PUT", "/notes/n-1", new, **{"If-Match": mark}).status_code == 200
    assert send(client, "PUT", "/notes/n-1", new, **{"If-Match": mark}).status_code == 412
    assert send(client, "DELETE", "/notes/n-1").status_code == 200
    assert client.get(f"{API}/notes/n-1").status_code == 404
    assert client.get(f"{API}/notes").json()["notes"][-1]["deleted"] is True


def test_notes_leave_as_markdown_and_as_web_annotations(client: Client) -> None:
    send(client, "POST", "/notes", {"notes": [{**NOTE, "text": "Why *so*?", "colour": "green"}]})
    assert client.get(f"{API}/notes.md").content.decode() == (
        "# 7\n\n## Two\n\n> Ha\n\nWhy \\*so\\*?\n\n*37 % · 1970-01-01 · green*\n"
    )
    found = client.get(f"{API}/notes.jsonld").json()
    assert (found["type"], found["total"], found["first"]["partOf"]) == ("AnnotationCollection", 1, found["id"])
    assert found["first"]["items"] == [
        {
            "id": "urn:uuid:n-1",
            "type": "Annotation",
            "motivation": "commenting",
            "created": "1970-01-01T00:00:00Z",
            "modified": "1970-01-01T00:00:00Z",
            "body": {"type": "TextualBody", "value": "Why *so*?", "format": "text/plain", "purpose": "commenting"},
            "target": {
                "source": "http://127.0.0.1:8000/p/7/ch2.xhtml",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "Ha"},
                    {"type": "ProgressionSelector", "value": 0.5},
                ],
                "styleClass": "green",
            },
        }
    ]


def test_settings_follow(client: Client) -> None:
    assert send(client, "PUT", "/settings/appearance:7", {"size": 2}).json()["settings"] == {
        "appearance:7": {"size": 2}
    }
    mark = client.get(f"{API}/settings")["ETag"]
    assert send(client, "PUT", "/settings/appearance", {"face": "andika"}, **{"If-Match": mark}).status_code == 200
    assert send(client, "PUT", "/settings/appearance", None, **{"If-Match": mark}).status_code in {412, 422}
    assert send(client, "PUT", "/settings/appearance:7", "null").status_code == 200
    assert send(client, "PUT", "/settings/Bad Name", 1).status_code == 422


def test_settings_come_several_at_once(client: Client) -> None:
    answer = send(
        client, "POST", "/settings", {"settings": {"appearance": {"size": 1}, "appearance:7": {}}, "device": "log-1"}
    )
    assert answer.json()["settings"] == {"appearance": {"size": 1}, "appearance:7": {}}
    assert send(client, "POST", "/settings", {"settings": {"Bad Name": 1}}).status_code == 422
    assert Reader.objects.count() == 1


def test_shelves(client: Client) -> None:
    assert send(client, "PUT", "/shelves/next/works/1", {}).status_code == 200
    made = send(client, "POST", "/shelves", {"name": "Sea"}).json()["shelves"]
    number = made[1]["id"]
    for work in (1, 2):
        send(client, "PUT", f"/shelves/{number}/works/{work}", {})
    send(client, "PUT", f"/shelves/{number}/works/1", {"place": 0})
    found = client.get(f"{API}/shelves/{number}").json()
    assert [(each["work"], each["title"]) for each in found["titles"]] == [
        (1, "Oʻtkan kunlar"),
        (2, "Mehrobdan chayon"),
    ]
    assert send(client, "DELETE", f"/shelves/{number}/works/2").status_code == 200
    assert send(client, "DELETE", f"/shelves/{number}/works/2").status_code == 404
    assert send(client, "PUT", "/shelves/next/works/99999", {}).status_code == 404
    assert [(each["kind"], each["titles"]) for each in client.get(f"{API}/shelves").json()["shelves"]] == [
        ("next", 1),
        ("own", 1),
    ]


def test_one_more_device_by_a_code(client: Client, key: str) -> None:
    bearer = {"Authorization": f"Bearer {key}"}
    code = send(client, "POST", "/code", **bearer).json()["code"]
    other = send(client, "POST", "/readers", {"code": f"{code[:4]} {code[4:]}", "name": "Tablet"}).json()
    listed = send(client, "GET", "/devices", **bearer).json()
    assert other["reader"] == listed["reader"]
    assert sorted((each["name"], each["own"]) for each in listed["devices"]) == [
        ("My program", True),
        ("Tablet", False),
    ]
    tablet = next(each["id"] for each in listed["devices"] if not each["own"])
    assert send(client, "DELETE", f"/devices/{tablet}", **bearer).status_code == 200
    assert send(client, "GET", "/devices", Authorization=f"Bearer {other['key']}").status_code == 401
    assert send(client, "POST", "/readers", {"code": code}).status_code == 404


def test_being_forgotten(client: Client) -> None:
    send(client, "POST", "/moves", moves(1))
    key = client.cookies["reader"].value
    receipt = send(client, "DELETE", "")
    assert (receipt.json()["places"], receipt.cookies["reader"]["max-age"], Reader.objects.count()) == (1, 0, 0)
    client.cookies["reader"] = key
    assert send(client, "POST", "/moves", moves(2)).status_code == 410


def test_beginning_anew_all_the_time_is_too_much(client: Client) -> None:
    limiter.strangers.cache_clear()
    answers = [
        client.post(f"{API}/readers", {}, "application/json", REMOTE_ADDR="203.0.113.7").status_code for _ in range(21)
    ]
    limiter.strangers.cache_clear()
    assert (set(answers[:20]), answers[20]) == ({200}, 429)


@pytest.mark.parametrize(
    "path", ["places", "places/{publication}", "notes", "settings", "shelves", "shelves/{key}", "devices"]
)
def test_answers_are_what_the_document_promises(client: Client, path: str) -> None:
    send(client, "POST", "/moves", moves(1))
    send(client, "POST", "/notes", {"notes": [NOTE]})
    send(client, "PUT", "/shelves/now/works/1", {})
    document = client.get("/api/v1/openapi.json").json()
    promised = document["paths"][f"{API}/{path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(f"{API}/{path.format(publication=7, key='now')}").json()
    Draft202012Validator({**promised, "components": document["components"]}).validate(answer)


def test_the_place_costs_few_queries(client: Client, django_assert_num_queries: Any) -> None:
    send(client, "POST", "/moves", moves(1))
    with django_assert_num_queries(5):  # savepoint, device with its reader, place, update, release
        send(client, "POST", "/moves", moves(2))

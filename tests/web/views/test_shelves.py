"""Pages of what is a reader's own, without a script."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.access.models import Publication, Resource
from lavh.formats.rwpm import Locations, Locator
from lavh.kernel import clock
from lavh.network.models import Institution
from lavh.reading.actions import identity, moving, noting
from lavh.reading.actions.moving import Move, Told
from lavh.reading.models import Device, Reader, Title
from lavh.reading.queries import shelves
from lavh.reading.queries.identity import device_of
from lavh.reading.rules.notes import Annotation
from lavh.web import guest
from tests.conformance import json_faults
from tests.reading.histories import at

pytestmark = pytest.mark.usefixtures("collection")


@pytest.fixture(autouse=True)
def _patient() -> Iterator[None]:
    guest.strangers.cache_clear()
    yield
    guest.strangers.cache_clear()


def opened(record: int) -> int:
    """A publication that a record describes."""
    made = Publication.objects.create(
        institution=Institution.objects.order_by("pk")[0], record=record, status="ready", format="epub", profile="epub", language="uz",
        title={"": "Oʻtkan kunlar"}, filename="book.epub", digest="d",
    )  # fmt: skip
    Resource.objects.create(
        publication=made, path="-/original", media_type="application/epub+zip", size=7, sha256="5" * 64
    )
    return made.pk


def mine(client: Client) -> Device:
    return device_of(client.cookies["reader"].value)


def kinds(client: Client) -> list[tuple[str, str, int]]:
    return [(each.shelf.kind, each.shelf.name, each.titles) for each in shelves.shelves(mine(client).reader_id)]


@pytest.mark.parametrize(
    "path", ["shelves", "shelves/now", "shelves/import", "devices", "devices/forget", "notes", "work/1/shelves"]
)
def test_looking_makes_nobody_a_reader_and_is_kept_nowhere(client: Client, path: str) -> None:
    response = client.get(f"/uz/{path}")
    assert (response.status_code, response["Cache-Control"], dict(response.cookies)) == (200, "private, no-store", {})
    assert Reader.objects.count() == 0


def test_the_page_of_a_work_asks_for_nobody(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.post("/uz/work/1/shelves", {"on": "next"})
    with django_assert_max_num_queries(8) as asked:
        response = client.get("/uz/work/1")
    assert not [each["sql"] for each in asked.captured_queries if "reading_" in each["sql"]]
    assert response.cookies == {}


def test_want_to_read_is_one_tap(client: Client) -> None:
    response = client.post("/uz/work/1/shelves", {"on": "next"})
    assert (response.status_code, response["Location"]) == (303, "/uz/work/1/shelves")
    assert (client.cookies["reader"]["httponly"], client.cookies["mine"].value) == (True, "1")
    assert kinds(client) == [("next", "", 1)]
    client.post("/uz/work/1/shelves", {"on": "done"})
    client.post("/uz/work/1/shelves", {"name": "Sea"})
    assert kinds(client) == [("next", "", 0), ("done", "", 1), ("own", "Sea", 1)]
    client.post("/uz/work/1/shelves", {"off": "done"})
    assert kinds(client)[1] == ("done", "", 0)


def test_what_one_is_in_the_middle_of_is_a_part_of_its_own(client: Client) -> None:
    assert client.get("/uz/shelves/going").content.decode().split() == [
        "<turbo-frame",
        'id="going"',
        'target="_top">',
        "</turbo-frame>",
    ]
    assert 'data-controller="mine"' in client.get("/uz/").content.decode()
    part = client.get("/uz/work/1/shelves", headers={"turbo-frame": "on-shelves"}).content.decode()
    assert ("<html" in part, '<turbo-frame id="on-shelves">' in part) == (False, True)


def test_what_was_only_opened_is_nothing_one_is_in_the_middle_of(client: Client) -> None:
    _device, key = identity.begin(now=clock.now())
    client.cookies["reader"] = key
    number = opened(record=1)
    for sequence, progress in ((1, 0.0), (2, 0.3)):
        told = Told([Move(number, sequence, sequence, at(progress))], 3)
        moving.note_moves(key=key, told=told, now=clock.now())
        assert (f"/uz/read/{number}" in client.get("/uz/shelves/going").content.decode()) == (progress > 0)


def test_other_sites_put_nothing_on_a_shelf(client: Client) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        assert client.post("/uz/work/1/shelves", {"on": "next"}, headers=headers).status_code == 403
    assert Reader.objects.count() == 0


def test_a_shelf_is_made_filled_ordered_renamed_and_put_away(client: Client) -> None:
    made = client.post("/uz/shelves", {"name": "Sea"})["Location"]
    key = made.rpartition("/")[2]
    for work in (1, 2, 3):
        client.post(f"/uz/work/{work}/shelves", {"on": key})
    titles = list(Title.objects.all())
    assert [each.work for each in titles] == [3, 2, 1]
    response = client.post(f"{made}/titles", {"title": titles[2].pk, "to": "0"})
    assert response["Location"] == f"{made}?moved={titles[2].pk}#title-{titles[2].pk}"
    assert client.get(f"{made}?moved={titles[2].pk}").content.decode().count("autofocus") == 1
    assert [each.work for each in Title.objects.all()] == [1, 3, 2]
    client.post(f"{made}/titles", {"title": titles[0].pk, "shelf": "done"})
    client.post(f"{made}/titles", {"title": titles[1].pk, "off": "1"})
    assert kinds(client) == [("done", "", 1), ("own", "Sea", 1)]
    assert "Oʻtkan kunlar" in client.get(made).content.decode()
    client.post(made, {"name": "The sea"})
    assert client.post(made, {"name": " "})["Location"] == f"{made}?problem=no-name"
    assert kinds(client)[1][1] == "The sea"
    client.post(made, {"remove": "1"})
    assert kinds(client) == [("done", "", 1)]


@pytest.mark.parametrize(("order", "first"), [("title", 3), ("author", 2), ("added", 1), ("own", 1)])
def test_shelves_are_sorted(client: Client, order: str, first: int) -> None:
    for work in (3, 2, 1):
        client.post(f"/uz/work/{work}/shelves", {"on": "now"})
    page = client.get(f"/uz/shelves/now?order={order}").content.decode()
    start = page.index("kept-list")
    assert f'href="/uz/work/{first}"' in page[start : page.index("</a>", start)]


def test_a_list_costs_the_same_with_one_and_three_rows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counted = []
    for works in ((1,), (2, 3)):
        for work in works:
            client.post(f"/uz/work/{work}/shelves", {"on": "now"})
        with django_assert_max_num_queries(8) as asked:
            client.get("/uz/shelves/now")
        counted.append(len(asked.captured_queries))
    assert counted[0] == counted[1]


def test_a_shared_shelf_is_seen_by_everybody_until_it_is_not(client: Client) -> None:
    made = client.post("/uz/shelves", {"name": "Sea"})["Location"]
    client.post("/uz/work/1/shelves", {"on": made.rpartition("/")[2]})
    client.post(made, {"share": "1"})
    token = Title.objects.get().shelf.token
    door = Client().get(f"/shared/{token}", headers={"accept-language": "ru"})
    assert door["Location"] == f"/ru/shared/{token}"
    page = Client().get(f"/ru/shared/{token}")
    assert ("Oʻtkan kunlar" in page.content.decode(), page["X-Robots-Tag"], page.cookies) == (True, "noindex", {})
    client.post(made, {"unshare": "1"})
    assert Client().get(f"/ru/shared/{token}").status_code == 404


def test_nobody_sees_or_changes_the_shelves_of_others(client: Client) -> None:
    made = client.post("/uz/shelves", {"name": "Sea"})["Location"]
    other = Client()
    other.post("/uz/shelves", {"name": "Other"})
    assert other.get(made).status_code == 404
    assert other.post(made, {"remove": "1"})["Location"] == f"{made}?problem=no-such-thing"
    assert kinds(client) == [("own", "Sea", 0)]


def test_a_list_is_found_in_the_catalogue_or_kept_as_it_was_written(client: Client) -> None:
    text = "Title,Author,ISBN13,Exclusive Shelf,Bookshelves\nWhatever,,9789943008205,read,\nМеҳробдан чаён,Qodiriy,,to-read,Sea\nMehrobdan chayon,Somebody Else,,,\nNowhere,Nobody,,to-read,\n"
    response = client.post(
        "/uz/shelves/import", {"file": SimpleUploadedFile("list.csv", text.encode()), "name": "Rest"}
    )
    assert response.status_code == 200
    assert kinds(client) == [("next", "", 2), ("done", "", 1), ("own", "Sea", 1), ("own", "Rest", 1)]
    known = {each.written["title"]: each.work for each in Title.objects.filter(shelf__kind__in=["next", "done"])}
    assert known == {"Whatever": 1, "Меҳробдан чаён": 2, "Nowhere": None}
    assert Title.objects.get(shelf__name="Rest").work is None
    page = client.get("/uz/shelves/next").content.decode()
    assert "Nowhere" in page


def test_what_is_no_list_is_said(client: Client) -> None:
    response = client.post("/uz/shelves/import", {"file": SimpleUploadedFile("x.png", b"\x89PNG")})
    assert (response.status_code, 'role="alert"' in response.content.decode(), Reader.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("form", "media_type", "said"),
    [("csv", "text/csv; charset=utf-8", "Oʻtkan kunlar,"), ("bib", "application/x-bibtex", "kunlar"), ("opds", "application/opds+json", '"title":"Oʻtkan kunlar /')],
)  # fmt: skip
def test_a_shelf_leaves_as_a_file(client: Client, form: str, media_type: str, said: str) -> None:
    client.post("/uz/work/1/shelves", {"on": "done"})
    response = client.get(f"/uz/shelves/done/file?as={form}")
    assert (response["Content-Type"], said in response.content.decode()) == (media_type, True)
    back = client.post("/uz/shelves/import", {"file": SimpleUploadedFile("back", response.content), "name": "Back"})
    assert back.status_code == 200
    works = set(Title.objects.filter(work__isnull=False).values_list("work", flat=True))
    assert works == {1}


def test_a_shelf_as_opds_has_ways_to_what_can_be_opened_and_links_to_the_rest(client: Client) -> None:
    number = opened(record=1)
    for work in (3, 1):
        client.post(f"/uz/work/{work}/shelves", {"on": "done"})
    feed = client.get("/uz/shelves/done/file?as=opds").json()
    assert json_faults("opds2/feed.schema.json", feed) == []
    (book,) = feed["publications"]
    openly = "http://opds-spec.org/acquisition/open-access"
    assert [(each["rel"], each["href"].partition("8000")[2]) for each in book["links"]] == [
        (openly, f"/p/{number}/manifest.json"),
        (openly, f"/p/{number}/-/original"),
        ("alternate", "/uz/work/1"),
    ]
    assert [each["title"] for each in feed["navigation"]] == ["Koʻza"]
    empty = client.get("/uz/shelves/now/file?as=opds").json()
    assert json_faults("opds2/feed.schema.json", empty) == []


def test_one_finds_what_stands_on_ones_shelves_in_any_script(client: Client) -> None:
    number = opened(record=1)
    for work in (1, 2, 3):
        client.post(f"/uz/work/{work}/shelves", {"on": "next"})
    client.post("/uz/work/1/shelves", {"name": "Sea"})
    page = client.get("/uz/shelves", {"q": "Ўткан қодир"}).content.decode()
    assert ("/uz/work/1" in page, "/uz/work/3" in page, f'href="/uz/read/{number}"' in page) == (True, False, True)
    assert "/uz/work/1" not in client.get("/uz/shelves", {"q": "kech"}).content.decode()
    assert f"/uz/read/{number}" in client.get("/uz/shelves/next").content.decode()


def test_what_is_ones_own_goes_along(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    stranger = client.get("/uz/shelves/along")
    assert (stranger.json()["things"], stranger["Cache-Control"]) == ([], "private, no-store")
    for work in (1, 2):
        client.post(f"/uz/work/{work}/shelves", {"on": "next"})
    client.post("/uz/work/1/shelves", {"name": "Sea"})
    with django_assert_max_num_queries(8):
        found = client.get("/uz/shelves/along").json()
    own = Title.objects.filter(shelf__kind="own").get().shelf_id
    assert found["reader"] == mine(client).reader.name
    assert found["pages"] == ["/uz/shelves", "/uz/shelves/next", f"/uz/shelves/{own}", "/uz/notes"]
    assert [(each["title"], each["href"], len(each["shelves"])) for each in found["things"]] == [
        ("Mehrobdan chayon", "/uz/work/2", 1),
        ("Oʻtkan kunlar", "/uz/work/1", 2),
    ]


def test_a_note_in_sound_opens_where_it_is_heard(client: Client) -> None:
    device, key = identity.begin(now=clock.now())
    client.cookies["reader"] = key
    moment = Locator("01.mp3", type="audio/mpeg", locations=Locations(fragments=("t=12",)))
    noting.take_notes(reader=device.reader, notes=[Annotation("n", 7, "bookmark", moment, 1, 1)])
    assert "/uz/listen/7?at=%7B%22href" in client.get("/uz/notes").content.decode()


def test_two_devices_are_joined_by_a_code(client: Client) -> None:
    client.post("/uz/work/1/shelves", {"on": "next"})
    page = client.post("/uz/devices/code").content.decode()
    start = page.index('pair-code"><bdi dir="ltr">') + 26
    code = page[start : page.index("</bdi>", start)]
    other = Client()
    other.post("/uz/work/2/shelves", {"on": "next"})
    assert code.replace(" ", "") in other.get(f"/uz/devices?code={code}").content.decode()
    assert other.post("/uz/devices/join", {"code": code})["Location"] == "/uz/devices?done=joined"
    assert kinds(client) == kinds(other) == [("next", "", 2)]
    assert Reader.objects.count() == 1
    assert other.post("/uz/devices/join", {"code": code})["Location"] == "/uz/devices?problem=no-such-code"
    tablet = mine(other)
    client.post(f"/uz/devices/{tablet.pk}", {"name": "Tablet"})
    assert "Tablet" in client.get("/uz/devices").content.decode()
    client.post(f"/uz/devices/{tablet.pk}", {"out": "1"})
    assert other.get("/uz/devices").cookies["reader"]["max-age"] == 0


def test_guessing_codes_comes_to_an_end(client: Client) -> None:
    where = [
        client.post("/uz/devices/join", {"code": f"{n:08}"}, REMOTE_ADDR="203.0.113.7")["Location"] for n in range(21)
    ]
    assert where[20] == "/uz/devices?problem=too-many-requests"


@pytest.mark.parametrize("path", ["code", "let-in"])
def test_beginning_anew_all_the_time_is_told_to_be_too_much(client: Client, path: str) -> None:
    answers = [Client().post(f"/uz/devices/{path}", REMOTE_ADDR="203.0.113.8") for _ in range(21)]
    assert [each.status_code for each in answers] == [200] * 20 + [303]
    assert answers[20]["Location"] == "/uz/devices?problem=too-many-requests"


def test_e_readers_and_programs_get_their_keys_once(client: Client) -> None:
    page = client.post("/uz/devices/let-in").content.decode()
    assert "lavh-" in page
    key = client.post("/uz/devices/let-in", {"program": "1", "name": "My program"}).content.decode()
    assert "Bearer" in key
    assert sorted(each.kind for each in Device.objects.all()) == ["app", "browser", "e-reader"]


def test_everything_is_taken_away_and_forgotten(client: Client) -> None:
    client.post("/uz/work/1/shelves", {"on": "next"})
    client.post("/uz/devices/history", {"on": "1"})
    assert client.get("/uz/devices/everything").json()["reader"]["history"] is True
    assert Reader.objects.count() == 1
    client.get("/uz/devices/forget")
    response = client.post("/uz/devices/forget")
    assert (response.status_code, response.cookies["reader"]["max-age"], Reader.objects.count()) == (200, 0, 0)
    assert 'data-controller="forget"' in response.content.decode()


def test_a_device_that_was_forgotten_elsewhere_begins_anew_only_after_it_has_forgotten(client: Client) -> None:
    client.post("/uz/work/1/shelves", {"on": "next"})
    key = client.cookies["reader"].value
    client.post("/uz/devices/forget")
    client.cookies["reader"] = key
    assert "reader" not in client.get("/uz/shelves").cookies
    assert client.post("/uz/work/1/shelves", {"on": "next"})["Location"] == "/uz/devices/forget"
    page = client.get("/uz/devices/forget")
    assert ('data-controller="forget"' in page.content.decode(), page.cookies["reader"]["max-age"]) == (True, 0)


def test_notes_are_read_changed_and_taken_along(client: Client) -> None:
    device, key = identity.begin(now=clock.now())
    client.cookies["reader"] = key
    noting.take_notes(reader=device.reader, notes=[Annotation("n", 7, "highlight", at(0.1), 1, 1, "green", "Why?")])
    page = client.get("/uz/notes").content.decode()
    assert ("Why?" in page, "/uz/read/7?at=%7B%22href" in page) == (True, True)
    assert client.post("/uz/notes", {"note": "n", "text": "Because."})["Location"] == "/uz/notes?done=kept"
    assert "Because." in client.get("/uz/notes/file?as=md").content.decode()
    assert client.get("/uz/notes/file?as=jsonld").json()["total"] == 1
    client.post("/uz/notes", {"note": "n", "remove": "1"})
    assert client.get("/uz/notes/file?as=jsonld").json()["total"] == 0
    assert client.post("/uz/notes", {"note": "n"})["Location"] == "/uz/notes?problem=no-such-thing"
    assert client.get("/uz/notes/file?as=pdf").status_code == 404

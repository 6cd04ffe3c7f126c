from urllib.parse import unquote

import pytest
from django.test import Client
from lxml import etree

from lavh.formats.kinds import Kind
from lavh.web import covers

EVERY = [(number, kind) for number in range(60) for kind in Kind]


def test_every_cover_is_a_drawing_of_less_than_700_bytes() -> None:
    drawn = [covers.drawing(number, kind).encode() for number, kind in EVERY]
    assert max(map(len, drawn)) < 700
    assert {etree.fromstring(each).tag for each in drawn} == {"{http://www.w3.org/2000/svg}svg"}


def test_the_same_work_always_has_the_same_cover_and_neighbours_differ() -> None:
    assert covers.drawing(7, Kind.BOOK) == covers.drawing(7, Kind.BOOK)
    assert len({covers.drawing(number, Kind.BOOK) for number in range(60)}) == 60


@pytest.mark.parametrize(("number", "kind"), [(7, 1), (8, 7), (9, 99)])
def test_in_pages_the_address_holds_the_drawing_itself(number: int, kind: int) -> None:
    address = covers.inline(number, kind)
    assert unquote(address) == "data:image/svg+xml," + covers.drawing(number, kind)
    assert not set('"<>#&') & set(address)


def test_part_of_a_page_it_is_the_same_drawing_with_a_pattern_of_its_own() -> None:
    drawn = covers.within(67, Kind.BOOK)
    assert drawn.startswith('<svg class="cover"')
    path = covers.drawing(7, Kind.BOOK).partition("<path")[2]
    assert drawn.partition("<path")[2] == path.replace("url(#p)", "url(#cover-67)")


def test_the_cover_of_a_work_may_be_kept_for_ever(client: Client) -> None:
    response = client.get("/cover/7-1.svg")
    assert (response.status_code, response["Content-Type"], response["Cache-Control"], response.content.decode()) == (
        200,
        "image/svg+xml",
        "public, max-age=31536000, immutable",
        covers.drawing(7, 1),
    )

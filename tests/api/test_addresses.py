"""Addresses that doors give away are those of the pages."""

from lavh.api import addresses
from lavh.web import addresses as pages

HOST = "http://127.0.0.1:8000"


def test_doors_and_pages_agree() -> None:
    assert [
        addresses.work(5), addresses.page("uz-cyrl", 5), addresses.record_page("ru", 7), addresses.home("ar"), addresses.institution("en", "a-b"),
        addresses.results("kaa"), f"{addresses.results('uz')}.atom",
    ] == [
        pages.permalink(HOST, 5), HOST + pages.work("uz-cyrl", 5), HOST + pages.record("ru", 7), HOST + pages.home("ar"),
        HOST + pages.institution("en", "a-b"), HOST + pages.search("kaa"), HOST + pages.feed("uz"),
    ]  # fmt: skip

"""OPDS 1.2."""

import pytest
from django.test import Client
from lxml import etree

from lavh.access.models import Publication
from lavh.formats.opds import first
from lavh.formats.opds.feed import Entry
from lavh.formats.rwpm import Accessibility, Contributor, Metadata, Subject
from tests.api.opds.conftest import NOW
from tests.conformance import opds1_faults

HOST = "http://127.0.0.1:8000"
ATOM = {
    "a": "http://www.w3.org/2005/Atom", "os": "http://a9.com/-/spec/opensearch/1.1/", "opds": "http://opds-spec.org/2010/catalog",
    "dc": "http://purl.org/dc/terms/",
}  # fmt: skip
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
LIST = "application/atom+xml;profile=opds-catalog;kind=acquisition"


def feed(client: Client, address: str, kind: str) -> etree._Element:
    """A feed, an entry or a description; the grammar of OPDS has nothing against the first two."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert not kind.startswith("application/atom+xml") or opds1_faults(response.content) == []
    return etree.fromstring(response.content)


def links(element: etree._Element, rel: str) -> list[tuple[str, str]]:
    return [
        (str(each.get("type")), str(each.get("href")))
        for each in element.findall(f"a:link[@rel='{rel}']", namespaces=ATOM)
    ]


def test_the_first_page_has_a_way_to_every_list(client: Client, shelves: list[Publication]) -> None:
    found = feed(client, "/opds/1/en", NAVIGATION)
    ways = {
        entry.findtext("a:title", namespaces=ATOM): entry.find("a:link", ATOM)
        for entry in found.findall("a:entry", ATOM)
    }
    assert {title: (way.get("type"), way.get("href")) for title, way in ways.items() if way is not None} == {
        "New arrivals": (LIST, f"{HOST}/opds/1/en/publications"),
        "E-books": (LIST, f"{HOST}/opds/1/en/publications?kind=ebook"),
        "Audiobooks": (LIST, f"{HOST}/opds/1/en/publications?kind=audiobook"),
        "Talking books": (LIST, f"{HOST}/opds/1/en/publications?kind=talking-book"),
        "By language": (NAVIGATION, f"{HOST}/opds/1/en/languages"),
        "By institution": (NAVIGATION, f"{HOST}/opds/1/en/institutions"),
    }


def test_every_feed_and_entry_has_what_atom_and_opds_demand(client: Client, shelves: list[Publication]) -> None:
    for address, kind in (("", NAVIGATION), ("/languages", NAVIGATION), ("/publications?kind=ebook", LIST)):
        found = feed(client, f"/opds/1/ru{address}", kind)
        assert [links(found, rel)[0][0] for rel in ("self", "start")] == [kind, NAVIGATION]
        for element in (found, *found.findall("a:entry", ATOM)):
            assert all(element.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "updated"))
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in found.findall("a:entry", ATOM)]
    assert len(set(ids)) == len(ids) == 50


def test_paging_gives_every_publication_once(client: Client, shelves: list[Publication]) -> None:
    seen, address = [], "/opds/1/uz/publications"
    while address:
        found = feed(client, address, LIST)
        seen += [entry.findtext("a:title", namespaces=ATOM) for entry in found.findall("a:entry", ATOM)]
        address = next((href.removeprefix(HOST) for _, href in links(found, "next")), "")
    assert seen == [each.title[""] for each in reversed(shelves)]


def test_an_entry_alone(client: Client, shelves: list[Publication]) -> None:
    number = shelves[0].pk
    entry = feed(client, f"/opds/1/en/publications/{number}", "application/atom+xml;type=entry;profile=opds-catalog")
    said = ("a:id", "a:title", "a:updated", "a:author/a:name", "dc:language", "dc:issued")
    assert [entry.findtext(name, namespaces=ATOM) for name in said] == [
        f"{HOST}/p/{number}", "Kitob 0", "2026-01-01T00:00:00Z", "Qodiriy, Abdulla", "uz", "1926",
    ]  # fmt: skip
    assert links(entry, "http://opds-spec.org/acquisition/open-access") == [
        ("application/webpub+json", f"{HOST}/p/{number}/manifest.json"),
        ("application/epub+zip", f"{HOST}/p/{number}/-/original"),
    ]
    assert links(entry, "http://opds-spec.org/image") == [("image/jpeg", f"{HOST}/p/{number}/-/cover")]


def test_an_entry_says_how_it_can_be_read() -> None:
    told = Accessibility(
        conforms_to=("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",), summary="Pictures are described.", access_mode=("textual", "visual"),
        access_mode_sufficient=(("textual",), ("textual", "visual")), feature=("alternativeText", "tableOfContents"), hazard=("none",),
    )  # fmt: skip
    said = Metadata(title="Kitob", accessibility=told, subject=(Subject("Bozor"),), narrator=(Contributor("Ovoz"),))
    written = first.publication(Entry("http://x/p/1", "http://x/opds/1/uz/publications/1", said, NOW, ()))
    assert opds1_faults(written) == []
    found = [(str(each.tag).rpartition("}")[2], each.text) for each in etree.fromstring(written) if "schema.org" in str(each.tag) or str(each.tag).endswith("conformsTo")]  # fmt: skip
    assert found == [
        ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"), ("accessModeSufficient", "textual,visual"),
        ("accessibilityFeature", "alternativeText"), ("accessibilityFeature", "tableOfContents"), ("accessibilityHazard", "none"),
        ("accessibilitySummary", "Pictures are described."), ("conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
    ]  # fmt: skip


def test_facets_are_links_with_a_group(client: Client, shelves: list[Publication]) -> None:
    found = feed(client, "/opds/1/en/publications?kind=talking-book", LIST)
    facets = found.findall("a:link[@rel='http://opds-spec.org/facet']", ATOM)
    group, active = f"{{{ATOM['opds']}}}facetGroup", f"{{{ATOM['opds']}}}activeFacet"
    assert {(each.get(group), each.get("title"), each.get(active)) for each in facets if each.get(group) == "Kind"} == {
        ("Kind", "E-books", None), ("Kind", "Audiobooks", None), ("Kind", "Talking books", "true"),
    }  # fmt: skip


@pytest.mark.django_db
def test_searching_is_described(client: Client) -> None:
    found = feed(client, "/opds/1/uz/search.xml", "application/opensearchdescription+xml")
    (address,) = found.findall("os:Url", ATOM)
    assert (address.get("type"), address.get("template")) == (
        LIST,
        f"{HOST}/opds/1/uz/publications?query={{searchTerms}}",
    )

"""How other programs learn where to ask."""

import pytest
from django.test import Client
from lxml import etree

pytestmark = pytest.mark.usefixtures("collection")
OS = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(("address", "code", "tag"), [("/opensearch.xml", "uz", "uz-Latn"), ("/ar/opensearch.xml", "ar", "ar")])  # fmt: skip
def test_a_description_in_every_language(client: Client, address: str, code: str, tag: str) -> None:
    response = client.get(address)
    found = etree.fromstring(response.content)
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert (found.findtext(f"{OS}ShortName"), found.findtext(f"{OS}Language")) == ("Lavh", tag)
    templates = {each.get("type"): each.get("template") for each in found.iter(f"{OS}Url") if not each.get("rel")}
    assert templates["text/html"] == f"http://127.0.0.1:8000/{code}/search?q={{searchTerms}}&page={{startPage?}}"
    for media, template in templates.items():
        path = template.removeprefix("http://127.0.0.1:8000")
        for name, value in (("{searchTerms}", "kunlar"), ("{startPage?}", "1"), ("{count?}", "10")):
            path = path.replace(name, value)
        if media != "text/html":
            assert (client.get(path).status_code, media) == (200, media)


def test_suggestions_as_browsers_want_them(client: Client) -> None:
    response = client.get("/api/suggestions?q=mehr")
    assert (response.json(), response["Content-Type"]) == (["mehr", ["Mehrobdan chayon"]], "application/x-suggestions+json")  # fmt: skip

"""What is on a page, read as somebody reads it: texts of elements without the blanks of the source."""

from django.http import HttpResponse
from django.test import Client
from lxml import html


class Seen:
    """A page that was answered."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.root = html.fromstring(response.content.decode())

    def texts(self, selector: str) -> list[str]:
        """The texts of these elements."""
        return [" ".join(each.text_content().split()) for each in self.root.cssselect(selector)]

    def links(self, selector: str) -> list[str]:
        """Where these links lead."""
        return [each.get("href") for each in self.root.cssselect(selector)]


def see(client: Client, address: str, **parameters: object) -> Seen:
    """The page at an address; it has to be there."""
    response = client.get(address, parameters or None)
    assert response.status_code == 200
    return Seen(response)

"""Ways to what is published here: the copy of the patron's own language first."""

import pytest
from django.utils import translation

from lavh.catalog.card import Ways
from lavh.formats.description import Description, DigitalObject, Title
from lavh.web.parts.ours import Entrance, distance, entrance, told

UZ = Description(kind="ebook", languages=("uz",), scripts=("Latn",))
UZ_CYRL = Description(kind="ebook", languages=("uz",), titles=(Title("Ўткан кунлар", script="Cyrl"),))
KAA_CYRL = Description(kind="ebook", languages=("kaa",), scripts=("Cyrl",))
RU = Description(kind="audiobook", languages=("ru",), scripts=("Cyrl",))
KO = Description(kind="ebook", languages=("ko",))


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("uz", [UZ, UZ_CYRL]),
        ("uz-cyrl", [UZ_CYRL, UZ, RU]),
        ("kaa", [KAA_CYRL, UZ, UZ_CYRL, RU]),
        ("ru", [RU, UZ]),
    ],
)
def test_the_nearest_language_comes_first(language: str, order: list[Description]) -> None:
    with translation.override(language):
        found = sorted([KO, RU, KAA_CYRL, UZ_CYRL, UZ], key=distance)
    assert found[: len(order)] == order


@pytest.mark.parametrize(
    ("link", "found"),
    [
        (DigitalObject("/p/7", "full"), Entrance(Ways.READ, "/en/read/7", "/en/publication/7")),
        (DigitalObject("/p/7", "sound"), Entrance(Ways.LISTEN, "/en/listen/7", "/en/publication/7")),
        (DigitalObject("/p/7#t=0", "sound"), Entrance(Ways.LISTEN, "/en/listen/7", "/en/publication/7")),
        (DigitalObject("/p/7", "full", access="restricted"), Entrance(Ways.LIMITED, "/en/publication/7", "/en/publication/7")),
        (DigitalObject("/p/7/-/cover", "cover"), None),
        (DigitalObject("https://example.org/p/7", "full"), None),
        (DigitalObject("//example.org/p/7", "full"), None),
    ],
)  # fmt: skip
def test_where_it_opens(link: DigitalObject, found: Entrance | None) -> None:
    with translation.override("en"):
        assert entrance(link) == found


def test_what_tells_copies_apart() -> None:
    with translation.override("en"):
        assert [told(each) for each in (UZ, UZ_CYRL, RU)] == ["Uzbek · Latin · E-book", "Uzbek · Cyrillic · E-book", "Russian · Audiobook"]  # fmt: skip

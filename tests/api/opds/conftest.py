"""Sixty publications of two institutions, in four languages and three formats; the work of one is in the catalogue."""

from datetime import UTC, datetime, timedelta

import pytest

from lavh.access.listed import counts, page
from lavh.access.models import Publication, Resource
from lavh.api.opds.entries import forget
from lavh.formats.rwpm import Contributor, Link, Manifest, Metadata
from lavh.formats.rwpm.manifest import encode
from lavh.network.actions import enrol
from lavh.network.models import Institution

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def put(institution: Institution, title: str, **fields: object) -> Publication:
    """A publication with a file as it came and a cover."""
    language = str(fields.get("language", "uz"))
    said = Metadata(title=title, language=(language,), author=(Contributor("Qodiriy, Abdulla"),), published="1926")
    made = Publication.objects.create(
        institution=institution, title={"": title}, filename="book.epub", digest="d", manifest=encode(Manifest(said, reading_order=(Link("a.xhtml"),))),
        **{"changed": NOW, "format": "epub", "profile": "epub", "language": language, **fields},
    )  # fmt: skip
    for path, kind in (("-/original", "application/epub+zip"), ("-/cover", "image/jpeg")):
        Resource.objects.create(publication=made, path=path, media_type=kind, size=7, sha256="5" * 64)
    return made


@pytest.fixture
def library(empty: None) -> Institution:
    """Whose most of them are."""
    forget()
    counts.cache_clear()
    page.cache_clear()
    return enrol(name="Demo library", kind=Institution.Kind.PUBLIC)


@pytest.fixture
def shelves(library: Institution) -> list[Publication]:
    """All of them, oldest first; three may not be opened by everybody."""
    other = enrol(name="Demo audio library", kind=Institution.Kind.BLIND)
    made = [put(library, f"Kitob {number}", language=("uz", "uz-Cyrl", "ru")[number % 3]) for number in range(57)]
    made += [put(other, "Moby Dick", language="en", format="audiobook", profile="audiobook")]
    made += [
        put(other, "Alifbe", format="daisy202", profile="epub"),
        put(other, "Dekamerone", format="daisy3", language="ru"),
    ]
    put(library, "On loan", access="loan")
    put(library, "Not yet", opens=datetime.now(UTC) + timedelta(days=9))
    put(library, "Taken down", status="withdrawn")
    return made

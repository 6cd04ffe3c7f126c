"""The shipped collection: what it holds, and that all of it can be read."""

from collections import Counter
from pathlib import Path

import pytest
from pytest_django import Settings

from lavh.access.models import Publication
from lavh.access.queries import works_of
from lavh.catalog import card as cards
from lavh.catalog.models import DigitalObject, Holding, Item, Record, Unit, Work
from lavh.console.commands import demo
from lavh.formats.description import unpack
from lavh.harvest.models import RawRecord, Run
from lavh.network.models import Branch, Institution

KINDS = {
    "archive", "article", "audiobook", "book", "dataset", "ebook", "government", "image", "manuscript", "map", "museum-object", "periodical", "photograph", "recording",
    "score", "software", "tactile", "thesis", "video", "website",
}  # fmt: skip
LANGUAGES = {
    "uz",
    "kaa",
    "kk",
    "ky",
    "tg",
    "tk",
    "ru",
    "en",
    "ar",
    "fa",
    "he",
    "ko",
    "zh",
    "ja",
    "de",
    "fr",
    "es",
    "tr",
}


def test_every_file_is_told_in_the_readme_and_all_are_small() -> None:
    folder = demo.collection()
    files = [file for file in folder.rglob("*") if file.is_file()]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    told = [*(folder / "records").iterdir(), *(folder / "publications").iterdir()]
    assert [file.name for file in told if f"`{file.name}`" not in readme] == []
    assert sum(file.stat().st_size for file in files) < 25_000_000
    assert sum(file.stat().st_size for file in (folder / "publications").iterdir()) < 12_000_000


@pytest.mark.slow
@pytest.mark.django_db
def test_the_collection_is_whole(tmp_path: Path, settings: Settings) -> None:
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    demo.load(demo.collection())
    demo.publish_all(demo.collection())
    assert not Institution.objects.exclude(demo=True).exists()
    assert not any("demo" not in each.name["en"].lower() for each in Institution.objects.all())
    assert {each.kind.rpartition("-")[2] for each in Institution.objects.all()} >= {"library", "museum", "archive"}
    assert not Institution.objects.filter(region=None).exists()
    assert not Branch.objects.filter(hours=None).exists()
    assert not RawRecord.objects.filter(grave=True).exists()
    assert not Run.objects.exclude(error=None).exists()
    assert RawRecord.objects.exclude(problems=None).count() < 30
    descriptions = [unpack(bytes(packed)) for packed in Record.objects.values_list("description", flat=True)]
    assert {each.kind for each in descriptions} >= KINDS
    spoken = Counter(language for each in descriptions for language in each.languages[:1])
    assert {language for language in LANGUAGES if spoken[language] < 5} == set()
    assert Unit.objects.count() > 2_500
    assert Item.objects.exclude(barcode__startswith="DEMO-").count() == 0
    assert Holding.objects.filter(branch__slug="registon").exists()
    copies = [copy for each in descriptions for holding in each.holdings for copy in (holding, *holding.copies)]
    assert {copy.note for copy in copies} == {""}  # what a copy says of itself is translated by nobody
    assert DigitalObject.objects.filter(role="full").count() > 500
    assert _shared(3) > 300
    assert _published() == {"epub": 8, "daisy202": 1, "daisy3": 1, "pdf": 1, "readium-audiobook": 1}
    assert _triples() > 130


def _published() -> Counter[str]:
    """Formats of what can be opened: the declaration in all its forms is one work, nothing is broken."""
    there = Publication.objects.all()
    works = works_of(each.pk for each in there)
    assert max(Counter(works.values()).values()) == 10
    assert [each.filename for each in there if each.problems or each.positions == 0] == []
    return Counter(each.format for each in there)


def _shared(institutions: int) -> int:
    """Works that so many institutions have."""
    packed = Work.objects.values_list("card", flat=True)
    return sum(len(cards.unpack(bytes(each)).institutions) >= institutions for each in packed)


def _triples() -> int:
    """Uzbek books of which a Cyrillic, a Latin and a romanised record are one edition."""
    editions = dict(Record.objects.values_list("local_id", "manifestation"))
    numbers = [local_id[7:] for local_id in editions if local_id.startswith("demo-s-")]
    return sum(
        editions.get(number) == editions.get(f"demo-s-{number}") == editions.get(f"demo-u-{number}")
        for number in numbers
    )

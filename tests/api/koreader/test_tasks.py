"""Files of ours are recognised by e-ink readers' digests."""

import hashlib
from pathlib import Path

import pytest

from lavh.access.conversion.wire import ORIGINAL
from lavh.access.models import Publication, Resource
from lavh.access.storage.chosen import storage
from lavh.api.koreader.tasks import recognise_files
from lavh.network.models import Institution
from lavh.reading.queries.ereading import publication_of

pytestmark = pytest.mark.django_db


def test_new_files_are_recognised_once(tmp_path: Path) -> None:
    content = bytes(number % 241 for number in range(5_000))
    file = tmp_path / "book.epub"
    file.write_bytes(content)
    key = hashlib.sha256(content).hexdigest()
    storage().keep(file, key)
    institution = Institution.objects.create(slug="library")
    found = Publication.objects.create(institution=institution, format="epub", filename="book.epub", digest=key)
    gone = Publication.objects.create(institution=institution, format="epub", filename="gone.epub", digest="0" * 64)
    for publication, sha256 in ((found, key), (gone, "0" * 64)):
        Resource.objects.create(
            publication=publication, path=ORIGINAL, media_type="application/epub+zip", size=len(content), sha256=sha256
        )
    expected = hashlib.md5(content[:1024] + content[1024:2048] + content[4096:5000], usedforsecurity=False).hexdigest()
    assert (recognise_files.call(), publication_of(expected)) == (1, found.pk)
    assert recognise_files.call() == 0

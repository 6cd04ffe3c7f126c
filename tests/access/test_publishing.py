"""Publishing, from a file to the catalogue, and taking down."""

import fcntl
import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from lavh.access import queries
from lavh.access.actions import Wishes, forgotten, publish, sweep, unpublish
from lavh.access.models import Publication, Resource
from lavh.access.storage.local import LocalStorage
from lavh.catalog.queries import cards, records
from lavh.formats.description import Description, DigitalObject
from lavh.harvest.models import RawRecord, Run
from lavh.kernel import clock
from lavh.kernel.errors import Refused, Unreadable
from lavh.network.models import Institution
from tests.factories.collections import fill
from tests.factories.descriptions import book
from tests.factories.publications import CHAPTERS, PICTURE, epub

CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
FREE = Wishes(rights=CC0)
TOMORROW = timedelta(days=1, hours=1)


def of_catalogue(publication: Publication) -> tuple[DigitalObject, ...]:
    """Where the catalogue leads for it."""
    assert publication.record is not None
    return records([publication.record])[publication.record].description.links


def test_a_file_becomes_a_publication(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    found, outcome = publish(source=epub(tmp_path), institution=library, wishes=FREE)
    assert outcome == "new"
    assert (found.format, found.profile, found.title, found.language, found.identifier, found.filename, found.version) == (
        "epub", "epub", {"": "Ikki bob"}, "uz", "urn:isbn:9789943008205", "book.epub", 1,
    )  # fmt: skip
    kept = {each.path: each for each in queries.resources(found.pk)}
    assert sorted(kept) == [
        "-/cover",
        "-/original",
        "-/positions.json",
        "-/words",
        "cover.png",
        "nav.xhtml",
        "one.xhtml",
        "two.xhtml",
    ]
    assert b"".join(store.read(kept["cover.png"].sha256)) == PICTURE
    assert kept["-/cover"].sha256 == kept["cover.png"].sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert found.bytes == sum(each.size for path, each in kept.items() if path != "-/original")
    manifest = queries.manifest(found.pk)
    assert manifest is not None
    assert [each.href for each in manifest.reading_order] == ["one.xhtml", "two.xhtml"]


def test_the_catalogue_knows_it(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    found, _ = publish(source=epub(tmp_path), institution=library, wishes=FREE)
    address = f"/p/{found.pk}"
    assert of_catalogue(found) == (
        DigitalObject(address, "full", media_type="application/epub+zip", rights=CC0, access="open"),
        DigitalObject(f"{address}/-/cover", "cover"),
    )
    raw = RawRecord.objects.get(pk=found.record)
    assert (raw.source.slug, raw.local_id, raw.format) == ("demo-library-publications", str(found.pk), "webpub")
    work = queries.works_of([found.pk])[found.pk]
    [(_, card)] = cards([work])
    assert (card.title.text, card.ways) == ("Ikki bob", 1)
    assert queries.of_work(work) == (found,)


def test_it_joins_the_work_that_is_described_already(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    fill({1: book("Ikki bob", "Qodiriy, Abdulla", 1926, local_id="m-1")})
    found, _ = publish(source=epub(tmp_path), institution=library)
    work = queries.works_of([found.pk])[found.pk]
    [(_, card)] = cards([work])
    assert (card.editions, card.ways) == (2, 1 | 8)


@pytest.mark.parametrize(
    ("described", "editions"),
    [
        (book("Икки боб", "Қодирий, Абдулла", 1926, local_id="m-1", script="Cyrl"), 2),
        (book("Ikki bob : roman", "Qodiriy, A.", 2019, local_id="m-1", isbn="9789943008205", digital=True), 1),
        (book("Ikki bob", "Qodiriy, A.", 2019, local_id="m-1", isbn="9789943008205"), 2),
    ],
    ids=["by title and author in the other script", "by its ISBN, as the same edition", "beside its printed edition"],
)
def test_it_joins_what_is_written_otherwise(
    store: LocalStorage, library: Institution, tmp_path: Path, described: Description, editions: int
) -> None:
    fill({1: described})
    found, _ = publish(source=epub(tmp_path), institution=library)
    [work] = {each.work for each in records([RawRecord.objects.get(local_id="m-1").pk, found.record or 0]).values()}
    [(_, card)] = cards([work])
    assert (card.editions, queries.of_work(work)) == (editions, (found,))


def test_what_nobody_described_is_a_work_of_its_own(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    fill({1: book("Oʻtkan kunlar", "Qodiriy, Abdulla", 1926, local_id="m-1", isbn="9789943008212")})
    found, _ = publish(source=epub(tmp_path), institution=library)
    [(_, card)] = cards([queries.works_of([found.pk])[found.pk]])
    assert (card.title.text, card.editions) == ("Ikki bob", 1)


def test_the_same_again_changes_nothing(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    first, _ = publish(source=epub(tmp_path), institution=library)
    again, outcome = publish(source=epub(tmp_path), institution=library)
    assert (again, again.version, again.changed, outcome) == (first, 1, first.changed, "unchanged")


def test_a_changed_file_is_a_new_version_under_the_same_number(
    store: LocalStorage, library: Institution, tmp_path: Path
) -> None:
    first, _ = publish(source=epub(tmp_path), institution=library)
    chapters = CHAPTERS | {"three.xhtml": "<h1>Yoʻl</h1><p>Ular yoʻlga tushdi.</p>"}
    again, outcome = publish(source=epub(tmp_path, chapters=chapters), institution=library)
    assert (again.pk, again.version, outcome) == (first.pk, 2, "changed")
    assert Resource.objects.filter(publication=first, path="three.xhtml").count() == 1
    assert Publication.objects.count() == 1
    assert RawRecord.objects.count() == 1


def test_other_terms_are_a_change_too(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    publish(source=epub(tmp_path), institution=library, wishes=FREE)
    again, outcome = publish(source=epub(tmp_path), institution=library, wishes=FREE._replace(access="loan"))
    assert (again.access, outcome) == ("loan", "changed")
    assert of_catalogue(again)[0].access == "restricted"


def test_it_can_be_attached_to_a_record(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    fill({1: book("Mehrobdan chayon", "Qodiriy, Abdulla", 1929, local_id="m-1")})
    found, _ = publish(source=epub(tmp_path), institution=library, wishes=Wishes(record="m-1"))
    [(_, card)] = cards([queries.works_of([found.pk])[found.pk]])
    assert (card.title.text, found.title) == ("Mehrobdan chayon", {"": "Ikki bob"})


@pytest.mark.parametrize(("local_id", "code"), [("m-2", "no-such-record"), ("inv/4", "stands-alone")])
def test_what_it_cannot_be_attached_to(
    store: LocalStorage, library: Institution, tmp_path: Path, local_id: str, code: str
) -> None:
    fill({4: book("Koʻza", "", 1100, kind="museum-object", local_id="inv/4", language="")})
    with pytest.raises(Refused) as refused:
        publish(source=epub(tmp_path), institution=library, wishes=Wishes(record=local_id))
    assert refused.value.code == code


def test_one_run_tells_of_all_publications_of_a_day(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    publish(source=epub(tmp_path), institution=library)
    publish(source=epub(tmp_path, "other.epub", "Boshqa", number="urn:x:2"), institution=library)
    assert Run.objects.values_list("state", "seen", "new").get() == ("done", 2, 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty-file"), (b"PK\x03\x04 and nothing more", "broken-archive"), (b"7z\xbc\xaf\x27\x1c......", "unsupported-archive"), (bytes(2000), "unknown-format")],
    ids=["empty", "broken", "7z", "zeros"],
)  # fmt: skip
def test_what_is_no_publication_is_refused_by_name(store: LocalStorage, library: Institution, tmp_path: Path, content: bytes, code: str) -> None:  # fmt: skip
    file = tmp_path / "file.bin"
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        publish(source=file, institution=library)
    assert (refused.value.code, refused.value.facts["filename"]) == (code, "file.bin")
    assert (Publication.objects.count(), list(store.everything()), list(store.drafts.iterdir())) == (0, [], [])


def test_what_is_taken_down_is_gone_and_its_number_stays(
    store: LocalStorage, library: Institution, tmp_path: Path
) -> None:
    found, _ = publish(source=epub(tmp_path), institution=library)
    work = queries.works_of([found.pk])[found.pk]
    unpublish(number=found.pk)
    there = queries.publication(found.pk)
    assert there is not None
    assert (there.status, queries.resources(found.pk), queries.manifest(found.pk), cards([work])) == (
        "withdrawn",
        [],
        None,
        [],
    )
    with pytest.raises(Refused):
        unpublish(number=found.pk)
    again, _ = publish(source=epub(tmp_path), institution=library)
    assert (again.pk, again.version, again.status) == (found.pk, 2, "ready")


def test_what_nobody_refers_to_is_swept_away_after_a_day(
    store: LocalStorage, library: Institution, tmp_path: Path
) -> None:
    found, _ = publish(source=epub(tmp_path), institution=library)
    other, _ = publish(source=epub(tmp_path, "other.epub", "Boshqa", number="urn:x:2"), institution=library)
    unpublish(number=found.pk)
    (store.drafts / "left by a dead process").mkdir()
    held = len(list(store.everything()))
    assert sweep(now=clock.now()).files == 0
    found = forgotten(now=clock.now() + TOMORROW)
    assert (found.drafts, len(list(store.everything()))) == (1, held)
    assert sweep(now=clock.now() + TOMORROW) == found
    left = {each.key for each in store.everything()}
    assert left == {key for each in queries.resources(other.pk) for key in (each.sha256, each.packed) if key}
    assert list(store.drafts.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_away_by_the_next_one(
    store: LocalStorage, library: Institution, tmp_path: Path
) -> None:
    for name in ("dead", "alive"):
        (store.drafts / name).mkdir(parents=True)
        (store.drafts / name / "000001").write_bytes(b"half")
    (store.drafts / "dead.lock").touch()
    with (store.drafts / "alive.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        publish(source=epub(tmp_path), institution=library)
        assert sorted(each.name for each in store.drafts.iterdir()) == ["alive", "alive.lock"]
    publish(source=epub(tmp_path), institution=library, wishes=FREE)
    assert list(store.drafts.iterdir()) == []


def test_a_folder_is_a_publication_too(store: LocalStorage, library: Institution, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.unpack_archive(epub(tmp_path), folder, "zip")
    found, _ = publish(source=folder, institution=library)
    again, outcome = publish(source=folder, institution=library)
    assert (found.filename, outcome, again.pk) == ("book", "unchanged", found.pk)
    assert "-/original" not in {each.path for each in queries.resources(found.pk)}

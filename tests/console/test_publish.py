"""`lavh publish` and `lavh unpublish`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from lavh.access.models import Publication
from tests.console.conftest import Said
from tests.factories.houses import house
from tests.factories.publications import CHAPTERS, epub

Lavh = Callable[..., Said]
TO = ("--institution", "Demo library", "--no-index", "--quiet")


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Settings) -> None:
    """Of its own."""
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"


def test_what_became_of_each(lavh: Lavh, tmp_path: Path) -> None:
    letter = tmp_path / "letter.bin"
    letter.write_bytes(bytes(5000))
    status, said, errors = lavh("publish", epub(tmp_path), letter, tmp_path / "none.epub", *TO, "--rights", "CC0")
    found = Publication.objects.get()
    assert status == 1
    assert said == f"book.epub: /p/{found.pk} new: “Ikki bob” (epub, 0.0 MB, version 1)\n"
    assert errors.splitlines() == [
        "letter.bin: refused. It is of no format that can be opened here. [unknown-format]",
        "none.epub: refused. There is no such file or folder. [no-such-file]",
    ]
    assert found.rights == "http://creativecommons.org/publicdomain/zero/1.0/"
    assert lavh("publish", epub(tmp_path), *TO, "--rights", "CC0")[:2] == (0, f"book.epub: /p/{found.pk} unchanged: “Ikki bob” (epub, 0.0 MB, version 1)\n")  # fmt: skip
    assert lavh("unpublish", found.pk, "--quiet")[:2] == (0, f"/p/{found.pk}: taken down: “Ikki bob”.\n")
    assert lavh("unpublish", found.pk, "--quiet")[2] == f"lavh: There is no publication {found.pk}, or it was taken down already.\n"  # fmt: skip


def test_what_is_wrong_in_it_is_told(lavh: Lavh, tmp_path: Path) -> None:
    chapters = CHAPTERS | {"two.xhtml": "<h1>Uy</h1><script>alert(1)</script><p>Uyda.</p>"}
    _, said, _ = lavh("publish", epub(tmp_path, chapters=chapters), *TO)
    assert said.splitlines()[1:] == ["    ! A part that would run a program was left out. The text is all there. [two.xhtml · script]"]  # fmt: skip


def test_a_folder_that_holds_publications(lavh: Lavh, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    epub(folder, "a.epub", "Bir", number="urn:x:1")
    epub(folder, "b.epub", "Ikki", number="urn:x:2")
    _, said, _ = lavh("publish", folder, "--each", *TO)
    assert [line.split(":")[0] for line in said.splitlines()] == ["a.epub", "b.epub"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--rights", "mine"), "lavh: --rights 'mine': write the address of a licence or rights statement, or its short name, such as CC0."),
        (("other.epub", "--record", "m-1"), "lavh: --record describes one publication: name one PATH."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(lavh: Lavh, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    status, _, errors = lavh("publish", epub(tmp_path), *words, *TO)
    assert (status, errors.strip()) == (2, sentence)


@pytest.mark.slow
def test_killed_in_the_middle_it_leaves_nothing_half_visible(tmp_path: Path) -> None:
    chapters = {
        f"c{number}.xhtml": f"<h1>{number}</h1>" + f"<p>{'Kitob boʻldi. ' * 40}</p>" * 200 for number in range(60)
    }
    book = epub(tmp_path, chapters=chapters)
    arguments = ("publish", str(book), *TO)
    with house(tmp_path / "home") as home:
        victim = home.start(*arguments)
        drafts = tmp_path / "home" / "files" / "drafts"
        while victim.poll() is None and not list(drafts.glob("*/00*")):
            pass
        victim.kill()
        victim.communicate()
        assert home.sql("SELECT count(*) FROM access_publication") == [(0,)]
        assert home.sql("SELECT count(*) FROM harvest_rawrecord") == [(0,)]
        assert home.lavh(*arguments).startswith("book.epub: /p/1 new: ")
        assert home.sql("SELECT count(*) FROM access_resource WHERE path LIKE 'c%.xhtml'") == [(60,)]

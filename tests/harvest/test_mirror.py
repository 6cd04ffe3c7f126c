"""One house harvests another: our provider and our harvester, over real HTTP."""

from pathlib import Path

import pytest

from tests.console.test_serve import free_port, served
from tests.factories.houses import House, house
from tests.samples import FOLDER

pytestmark = pytest.mark.slow
BOOKS, UZBEK = str(FOLDER / "marc21" / "lc-books.mrc"), str(FOLDER / "marc21" / "lc-uzbek.mrc")


def titles(home: House) -> list[str]:
    """Of what is not deleted."""
    return sorted(
        home.python(
            "from lavh.catalog.models import Record\nfrom lavh.formats.description import unpack\n"
            "for row in Record.objects.filter(deleted=False): print(unpack(row.description).titles[0].text)"
        ).splitlines()
    )


def test_what_is_new_changed_or_gone_there_is_so_here(tmp_path: Path) -> None:
    port = free_port()
    with house(tmp_path / "there") as there, house(tmp_path / "here") as here, served(there, port):
        there.lavh("import", BOOKS, UZBEK, "--institution", "Demo library", "--quiet", "--no-index")
        here.lavh("source", "add", f"http://127.0.0.1:{port}/oai", "--institution", "Mirror")
        here.lavh("harvest", "mirror", "--quiet", "--no-index")
        assert titles(here) == titles(there)
        there.lavh("import", UZBEK, "--institution", "Demo library", "--full", "--quiet", "--no-index")
        here.lavh("harvest", "mirror", "--quiet", "--no-index")
        assert titles(here) == titles(there)
        here.lavh("harvest", "mirror", "--full", "--quiet", "--no-index")
        assert titles(here) == titles(there)
        here.lavh(
            "source",
            "add",
            f"http://127.0.0.1:{port}/sru",
            "--institution",
            "Mirror",
            "--name",
            "sru",
            "--sru",
            "--query",
            "cql.allRecords = 1",
        )
        said = here.lavh("harvest", "mirror-sru", "--quiet", "--no-index")
        whole = len(titles(there))
        assert said.startswith(
            f"mirror-sru: {whole} records read: {whole} new, 0 changed, 0 unchanged, 0 deleted, 0 refused,"
        )

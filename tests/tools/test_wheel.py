"""The wheel: it carries all that a site needs, and runs where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.factories.houses import ROOT

pytestmark = pytest.mark.slow
MUST = {
    "lavh/web/dist/manifest.json", "lavh/locale/uz/LC_MESSAGES/django.mo", "lavh/locale/uz_Cyrl/LC_MESSAGES/django.mo",
    "lavh/demo_data/sources.toml", "lavh/demo_data/network.toml", "lavh/kernel/text/tables/alphabets.json", "lavh/harvest/vault-1.zdict",
    "lavh/web/templates/base.jinja", "lavh/formats/tabular/mappings/tate.toml",
}  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )  # fmt: skip
    return next(folder.glob("lavh-*.whl"))


def test_what_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert MUST - names == set()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"lavh"}
    assert [name for name in names if name.endswith(".pyc") or "node_modules" in name] == []
    assert sum(name.startswith("lavh/demo_data/records/") for name in names) >= 3


def test_it_runs_the_demo_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LAVH_", "DJANGO_"))}

    def lavh(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env={**clean, "PYTHONPATH": str(site), "LAVH_HOME": str(tmp_path / "home")}, cwd=tmp_path,
            text=True, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert lavh("-c", "import lavh; print(lavh.__file__)").startswith(str(site))
    assert "records read" in lavh("-m", "lavh", "demo", "--no-serve")
    assert lavh("-m", "lavh", "demo", "--no-serve") == ""  # everything is there already
    assert lavh("-m", "lavh", "doctor").endswith("Everything is well.\n")

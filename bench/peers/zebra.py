"""Zebra, the engine behind Koha: `zebraidx` over a MARC file with the stock rules for MARC 21."""

import shutil
from pathlib import Path

from figures import Spent, command, installed

PACKAGES = "idzebra-2.0 libidzebra-2.0-modules"
CONFIGURATION = """profilePath: {tab}
modulePath: {modules}
recordType: grs.marc.usmarc
attset: bib1.att
register: {register}:40G
memMax: 256
storeData: 1
"""


def there() -> bool:
    """Whether it can be run."""
    return installed("zebraidx", PACKAGES) and _modules() is not None


def index(records: Path, folder: Path) -> Spent:
    """Index a file anew; what that cost."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "register").mkdir(parents=True)
    (folder / "records").mkdir()
    (folder / "records" / records.name).symlink_to(records)
    written = CONFIGURATION.format(tab="/usr/share/idzebra-2.0/tab", modules=_modules(), register=folder / "register")
    (folder / "zebra.cfg").write_text(written)
    command(["zebraidx", "-c", folder / "zebra.cfg", "init"], cwd=folder)
    return command(["zebraidx", "-c", folder / "zebra.cfg", "-v", "none", "update", folder / "records"], cwd=folder)


def _modules() -> Path | None:
    found = sorted(Path("/usr/lib").glob("**/idzebra-2.0/modules/mod-grs-marc.so"))
    return found[0].parent if found else None

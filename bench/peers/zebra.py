"""Zebra, the engine behind Koha: `zebraidx` over a MARC file, with the stock rules of Debian's package or with those of a catalogue.

The stock rules (`usmarc.abs`) make words of everything and an index of titles, main authors, publishers and dates. `catalogue.abs` has what our index and
our alphabetical lists have: all authors, subjects, series, standard numbers, class numbers, languages, years, and headings that can be leafed through. Such an
instance also keeps what it needs to change a record, and writes so that a kill leaves the last state (shadow registers, `zebraidx commit`), as Koha does and as ours does.
"""

import shutil
from pathlib import Path
from typing import Literal

from figures import Spent, command, installed

Rules = Literal["stock", "catalogue"]
PACKAGES = "idzebra-2.0 libidzebra-2.0-modules"
TAB = "/usr/share/idzebra-2.0/tab"
CONFIGURATION = """profilePath: {tab}
modulePath: {modules}
recordType: {type}
attset: bib1.att
register: {folder}/register:40G
memMax: 256
storeData: 1
"""
SAFE = """shadow: {folder}/shadow:40G
storeKeys: 1
"""


def there() -> bool:
    """Whether it can be run."""
    return installed("zebraidx", PACKAGES) and _modules() is not None


def index(records: Path, folder: Path, rules: Rules = "stock") -> Spent:
    """Index a file anew; what that cost. Making the empty registers does not count."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("register", "shadow", "records"):
        (folder / name).mkdir(parents=True)
    (folder / "records" / records.name).symlink_to(records)
    own = Path(__file__).parent
    if rules == "stock":
        written = CONFIGURATION.format(tab=TAB, modules=_modules(), type="grs.marc.usmarc", folder=folder)
    else:
        written = CONFIGURATION.format(
            tab=f"{own}:{TAB}", modules=_modules(), type="grs.marcxml.catalogue", folder=folder
        )
        written += SAFE.format(folder=folder)
    (folder / "zebra.cfg").write_text(written)
    program = ["zebraidx", "-c", folder / "zebra.cfg", "-v", "none"]
    command([*program, "init"], cwd=folder)
    spent = command([*program, "update", folder / "records"], cwd=folder)
    if rules == "stock":
        return spent
    committed = command([*program, "commit"], cwd=folder)
    return Spent(spent.cpu + committed.cpu, spent.wall + committed.wall, spent.output + committed.output)


def _modules() -> Path | None:
    found = sorted(Path("/usr/lib").glob("**/idzebra-2.0/modules/mod-grs-xml.so"))
    return found[0].parent if found else None

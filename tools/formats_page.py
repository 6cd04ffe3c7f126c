"""docs/formats.md, made from the tables that readers and writers are run by. `tools/formats_page.py` writes it; `--check` says whether it is current."""

import inspect
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from lavh.formats import (  # noqa: E402
    audiobook,
    bibtex,
    cbz,
    csl,
    daisy,
    dtbook,
    epub,
    html,
    pdf,
    plaintext,
    recording,
    ris,
    schema_org,
)
from lavh.formats.alephseq import reader as alephseq  # noqa: E402
from lavh.formats.description import Description  # noqa: E402
from lavh.formats.ead import reader as ead  # noqa: E402
from lavh.formats.edm import reader as edm  # noqa: E402
from lavh.formats.edm import writer as edm_out  # noqa: E402
from lavh.formats.irbis import mapping as irbis  # noqa: E402
from lavh.formats.lido import reader as lido  # noqa: E402
from lavh.formats.marc21 import mapping as marc21  # noqa: E402
from lavh.formats.marcjson import reader as marcjson  # noqa: E402
from lavh.formats.marcxml import reader as marcxml  # noqa: E402
from lavh.formats.marcxml import writer as marcxml_out  # noqa: E402
from lavh.formats.mods import reader as mods  # noqa: E402
from lavh.formats.mods import writer as mods_out  # noqa: E402
from lavh.formats.oai_dc import reader as oai_dc  # noqa: E402
from lavh.formats.oai_dc import writer as oai_dc_out  # noqa: E402
from lavh.formats.reading import Profile  # noqa: E402
from lavh.formats.tabular import mapping as tabular  # noqa: E402
from lavh.formats.unimarc import mapping as unimarc  # noqa: E402
from lavh.formats.writing import WRITERS  # noqa: E402

PAGE = ROOT / "docs" / "formats.md"
Rows = Sequence[tuple[str, ...]]
READ: dict[str, Rows] = {
    "MARC 21 (ISO 2709)": marc21.CROSSWALK,
    "UNIMARC, RUSMARC, UZMARC (ISO 2709)": unimarc.CROSSWALK,
    "MARCXML, MarcXchange": marcxml.CROSSWALK,
    "MARC-in-JSON": marcjson.CROSSWALK,
    "Aleph sequential": alephseq.CROSSWALK,
    "IRBIS64 text": irbis.CROSSWALK,
    "Dublin Core (oai_dc, DCMI terms)": oai_dc.CROSSWALK,
    "MODS": mods.CROSSWALK,
    "EAD 2002, EAD3": ead.CROSSWALK,
    "LIDO": lido.CROSSWALK,
    "EDM": edm.CROSSWALK,
    "CSV, JSON": tabular.CROSSWALK,
}
WRITTEN: dict[str, Rows] = {
    "MARCXML": marcxml_out.CROSSWALK,
    "Dublin Core": oai_dc_out.CROSSWALK,
    "MODS": mods_out.CROSSWALK,
    "EDM": edm_out.CROSSWALK,
    "schema.org": schema_org.CROSSWALK,
    "CSL-JSON": csl.CROSSWALK,
    "RIS": ris.CROSSWALK,
    "BibTeX": bibtex.CROSSWALK,
}
PUBLICATIONS: dict[str, Rows] = {
    "EPUB 2, EPUB 3": epub.CROSSWALK,
    "PDF": pdf.CROSSWALK,
    "Comics (CBZ)": cbz.CROSSWALK,
    "Plain text, Markdown": plaintext.CROSSWALK,
    "HTML": html.CROSSWALK,
    "Audiobooks": audiobook.CROSSWALK,
    "Recordings": recording.CROSSWALK,
    "DAISY 2.02, DAISY 3": daisy.CROSSWALK,
    "DTBook": dtbook.CROSSWALK,
}
OVERVIEW = ("MARCXML", "Dublin Core", "MODS", "EDM", "schema.org")
FIELDS = frozenset(Description.__struct_fields__)
_NAME = re.compile(r"[a-z_]+")
INTRODUCTION = """# Formats

<!-- Made by tools/formats_page.py from the tables in src/lavh/formats. Do not edit. -->

Every format is read into one type, `Description` (`src/lavh/formats/description.py`), and written from it. What a source says and `Description`
has no place for stays in the raw record, which is kept as it came and given at `/api/v1/records/N/raw`.

A record that came as MARC 21 leaves as MARCXML field by field as it came. All others are composed anew, with forms in other scripts as 880.
"""
PUBLISHED = """## Publications

What `lavh publish` opens. Everything becomes one shape, a Readium Web Publication Manifest (`/p/N/manifest.json`) with positions, contents, pages and, where text
and sound belong together, guided navigation.
"""
PROFILES = """## Profiles

How one source writes what its norm leaves open, as a TOML file: `lavh import … --profile FILE`, `lavh source add … --profile FILE`.
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, _writers(), "## Where each field goes\n", _overview(), PROFILES, _profile()]
    parts += ["## Read\n", *(_table(name, rows, "read into") for name, rows in READ.items())]
    parts += ["## Written\n", *(_table(name, rows, "made from") for name, rows in WRITTEN.items())]
    parts += [PUBLISHED, *(_table(name, rows, "becomes") for name, rows in PUBLICATIONS.items())]
    return "\n".join(parts)


def _writers() -> str:
    rows = [(f"`.{each.suffix}`", each.media_type, each.name) for each in WRITERS.values()]
    return "## Permalinks\n\n`/w/N` is a work, `/r/N` a record; with a suffix, or by `Accept`, in each format.\n\n" + _markdown(("suffix", "media type", "writer"), rows)  # fmt: skip


def _overview() -> str:
    """For each field of a description the places it is written to."""
    rows = []
    for field in Description.__struct_fields__:
        cells = [", ".join(dict.fromkeys(foreign for foreign, *rest in WRITTEN[name] if field in _ours(rest[0]))) for name in OVERVIEW]  # fmt: skip
        rows.append((f"`{field}`", *cells))
    return _markdown(("field", *OVERVIEW), rows)


def _profile() -> str:
    """The fields of a profile, with the comments that stand beside them in the code."""
    body = inspect.getsource(Profile).split('"""', 2)[2]
    fields = re.split(r"\n    (?=[a-z_]+:)", body)[1:]
    rows = [(f"`{each.partition(':')[0]}`", " ".join(each.partition("  # ")[2].split())) for each in fields]
    return _markdown(("setting", "what it says"), [row for row in rows if row[1]])


def _ours(text: str) -> set[str]:
    """The fields of a description that a cell names."""
    return {name for name in _NAME.findall(re.sub(r"\[[^\]]*\]", "", text)) if name in FIELDS}


def _table(name: str, rows: Rows, between: str) -> str:
    return f"### {name}\n\n" + _markdown(("there", between, "how"), [(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows])  # fmt: skip


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Write the page, or check it."""
    made = page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made:
            return 0
        print("docs/formats.md is out of date: run tools/formats_page.py.")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

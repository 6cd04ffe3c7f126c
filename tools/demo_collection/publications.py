"""What can be read and heard in the demo: publications of ../shared/data, packed so that the same input gives the same bytes."""

import shutil
import zipfile
from pathlib import Path

BOOKS = {  # name in the collection → file of ../shared/data
    "declaration-uz.epub": "epub/udhr-made/udhr_uzn_latn.epub",
    "declaration-uz-cyrl.epub": "epub/udhr-made/udhr_uzn_cyrl.epub",
    "declaration-kaa.epub": "epub/udhr-made/udhr_kaa.epub",
    "declaration-ru.epub": "epub/udhr-made/udhr_rus.epub",
    "declaration-ar.epub": "epub/udhr-made/udhr_arb.epub",
    "declaration-en.epub": "epub/udhr-made/udhr_eng.epub",
    "declaration-ko.epub": "epub/udhr-made/udhr_kor.epub",
    "declaration-uz.pdf": "pdf/udhr_uzn_latn-made.pdf",
    "sherlock-holmes.epub": "epub/standardebooks/conan-doyle_sherlock-holmes.epub",
    "moby-dick.audiobook": "audio/audiobook-moby-dick.audiobook",
}
TALKING = {  # name in the collection → folder
    "declaration-uz.daisy.zip": "daisy/daisy202-udhr-uzn_latn-made",
    "declaration-ru.daisy.zip": "daisy/daisy3-udhr-rus-made",
}
NEVER = (2026, 1, 1, 0, 0, 0)


def write(data: Path, out: Path) -> None:
    """Copy the books, pack the talking books."""
    out.mkdir(parents=True, exist_ok=True)
    for name, file in BOOKS.items():
        shutil.copyfile(data / file, out / name)
    for name, folder in TALKING.items():
        _pack(data / folder, out / name)


def _pack(folder: Path, target: Path) -> None:
    """Sound is packed already; the rest shrinks."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(file.name, NEVER)
            entry.external_attr = 0o644 << 16
            way = zipfile.ZIP_STORED if file.suffix == ".mp3" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes(), way)

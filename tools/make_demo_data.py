"""Make demo_data/records and demo_data/publications from the open sets of ../shared/data. The same input gives the same bytes.

`PYTHONPATH=src:. python tools/make_demo_data.py [--data ../shared/data] [--out demo_data/records]`
"""

import argparse
import csv
import io
import json
import lzma
import tarfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.demo_collection import made, publications, uzbek
from tools.demo_collection.choosing import Choice, Chosen, rank, sift
from tools.demo_collection.copies import Desk, with_copies

PACK = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
FINDING_AIDS = {  # file → archive. Shallow and deep ones; photographs, sound, music, papers
    "state": (
        "eadmss.ms008048.2.xml", "eadmss.ms007007.2.xml", "eadmss.ms997009.2.xml", "eadmss.ms009139.2.xml", "eadmss.ms010275.2.xml", "eadgdc.gc013001.2.xml",
        "eadafc.af006009.2.xml", "eadmss.ms009100.2.xml", "eadmss.ms006048.2.xml", "eadpnp.pp002003.2.xml", "eadmss.ms009331.2.xml",
    ),
    "music": (
        "eadmbrs.rs010002.2.xml", "eadmus.mu010001.2.xml", "eadmus.mu010011.2.xml", "eadafc.af011004.2.xml", "eadafc.af006006.2.xml", "eadmus.mu012014.2.xml",
        "eadmus.mu010018.2.xml", "eadafc.af999001.2.xml", "eadmus.mu011013.2.xml", "eadmbrs.rs004001.2.xml", "eadafc.af005001.2.xml", "eadmus.mu001001.2.xml",
    ),
}  # fmt: skip


def main() -> None:
    """Write every file of the collection and say how much each holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("demo_data/records"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    libraries(options.data, options.out)
    museums(options.data, options.out)
    archives(options.data / "ead" / "lc-ead2002.tar.xz", options.out)
    made.scores(options.data / "scores" / "mei", options.out / "scores.mrc.xz", pack)
    made.declaration(options.data / "text" / "udhr", options.out / "declaration-of-human-rights.mrc.xz", pack)
    publications.write(options.data, options.out.parent / "publications")
    for file in (*sorted(options.out.iterdir()), *sorted((options.out.parent / "publications").iterdir())):
        print(f"{file.stat().st_size:>9,}  {file.name}")


def pack(path: Path, content: bytes) -> None:
    """Write compressed, the same bytes every time."""
    path.write_bytes(lzma.compress(content, format=lzma.FORMAT_XZ, filters=PACK))


def libraries(data: Path, out: Path) -> None:
    """The national library has everything chosen; the others have a part of it, with copies to lend."""
    chosen = sift(data / "marc", uzbek.numbers(data / "uzbek"))
    national = Desk("demo-national-library", "DEMO-N", ("main",))
    samarkand = Desk("demo-samarkand-library", "DEMO-S", ("main", "main", "registon"))
    nukus = Desk("demo-nukus-university-library", "DEMO-U", ("main",))
    blind = Desk("demo-library-for-the-blind", "DEMO-B", ("main",))
    spellings = uzbek.Spellings(data / "uzbek")
    books = [each for each in chosen if each.choice not in {Choice.TACTILE, Choice.GOVERNMENT_SET}]
    pack(out / "national-library.mrc.xz", b"".join(with_copies(each.raw, national, lends=False) for each in books))
    pack(out / "samarkand-library.mrc.xz", b"".join(_samarkand(books, spellings, samarkand)))
    pack(out / "nukus-university-library.mrc.xz", b"".join(_nukus(books, spellings, nukus)))
    tactile = [each.raw for each in chosen if each.choice is Choice.TACTILE]
    pack(out / "braille.mrc.xz", b"".join(with_copies(raw, blind) for raw in tactile))
    government = [each.raw for each in chosen if each.choice is Choice.GOVERNMENT_SET]
    pack(out / "government-documents.mrc.xz", b"".join(government))
    photographs = (data / "marc" / "pymarc-tests" / "regression45.dat").read_bytes().split(b"\x1d")
    pack(out / "prokudin-gorskii.mrc.xz", b"".join(raw + b"\x1d" for raw in photographs if raw[5:8] == b"nkd"))


def _samarkand(books: Iterable[Chosen], spellings: uzbek.Spellings, desk: Desk) -> Iterator[bytes]:
    """Classics, and half of what is in Uzbek and its neighbours; Uzbek titles newly described in the Latin of 1995."""
    for each in books:
        if twin := spellings.twin(each.raw, "Latn", desk):
            yield with_copies(twin, desk)
        elif each.choice is Choice.CLASSIC or (each.choice is Choice.CENTRAL_ASIA and rank(each.number) % 2):
            yield with_copies(each.raw, desk)


def _nukus(books: Iterable[Chosen], spellings: uzbek.Spellings, desk: Desk) -> Iterator[bytes]:
    """Theses, a third of the classics and of Central Asia; Uzbek titles newly described in Cyrillic."""
    for each in books:
        if twin := spellings.twin(each.raw, "Cyrl", desk):
            yield with_copies(twin, desk)
        elif each.choice is Choice.THESIS or (
            each.choice in {Choice.CLASSIC, Choice.CENTRAL_ASIA, Choice.LANGUAGE} and rank(each.number) % 3 == 0
        ):
            yield with_copies(each.raw, desk)


def museums(data: Path, out: Path) -> None:
    """Works of Tate and the Carnegie Museum of Art, at most a few of each maker; sound and film of the National Gallery of Art."""
    tate = _few(_lines(data / "museum" / "tate-artworks.ndjson.xz"), "acno", 900, _tate_maker, most=8)
    pack(out / "art-museum.ndjson.xz", b"".join(tate))
    cmoa = list(_lines(data / "museum" / "cmoa-objects.ndjson.xz"))
    things = [line for line in cmoa if "neg" not in str(json.loads(line).get("classification")).lower()]
    negatives = [line for line in cmoa if "neg" in str(json.loads(line).get("classification")).lower()]
    pack(out / "decorative-arts.ndjson.xz", b"".join(_few(things, "id", 500, _cmoa_maker, most=6)))
    pack(out / "photographs.ndjson.xz", b"".join(_few(negatives, "id", 400, _cmoa_maker, most=400)))
    with lzma.open(data / "museum" / "nga" / "media_items.csv.xz", "rt", encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    sorts = Counter[str]()
    for row in sorted((row for row in rows if any(map(str.isalpha, row[2])) and row[3]), key=lambda row: rank(row[0])):
        sorts[row[1]] += 1
        if sorts[row[1]] <= 150:
            writer.writerow(row)
    pack(out / "media_items.csv.xz", written.getvalue().encode())


def _lines(path: Path) -> Iterator[bytes]:
    with lzma.open(path) as stream:
        yield from stream


def _few(
    lines: Iterable[bytes], key: str, count: int, maker: Callable[[dict[str, object]], str], *, most: int
) -> list[bytes]:
    """The first `count` in the order of their rank, at most `most` of one maker, with a title."""
    per: Counter[str] = Counter()
    found: list[bytes] = []
    ranked = sorted(
        ((rank(str((thing := json.loads(line))[key])), line, thing) for line in lines), key=lambda row: row[0]
    )
    for _, line, thing in ranked:
        name = maker(thing)
        if thing.get("title") and per[name] < most and len(found) < count:
            per[name] += 1
            found.append(line)
    return found


def _tate_maker(thing: dict[str, object]) -> str:
    return str(thing.get("all_artists"))


def _cmoa_maker(thing: dict[str, object]) -> str:
    creators = thing.get("creator") or [{}]
    return str(creators[0].get("full_name") if isinstance(creators, list) else "")


def archives(path: Path, out: Path) -> None:
    """The finding aids named above, as tar files."""
    texts: dict[str, bytes] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            inner = archive.extractfile(member) if member.isfile() else None
            if inner:
                texts[Path(member.name).name] = inner.read()
    for name, files in FINDING_AIDS.items():
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as tar:
            for file in files:
                entry = tarfile.TarInfo(file)
                entry.size = len(texts[file])
                tar.addfile(entry, io.BytesIO(texts[file]))
        pack(out / f"{name}-archive.tar.xz", packed.getvalue())


if __name__ == "__main__":
    main()

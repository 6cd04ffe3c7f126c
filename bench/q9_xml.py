"""Q9 for XML, JSON and tables: broken inputs that crash, hang or lose a good neighbour.

    python bench/q9_xml.py [--shared ../shared]

Reads every XML, JSON and CSV file of the shared data, then the same samples broken in many ways and bombs made here. Prints what each set
holds to standard error and one JSON line to standard output.
"""

import argparse
import bz2
import gzip
import io
import lzma
import os
import random
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from guarded import Guarded, Tally, nothing, tell

from lavh.formats import registry
from lavh.formats.reading import Format, Profile, Raw
from lavh.kernel.errors import LavhError

ROOT = Path(__file__).resolve().parent.parent
PROFILE = Profile()


def main() -> None:
    """Read everything, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LAVH_SHARED", ROOT.parent / "shared")))
    shared = parser.parse_args().shared
    tally = nothing()
    records = sum(count_set(name, inputs, tally) for name, inputs in sets(shared / "data"))
    broken = break_samples(tally) + bombs(tally)
    tell(
        "xml",
        "XML, JSON and table inputs",
        tally,
        f"{records} records and components of the shared data, {broken} broken inputs",
    )


def sets(data: Path) -> Iterator[tuple[str, Iterator[tuple[str, bytes]]]]:
    """(name of the set, its files)."""
    if not data.is_dir():
        print(f"no shared data at {data}: only broken inputs are read", file=sys.stderr)
        return
    for folder in (
        "museum",
        "museum/lido",
        "museum/edm",
        "museum/nga",
        "ead/samples",
        "ead/ead3",
        "ead/ehri",
        "alto/lc-mets",
        "alto/kant-aufklaerung-1784",
        "alto/pembroke-werke-1766",
        "marc/malformed",
        "marc/openlibrary",
        "marc/pymarc-tests",
        "marc/stanford-marcjson",
        "marc/unimarc",
        "marc/unimarc/bnf",
        "marc/rero",
    ):
        yield folder, ((file.name, opened(file)) for file in sorted((data / folder).glob("*")) if file.is_file())
    archive = data / "ead" / "lc-ead2002.tar.xz"
    if archive.is_file():
        yield "ead/lc-ead2002", members(archive)
    for folder in sorted((data / "marc" / "marcxml-sru").glob("*")):
        yield (
            f"marc/marcxml-sru/{folder.name}",
            ((file.name, opened(file)) for file in sorted(folder.rglob("*")) if file.is_file()),
        )


def opened(file: Path) -> bytes:
    """The bytes of a file, unpacked."""
    packed = {".xz": lzma.open, ".gz": gzip.open, ".bz2": bz2.open}.get(file.suffix)
    if packed is None:
        return file.read_bytes()
    with packed(file) as stream:
        return stream.read()


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The files in an archive."""
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield member.name, stream.read()


def count_set(name: str, inputs: Iterator[tuple[str, bytes]], tally: Tally) -> int:
    """Read all files of a set; how many records they hold."""
    kinds: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    files = 0
    for file, content in inputs:
        files += 1
        with Guarded(f"{name}/{file}", tally):
            found = detected(content, file)
            if found is None:
                problems["not-ours"] += 1
                continue
            for raw in found.split(io.BytesIO(content), PROFILE):
                reading = found.read(raw.content, PROFILE)
                kinds[found.name if reading.description else "grave"] += 1
                problems.update(problem.code for problem in (*raw.problems, *reading.problems))
    print(f"{name:32} {files:4} files  {dict(kinds)}  {dict(problems)}", file=sys.stderr)
    return kinds.total()


def detected(content: bytes, file: str) -> Format | None:
    """The format of a file, if it is one of ours."""
    with suppress(LavhError):
        return registry.detect(content[: registry.HEAD], file)
    return None


# Broken on purpose

GOOD = 200


def streams() -> dict[str, tuple[bytes, Callable[[int], bytes], bytes]]:
    """Format → (beginning, one record by number, end)."""
    return {
        "oai_dc": (
            b'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>',
            lambda number: (
                (
                    b"<record><header><identifier>oai:x:%d</identifier><datestamp>2024-01-01</datestamp></header><metadata>"
                    b'<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                    b"<dc:title>Title %d</dc:title><dc:identifier>id-%d</dc:identifier></oai_dc:dc></metadata></record>\n"
                )
                % (number, number, number)
            ),
            b"</ListRecords></OAI-PMH>",
        ),
        "mods": (
            b'<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3">',
            lambda number: (
                b"<mods><titleInfo><title>Title %d</title></titleInfo><identifier>id-%d</identifier></mods>\n"
                % (number, number)
            ),
            b"</modsCollection>",
        ),
        "lido": (
            b'<?xml version="1.0"?><lido:lidoWrap xmlns:lido="http://www.lido-schema.org">',
            lambda number: (
                (
                    b"<lido:lido><lido:lidoRecID>id-%d</lido:lidoRecID><lido:descriptiveMetadata><lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet>"
                    b"<lido:appellationValue>Title %d</lido:appellationValue></lido:titleSet></lido:titleWrap></lido:objectIdentificationWrap>"
                    b"</lido:descriptiveMetadata></lido:lido>\n"
                )
                % (number, number)
            ),
            b"</lido:lidoWrap>",
        ),
        "edm": (
            b'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>',
            lambda number: (
                (
                    b"<record><header><identifier>oai:x:%d</identifier><datestamp>2024-01-01</datestamp></header><metadata>"
                    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                    b'<edm:ProvidedCHO rdf:about="id-%d"><dc:title>Title %d</dc:title></edm:ProvidedCHO></rdf:RDF></metadata></record>\n'
                )
                % (number, number, number)
            ),
            b"</ListRecords></OAI-PMH>",
        ),
        "edm-bare": (
            b"<all>",
            lambda number: (
                (
                    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                    b'<edm:ProvidedCHO rdf:about="id-%d"><dc:title>Title %d</dc:title></edm:ProvidedCHO></rdf:RDF>\n'
                )
                % (number, number)
            ),
            b"</all>",
        ),
        "marcxml": (
            b'<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">',
            lambda number: (
                (
                    b'<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">id-%d</controlfield><datafield tag="245" ind1="0" ind2="0">'
                    b'<subfield code="a">Title %d</subfield></datafield></record>\n'
                )
                % (number, number)
            ),
            b"</collection>",
        ),
        "tabular": (b"", lambda number: b'{"t": "Title %d", "i": "id-%d"}\n' % (number, number), b""),
        "tabular-array": (b"[", lambda number: b'{"t": "Title %d", "i": "id-%d"},\n' % (number, number), b"{}]"),
        "tabular-csv": (b"t,i\n", lambda number: b'"Title %d",id-%d\n' % (number, number), b""),
        "ead": (
            b"<ead><eadheader><eadid>A</eadid></eadheader><archdesc><dsc>",
            lambda number: b'<c01 id="i%d"><did><unittitle>Title %d</unittitle></did></c01>\n' % (number, number),
            b"</dsc></archdesc></ead>",
        ),
    }


def break_samples(tally: Tally) -> int:
    """Every tenth record broken in every way, and whole streams cut short: the others must all be there."""
    made = 0
    for name, (beginning, record, end) in streams().items():
        found = registry.formats()[name.partition("-")[0]]
        for way, harm in WAYS.items():
            body = [
                harm(record(number), random.Random(number)) if number % 10 == 0 else record(number)
                for number in range(GOOD)
            ]
            content = beginning + b"".join(body) + end
            made += 1
            expected = {f"Title {number}" for number in range(GOOD) if number % 10}
            missed = expected - titles(found, content, f"{name} {way}", tally)
            if missed:
                tally.lost.append(f"{name} {way}: {len(missed)} of {len(expected)}: {sorted(missed)[:3]}")
        whole = beginning + b"".join(record(number) for number in range(50)) + end
        for cut in range(0, len(whole), 997):
            made += 1
            expected = {
                f"Title {number}" for number in range(50) if whole.find(record(number)) + len(record(number)) <= cut
            }
            missed = expected - titles(found, whole[:cut], f"{name} cut at {cut}", tally)
            if missed:
                tally.lost.append(f"{name} cut at {cut}: {sorted(missed)[:3]}")
    return made


def _without_last_tag(record: bytes, _chance: random.Random) -> bytes:
    return record[: max(record.rfind(b"</"), record.rfind(b"}"), 0)] + b"\n"


def _without_first(record: bytes, _chance: random.Random) -> bytes:
    return record[5:]


def _noise(record: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(2, len(record) - 9)
    return record[:place] + bytes(chance.randrange(128, 256) for _ in range(8)) + record[place + 8 :]


def _drop(record: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(2, len(record) - 7)
    return record[:place] + record[place + 6 :]


WAYS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "without its end": _without_last_tag,
    "without its beginning": _without_first,
    "with noise": _noise,
    "with bytes missing": _drop,
    "with a control character": lambda record, _: record.replace(b"Title", b"Ti\x0btle"),
    "with a bare ampersand": lambda record, _: record.replace(b"Title", b"A & B <"),
    "with an open comment": lambda record, _: record.replace(b"Title", b"<!-- Title"),
    "with an open quote": lambda record, _: record.replace(b"Title", b'"Title'),
    "cut in the middle": lambda record, _: record[: len(record) // 2] + b"\n",
    "doubled inside": lambda record, _: record[: len(record) // 2] + record,
}


def titles(found: Format, content: bytes, name: str, tally: Tally) -> set[str]:
    """All titles that a stream gives."""
    profile = Profile(mapping={"titles": [{"text": "t"}]}) if found.name == "tabular" else PROFILE
    seen: set[str] = set()
    with Guarded(name, tally):
        for raw in found.split(io.BytesIO(content), profile):
            seen.update(_titles(found, raw, profile))
    return seen


def _titles(found: Format, raw: Raw, profile: Profile) -> set[str]:
    description = found.read(raw.content, profile).description
    return {title.text for title in description.titles} if description else set()


def bombs(tally: Tally) -> int:
    """Inputs made to exhaust time, memory or trust."""
    megabyte = 1 << 20
    laughs = b'<!DOCTYPE a [<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12)
    )
    inputs = {
        "billion laughs": laughs + b"]><dc xmlns='http://purl.org/dc/elements/1.1/'><title>&a11;</title></dc>",
        "external entity": b'<!DOCTYPE ead [<!ENTITY x SYSTEM "file:///etc/passwd">]><ead><c>&x;</c></ead>',
        "parameter entity": b'<!DOCTYPE ead [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><ead/>',
        "external document type": b'<!DOCTYPE dc SYSTEM "http://127.0.0.1:9/x.dtd"><dc xmlns="http://purl.org/dc/elements/1.1/"><title>T</title></dc>',
        "deep": b"<ead>" + b"<c>" * (megabyte // 3),
        "deep rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' + b"<edm:ProvidedCHO>" * (megabyte // 16),
        "many objects": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/">'
        + b"".join(b'<edm:ProvidedCHO rdf:about="%d"/>' % n for n in range(100_000)),
        "objects on a chain": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/">'
        + b"".join(b'<edm:ProvidedCHO rdf:about="%d"><a rdf:resource="p0"/></edm:ProvidedCHO>' % n for n in range(2000))
        + b"".join(b'<edm:Place rdf:about="p%d"><a rdf:resource="p%d"/></edm:Place>' % (n, n + 1) for n in range(2000))
        + b"</rdf:RDF>",
        "deep places": b"<lido><descriptiveMetadata><eventWrap><eventSet><event><eventPlace><place>" + b"<partOfPlace>" * 200,
        "deep elements": b'<dc xmlns="http://purl.org/dc/elements/1.1/">' + b"<a>" * (megabyte // 3),
        "long attribute": b'<dc xmlns="http://purl.org/dc/elements/1.1/" a="' + b"x" * (20 * megabyte) + b'"/>',
        "long text": b'<dc xmlns="http://purl.org/dc/elements/1.1/"><title>' + b"x" * (40 * megabyte) + b"</title></dc>",
        "many attributes": b'<dc xmlns="http://purl.org/dc/elements/1.1/" ' + b"".join(b'a%d="" ' % n for n in range(100_000)) + b"/>",
        "open comments": b'<dc xmlns="http://purl.org/dc/elements/1.1/">' + b"<!--" * (megabyte // 2),
        "open sections": b"<ead><c>" + b"<![CDATA[" * megabyte,
        "open document types": b"<dc>" + b"<!DOCTYPE a [" * megabyte,
        "open tags": b"<ead " * megabyte,
        "open records": b"<OAI-PMH>" + b"<record><metadata><dc>" * (megabyte // 8),
        "brackets": b'{"a":' * megabyte,
        "open strings": b'[{"a":"\n' * megabyte,
        "open quotes": b'a,b\n"x' + b'\n"y' * megabyte,
        "one long line": b"a,b\n" + b"x" * (30 * megabyte),
        "nul": b"a,b\n" + b"\0" * (10 * megabyte),
        "utf-16": '<?xml version="1.0" encoding="utf-16"?><ead><c>x</c></ead>'.encode("utf-16")[:-1],
    }  # fmt: skip
    for name, content in inputs.items():
        for found in registry.formats().values():
            with Guarded(f"bomb: {name} as {found.name}", tally):
                profile = Profile(mapping={"titles": [{"text": "a"}]}) if found.name == "tabular" else PROFILE
                for raw in found.split(io.BytesIO(content), profile):
                    found.read(raw.content, profile)
    return len(inputs)


if __name__ == "__main__":
    main()

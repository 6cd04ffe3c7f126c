"""Uzbek records described anew in Cyrillic and in the Latin of 1995, as two more libraries would have described the same edition."""

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import alifbo
from pymarc import Subfield
from tools.demo_collection.copies import Desk, made_field, read

from lavh.kernel.text.romanised import converter

FILE = "lc-uzbek-titles-derived.tsv"
WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\ufe20\ufe21ʹʺ])*")
SPELT = {"100": "a", "700": "a", "245": "bcnp", "250": "a", "260": "ab", "264": "ab", "490": "a"}
NOTE = "Demo record: derived by rule from record {number} of the Library of Congress."
ARABIC = re.compile("[ʻʾ]|[aiu]\u0304|[dhstz]\u0323")  # romanised from Arabic writing, or Latin: "[s.n.]"
convert = converter("uz")


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / FILE).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def numbers(folder: Path) -> set[str]:
    """The records that have derived titles."""
    return {row["lc_001"].strip() for row in _rows(folder)}


def cyrillic(text: str) -> str:
    """Text romanised by the ALA-LC table → Uzbek Cyrillic; words that are no Uzbek stay."""

    def word(found: re.Match[str]) -> str:
        written = found[0]
        read_as = convert(written.lower()) or written
        if written.isupper() and len(written) > 2:
            return read_as.upper()
        return read_as.capitalize() if written[0].isupper() else read_as

    if ARABIC.search(unicodedata.normalize("NFD", text)) or text.startswith("[s."):
        return text

    return WORD.sub(word, text)


def latin(text: str) -> str:
    """The same in the Latin alphabet of 1995."""
    read_as = cyrillic(text)
    return text if read_as == text else str(alifbo.to_old_latin(alifbo.from_cyrillic(read_as).text).text)


class Spellings:
    """Makes twins of records whose titles are known to convert well."""

    def __init__(self, folder: Path) -> None:
        self.titles = {row["lc_001"].strip(): row for row in _rows(folder)}

    def twin(self, raw: bytes, script: str, desk: Desk) -> bytes | None:
        """The record in another script under a number of its own; None if it is not one of the list."""
        record = read(raw)
        number = str(record["001"].data).strip()
        titles = self.titles.get(number)
        if titles is None:
            return None
        spell: Callable[[str], str] = cyrillic if script == "Cyrl" else latin
        for tag, codes in SPELT.items():
            for each in record.get_fields(tag):
                each.subfields = [
                    Subfield(part.code, spell(part.value)) if part.code in codes else part for part in each.subfields
                ]
        title = record["245"].subfields[0]
        mark = " " + title.value.rsplit(" ", 1)[-1] if title.value.rstrip().endswith((" /", " :", " =", " ;")) else ""
        derived = titles["cyrillic_derived" if script == "Cyrl" else "latin1995_derived"].strip(" /:=;")
        record["245"].subfields[0] = Subfield(title.code, derived + mark)
        record["001"].data = f"{desk.prefix.lower()}-{number}"
        record.remove_fields("003", "010", "035", "040", "880", "240", "246", "500", "504", "066")
        record.add_ordered_field(made_field("040", "  ", f"a{desk.name}", "buzb"))
        record.add_ordered_field(made_field("500", "  ", "a" + NOTE.format(number=number)))
        return bytes(record.as_marc())

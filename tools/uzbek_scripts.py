"""Uzbek of 1995 (Latin) → Cyrillic and → the reformed Latin, for the interface's own sentences.

Letter rules are alifbo's; loan words whose Cyrillic spelling no rule gives (альбом, сентябрь) stand in uzbek_words.tsv by their stems.
Named places, tags, addresses, commands and international abbreviations stay as they are.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import alifbo

# %(name)s, {name}, %%, <tags>, entities, addresses, e-mails, commands and codes in back ticks
KEPT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%%|<[^>]+>|&\w+;|https?://\S+|\S+@\S+|`[^`]*`|/[a-z]{2}/\S*")
LATIN_NAMES = {
    "Lavh", "QR", "API", "OAI", "PMH", "SRU", "CQL", "ISBN", "ISSN", "ISMN", "MARC", "UNIMARC", "RUSMARC", "UZMARC", "XML", "JSON", "LD", "HTML",
    "HTTP", "HTTPS", "CSV", "EAD", "LIDO", "EDM", "MODS", "DOI", "ARK", "VIAF", "ISNI", "LCCN", "OCLC", "URL", "PDF", "EPUB", "RIS", "BibTeX", "CSL",
    "APA", "ISO", "GOST", "UDC", "BBK", "DDC", "LCC", "Wi", "Fi", "SMS", "Atom", "OpenSearch", "IIIF", "OPDS", "DAISY", "BRF", "LRM", "Dublin",
    "Core", "Apache", "CC", "BY", "SA", "NC", "ND", "Creative", "Commons", "Andika", "Esc", "Enter", "Tab", "Ctrl", "OR", "ID", "RSS", "GPS", "PNG",
    "SVG", "IRBIS", "MB", "KB", "kB", "Natural", "Earth", "GitHub", "Turbo", "W3C", "WCAG", "AA", "AAA", "schema", "org", "Tantivy", "SQLite",
    "PostgreSQL",
}  # fmt: skip
WORD = re.compile(r"[A-Za-zʻʼ‘’]+")
TABLE = Path(__file__).with_name("uzbek_words.tsv")


def to_cyrillic(text: str) -> str:
    """A sentence in Cyrillic."""
    return _outside_kept(text, lambda piece: WORD.sub(lambda match: _cyrillic_word(match[0]), piece))


def to_reformed(text: str) -> str:
    """A sentence in the reformed Latin."""
    return _outside_kept(text, lambda piece: WORD.sub(lambda match: _reformed_word(match[0]), piece))


def left_in_latin(text: str) -> list[str]:
    """Words of a converted sentence that are still in Latin and have no right to be."""
    bare = KEPT.sub(" ", text)
    return [word for word in re.findall(r"[A-Za-z]{2,}", bare) if word not in LATIN_NAMES]


def _outside_kept(text: str, convert: Callable[[str], str]) -> str:
    pieces, place = [], 0
    for match in KEPT.finditer(text):
        pieces += [convert(text[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*pieces, convert(text[place:])])


def _cyrillic_word(word: str) -> str:
    if word in LATIN_NAMES or (len(word) == 1 and word not in "oOuU"):
        return word
    plain = word.replace("‘", "ʻ").replace("’", "ʼ")
    stem = next((stem for stem in _stems() if plain.lower().startswith(stem)), "")
    rest = alifbo.to_cyrillic(plain[len(stem) :], foreign_words="transliterate").text
    if not stem:
        return rest
    if rest[:1] == "э":  # only a word's first letter is э; this one follows a stem
        rest = "е" + rest[1:]
    cyrillic = _stems()[stem]
    if rest and cyrillic.endswith("ь"):  # сентябрь, but сентябрда
        cyrillic = cyrillic[:-1]
    return (cyrillic.capitalize() if plain[:1].isupper() else cyrillic) + rest


def _reformed_word(word: str) -> str:
    if word in LATIN_NAMES:
        return word
    return alifbo.to_new_latin(word.replace("‘", "ʻ").replace("’", "ʼ")).text


@cache
def _stems() -> dict[str, str]:
    """Latin stem → Cyrillic stem, longest first."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return dict(sorted(((row[0], row[1]) for row in rows), key=lambda pair: -len(pair[0])))

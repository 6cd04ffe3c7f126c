"""Names and roles as foreign records write them."""

import re
from functools import lru_cache

from lavh.formats.codes import relators

_LIFE = re.compile(
    r"""[,(\s]+\(?((?:b\.|d\.|born|c\.|ca\.|fl\.|active|р\.|род\.)?\s*\d{3,4}\s*\??(?:\s*[-–—]\s*(?:c\.|ca\.)?\s*(?:\d{3,4}\s*\??)?)?)\)?\.?$"""
)
_CODE = re.compile(r"\(([a-z]{3})\)$")
_RELATOR_URI = "id.loc.gov/vocabulary/relators/"

# Words that museums and archives use, beside the terms of the MARC relators: makers of things, German (LIDO of the DDB), Uzbek.
_OTHERS = {
    "bookbinder": "bnd", "goldsmith": "art", "maker": "mfr", "painter": "art", "potter": "art", "print maker": "prm", "weaver": "wvr",
    "architekt": "arc", "bildhauer": "scl", "entwerfer": "dsr", "entwurf": "dsr", "fotografin": "pht", "grafiker": "prm", "hersteller": "mfr",
    "herstellerin": "mfr", "kupferstecher": "egr", "künstler": "art", "künstlerin": "art", "maler": "art", "malerin": "art", "medailleur": "scl",
    "münzherr": "org", "auftraggeber": "pat", "radierer": "etr", "stecher": "egr", "verleger": "pbl", "vorbesitzer": "fmo", "zeichner": "drm",
    "художник": "art", "rassom": "art", "meʼmor": "arc", "haykaltarosh": "scl", "bastakor": "cmp",
}  # fmt: skip
ROLES = relators.ROLES | _OTHERS
CODES = relators.CODES | frozenset(_OTHERS.values())


@lru_cache(maxsize=8192)
def role(written: str, otherwise: str = "cre") -> tuple[str, str]:
    """(MARC relator code, the words where no code fits) of a role: a code, a word, "Donor (dnr)", an address."""
    words = written.strip()
    if not words:
        return otherwise, ""
    last = words.rpartition(_RELATOR_URI)[2].lower() if _RELATOR_URI in words else words.lower()
    if last in CODES:
        return last, ""
    bracketed = _CODE.search(last)
    if bracketed:
        return bracketed[1], ""
    bare = last.replace("*in", "").rstrip(".,:; ").removesuffix("/in").removesuffix("(in)")
    known = ROLES.get(bare)
    return (known, "") if known else (otherwise, words)


@lru_cache(maxsize=65_536)
def split_dates(name: str) -> tuple[str, str]:
    """A heading without its dates, and the dates: "Navoiy, Alisher, 1441-1501" → ("Navoiy, Alisher", "1441-1501")."""
    found = _LIFE.search(name) if any(character.isdigit() for character in name[-12:]) else None
    if found is None:
        return name.strip(), ""
    return name[: found.start()].strip(" ,"), found[1].strip()


def split_role(name: str) -> tuple[str, str]:
    """A name without the role that stands behind it, and the role: "Safarov, L. (translator)" → ("Safarov, L.", "translator")."""
    if not name.endswith((")", "]")):
        return name, ""
    bare, _, words = name[:-1].replace("[", "(").rpartition("(")
    return (bare.strip(" ,"), words) if words.strip(" .").lower() in ROLES and bare.strip() else (name, "")

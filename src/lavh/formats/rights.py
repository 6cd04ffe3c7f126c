"""Rights statements and licences: one address each, however they are written."""

import re
from functools import lru_cache

_CC_ADDRESS = re.compile(
    r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)(?:/(\d\.\d))?(?:/([a-z]{2,6}))?(?=/|$|\s|[?#])",
    re.IGNORECASE,
)
_RS_ADDRESS = re.compile(r"rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/(\d\.\d)", re.IGNORECASE)
_CC_WORDS = re.compile(r"\bCC[ -]((?:BY)(?:[ -](?:NC|SA|ND))*)(?:[ -](\d\.\d))?\b", re.IGNORECASE)
_CC0 = re.compile(r"\bCC[ -]?0\b|\bCC Zero\b", re.IGNORECASE)
_PUBLIC_DOMAIN = re.compile(
    r"^(?:the )?(?:in (?:the )?)?public domain(?: mark(?: 1\.0)?)?\.?$|^gemeinfrei$|^общественное достояние$",
    re.IGNORECASE,
)
_RS_NAMES = {
    name.lower(): name
    for name in (
        "InC",
        "InC-OW-EU",
        "InC-EDU",
        "InC-NC",
        "InC-RUU",
        "NoC-CR",
        "NoC-NC",
        "NoC-OKLR",
        "NoC-US",
        "CNE",
        "UND",
        "NKC",
    )
}
_EUROPEANA = {
    "rr-f": "InC",
    "rr-p": "InC",
    "rr-r": "InC",
    "unknown": "CNE",
    "out-of-copyright-non-commercial": "NoC-NC",
}
_EUROPEANA_ADDRESS = re.compile(r"europeana\.eu/(?:portal/)?rights/([a-z-]+)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def address(written: str) -> str:
    """The address of a licence or rights statement (creativecommons.org, rightsstatements.org) named in the text; "" if none is."""
    if found := _CC_ADDRESS.search(written):
        kind, name, version, port = found[1].lower(), found[2].lower(), found[3], found[4]
        version = version or ("4.0" if kind == "licenses" else "1.0")
        tail = f"{port.lower()}/" if port and port.lower() not in {"deed", "legalc"} else ""
        return f"http://creativecommons.org/{kind}/{name}/{version}/{tail}"
    if found := _RS_ADDRESS.search(written):
        return f"http://rightsstatements.org/vocab/{_RS_NAMES.get(found[1].lower(), found[1])}/{found[2]}/"
    if found := _EUROPEANA_ADDRESS.search(written):
        name = _EUROPEANA.get(found[1].lower(), "")
        return f"http://rightsstatements.org/vocab/{name}/1.0/" if name else ""
    return _named(written)


def _named(written: str) -> str:
    if _CC0.search(written):
        return "http://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CC_WORDS.search(written):
        return f"http://creativecommons.org/licenses/{found[1].lower().replace(' ', '-')}/{found[2] or '4.0'}/"
    if _PUBLIC_DOMAIN.match(written.strip()):
        return "http://creativecommons.org/publicdomain/mark/1.0/"
    return ""

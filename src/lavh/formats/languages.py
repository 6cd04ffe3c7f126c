"""Language and script codes as foreign records write them."""

import re
from functools import cache, lru_cache

from babel import Locale

from lavh.kernel.languages import from_marc

_NOTHING = frozenset({"und", "zxx", "mis", "mul", "xxx", "un", ""})
_TAG = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*$")


@lru_cache(maxsize=4096)
def language(code: str) -> str:
    """BCP 47 primary subtag of an ISO 639 code, a tag or an English, Russian, German or own name; "" for none, several or unknown."""
    code = code.strip(" .;,")
    found = _TAG.match(code)
    if found and (known := from_marc(found[1].lower())):
        return known
    if found and len(found[1]) == 3 and found[1].lower() not in _NOTHING and len(code) <= 12:
        return found[1].lower()
    return _names().get(code.casefold(), "")


@lru_cache(maxsize=4096)
def script(tag: str) -> str:
    """The ISO 15924 code of a tag that names one ("uz-Cyrl" → "Cyrl"), else ""."""
    found = _TAG.match(tag.strip())
    return found[2].title() if found and found[2] else ""


@cache
def _names() -> dict[str, str]:
    """Names of languages to codes."""
    names: dict[str, str] = {}
    for locale in ("ru", "de", "fr", "uz", "en"):
        names |= {
            str(name).casefold(): str(code)
            for code, name in Locale(locale).languages.items()
            if len(str(code)) in {2, 3}
        }
    return names

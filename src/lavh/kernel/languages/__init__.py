"""Languages and scripts: codes of catalogues ⇄ BCP 47, names in the six languages of the interface, fallbacks, direction.

A language is its BCP 47 primary subtag ("uz", "kaa", "chg"); "" is none or unknown. The codes of catalogues are those of the MARC Code
List for Languages (= ISO 639-2/B, with its obsolete codes), ISO 639-2/T and ISO 639-1. Names come from the Unicode locale data through
babel; `names.tsv` and `scripts.tsv` have what those lack, above all Karakalpak.
"""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from lavh.kernel.tables import rows

INTERFACE = ("uz", "uz-cyrl", "kaa", "ru", "en", "ar")
LOCALES: Mapping[str, str] = {
    "uz": "uz",
    "uz-cyrl": "uz_Cyrl",
    "ru": "ru",
    "en": "en",
    "ar": "ar",
}  # Karakalpak is in our tables only
NOTHING = frozenset({"mis", "mul", "und", "zxx"})  # codes that name no one language

# What a reader of one language can most probably read as well, nearest first.
FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "uz": ("uz", "uz-cyrl", "ru", "en"),
    "uz-cyrl": ("uz-cyrl", "uz", "ru", "en"),
    "uz-2026": ("uz-2026", "uz", "uz-cyrl", "ru", "en"),
    "kaa": ("kaa", "uz", "uz-cyrl", "ru", "en"),
    "ru": ("ru", "en", "uz-cyrl", "uz"),
    "en": ("en", "ru", "uz"),
    "ar": ("ar", "en", "ru", "uz"),
    "fa": ("fa", "tg", "en"),
    "tg": ("tg", "fa", "uz-cyrl", "ru", "en"),
    "kk": ("kk", "ru", "en"),
    "ky": ("ky", "ru", "en"),
    "tk": ("tk", "ru", "en"),
    "tt": ("tt", "ru", "en"),
    "uk": ("uk", "ru", "en"),
    "be": ("be", "ru", "en"),
}

RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "avst", "hebr", "mand", "mani", "nkoo", "phli", "phnx", "rohg", "samr", "sogd", "syrc", "thaa"})  # fmt: skip
RIGHT_TO_LEFT = frozenset({"ae", "ar", "arc", "bal", "chg", "ckb", "dv", "fa", "he", "jpr", "jrb", "ks", "lah", "nqo", "ota", "pal", "phn", "ps", "sam", "sd", "sog", "syc", "syr", "ug", "ur", "yi"})  # fmt: skip


@cache
def _codes() -> Mapping[str, str]:
    """Every code of a catalogue → tag. Codes that name no one language → ""."""
    known: dict[str, str] = {}
    for tag, terminological, *more in _table():
        known[tag] = known[terminological] = tag
        known.update(dict.fromkeys(" ".join(more).split(), tag))
    return known | dict.fromkeys(NOTHING, "")


@cache
def _table() -> tuple[tuple[str, str, str, str], ...]:
    """Tag, ISO 639-2/T code, MARC code where it differs, obsolete codes."""
    return tuple((tag, iso, marc, old) for tag, iso, marc, old in rows(__name__, "codes.tsv"))


def from_marc(code: str) -> str:
    """The tag of a MARC, ISO 639-2, 639-3 or 639-1 code, also an obsolete one, in any case; "" for none, several or unknown."""
    known = _codes()
    found = known.get(code)
    return known.get(code.strip(" .|#-").lower(), "") if found is None else found


@cache
def _outgoing() -> tuple[Mapping[str, str], Mapping[str, str]]:
    return {tag: marc or iso for tag, iso, marc, _ in _table()}, {tag: iso for tag, iso, _, _ in _table()}


def to_marc(tag: str) -> str:
    """The MARC (ISO 639-2/B) code of a tag; "und" if it has none."""
    return _outgoing()[0].get(primary(tag), "und")


def to_iso3(tag: str) -> str:
    """The ISO 639-3 (= 639-2/T) code of a tag; "und" if it has none."""
    return _outgoing()[1].get(primary(tag), "und")


def primary(tag: str) -> str:
    """The primary subtag: "uz-Cyrl-UZ" → "uz"."""
    return tag.replace("_", "-").partition("-")[0].lower()


def name(code: str, in_language: str = "en") -> str:
    """What a language is called in another, as it stands within a sentence ("oʻzbekcha"). The code itself if nobody has named it."""
    tag = primary(code)
    for language in fallbacks(in_language):
        if found := _names(language).get(tag):
            return found
    return code


@cache
def _names(language: str) -> Mapping[str, str]:
    columns = ("en", "ru", "uz", "uz-cyrl", "kaa", "ar")
    return _known("languages", language) | _own("names.tsv", columns, language)


def script_name(code: str, in_language: str = "en") -> str:
    """What a script is called: "Cyrl" → "кириллица". The code itself if nobody has named it."""
    code = code.title()
    for language in fallbacks(in_language):
        if found := _scripts(language).get(code):
            return found
    return code


@cache
def _scripts(language: str) -> Mapping[str, str]:
    columns = ("uz", "uz-cyrl", "kaa", "en", "ru", "ar")
    return _known("scripts", language) | _own("scripts.tsv", columns, language)


def _known(kind: str, language: str) -> dict[str, str]:
    """Names that the Unicode locale data have."""
    if language not in LOCALES:
        return {}
    found = {str(code): str(text) for code, text in getattr(Locale.parse(LOCALES[language]), kind).items()}
    if language == "uz":  # the locale data mix quotation marks with the letters of the alphabet
        found = {code: text.replace("‘", "ʻ").replace("’", "ʼ") for code, text in found.items()}
    return found


def _own(table: str, columns: tuple[str, ...], language: str) -> dict[str, str]:
    """Names of our own table, which go before."""
    if language not in columns:
        return {}
    column = columns.index(language) + 1
    return {row[0]: row[column] for row in rows(__name__, table) if row[column]}


def fallbacks(language: str) -> tuple[str, ...]:
    """The language itself and then those in which its reader would rather have a text than not at all."""
    language = language.replace("_", "-").lower()
    if language in FALLBACKS:
        return FALLBACKS[language]
    tag = primary(language)
    return FALLBACKS.get(tag) or ((tag, "en") if tag else ("en",))


def direction(code: str) -> str:
    """Either "rtl" or "ltr": of the script where the tag names one ("uz-Arab"), else of the language's usual script."""
    tag, *more = code.replace("_", "-").lower().split("-")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if tag in RIGHT_TO_LEFT else "ltr"

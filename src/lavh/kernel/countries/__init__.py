"""Countries: codes of catalogues → ISO 3166-1 alpha-2 in lower case, and their names in the six languages of the interface.

The codes are those of the MARC Code List for Countries; states, provinces and codes of states that are no more lead to a country of today.
"""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from lavh.kernel.languages import LOCALES, fallbacks
from lavh.kernel.tables import rows


@cache
def _codes() -> Mapping[str, str]:
    return {code: country for country, codes in rows(__name__, "marc.tsv") for code in codes.split()}


@cache
def _outgoing() -> Mapping[str, str]:
    return {country: codes.split()[0] for country, codes in rows(__name__, "marc.tsv")}


def from_marc(code: str) -> str:
    """ISO 3166-1 of a MARC country code (008/15-17, 044 $a); "" for none, several or unknown places."""
    known = _codes()
    found = known.get(code)
    return known.get(code.strip(" |#^\\").lower(), "") if found is None else found


def to_marc(country: str) -> str:
    """The MARC code of a country; "xx" if there is none."""
    return _outgoing().get(country.lower(), "xx")


def name(country: str, in_language: str = "en") -> str:
    """What a country is called. Its code in capitals if nobody has named it."""
    code = country.upper()
    for language in fallbacks(in_language):
        if found := _names(language).get(code):
            return found
    return code


@cache
def _names(language: str) -> Mapping[str, str]:
    if language == "kaa":
        return {code.upper(): text for code, text in rows(__name__, "names.tsv")}
    if language not in LOCALES:
        return {}
    territories = {str(code): str(text) for code, text in Locale.parse(LOCALES[language]).territories.items()}
    if language == "uz":  # the locale data mix quotation marks with the letters of the alphabet
        territories = {code: text.replace("‘", "ʻ").replace("’", "ʼ") for code, text in territories.items()}
    return territories

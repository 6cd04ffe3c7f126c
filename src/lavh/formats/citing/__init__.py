"""References in the styles that readers are asked for: ISO 690, GOST R 7.0.5-2008, APA 7."""

from collections.abc import Callable, Mapping

from lavh.formats.citing import apa, gost, iso690
from lavh.formats.citing.runs import Run, Runs, text
from lavh.formats.citing.source import Cited, cited
from lavh.formats.citing.words import Words, words_for
from lavh.formats.description import Description
from lavh.formats.written import NOBODY, About

__all__ = ["STYLES", "Run", "Runs", "cite", "page", "text"]

_CITE: Mapping[str, Callable[[Cited, Words], Runs]] = {"iso690": iso690.cite, "gost": gost.cite, "apa": apa.cite}
STYLES: Mapping[str, str] = {"iso690": "ISO 690:2021", "gost": "ГОСТ Р 7.0.5-2008", "apa": "APA 7"}
SCRIPTS = {"uz": "Latn", "uz-cyrl": "Cyrl", "kaa": "Latn", "ru": "Cyrl", "en": "Latn", "ar": "Arab"}


def cite(description: Description, style: str, language: str = "", about: About = NOBODY) -> Runs:
    """A reference in a style of `STYLES`. Its words are those of the thing's own language, as the norms want it.

    `language`: code of an interface language; where the record has the thing's names in that language's script as well (a romanisation),
    the reference is made of those. "" = the piece's own script.
    """
    source = cited(description, SCRIPTS.get(language, ""), about)
    return _CITE[style](source, words_for(source))


def page(description: Description, language: str = "") -> str:
    """How a page is written beside such a reference, "p. {}", in the thing's own language too."""
    return words_for(cited(description, SCRIPTS.get(language, ""))).page

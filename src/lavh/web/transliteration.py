"""Uzbek and Karakalpak texts in the script the patron reads best, whatever the record's. For the eye only: nothing is stored or searched in it."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import alifbo
import kaalin.converter
from markupsafe import Markup, escape

from lavh.catalog.card import Card, Form
from lavh.kernel.romanised import ALA_LC
from lavh.kernel.text.scripts import script_of
from lavh.web.context import Visit

OURS = frozenset({"uz", "kaa"})
SPELT = {  # names in Latin letters that are spelt as the language spells; English, German and French ones mostly show that they are not
    "uz": re.compile(r"(?!.*(?:th\b|ph|oe|ee|oo))(?:[abd-vx-zʻʼ]|ch|[\W\d_])*", re.IGNORECASE),
    "kaa": re.compile(r"(?!.*(?:th\b|ph|oe|ee|oo))(?:[abd-záǵıńóúʻʼ]|ch|[\W\d_])*", re.IGNORECASE),
}
WANTED = {"uz-latn": "Latn", "uz-cyrl": "Cyrl"}  # the choice of a patron → script


def shown(text: str, language: str, script: str, choice: str) -> tuple[str, str]:
    """(the text as it is to be shown, the script it is then in). Only Uzbek and Karakalpak in Latin or Cyrillic are ever changed."""
    wanted = WANTED.get(choice, "")
    script = script or script_of(text)
    if (
        not wanted
        or script == wanted
        or script not in {"Latn", "Cyrl"}
        or language not in OURS
        or not ALA_LC.isdisjoint(text)
    ):
        return text, script
    return _turned(text, language, wanted), wanted


def makers(card: Card, choice: str) -> list[str]:
    """The names of those who made it. Nothing says in which language a name is: those of Uzbek and Karakalpak works that are spelt as their language
    spells are turned as it is; what a record gives in the wanted script itself goes before.
    """
    language = card.title.language
    if choice not in WANTED or language not in OURS:
        return [each.name for each in card.by]
    return [_named(each.name, each.forms, language, choice) for each in card.by]


def maker(name: Form, forms: Sequence[Form], language: str, choice: str) -> tuple[Form, Sequence[Form]]:
    """One of them on the page of a work of this language, in the script that is wanted: (the name, the other forms that still differ from it)."""
    if choice not in WANTED or language not in OURS:
        return name, forms
    own = Form(_named(name.text, forms, language, choice))
    return own, apart(own, forms, choice)


def _named(name: str, forms: Sequence[Form], language: str, choice: str) -> str:
    if WANTED[choice] != "Cyrl" or script_of(name) != "Latn":
        return shown(name, language, "", choice)[0]
    own = (each.text for each in forms if (each.script or script_of(each.text)) == "Cyrl" and each.language in {"", language})  # fmt: skip
    return next(own, "") or (shown(name, language, "", choice)[0] if SPELT[language].fullmatch(name) else name)


@lru_cache(maxsize=20_000)
def _turned(text: str, language: str, wanted: str) -> str:
    if language == "kaa":
        turn = kaalin.converter.latin2cyrillic if wanted == "Cyrl" else kaalin.converter.cyrillic2latin
        return str(turn(text))
    if wanted == "Cyrl":
        return str(alifbo.to_cyrillic(text, foreign_words="transliterate").text)
    return str(alifbo.to_old_latin(alifbo.from_cyrillic(text).text).text)


def apart(title: Form, forms: Sequence[Form], choice: str) -> Sequence[Form]:
    """The other forms of a title that still differ from it where everything is shown in one script."""
    if choice not in WANTED or not forms:
        return forms
    told = {_loosely(each, choice): each for each in reversed(forms)}
    told.pop(_loosely(title, choice), None)
    return [*reversed(told.values())]


def _loosely(form: Form, choice: str) -> str:
    return "".join(filter(str.isalnum, shown(form.text, form.language, form.script, choice)[0].casefold()))


def bdi(visit: Visit, form: Form, mark: Callable[[str, str], Markup] | None = None) -> Markup:
    """A text of a record, with its language, kept apart from the direction of what surrounds it. `mark`: marks words in it."""
    plain, script = shown(form.text, form.language, form.script, visit.chosen("script"))
    text = mark(plain, form.language) if mark else escape(plain)
    return Markup(f"{opening(form.language, script)}{text}</bdi>")  # noqa: S704 (escaped)


@lru_cache(maxsize=1024)
def opening(language: str, script: str) -> str:
    """What a text of a record begins with: its language, and nothing of the direction of what surrounds it."""
    if not language:
        return "<bdi>"
    return f'<bdi lang="{escape(f"{language}-{script}" if script else language)}">'

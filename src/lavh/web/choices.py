"""The words of the appearance settings: one table, in the order of the page."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.web.context import CHOICES, Visit


class Option(NamedTuple):
    """One answer."""

    value: str
    words: str
    chosen: bool


class Question(NamedTuple):
    """One thing to choose, with its answers."""

    name: str
    icon: str
    words: str
    hint: str
    options: list[Option]


WORDS: Mapping[str, tuple[str, str, str]] = {  # name → icon, question, hint
    "size": ("text-size", _("Text size"), ""),
    "spacing": ("text-size", _("Spacing"), _("More room between letters, words and lines.")),
    "face": ("book", _("Typeface"), _("Andika was drawn for easy reading. It is fetched once, about 50 kB.")),
    "theme": ("moon", _("Light or dark"), ""),
    "contrast": ("moon", _("Contrast"), ""),
    "motion": ("sparkle", _("Motion"), ""),
    "weight": ("download", _("Mobile data"), _("Saving data leaves out pictures that are not needed.")),
    "script": ("globe", _("Uzbek and Karakalpak titles"), _("In which alphabet they are shown. Search finds both in any case.")),
}  # fmt: skip
ANSWERS: Mapping[tuple[str, str], str] = {
    ("size", "0.9"): _("Small"), ("size", "1"): _("Normal"), ("size", "1.15"): _("Larger"), ("size", "1.3"): _("Large"), ("size", "1.5"): _("Very large"), ("size", "2"): _("Twice the size"),
    ("spacing", "normal"): _("Normal"), ("spacing", "wide"): _("Wide"),
    ("face", "system"): _("The phone's own"), ("face", "andika"): "Andika",
    ("theme", "auto"): _("As the phone"), ("theme", "light"): _("Light"), ("theme", "dark"): _("Dark"),
    ("contrast", "normal"): _("Normal"), ("contrast", "more"): _("Strong"),
    ("motion", "auto"): _("As the phone"), ("motion", "less"): _("No motion"),
    ("weight", "normal"): _("Normal"), ("weight", "low"): _("Save data"),
    ("script", "as-is"): _("As in the record"), ("script", "uz-latn"): _("In Latin"), ("script", "uz-cyrl"): _("In Cyrillic"),
}  # fmt: skip
SIZES = ("0.9", "1", "1.15", "1.3", "1.5", "2")  # in their natural order


def questions(visit: Visit) -> list[Question]:
    """Everything that can be chosen, as this patron has it."""
    return [
        Question(name, icon, gettext(words), gettext(hint) if hint else "", _options(visit, name))
        for name, (icon, words, hint) in WORDS.items()
    ]


def _options(visit: Visit, name: str) -> list[Option]:
    values = SIZES if name == "size" else CHOICES[name]
    return [Option(value, gettext(ANSWERS[name, value]), visit.chosen(name) == value) for value in values]

"""The languages that pages are written in: code in the address, BCP 47 tag, own name, direction of writing."""

from collections.abc import Mapping
from typing import NamedTuple


class Interface(NamedTuple):
    """One language of the interface."""

    code: str
    tag: str
    name: str
    direction: str


LANGUAGES = (
    Interface("uz", "uz-Latn", "Oʻzbekcha", "ltr"),
    Interface("uz-cyrl", "uz-Cyrl", "Ўзбекча", "ltr"),
    Interface("kaa", "kaa-Latn", "Qaraqalpaqsha", "ltr"),
    Interface("ru", "ru", "Русский", "ltr"),
    Interface("en", "en", "English", "ltr"),
    Interface("ar", "ar", "العربية", "rtl"),
)
REFORMED = Interface("uz-2026", "uz-Latn-x-2026", "Özbekça", "ltr")  # off until an operator switches it on
BY_CODE = {each.code: each for each in (*LANGUAGES, REFORMED)}

FALLBACKS: Mapping[str, tuple[str, ...]] = {  # whose words come nearest, where a text is not there in a language
    "uz-cyrl": ("uz", "ru"),
    "kaa": ("uz", "ru"),
    "ru": ("uz", "en"),
    "ar": ("en",),
    "uz-2026": ("uz",),
}


def nearest(texts: Mapping[str, str], code: str) -> str:
    """A text that is there in some languages, in this one or the nearest there is; "" where there is none at all."""
    for each in (code, *FALLBACKS.get(code, ()), "", "uz", "en", "ru"):
        if texts.get(each):
            return texts[each]
    return next(iter(texts.values()), "")

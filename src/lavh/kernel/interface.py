"""The languages that pages are written in: code in the address, BCP 47 tag, own name, direction of writing."""

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

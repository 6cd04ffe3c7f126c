"""Django knows neither Karakalpak nor Uzbek in Cyrillic: our languages are made known to it here."""

from django.conf.locale import LANG_INFO

from lavh.kernel.interface import LANGUAGES, REFORMED


def register() -> None:
    """Make our languages known to Django before anything asks for them."""
    for each in (*LANGUAGES, REFORMED):
        LANG_INFO.setdefault(
            each.code, {"bidi": each.direction == "rtl", "code": each.code, "name": each.name, "name_local": each.name}
        )

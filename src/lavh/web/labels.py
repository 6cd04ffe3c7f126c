"""Words for codes: kinds, roles, ways, institutions. Each is a sentence for gettext, so that nothing untranslated slips through."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from lavh.formats.kinds import Kind

KINDS: Mapping[int, str] = {
    Kind.BOOK: _("Book"), Kind.EBOOK: _("E-book"), Kind.AUDIOBOOK: _("Audiobook"), Kind.PERIODICAL: _("Periodical"), Kind.ARTICLE: _("Article"),
    Kind.MANUSCRIPT: _("Manuscript"), Kind.MAP: _("Map"), Kind.SCORE: _("Music score"), Kind.RECORDING: _("Recording"), Kind.VIDEO: _("Video"),
    Kind.PHOTOGRAPH: _("Photograph"), Kind.IMAGE: _("Picture"), Kind.MUSEUM_OBJECT: _("Museum object"), Kind.ARCHIVE: _("Archival material"),
    Kind.THESIS: _("Thesis"), Kind.GOVERNMENT: _("Official publication"), Kind.DATASET: _("Data"), Kind.TACTILE: _("Braille and tactile"),
    Kind.KIT: _("Kit"), Kind.WEBSITE: _("Website"), Kind.SOFTWARE: _("Software"), Kind.OTHER: _("Other"),
}  # fmt: skip
KIND_ICONS: Mapping[int, str] = {
    Kind.BOOK: "book", Kind.EBOOK: "tablet", Kind.AUDIOBOOK: "headphones", Kind.PERIODICAL: "newspaper", Kind.ARTICLE: "file-text", Kind.MANUSCRIPT: "scroll",
    Kind.MAP: "map", Kind.SCORE: "music", Kind.RECORDING: "volume", Kind.VIDEO: "film", Kind.PHOTOGRAPH: "camera", Kind.IMAGE: "image",
    Kind.MUSEUM_OBJECT: "amphora", Kind.ARCHIVE: "archive", Kind.TACTILE: "braille",
}  # fmt: skip
WAYS: Mapping[int, str] = {
    1: _("Read online"), 2: _("Listen online"), 4: _("Look online"), 8: _("Borrow"), 16: _("See on site"), 32: _("Online with conditions"),
}  # fmt: skip
SECTORS: Mapping[str, str] = {
    "national-library": _("National library"), "public-library": _("Public library"), "university-library": _("University library"),
    "school-library": _("School library"), "special-library": _("Special library"), "library-for-the-blind": _("Library for the blind"),
    "museum": _("Museum"), "archive": _("Archive"),
}  # fmt: skip


def kind(number: int) -> str:
    """A kind of thing."""
    return gettext(KINDS.get(number, KINDS[Kind.OTHER]))


def kind_icon(number: int) -> str:
    """The icon of a kind."""
    return KIND_ICONS.get(number, "book")


def way(bit: int) -> str:
    """A way to reach a thing."""
    return gettext(WAYS[bit])


def sector(code: str) -> str:
    """A type of institution."""
    return gettext(SECTORS[code]) if code in SECTORS else ""


def named(names: Mapping[str, str]) -> str:
    """A name in the reader's language, or the nearest there is."""
    code = get_language() or "uz"
    for each in (code, *FALLBACKS.get(code, ()), "", "uz", "en", "ru"):
        if names.get(each):
            return names[each]
    return next(iter(names.values()), "")


FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "uz-cyrl": ("uz", "ru"),
    "kaa": ("uz", "ru"),
    "ru": ("uz", "en"),
    "ar": ("en",),
    "uz-2026": ("uz",),
}

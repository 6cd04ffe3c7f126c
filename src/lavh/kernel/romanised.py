"""Is this a romanisation, or how its readers write it? A catalogue shows what readers write and keeps the other beside it."""

# Languages that nobody writes in Latin letters but cataloguers.
NEVER_LATIN = frozenset(
    {
        "am",
        "ar",
        "be",
        "bg",
        "chg",
        "el",
        "fa",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "ko",
        "mk",
        "ota",
        "ps",
        "ru",
        "th",
        "uk",
        "ur",
        "yi",
        "zh",
    }
)
# Languages written in Cyrillic and in Latin: the romanisation shows by letters that no alphabet of theirs has (ALA-LC).
BOTH = frozenset({"az", "ba", "kaa", "kk", "ky", "mn", "tg", "tk", "tt", "ug", "uz"})
ALA_LC = frozenset("\ufe20\ufe21\u0361ʹʺĭŭėı̐")


def is_romanised(text: str, script: str, language: str) -> bool:
    """True where `text` is Latin but the language's readers use another script."""
    if script not in {"Latn", ""} or not text:
        return False
    if language in NEVER_LATIN:
        return text.isascii() or script == "Latn"
    return language in BOTH and (not ALA_LC.isdisjoint(text) or not ALA_LC.isdisjoint(text.lower()))

"""What a link leads to, from the words beside it."""

from lavh.formats.iso2709.worksheet import plain

_WORDS = (
    ("contents", ("table of contents", "contents", "inhaltsverzeichnis", "inhoudsopgave", "sommaire", "оглавление", "содержание", "mundarija", "мундарижа")),
    ("cover", ("cover", "couverture", "обложка", "muqova", "thumbnail", "book jacket", "image de couverture")),
    ("summary", ("publisher description", "description", "abstract", "summary", "inhaltstext", "аннотация", "annotatsiya", "biographical information",
                 "contributor biographical", "book review", "review")),
    ("preview", ("sample text", "sample", "excerpt", "extract", "leseprobe", "preview", "фрагмент", "auszug", "leesfragment")),
    ("finding-aid", ("finding aid", "inventory of the papers")),
)  # fmt: skip
_words: dict[str, str] = {}


def told_role(words: str) -> str:
    """The role that words beside a link tell; "" if they tell none."""
    found = _words.get(words)
    if found is None:
        text = plain(words)
        found = next((role for role, marks in _WORDS if any(mark in text for mark in marks)), "")
        if len(_words) < 10_000:
            _words[words] = found
    return found


_MEDIA = {
    "pdf": "application/pdf",
    "html": "text/html",
    "epub": "application/epub+zip",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}


def media_type(text: str) -> str:
    """A media type, from one or from a file extension; "" for other words."""
    return _MEDIA.get(text.lower(), text.lower() if "/" in text else "")

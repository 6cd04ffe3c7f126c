"""Making institutions known."""

import re
import unicodedata

from lavh.network.models import Institution


def enrol(*, name: str, kind: str = Institution.Kind.PUBLIC, language: str = "", demo: bool = False) -> Institution:
    """The institution of this name or slug; made if there is none. Safe to call again."""
    slug = slug_of(name)
    for row in Institution.objects.filter(slug=slug):
        return row
    return Institution.objects.create(slug=slug, kind=kind, name={language or "": name}, demo=demo)


def slug_of(name: str) -> str:
    """An address-safe name: "Alisher Navoiy nomidagi MK" → "alisher-navoiy-nomidagi-mk"; other scripts keep their letters out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
    return slug or f"i-{sum(name.encode()) % 100_000}"

"""Accessibility metadata. EPUB Accessibility 1.1, <https://www.w3.org/TR/epub-a11y-11/>; in EPUB 2 the same as meta names."""

import re

from lavh.formats.epub.package import Package
from lavh.formats.rwpm import Accessibility, Certification

_STATED = re.compile(r"EPUB Accessibility (\d\.\d)\s*[-–—]?\s*WCAG (\d\.\d) Level (A{1,3})\b", re.IGNORECASE)
_OLDER = {
    "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-a", "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa",
    "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aaa",
}  # fmt: skip


def accessibility(package: Package) -> Accessibility | None:
    """What the book says of itself; nothing where it says nothing."""
    certification = Certification(
        certified_by=package.anywhere("a11y:certifiedBy") or None,
        credential=package.anywhere("a11y:certifierCredential", "link:a11y:certifierCredential") or None,
        report=package.anywhere("a11y:certifierReport", "link:a11y:certifierReport") or None,
    )
    made = Accessibility(
        conforms_to=_conforms(package),
        certification=certification if certification != Certification() else None,
        summary=package.first("schema:accessibilitySummary") or None,
        access_mode=_all(package, "schema:accessMode"),
        access_mode_sufficient=tuple(
            dict.fromkeys(
                tuple(part for part in (each.strip() for each in said.value.replace(" ", ",").split(",")) if part)
                for said in package.said("schema:accessModeSufficient")
                if said.value
            )
        ),
        feature=_all(package, "schema:accessibilityFeature"),
        hazard=_all(package, "schema:accessibilityHazard"),
        exemption=_all(package, "a11y:exemption"),
    )
    return made if made != Accessibility() else None


def _all(package: Package, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in package.said(name) if each.value))


def _conforms(package: Package) -> tuple[str, ...]:
    """The norms of accessibility that it claims to meet, as addresses."""
    found = []
    for each in package.said("dcterms:conformsTo", "link:dcterms:conformsTo"):
        stated = _STATED.search(each.value)
        if stated:
            found.append(
                f"https://www.w3.org/TR/epub-a11y-{stated[1].replace('.', '')}#wcag-{stated[2]}-{stated[3].lower()}"
            )
        elif each.value in _OLDER or "epub-a11y" in each.value or "accessibility" in each.value.lower():
            found.append(each.value)
    return tuple(dict.fromkeys(found))

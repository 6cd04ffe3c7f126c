"""What DAISY books say of themselves (Dublin Core, `dtb:`, `ncc:`), as metadata of a manifest."""

import re
from collections.abc import Mapping, Sequence

from lavh.formats.rwpm import Accessibility, Contributor, Metadata, Subject
from lavh.kernel.languages import direction

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
About = Mapping[str, Sequence[str]]  # names in lower case, with their prefix: "dc:title", "ncc:narrator"


def metadata(about: About, title: str = "", language: str = "") -> Metadata:
    """The metadata. Names that are not known are left out."""

    def first(*names: str) -> str:
        return next((about[name][0] for name in names if about.get(name)), "")

    def people(*names: str) -> tuple[Contributor, ...]:
        return tuple(Contributor(each) for each in next((about[name] for name in names if about.get(name)), ()))

    tongues = tuple(about.get("dc:language", ())) or ((language,) if language else ())
    number = first("dc:source", "ncc:sourceisbn", "dtb:source")
    return Metadata(
        title=first("dc:title", "doctitle") or title,
        identifier=_isbn(number) or _uri(first("dtb:uid", "dc:identifier")) or None,
        language=tongues,
        reading_progression="rtl" if tongues and direction(tongues[0]) == "rtl" else None,
        author=people("dc:creator", "docauthor"),
        narrator=people("ncc:narrator", "dtb:narrator"),
        translator=people("dtb:translator"),
        contributor=people("dc:contributor"),
        publisher=people("ncc:sourcepublisher", "dtb:sourcepublisher", "dc:publisher"),
        published=first("ncc:sourcedate", "dtb:sourcedate", "dc:date") or None,
        subject=tuple(Subject(each) for each in about.get("dc:subject", ())),
        description=first("dc:description") or None,
        rights=first("dc:rights", "ncc:sourcerights") or None,
    )


def _uri(written: str) -> str:
    """A number that is the same for nobody else; one that only its maker counts by is none."""
    if _UUID.fullmatch(written):
        return f"urn:uuid:{written.lower()}"
    return written if re.match(r"(?:urn:|https?://|doi:)\S", written, re.IGNORECASE) else _isbn(written)


def _isbn(written: str) -> str:
    digits = written.upper().removeprefix("URN:").removeprefix("ISBN").strip(" :-").replace("-", "").replace(" ", "")
    return f"urn:isbn:{digits}" if len(digits) in {10, 13} and digits[:9].isdigit() else ""


def accessibility(*, text: bool, sound: bool, contents: bool, pages: bool, mathml: bool) -> Accessibility:
    """What such a book can do by what was found in it (schema.org accessibility vocabulary)."""
    modes = tuple(mode for mode, there in (("auditory", sound), ("textual", text)) if there)
    features = (
        ("tableOfContents", contents),
        ("structuralNavigation", contents),
        ("pageNavigation", pages),
        ("pageBreakMarkers", pages),
        ("synchronizedAudioText", text and sound),
        ("displayTransformability", text),
        ("readingOrder", text),
        ("MathML", mathml),
    )
    return Accessibility(
        access_mode=modes,
        access_mode_sufficient=tuple((mode,) for mode in modes),
        feature=tuple(feature for feature, there in features if there),
    )

"""Pictures and other files of an object, with their licences; the page about it."""

import re

from lavh.formats import rights
from lavh.formats.description import DigitalObject
from lavh.formats.draft import Draft
from lavh.formats.lido import actors
from lavh.formats.lido.concepts import concept
from lavh.formats.xml.elements import attribute, child, children, text
from lavh.formats.xml.parse import Element

_SMALL = re.compile(
    r"thumb|preview|lido00451|lido00465", re.IGNORECASE
)  # https://terminology.lido-schema.org/resourceRepresentation_type
_MEDIA = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "tif": "image/tiff", "tiff": "image/tiff", "png": "image/png", "gif": "image/gif", "pdf": "application/pdf",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "html": "text/html",
}  # fmt: skip
_ROLES = {"image": "image", "audio": "sound", "video": "video"}


def link(draft: Draft, address: str) -> None:
    """The page about the object."""
    if address.startswith("http") and not any(each.url == address for each in draft.links):
        draft.links.append(DigitalObject(url=address, role="record"))


def licence(element: Element) -> tuple[str, str]:
    """(address, words) of the rights that a set of rights states."""
    found, said = "", ""
    for each in children(element, "rightsType"):
        meant = concept(each)
        written = " ".join(
            (
                *meant.addresses,
                *(text(one) for one in children(each, "conceptID")),
                *(word.text for word in meant.words),
            )
        )
        found = found or rights.address(written)
        said = said or meant.term
    return found, said


def add(draft: Draft, element: Element) -> None:
    """All resources, in their order."""
    for each in sorted(
        children(element, "resourceSet"),
        key=lambda one: attribute(one, "sortorder").zfill(6) if attribute(one, "sortorder") else "~",
    ):
        _resource(draft, each)


def _resource(draft: Draft, element: Element) -> None:
    """One resource: the best of its representations, and a small one for lists."""
    found, said = "", ""
    credit = [actors.body(each)[0] for each in children(element, "resourceSource")]
    for each in children(element, "rightsResource"):
        address, words = licence(each)
        found, said = found or address, said or words
        credit = (
            [text(one) for one in children(each, "creditLine")]
            + credit
            + [actors.body(one)[0] for one in children(each, "rightsHolder")]
        )
    label = next((text(each) for each in children(element, "resourceDescription") if text(each)), "")
    kind = child(element, "resourceType")
    words = concept(kind).term.lower() if kind is not None else ""
    shown = list(children(element, "resourceRepresentation"))
    large = [each for each in shown if not _SMALL.search(attribute(each, "type"))]
    for each in shown:
        for one in children(each, "linkResource"):
            small = each not in large and bool(large)
            if text(one).startswith("http"):
                media = _media(attribute(one, "formatResource"), text(one))
                draft.links.append(
                    DigitalObject(
                        text(one),
                        "preview" if small else _role(media, words),
                        label,
                        media,
                        found,
                        credit=next(filter(None, credit), ""),
                    )
                )


def _media(said: str, address: str) -> str:
    said = said.lower()
    ending = address.partition("?")[0].rpartition(".")[2].lower()
    return said if "/" in said else _MEDIA.get(said) or _MEDIA.get(ending, "")


def _role(media: str, words: str) -> str:
    if any(sign in words for sign in ("audio", "sound", "ton")):
        return "sound"
    if any(sign in words for sign in ("video", "film")):
        return "video"
    if not media and any(sign in words for sign in ("bild", "image", "foto", "photo")):
        return "image"
    return _ROLES.get(media.partition("/")[0], "full" if media and media != "text/html" else "image")

"""Phrases whose sound is not there are no phrases: their words are read. Pure."""

from collections.abc import Collection

from msgspec.structs import replace

from lavh.formats.rwpm import Guidance, Guided, Manifest
from lavh.formats.rwpm.addresses import name
from lavh.formats.rwpm.guided import MEDIA_TYPE

SYNCHRONISED = "synchronizedaudiotext"


def heard(guidance: Guidance, there: Collection[str]) -> Guidance | None:
    """Without sound in files that are not `there`; None where all of its sound is gone."""
    kept = _kept(guidance.guided, there)
    gone = any(map(_sounds, guidance.guided)) and not any(map(_sounds, kept))
    return None if gone else replace(guidance, guided=kept)


def silent(manifest: Manifest, hrefs: Collection[str]) -> Manifest:
    """What the publisher says of sound is not said where none is left: chapters of these addresses sound no more."""
    order = tuple(replace(link, duration=None) if link.href in hrefs else link for link in manifest.reading_order)
    said = manifest.metadata
    if any(each.type == MEDIA_TYPE for link in order for each in link.alternate):
        return replace(manifest, reading_order=order)
    if said.accessibility:
        feature = tuple(each for each in said.accessibility.feature if each.lower() != SYNCHRONISED)
        said = replace(said, accessibility=replace(said.accessibility, feature=feature))
    return replace(manifest, reading_order=order, metadata=replace(said, duration=None))


def _kept(phrases: tuple[Guided, ...], there: Collection[str]) -> tuple[Guided, ...]:
    kept = []
    for phrase in phrases:
        children = _kept(phrase.children, there)
        lost = phrase.audioref is not None and name(phrase.audioref) not in there
        if not (lost or phrase.children) or children:
            kept.append(replace(phrase, children=children, audioref=None if lost else phrase.audioref))
    return tuple(kept)


def _sounds(phrase: Guided) -> bool:
    return phrase.audioref is not None or any(map(_sounds, phrase.children))

"""The face for listening (`rwpm.listening`) of a book of text whose sound nobody has measured yet: EPUB with media overlays."""

import io
from itertools import chain

from msgspec.structs import replace

from lavh.formats.audio.probing import probe
from lavh.formats.publishing import Container, Opened, Resource
from lavh.formats.rwpm import Link, addresses, listening
from lavh.formats.rwpm.manifest import encode
from lavh.formats.rwpm.phrases import phrases
from lavh.kernel.errors import Unreadable


def faced(source: Container, opened: Opened) -> Opened:
    """The same publication with its sound measured and, if any of it is heard, with a face for listening."""
    heard = {
        phrase.sound.href
        for guidance in opened.sync.values()
        for phrase in phrases(guidance.guided)
        if phrase.sound is not None
    }
    if not heard or listening.HREF in source.names:
        return opened
    resources = tuple(_measured(source, link) if link.href in heard else link for link in opened.manifest.resources)
    manifest = replace(opened.manifest, resources=resources)
    face = listening.listening(manifest, opened.sync)
    if face is None:
        return opened
    content = encode(face)
    made = Resource(listening.HREF, listening.MEDIA_TYPE, lambda: io.BytesIO(content))
    return opened._replace(
        manifest=replace(manifest, resources=(*resources, listening.LINK)), resources=chain(opened.resources, (made,))
    )


def _measured(source: Container, link: Link) -> Link:
    """With its length; a file that cannot be read stays as it is."""
    name = addresses.name(link.href)
    try:
        sound = probe(source.open(name), name)
    except Unreadable:
        return link
    return replace(
        link,
        type=sound.media_type,
        duration=sound.duration,
        bitrate=sound.bitrate or None,
        size=link.size or source.size(name),
    )

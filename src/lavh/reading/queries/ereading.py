"""Where somebody is in a file, as an e-ink reader asks it."""

from typing import NamedTuple

import msgspec

from lavh.reading.models import Digest, Document, Place
from lavh.reading.rules.places import Standing

DECODER = msgspec.json.Decoder(Standing)


class Progress(NamedTuple):
    """The latest place in a file: what an e-ink reader wrote, or (with `standing`) where another device is."""

    unit: str
    device: str
    progress: str
    percentage: float
    when: int
    standing: Standing | None = None


def publication_of(digest: str) -> int | None:
    """The publication that a file is, if it is one of ours."""
    return Digest.objects.filter(pk=digest).values_list("publication", flat=True).first()


def recognised() -> set[int]:
    """Publications whose files are known by their digests."""
    return set(Digest.objects.values_list("publication", flat=True))


def latest(reader: int, digest: str) -> Progress | None:
    """The latest place of any device of this reader in this file."""
    rows = Document.objects.filter(reader=reader, digest=digest).order_by("-when")
    own = next((Progress(each.unit, each.device, each.progress, each.percentage, each.when) for each in rows[:1]), None)
    number = publication_of(digest)
    if number is None:
        return own
    places = Place.objects.filter(device__reader=reader, publication=number).exclude(
        device__log__startswith="koreader "
    )
    other = places.select_related("device").order_by("-when").first()
    if other is None or (own is not None and own.when >= other.when):
        return own
    standing = DECODER.decode(other.standing)
    whole = standing.latest.locator.locations.total_progression or 0.0
    return Progress(other.device.log, other.device.name, "", whole, other.when, standing)

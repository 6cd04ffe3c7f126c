"""Reading publications."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from lavh.access import rules
from lavh.access.models import Publication, Resource, Upload
from lavh.access.rules import Decision, Terms, Visitor
from lavh.catalog import rows
from lavh.formats.rwpm import Manifest
from lavh.formats.rwpm.manifest import decode
from lavh.kernel.rights import code


class Served(NamedTuple):
    """A file of a publication, and on what terms that is there."""

    media_type: str
    size: int
    key: str
    packed: str
    packed_size: int
    terms: Terms


def publication(number: int) -> Publication | None:
    """The publication of this number with its institution, also one that was withdrawn."""
    return Publication.objects.select_related("institution").filter(pk=number).first()


def manifest(number: int) -> Manifest | None:
    """What the publication is made of; None if there is none of this number that can be opened."""
    found = Publication.objects.filter(pk=number, status=Publication.Status.READY).values_list("manifest", flat=True)
    return next((decode(bytes(each)) for each in found), None)


def resource(number: int, path: str) -> Served | None:
    """One file of a publication by its address in the manifest, not percent-encoded. One query."""
    fields = ("media_type", "size", "sha256", "packed", "packed_size", "publication__access", "publication__opens")
    found = Resource.objects.filter(publication=number, path=path).values_list(*fields)
    return next((Served(*row[:5], Terms(*row[5:])) for row in found), None)  # type: ignore[call-arg]  # five and two


def resources(number: int) -> list[Resource]:
    """All files of a publication in the order in which they came."""
    return list(Resource.objects.filter(publication=number).order_by("pk"))


def terms(found: Publication) -> Terms:
    """On what terms it is there."""
    return Terms(found.access, found.opens)


def may_open(found: Publication, visitor: Visitor, now: datetime) -> Decision:
    """May this visitor open it now? The rule is `access.rules.may_open`."""
    return rules.may_open(terms(found), visitor, now)


def may_download(found: Publication, visitor: Visitor, now: datetime) -> bool:
    """May this visitor take the file as it came? The rule is `access.rules.may_download`."""
    return rules.may_download(terms(found), code(found.rights), visitor, now)


def of_work(work: int) -> tuple[Publication, ...]:
    """What of a work can be opened here, without manifests. One query for the numbers, one for them."""
    found = rows.select(
        "SELECT p.id FROM access_publication p JOIN catalog_record r ON r.id = p.record"
        " JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE p.status = 'ready' AND m.work_id {among}",
        [work],
    )
    return tuple(briefly([number for (number,) in found]))


def briefly(numbers: Iterable[int]) -> list[Publication]:
    """These publications without their manifests, in the order of their numbers."""
    there = Publication.objects.filter(pk__in=list(numbers), status=Publication.Status.READY).order_by("pk")
    return list(there.defer("manifest", "problems"))


def published(institution: int | None, before: int, size: int) -> list[Publication]:
    """The latest publications, latest first, without manifests; of one institution, or of all. One query."""
    found = Publication.objects.filter(status=Publication.Status.READY).select_related("institution").defer("manifest")
    found = found.filter(institution=institution) if institution else found
    return list((found.filter(pk__lt=before) if before else found).order_by("-pk")[:size])


def uploads(institution: int | None, since: datetime, size: int) -> list[Upload]:
    """What was sent: what is on its way, and what became of the rest that came since then. Latest first. One query."""
    under_way = Q(state__in=(Upload.State.WAITING, Upload.State.CONVERTING))
    found = Upload.objects.filter(under_way | Q(came__gte=since)).select_related("institution", "publication")
    found = found.defer("publication__manifest")
    return list((found.filter(institution=institution) if institution else found)[:size])


def works_of(numbers: Iterable[int]) -> dict[int, int]:
    """Publication → work, of those that are catalogued. One query."""
    found = rows.select(
        "SELECT p.id, m.work_id FROM access_publication p JOIN catalog_record r ON r.id = p.record"
        " JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE p.id {among}",
        numbers,
    )
    return dict(found)

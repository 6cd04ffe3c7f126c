"""Publishing: a foreign file becomes something that can be opened here, and is found in the catalogue."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from django.db import transaction

from lavh.access import rules
from lavh.access.actions.cataloguing import catalogue, described_by, turn
from lavh.access.actions.drafts import digest_of, drafts, keep, original
from lavh.access.conversion import running
from lavh.access.conversion.wire import ORIGINAL, Outcome, Progress
from lavh.access.models import Publication, Resource
from lavh.access.storage.chosen import storage
from lavh.formats.description import Description
from lavh.formats.rwpm import Manifest
from lavh.formats.rwpm.manifest import AUDIOBOOK, CONTEXT, DIVINA, EPUB, PDF
from lavh.kernel import clock
from lavh.kernel.errors import Unreadable
from lavh.network.models import Institution

PROFILES = {EPUB: "epub", AUDIOBOOK: "audiobook", DIVINA: "divina", PDF: "pdf"}

Tell = Callable[[Progress], None]


class Wishes(NamedTuple):
    """On what terms it is published."""

    rights: str = ""  # address of a licence or rights statement
    access: str = Publication.Access.OPEN
    opens: datetime | None = None  # not before
    record: str = ""  # the institution's own number of the record that describes it
    again: bool = False  # convert it also if it is there already, unchanged


class Published(NamedTuple):
    """What came of it. `outcome`: new · changed · unchanged."""

    publication: Publication
    outcome: str


class _Arrival(NamedTuple):
    """What is to be written."""

    institution: Institution
    filename: str
    digest: str
    wishes: Wishes
    outcome: Outcome
    described: Description | None  # by a record of the institution


OPENLY = Wishes()


def publish(
    *, source: Path, institution: Institution, wishes: Wishes = OPENLY, filename: str = "", tell: Tell | None = None
) -> Published:
    """Publish a file or a folder. The same once more changes nothing; a changed one is a new version under the same number.

    Nobody sees anything of it before all of it is there. Raises Unreadable with the code by which the file was refused, Refused("no-such-record").
    """
    if not source.exists():
        raise Unreadable("no-such-file", filename=str(source))
    filename = (filename or source.resolve().name)[:255]
    described = described_by(institution, wishes.record) if wishes.record else None
    digest = digest_of(source)
    known = None if wishes.again else _unchanged(institution, filename, digest, wishes)
    if known is not None:
        return Published(known, "unchanged")
    store = storage()
    with drafts(store) as folder:
        outcome = running.convert(source, folder, tell)
        found = (*outcome.drafts, original(source, folder, filename)) if source.is_file() else outcome.drafts
        resources = keep(store, folder, found)
    return _write(_Arrival(institution, filename, digest, wishes, outcome, described), resources)


def _unchanged(institution: Institution, filename: str, digest: str, wishes: Wishes) -> Publication | None:
    """It is there already, on the same terms."""
    there = Publication.objects.filter(institution=institution, digest=digest, status=Publication.Status.READY)
    terms = {"rights": wishes.rights, "access": wishes.access, "opens": wishes.opens, "attached": wishes.record}
    return there.filter(filename=filename, **terms).first()


def _write(arrival: _Arrival, resources: list[Resource]) -> Published:
    """One transaction: the publication, its files, its record in the catalogue."""
    manifest, description = arrival.outcome.manifest, arrival.outcome.description
    if manifest is None or description is None:
        raise Unreadable("crashed", filename=arrival.filename)
    with turn(arrival.institution) as source, transaction.atomic():
        publication = _settled(arrival, manifest)
        outcome = "changed" if publication.pk else "new"
        publication.bytes = sum(each.size for each in resources if each.path != ORIGINAL)
        publication.manifest = encoded(manifest)
        publication.save()
        publication.resources.all().delete()
        for each in resources:
            each.publication = publication
        Resource.objects.bulk_create(resources, batch_size=500)
        publication.record = catalogue(
            source=source, publication=publication, description=arrival.described or description, files=resources
        )
        publication.save(update_fields=["record"])
    return Published(publication, outcome)


def _settled(arrival: _Arrival, manifest: Manifest) -> Publication:
    """The publication of which this is a new version, or a new one, with everything that the new file says of it."""
    said, now = manifest.metadata, clock.now()
    title = said.title if isinstance(said.title, dict) else {"": said.title}
    identifier, plain = said.identifier or "", next(iter(title.values()), "")
    there = Publication.objects.filter(institution=arrival.institution, format=arrival.outcome.format)
    candidates = [
        rules.Known(each.pk, each.identifier, next(iter(each.title.values()), ""), each.filename)
        for each in there.filter(identifier=identifier)
    ]
    number = rules.same(candidates, rules.Known(0, identifier, plain, arrival.filename))
    found = Publication.objects.get(pk=number) if number else Publication(institution=arrival.institution, made=now)
    found.version = found.version + 1 if number else 1
    found.format, found.profile = arrival.outcome.format, _profile(manifest)
    found.title, found.identifier, found.filename = title, identifier, arrival.filename
    found.language = said.language[0][:35] if said.language else ""
    found.digest, found.attached = arrival.digest, arrival.wishes.record
    found.rights, found.access, found.opens = arrival.wishes.rights, arrival.wishes.access, arrival.wishes.opens
    found.status, found.changed, found.positions = Publication.Status.READY, now, arrival.outcome.positions
    found.problems = msgspec.to_builtins(arrival.outcome.problems) or None
    return found


def _profile(manifest: Manifest) -> str:
    return next((PROFILES[each] for each in manifest.metadata.conforms_to if each in PROFILES), "epub")


def encoded(manifest: Manifest) -> bytes:
    """The manifest as it is kept: without links, which depend on where it is served."""
    return msgspec.json.encode(msgspec.structs.replace(manifest, context=CONTEXT, links=()))

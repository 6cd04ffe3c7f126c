"""The catalogue's side of publishing: each publication is a record of the institution's source of publications, and one link leads from it here."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import msgspec

from lavh.access.conversion.wire import COVER, SYNC
from lavh.access.models import Publication, Resource
from lavh.catalog import matching
from lavh.catalog.queries import records
from lavh.formats.description import Description, DigitalObject
from lavh.formats.reading import Raw
from lavh.formats.webpub import WEBPUB, record
from lavh.harvest.actions import source_for
from lavh.harvest.actions.runs import begin, end, go_on
from lavh.harvest.alone import alone
from lavh.harvest.models import RawRecord, Run, Source
from lavh.harvest.pipeline import Intake
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.network.models import Institution

STREAM = "Publications"  # name of the source
A_RUN = timedelta(hours=12)  # publications of half a day are counted together
PATIENCE, BETWEEN = 60.0, 0.1  # seconds to wait for another process that publishes for the same institution
SOUND = {"audiobook"}
BY_FORMAT = {
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "cbz": "application/vnd.comicbook+zip",
    "text": "text/plain",
    "html": "text/html",
}
BY_PROFILE = {"audiobook": "application/audiobook+json", "divina": "application/divina+json"}
SYNCHRONISED = SYNC.partition("{")[0]
FROM_THE_START = "#t=0"  # a text that is spoken too has two ways in: this one leads to its sound


def source_of(institution: Institution) -> Source:
    """The institution's source of publications; made if there is none."""
    return source_for(institution=institution, name=STREAM)


@contextmanager
def turn(institution: Institution) -> Iterator[Source]:
    """Hold the institution's source of publications: one process at a time writes into it. The others wait, then Refused("already-running")."""
    source, until = source_of(institution), time.monotonic() + PATIENCE
    while True:
        held = alone(source)
        try:
            held.__enter__()
            break
        except Refused:
            if time.monotonic() > until:
                raise
            time.sleep(BETWEEN)
    try:
        yield source
    finally:
        held.__exit__(None, None, None)


def catalogue(*, source: Source, publication: Publication, description: Description, files: Iterable[Resource]) -> int:
    """Take the publication into the catalogue, inside the caller's transaction. Returns the number of its record."""
    told = _told(publication, description, {each.path for each in files})
    _take(source, Raw(record(bytes(publication.manifest), told), local_id=str(publication.pk)))
    return int(RawRecord.objects.get(source=source, local_id=str(publication.pk)).pk)


def take_back(*, source: Source, publication: Publication) -> None:
    """Delete its record. What other records say of the work stays."""
    _take(source, Raw(b"", local_id=str(publication.pk), deleted=True))


def described_by(institution: Institution, local_id: str) -> Description:
    """What the institution's record of this number says. Refused("no-such-record"), or "stands-alone" where nothing can join it."""
    there = RawRecord.objects.filter(source__institution=institution, local_id=local_id, deleted=False)
    for number in there.exclude(source__slug=source_of(institution).slug).order_by("id").values_list("pk", flat=True):
        if found := records([number]).get(number):
            if not _will_join(found.description):
                raise Refused("stands-alone", number=local_id)
            return found.description
    raise Refused("no-such-record", number=local_id)


def _will_join(description: Description) -> bool:
    """Whether a digital copy that is described so comes to stand under the same work: by a key that both have."""
    copy = msgspec.structs.replace(description, digital=True, holdings=(), unit=None)
    return not _keys(description).isdisjoint(_keys(copy))


def _keys(description: Description) -> set[str]:
    return {*matching.edition_keys(description), *matching.work_keys(description)}


def _take(source: Source, raw: Raw) -> None:
    run = _run(source)
    Intake(source, run).take_batch([raw], WEBPUB, place={})
    end(run=run)


def _run(source: Source) -> Run:
    """The run of today, so that a hundred publications are one line in the source's story."""
    last = Run.objects.filter(source=source, state=Run.State.DONE, started__gte=clock.now() - A_RUN).order_by("-id").first()  # fmt: skip
    return go_on(run=last) if last else begin(source=source)


def _told(publication: Publication, description: Description, paths: Collection[str]) -> Description:
    """The description with the way here. The address has no host: it is made whole wherever it is given away, and outlives a move of the site."""
    address = f"/p/{publication.pk}"
    access = "open" if publication.access == Publication.Access.OPEN and publication.opens is None else "restricted"
    role = "sound" if publication.profile in SOUND else "full"
    here = DigitalObject(address, role, media_type=_media_type(publication), rights=publication.rights, access=access)
    spoken = role == "full" and any(path.startswith(SYNCHRONISED) for path in paths)
    heard = (
        (DigitalObject(f"{address}{FROM_THE_START}", "sound", rights=publication.rights, access=access),)
        if spoken
        else ()
    )
    cover = (DigitalObject(f"{address}/-/cover", "cover"),) if COVER in paths else ()
    elsewhere = tuple(each for each in description.links if each.role != "cover" or not cover)
    return msgspec.structs.replace(
        description,
        local_id=str(publication.pk),
        links=(here, *heard, *cover, *elsewhere),
        rights=publication.rights or description.rights,
        holdings=(),
        unit=None,
        digital=True,
    )


def _media_type(publication: Publication) -> str:
    """The kind of file that it came as, where that has a type; else that of its manifest."""
    return BY_FORMAT.get(publication.format) or BY_PROFILE.get(publication.profile, "application/webpub+json")

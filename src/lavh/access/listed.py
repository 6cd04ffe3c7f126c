"""Lists of what anybody may open, newest first, for catalogues of reading apps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec
from django.db import connection
from django.db.models import Case, Count, Q, QuerySet, Value, When

from lavh.access.conversion.wire import COVER, ORIGINAL
from lavh.access.models import Publication
from lavh.catalog import rows
from lavh.formats.rwpm import Metadata
from lavh.kernel import clock

KINDS = ("ebook", "audiobook", "talking-book", "pdf", "comic", "recording")
_KIND = Case(
    When(format__startswith="daisy", then=Value("talking-book")),
    When(format="recording", then=Value("recording")),
    When(format="pdf", then=Value("pdf")),
    When(profile="audiobook", then=Value("audiobook")),
    When(profile="divina", then=Value("comic")),
    default=Value("ebook"),
)


class Wanted(NamedTuple):
    """What a list is narrowed down to; "" and 0: not. `among`: only these, and in this order."""

    kind: str = ""
    language: str = ""  # primary subtag
    institution: int = 0
    among: tuple[int, ...] | None = None


class Listed(NamedTuple):
    """A publication in a list. `original`: the file as it came, with its type, where it is kept."""

    number: int
    version: int
    changed: datetime
    institution: int
    profile: str
    rights: str
    original: tuple[str, int] | None = None  # media type, bytes
    cover: str = ""  # media type


class Way(NamedTuple):
    """A publication that opens a work."""

    number: int
    profile: str
    language: str


class Counts(NamedTuple):
    """How many there are, by what they can be narrowed down by."""

    kind: Mapping[str, int]
    language: Mapping[str, int]
    institution: Mapping[int, int]


class State(NamedTuple):
    """What changes when any list may: when one was published, changed or taken down last, and when one opened last that waited for its day."""

    changed: datetime | None
    opened: datetime | None


def state(now: datetime) -> State:
    """Of all publications. One query that looks at two rows, however many there are. Asked at every feed, so it is put by hand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT max(changed) FROM access_publication), (SELECT max(opens) FROM access_publication WHERE opens <= %s)",
            [str(rows.moment(now))],
        )
        changed, opened = cursor.fetchone()
    return State(_moment(changed), _moment(opened))


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite has moments as text."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def listed(wanted: Wanted, now: datetime, *, before: int = 0, limit: int = 50) -> list[Listed]:
    """The next of the list: those with smaller numbers than `before`, newest first; with `among` in its order, whatever `before` is. Two queries."""
    chosen = _narrowed(wanted, now)
    if before and wanted.among is None:
        chosen = chosen.filter(pk__lt=before)
    fields = ("pk", "version", "changed", "institution_id", "profile", "rights")
    found = [Listed(*row) for row in chosen.order_by("-pk").values_list(*fields)[: None if wanted.among else limit]]
    if wanted.among:
        place = {number: index for index, number in enumerate(wanted.among)}
        found = sorted(found, key=lambda each: place[each.number])[:limit]
    return _with_files(found)


@lru_cache(maxsize=256)
def page(wanted: Wanted, seen: State, before: int, limit: int) -> tuple[Listed, ...]:  # noqa: ARG001 (what it is remembered by)
    """The next of a list that is not searched, as `listed` has it; remembered while `seen` is the state: most apps ask for the same first pages."""
    return tuple(listed(wanted, clock.now(), before=before, limit=limit))


def one(number: int, now: datetime) -> Listed | None:
    """One publication, if anybody may open it."""
    return next(iter(listed(Wanted(among=(number,)), now)), None)


@lru_cache(maxsize=256)
def counts(wanted: Wanted, seen: State) -> Counts:  # noqa: ARG001 (what it is remembered by)
    """Counted for each facet without its own choice, so that another value can be chosen. Three queries; remembered while `seen` is the state."""
    now = clock.now()
    kind = _narrowed(wanted._replace(kind=""), now).annotate(kind=_KIND).values_list("kind")
    language = _narrowed(wanted._replace(language=""), now).values_list("language")
    institution = _narrowed(wanted._replace(institution=0), now).values_list("institution_id")
    languages: dict[str, int] = {}
    for tag, many in language.annotate(many=Count("pk")).order_by():
        if tag:
            languages[_primary(tag)] = languages.get(_primary(tag), 0) + many
    return Counts(
        dict(kind.annotate(many=Count("pk")).order_by()),
        languages,
        dict(institution.annotate(many=Count("pk")).order_by()),
    )


def of_works(works: Sequence[int], now: datetime) -> list[int]:
    """Publications of these works, in the order of the works."""
    found = rows.select(
        "SELECT m.work_id, p.id FROM access_publication p JOIN catalog_record r ON r.id = p.record"
        " JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE m.work_id {among}",
        works,
    )
    place = {work: index for index, work in enumerate(works)}
    there = set(_open(now).filter(pk__in=[number for _, number in found]).values_list("pk", flat=True))
    return [number for work, number in sorted(found, key=lambda each: (place[each[0]], each[1])) if number in there]


def ways(works: Iterable[int], now: datetime) -> dict[int, list[Way]]:
    """Work → what of it anybody may open here. One query."""
    found = rows.select(
        "SELECT m.work_id, p.id, p.profile, p.language FROM access_publication p JOIN catalog_record r ON r.id = p.record"
        " JOIN catalog_manifestation m ON m.id = r.manifestation_id"
        " WHERE p.status = 'ready' AND p.access = 'open' AND (p.opens IS NULL OR p.opens <= %s) AND m.work_id {among}",
        works,
        str(rows.moment(now)),
    )
    made: dict[int, list[Way]] = {}
    for work, *way in sorted(found):
        made.setdefault(work, []).append(Way(*way))
    return made


class _Described(msgspec.Struct):
    """What of a manifest a list shows; the rest is not decoded."""

    metadata: Metadata


_DESCRIBED = msgspec.json.Decoder(_Described)


def metadata(numbers: Sequence[int]) -> dict[int, Metadata]:
    """What these publications say of themselves. One query."""
    found = Publication.objects.filter(pk__in=list(numbers)).values_list("pk", "manifest")
    return {number: _DESCRIBED.decode(bytes(stored)).metadata for number, stored in found}


def _open(now: datetime) -> "QuerySet[Publication]":
    ready = Publication.objects.filter(status=Publication.Status.READY, access=Publication.Access.OPEN)
    return ready.filter(Q(opens__isnull=True) | Q(opens__lte=now))


def _narrowed(wanted: Wanted, now: datetime) -> "QuerySet[Publication]":
    chosen = _open(now)
    if wanted.kind:
        chosen = chosen.annotate(kind=_KIND).filter(kind=wanted.kind)
    if wanted.language:
        chosen = chosen.filter(Q(language=wanted.language) | Q(language__startswith=f"{wanted.language}-"))
    if wanted.institution:
        chosen = chosen.filter(institution=wanted.institution)
    return chosen if wanted.among is None else chosen.filter(pk__in=wanted.among)


def _with_files(found: Sequence[Listed]) -> list[Listed]:
    """With what is kept beside the manifest."""
    numbers = [each.number for each in found]
    files = rows.select(
        "SELECT publication_id, path, media_type, size FROM access_resource WHERE path IN (%s, %s) AND publication_id {among}",
        numbers,
        COVER,
        ORIGINAL,
    )
    there = {(number, path): (media_type, size) for number, path, media_type, size in files}
    return [
        each._replace(original=there.get((each.number, ORIGINAL)), cover=there.get((each.number, COVER), ("", 0))[0])
        for each in found
    ]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()

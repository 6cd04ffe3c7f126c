"""Making sources known, and when each is harvested."""

from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from lavh.formats.reading import Profile
from lavh.harvest.models import RawRecord, Source
from lavh.jobs import actions as jobs
from lavh.kernel.errors import Refused
from lavh.network.actions import slug_of
from lavh.network.models import Institution

TASK = "lavh.harvest.tasks.harvest_source"
NO_DIGEST = 0  # of no record
SHORTEST = timedelta(minutes=10)  # nobody is asked more often


def source_for(*, institution: Institution, name: str = "", profile: Profile | None = None) -> Source:
    """The institution's source of files with this name; made if there is none."""
    source, _ = Source.objects.get_or_create(
        slug=_slug(institution, name),
        defaults={"institution": institution, "name": _name(institution, name), "way": Source.Way.FILES},
    )
    if profile is not None:
        _use(source, profile)
    return source


@transaction.atomic
def add(
    *,
    institution: Institution,
    way: str,
    address: str,
    name: str = "",
    options: dict[str, object],
    profile: Profile | None = None,
) -> Source:
    """A source at a server; one that is there under this name is changed to this. Refused("not-a-server") if it is one of files."""
    source, made = Source.objects.get_or_create(
        slug=_slug(institution, name),
        defaults={"institution": institution, "name": _name(institution, name), "way": way, "address": address},
    )
    if not made and source.way == Source.Way.FILES:
        raise Refused("not-a-server", source=source.slug)
    source.way, source.address, source.options = way, address, options
    source.save()
    if profile is not None:
        _use(source, profile)
    return source


@transaction.atomic
def set_schedule(*, source: Source, every: timedelta | None, now: datetime) -> None:
    """Have it harvested every so often; None: by hand only. Refused("too-often") under ten minutes, Refused("not-a-server") for files."""
    if source.way == Source.Way.FILES:
        raise Refused("not-a-server", source=source.slug)
    if every is not None and every < SHORTEST:
        raise Refused("too-often", source=source.slug)
    source.every = every
    source.save(update_fields=["every"])
    arrange(source=source, now=now)


@transaction.atomic
def set_enabled(*, source: Source, enabled: bool, now: datetime) -> None:
    """Let it be harvested on schedule and by `--all`, or not."""
    source.enabled = enabled
    source.save(update_fields=["enabled"])
    arrange(source=source, now=now)


def arrange(*, source: Source, now: datetime) -> None:
    """Make the schedule of the house agree with the source."""
    if source.every is None or not source.enabled:
        jobs.unschedule(name=_job(source))
    else:
        jobs.schedule(name=_job(source), task=TASK, arguments=(source.pk,), every=source.every, now=now)


def _use(source: Source, profile: Profile) -> None:
    """A source that writes otherwise than was thought is read anew when its records come again, unchanged or not."""
    told = msgspec.to_builtins(profile)
    if told == source.profile:
        return
    with transaction.atomic():
        source.profile = told
        source.save(update_fields=["profile"])
        RawRecord.objects.filter(source=source).update(digest=NO_DIGEST)


def _job(source: Source) -> str:
    return f"harvest {source.pk}"


def _slug(institution: Institution, name: str) -> str:
    return f"{institution.slug}-{slug_of(name)}"[:80] if name else institution.slug


def _name(institution: Institution, name: str) -> dict[str, str]:
    names: dict[str, str] = {"": name} if name else institution.name
    return names

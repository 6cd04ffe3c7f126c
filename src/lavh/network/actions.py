"""Making institutions known."""

import re
import unicodedata
from datetime import date, time
from hashlib import blake2b

import msgspec
from django.db import transaction

from lavh.kernel.errors import Refused
from lavh.kernel.text import fold
from lavh.network.models import Branch, Closure, Institution, OpeningHours, Region
from lavh.network.rules import SERVICES


def enrol(*, name: str, kind: str = Institution.Kind.PUBLIC, language: str = "", demo: bool = False) -> Institution:
    """The institution of this name or slug; made if there is none. Safe to call again."""
    slug = slug_of(name)
    for row in Institution.objects.filter(slug=slug):
        return row
    return Institution.objects.create(slug=slug, kind=kind, name={language or "": name}, demo=demo)


def slug_of(name: str) -> str:
    """An address-safe name: "Alisher Navoiy nomidagi MK", also in Cyrillic → "alisher-navoiy-nomidagi-mk"; what has no Latin letters gets a digest."""
    for spelling in (name, fold(name, "uz")):
        plain = unicodedata.normalize("NFKD", spelling).encode("ascii", "ignore").decode().lower()
        if slug := re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]:
            return slug
    return f"i-{blake2b(name.encode(), digest_size=5).hexdigest()}"


class Hours(msgspec.Struct, frozen=True):
    """Weekdays (0 = Monday) with the same hours: days = [0, 1, 2], open = "09:00", close = "18:00"."""

    days: tuple[int, ...]
    open: str
    close: str


class Shut(msgspec.Struct, frozen=True):
    """Days on which it is closed: ISO dates, both included."""

    first: date
    last: date
    reason: dict[str, str] = {}


class BranchPlan(msgspec.Struct, frozen=True):
    """A branch as a network file describes it."""

    slug: str
    name: dict[str, str]
    address: dict[str, str] = {}
    at: tuple[float, float] | None = None  # latitude, longitude
    phone: str = ""
    email: str = ""
    services: tuple[str, ...] = ()
    main: bool = False
    hours: tuple[Hours, ...] = ()
    closed: tuple[Shut, ...] = ()


class InstitutionPlan(msgspec.Struct, frozen=True):
    """An institution as a network file describes it."""

    slug: str
    kind: str
    name: dict[str, str]
    about: dict[str, str] = {}
    region: str = ""
    codes: tuple[str, ...] = ()
    url: str = ""
    email: str = ""
    phone: str = ""
    demo: bool = False
    branches: tuple[BranchPlan, ...] = ()


class NetworkPlan(msgspec.Struct, frozen=True):
    """A network file (TOML): regions and institutions. Names are tables from language code to text."""

    regions: dict[str, dict[str, str]] = {}  # slug → names, in order
    institutions: tuple[InstitutionPlan, ...] = ()


@transaction.atomic
def describe(plan: NetworkPlan) -> None:
    """Make the network what the file says. Institutions and branches that it does not name are left alone; hours and closed days are replaced."""
    for order, (slug, name) in enumerate(plan.regions.items()):
        Region.objects.update_or_create(slug=slug, defaults={"name": name, "order": order})
    for each in plan.institutions:
        if each.kind not in Institution.Kind.values:
            raise Refused("no-such-kind", f"{each.slug}: {each.kind} is none of {', '.join(Institution.Kind.values)}.")
        fields = {field: getattr(each, field) for field in ("kind", "name", "about", "url", "email", "phone", "demo")}
        region = Region.objects.filter(slug=each.region).first() if each.region else None
        row, _ = Institution.objects.update_or_create(
            slug=each.slug, defaults={**fields, "codes": list(each.codes), "region": region}
        )
        for branch in each.branches:
            _describe_branch(row, branch)


def _describe_branch(institution: Institution, plan: BranchPlan) -> None:
    latitude, longitude = plan.at or (None, None)
    fields = {field: getattr(plan, field) for field in ("name", "address", "phone", "email", "main")}
    row, _ = Branch.objects.update_or_create(
        institution=institution,
        slug=plan.slug,
        defaults={
            **fields,
            "latitude": latitude,
            "longitude": longitude,
            "services": [each for each in plan.services if each in SERVICES],
        },
    )
    row.hours.all().delete()
    row.closures.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(
            branch=row, weekday=day, opens=time.fromisoformat(hours.open), closes=time.fromisoformat(hours.close)
        )
        for hours in plan.hours
        for day in hours.days
    )
    Closure.objects.bulk_create(
        Closure(branch=row, first=shut.first, last=shut.last, reason=shut.reason) for shut in plan.closed
    )

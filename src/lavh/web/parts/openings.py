"""Open or closed, in words; the week; the days on which it is shut."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.kernel import clock
from lavh.network.models import Branch
from lavh.network.queries import closed, stretches
from lavh.network.rules import Standing, standing
from lavh.web import figures, labels

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


class Day(NamedTuple):
    """One day of the week ahead. `shut`: why it is closed although the week says otherwise; `exception` says that it is."""

    name: str
    hours: list[str]
    today: bool
    exception: bool = False
    shut: str = ""


class Shut(NamedTuple):
    """Days on which a branch is closed."""

    days: str
    reason: str


def here() -> datetime:
    """The present moment where the branches are."""
    return clock.now().astimezone(ZoneInfo(settings.TIME_ZONE))


def now_at(branch: Branch, now: datetime) -> Standing | None:
    """Whether a branch is open."""
    return standing(stretches(branch), closed(branch), now)


def sentence(found: Standing | None, now: datetime) -> str:
    """The standing as one short sentence; "" where nothing is known."""
    if found is None:
        return ""
    if found.until is None:
        return gettext("Closed for now")
    time = clock_time(found.until)
    if found.open:
        return gettext("Open until %(time)s") % {"time": time}
    return _opening((found.until.date() - now.date()).days) % {
        "time": time,
        "weekday": weekday(found.until),
        "date": figures.day(found.until),
    }


def _opening(days: int) -> str:
    """When it opens: told the nearer the shorter."""
    if days == 0:
        return gettext("Closed, opens today at %(time)s")
    if days == 1:
        return gettext("Closed, opens tomorrow at %(time)s")
    if days < 7:
        return gettext("Closed. Opens next: %(weekday)s, %(time)s")
    return gettext("Closed. Opens next: %(date)s, %(time)s")


def weekday(day: date) -> str:
    """The name of a day of the week."""
    return gettext(WEEKDAYS[day.weekday()])


def clock_time(moment: datetime) -> str:
    """An hour of the day."""
    return f"{moment:%H:%M}"


def week(branch: Branch, now: datetime) -> list[Day]:
    """The seven days from today on; closed days are told with their reasons. Empty where no hours are known."""
    hours, shut = stretches(branch), list(branch.closures.all())
    if not hours:
        return []
    found = []
    for ahead in range(7):
        day = now.date() + timedelta(days=ahead)
        closure = next((each for each in shut if each.first <= day <= each.last), None)
        open_at = [f"{each.opens:%H:%M}–{each.closes:%H:%M}" for each in sorted(hours) if each.weekday == day.weekday()]
        reason = labels.named(closure.reason) if closure else ""
        found.append(
            Day(labels.capital(weekday(day)), [] if closure else open_at, ahead == 0, closure is not None, reason)
        )
    return found


def closures(branch: Branch, now: datetime) -> list[Shut]:
    """The closed days from today on."""
    return [
        Shut(_days(each.first, each.last), labels.named(each.reason))
        for each in branch.closures.all()
        if each.last >= now.date()
    ]


def _days(first: date, last: date) -> str:
    if first == last:
        return figures.day(first)
    return gettext("%(first)s – %(last)s") % {"first": figures.day(first), "last": figures.day(last)}

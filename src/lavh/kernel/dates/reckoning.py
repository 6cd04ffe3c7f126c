"""Segments → years: what is left unsaid is taken from the neighbours, other calendars are converted, the whole is put together."""

from itertools import pairwise

import msgspec

from lavh.kernel.dates.calendars import CALENDARS, UNMARKED, Years
from lavh.kernel.dates.segments import YEARS, Segment, Text

Open = tuple[int | None, int | None]

LATEST = 2100  # a year of ours; higher numbers belong to other calendars
EARLIEST = 1000  # lower ones are years only if something says so
FARTHEST = 9999
# Where the parts of a century or decade lie, in tenths; "turn" reaches into the century before.
_PARTS = {
    "early": (0, 3), "mid": (3, 7), "late": (7, 10), "first half": (0, 5), "second half": (5, 10), "turn": (-1, 1),
}  # fmt: skip


class Found(msgspec.Struct, frozen=True):
    """The years of one segment. `foreign`: converted from another calendar; `bare`: a plain number."""

    start: int
    end: int
    bound: str = ""
    foreign: bool = False
    bare: bool = False
    copyright: bool = False


def reckoned(text: Text) -> Open | None:
    """The years of the whole date; None where it names none."""
    found = _all(text.segments, text) or _all(text.replaced, text)
    if not found:
        return None
    start, end = _together(found)
    if text.open_start and len(found) == 1:
        start = None
    if text.open_end:
        end = None
    return (start, end) if start is not None or end is not None else None


def _all(segments: list[Segment], text: Text) -> list[Found]:
    if not segments:
        return []
    _inherit_backwards(segments)
    _inherit_forwards(segments)
    segments = _decades_of_centuries(segments)
    if all(each.numeral == "roman" and not each.unit for each in segments) and not text.unknown:
        for each in segments:
            each.unit = 100 if 5 <= (each.number or 0) <= 21 else 0
    _settle_plurals(segments)
    if len(segments) == 2 and segments[0].part == "turn" and segments[1].unit == 100:
        segments = [msgspec.structs.replace(segments[1], part="turn")]
    alone = not text.unknown and (len(segments) == 1 or _pair(segments))
    found = [each for each in (_found(segment, alone=alone) for segment in segments) if each is not None]
    return _preferred([each for each in found if -FARTHEST <= each.start <= each.end <= FARTHEST])


def _pair(segments: list[Segment]) -> bool:
    """Whether these are the two ends of a stretch in the first thousand years: "618-907"."""
    first, last = segments[0], segments[-1]
    ends = (first.number or 0) < (last.number or 0) and first.digits == last.digits == 3
    return len(segments) == 2 and last.joined == 1 and ends


# What is said once for several


def _inherit_backwards(segments: list[Segment]) -> None:
    """Unit, era and calendar may stand behind the last only: "XVIII–XIX вв.", "300–200 BC", "1340–1345 h."."""
    for now, after in zip(segments[-2::-1], segments[:0:-1], strict=True):
        if not after.joined or now.last is not None:
            continue
        if now.number is None:  # "early to mid-19th century"
            now.number, now.digits, now.numeral = after.number, after.digits, after.numeral
        elif after.piece and not (now.piece or now.nth or now.unit) and now.numeral != "roman" and now.digits < 2:
            now.piece, now.nth = after.piece, now.number  # "2nd–3rd quarter of the 19th c."
            now.number, now.digits = after.number, after.digits
        _inherit_unit(now, after)
        if not now.era and _same_era(now, after):
            now.era = after.era
        if not now.calendar and not after.reign and now.number:
            now.calendar, now.hint = after.calendar, now.hint or after.hint


def _inherit_unit(now: Segment, after: Segment) -> None:
    if not now.unit and _small(now) and after.unit in {10, 100, 1000, YEARS}:
        now.unit = after.unit
        now.century = now.century or after.century
    elif now.digits == 4 and not now.unit and after.unit == 10 and (now.number or 0) % 10 == 0:
        now.unit = 10
    elif now.unit == 10 and not now.century:
        now.century = after.century


def _same_era(now: Segment, after: Segment) -> bool:
    """Years before our era fall, years of our era rise."""
    number, next_number = now.number or 0, after.number or 0
    if after.era < 0:
        return number > next_number or (now.unit == after.unit != 0 and number == next_number)
    return after.era > 0 and now.digits < 4 and number <= next_number


def _inherit_forwards(segments: list[Segment]) -> None:
    """Or before the first only: "1967/68", "昭和45–48", "siglos XVIII–XIX", "eramizdan avvalgi III–II asrlar"."""
    for before, now in pairwise(segments):
        if not now.joined or now.last is not None or now.number is None or before.number is None:
            continue
        if now.reign is None and before.reign is not None and now.digits < 3:
            now.reign = before.reign
        elif before.unit_first and not now.unit and _small(now):
            now.unit = before.unit
        elif now.digits in {1, 2} and before.digits == 4 and now.numeral != "roman" and now.unit not in {100, 1000}:
            _complete(before.number, now)
        if before.bound == "until" and now.joined == 1 and not now.bound:
            now.bound = before.bound
        if before.era < 0 and before.era_first and not now.era and now.number <= before.number:
            now.era = before.era
        if (
            before.calendar
            and not now.calendar
            and 0 <= now.number - before.number < 100
            and now.digits == before.digits
        ):
            now.calendar = before.calendar


def _complete(before: int, now: Segment) -> None:
    """The century that a year of one or two digits leaves out."""
    base = 10**now.digits
    whole = before - before % base + (now.number or 0)
    if whole > before or (now.unit and whole >= before):
        now.number, now.digits = whole, 4


def _small(segment: Segment) -> bool:
    return segment.numeral == "roman" or segment.digits < 3


def _decades_of_centuries(segments: list[Segment]) -> list[Segment]:
    """The century may stand before its decade: "XX asrning 20-yillari", "20世纪80年代"."""
    kept: list[Segment] = []
    for now in segments:
        decade = now.unit in {10, YEARS} and (now.number or 0) < 100 and not now.century
        if decade and kept and kept[-1].unit == 100:
            now.unit, now.century = 10, kept.pop().number or 0
        elif decade and kept and kept[-1].century and now.joined:
            now.unit, now.century = 10, kept[-1].century
        kept.append(now)
    return kept


def _settle_plurals(segments: list[Segment]) -> None:
    """A decade is "1920 yillar"; years are "1941–1945 yillar"."""
    if any(each.unit == 10 for each in segments):  # "1890s-1900s"
        for each in segments:
            each.unit = 10 if each.numeral == "hundred" else each.unit
    plural = [each for each in segments if each.unit == YEARS]
    decades = all((each.number or 0) % 10 == 0 for each in segments if each.joined or each.unit == YEARS)
    decades = decades and (segments[0].number or 0) % 10 == 0
    for each in plural:
        each.unit = 10 if decades else 1


# One segment


def _found(segment: Segment, *, alone: bool) -> Found | None:
    years = _years(segment, alone=alone)
    if years is None:
        return None
    start, end = years
    return Found(
        start=start,
        end=end,
        bound=segment.bound,
        foreign=bool(segment.calendar or segment.reign is not None)
        or (segment.digits == 4 and not segment.unit and not segment.era and (segment.number or 0) > LATEST),
        bare=not (segment.unit or segment.era or segment.calendar or segment.reign) and segment.last is None,
        copyright=segment.copyright,
    )


def _years(segment: Segment, *, alone: bool) -> Years | None:
    number = segment.number or 0
    if segment.last is not None:
        return (1 - segment.last, 1 - number) if segment.era < 0 else (number, segment.last)
    if segment.reign is not None:
        return (segment.reign + number, segment.reign + number) if 0 < number < 100 else None
    if segment.unit >= 10:
        return _stretch(segment, number)
    calendar = segment.calendar or segment.hint
    if calendar and not segment.era:
        return _converted(calendar, number, hinted=not segment.calendar)
    if segment.era:
        return ((number, number) if segment.era > 0 else (1 - number, 1 - number)) if number else None
    return _plain(segment, number, alone=alone)


def _converted(calendar: str, number: int, *, hinted: bool) -> Years | None:
    """The years of another calendar; a month's name does not make a Hijri year of 1980."""
    if hinted and not 300 < number < 1600 and calendar != "jewish":
        return (number, number) if EARLIEST <= number <= LATEST else None
    if calendar == "jewish" and number < 1000:
        number += 5000
    if calendar in {"lunar", "solar"} and number > 1600:
        return (number, number) if number <= LATEST else None
    return CALENDARS[calendar](number) if 0 < number < 6000 else None


def _plain(segment: Segment, number: int, *, alone: bool) -> Years | None:
    """The years of a number of which nothing is said."""
    calendar = _calendar_of(segment, number)
    if calendar:
        return CALENDARS[calendar](number)
    if (
        alone and not segment.joined and 180 <= number <= LATEST // 10 and segment.digits == 3
    ):  # "199.": the last digit is not known
        return number * 10, number * 10 + 9
    low = segment.digits == 4 or (segment.digits == 3 and (segment.unit == 1 or alone))  # "0532", "532 г."
    earliest = 1 if low and segment.numeral != "roman" else EARLIEST
    good = earliest <= number <= LATEST and (low or segment.numeral == "roman")
    return (number, number) if good else None


def _calendar_of(segment: Segment, number: int) -> str:
    """The calendar that a bare number must belong to: by its digits, or because it is too high for a year of ours."""
    if segment.numeral == "persian" and 1200 <= number <= 1450:
        return "solar" if number >= 1304 else "lunar"
    if segment.numeral == "arabic" and 1100 <= number <= 1450:
        return "lunar"
    if segment.digits == 4 and number > LATEST:
        return next((name for first, last, name in UNMARKED if first <= number <= last), "")
    return ""


def _stretch(segment: Segment, number: int) -> Years | None:
    """A century, decade or millennium, or a part of one."""
    if segment.unit == 10:
        length = 10
        if number >= 100:
            start = number - number % 10
        elif segment.century:
            start = (segment.century - 1) * 100 + number - number % 10
        else:
            return None
    elif segment.unit == 100 and number >= 100:
        start, length = (number, 100) if number % 100 == 0 else (number, 1)
    elif 0 < number <= (30 if segment.unit == 100 else 10 if segment.era else 3):
        length = segment.unit
        start = (number - 1) * length + 1
    else:
        return None
    return _placed(segment, start, length)


def _placed(segment: Segment, start: int, length: int) -> Years:
    if segment.era < 0:
        start = 2 - start - length if length > 10 else 1 - start - (length - 1)
    elif segment.calendar in {"lunar", "solar"}:
        convert = CALENDARS[segment.calendar]
        start, end = convert(start)[0], convert(start + length - 1)[1]
        length = end - start + 1
    first, last = 0, length
    if segment.piece and segment.nth:
        nth = segment.piece if segment.nth < 0 else min(segment.nth, segment.piece)
        first, last = length * (nth - 1) // segment.piece, length * nth // segment.piece
    elif segment.part:
        early, late = _PARTS[segment.part]
        first, last = length * early // 10, length * late // 10
    return start + first, start + last - 1


# Together


def _preferred(found: list[Found]) -> list[Found]:
    """What counts, where a date is given twice: our calendar before others, publication before copyright."""
    ours = [each for each in found if not each.foreign]
    if ours and len(ours) < len(found):
        found = ours
    late = [each for each in found if each.start >= 1700]
    early = [each for each in found if each.bare and EARLIEST <= each.start <= 1500]
    if late and early and 560 <= late[0].start - early[0].start <= 640:
        found = [each for each in found if each not in early]
    if (
        len(found) == 3
        and found[0].bare
        and found[1].start - found[0].start in _TWINS
        and found[2].start - found[1].start == 1
    ):
        found = found[1:]
    if len(found) == 2 and found[0].bare and found[0].start - found[1].start in {56, 57}:  # Vikram: "2056 [1999]"
        found = found[1:]
    published = [each for each in found if not each.copyright]
    return published or found


_TWINS = frozenset({78, -57})  # Saka, Vikram: "1895 [1973 or 1974]"


def _together(found: list[Found]) -> Open:
    starts = [each.start for each in found if each.bound != "until"]
    ends = [each.end for each in found if each.bound not in {"since", "from"}]
    if not starts:
        return None, max(ends)
    if not ends:
        return min(starts), None
    start, end = min(starts), max(ends)
    return (start, end) if start <= end else (end, start)

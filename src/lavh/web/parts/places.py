"""Where it stands: holdings by institution and branch, with who is open, and how far it is for those who say where they are."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from lavh.catalog.queries import Edition, Telling
from lavh.formats.description import Holding
from lavh.network.models import Branch, Institution
from lavh.network.rules import Standing, distance
from lavh.web import labels
from lavh.web.parts import openings

Point = tuple[float, float]  # latitude, longitude


class Line(NamedTuple):
    """One holding of one edition."""

    call_number: str
    place: str  # sublocation in the words of the source, where no branch of ours is meant
    shelf: str
    edition: str  # "1994", where the work has several
    copies: int
    use: tuple[str, ...]  # loan · reference · restricted
    stock: str  # "1-jild (1991)–12-jild (2002)"
    notes: tuple[str, ...]


class Place(NamedTuple):
    """A branch that has it, or an institution of which no branch is known."""

    institution: Institution
    branch: Branch | None
    standing: Standing | None
    said: str  # the standing in words
    point: Point | None
    kilometres: float | None
    lines: list[Line]


def point(written: str) -> Point | None:
    """A point on the globe, written as "41.31,69.28"; None for anything else."""
    parts = written.split(",")
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def places(
    editions: Sequence[Edition], institutions: Iterable[Institution], now: datetime, near: Point | None
) -> list[Place]:
    """The nearest first where it is known who asks; else those that are open, then those that open next, then by name."""
    known = _Known(institutions)
    lines: dict[tuple[int, int], dict[Line, None]] = {}
    for edition in editions:
        year = str(edition.year) if edition.year is not None and len(editions) > 1 else ""
        for record in edition.records:
            for institution, branch, line in _holdings(record, known, year):
                own = lines.setdefault((institution.pk, branch.pk if branch else 0), {})
                if line is not None:
                    own[line] = None
    found = [_place(known, key, list(own), now, near) for key, own in lines.items()]
    return sorted(found, key=_near if near else _open)


def codes(editions: Iterable[Edition]) -> set[str]:
    """Institutions that holdings name otherwise than by whose record it is."""
    return {
        holding.institution
        for edition in editions
        for record in edition.records
        for holding in record.description.holdings
        if holding.institution
    }


class _Known:
    """The institutions and their branches by all that records call them."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self.institutions: dict[int, Institution] = {each.pk: each for each in institutions}
        self.called: dict[str, Institution] = {}
        self.branches: dict[int, Branch] = {}
        self.branch_called: dict[tuple[int, str], Branch] = {}
        for institution in self.institutions.values():
            self.called.update(dict.fromkeys((institution.slug, *institution.codes), institution))
            for branch in institution.branches.all():
                self.branches[branch.pk] = branch
                for name in (branch.slug, *branch.name.values()):
                    self.branch_called[institution.pk, name.casefold()] = branch

    def branch(self, institution: Institution, named: str) -> tuple[Branch | None, bool]:
        """(the branch, whether it is the one that is named): else the main one or the only one."""
        found = self.branch_called.get((institution.pk, named.casefold())) if named else None
        if found is not None:
            return found, True
        branches = list(institution.branches.all())
        return next((each for each in branches if each.main or len(branches) == 1), None), False


def _holdings(record: Telling, known: _Known, year: str) -> Iterable[tuple[Institution, Branch | None, Line | None]]:
    """What a record says that somebody has. A printed thing without a word about holdings is with whose record it is."""
    own = known.institutions.get(record.institution)
    description = record.description
    for holding in description.holdings:
        institution = known.called.get(holding.institution, own)
        if institution is not None:
            branch, meant = known.branch(institution, holding.branch)
            yield institution, branch, _line(holding, "" if meant else holding.branch, year)
    if own is not None and not description.holdings and not description.digital:
        yield own, known.branch(own, "")[0], None


def _line(holding: Holding, place: str, year: str) -> Line | None:
    notes = tuple(dict.fromkeys(note for note in (holding.note, *(copy.note for copy in holding.copies)) if note))
    use = tuple(dict.fromkeys(copy.use for copy in holding.copies if copy.use))
    line = Line(holding.call_number, place, holding.shelf, year, len(holding.copies), use, holding.summary, notes)
    return line if any((*line[:3], line.copies, line.stock, notes)) else None


def _place(known: _Known, key: tuple[int, int], lines: list[Line], now: datetime, near: Point | None) -> Place:
    institution, branch = known.institutions[key[0]], known.branches.get(key[1])
    standing = openings.now_at(branch, now) if branch else None
    at = (
        (branch.latitude, branch.longitude)
        if branch and branch.latitude is not None and branch.longitude is not None
        else None
    )
    kilometres = distance(near, at) if near and at else None
    return Place(institution, branch, standing, openings.sentence(standing, now), at, kilometres, lines)


def _near(place: Place) -> tuple[bool, float, str]:
    return place.kilometres is None, place.kilometres or 0.0, _name(place)


def _open(place: Place) -> tuple[bool, bool, str, str]:
    standing = place.standing
    until = standing.until.isoformat() if standing and standing.until and not standing.open else ""
    return not (standing and standing.open), not until, until, _name(place)


def _name(place: Place) -> str:
    return labels.filed(labels.named(place.institution.name))


def open_now(found: Sequence[Place]) -> int:
    """How many of them are open."""
    return sum(1 for place in found if place.standing and place.standing.open)

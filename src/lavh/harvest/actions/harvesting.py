"""Harvesting a source: from its server into the catalogue, to the end or to a place from which it goes on."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings

from lavh.formats.reading import Composite, Format, Raw
from lavh.formats.registry import detect
from lavh.harvest import queries, rules
from lavh.harvest.actions.runs import begin, broken_off, end, go_on
from lavh.harvest.alone import alone
from lavh.harvest.models import Run, Source
from lavh.harvest.oai import OaiList, Repository
from lavh.harvest.oai.repository import Offer, reader
from lavh.harvest.pipeline import Intake
from lavh.harvest.sru import SruList
from lavh.harvest.sru.schemas import reader_of
from lavh.harvest.sru.slicing import wished
from lavh.harvest.steps import List, Plan, Step
from lavh.harvest.visiting import WAITS, Visitor
from lavh.jobs.pausing import Paused
from lavh.kernel import clock
from lavh.kernel.errors import LavhError, Refused

PART = 500  # records of one transaction

Progress = Callable[[int, int], None]  # records of the list so far, and in all (0 = unknown)


class Wishes(NamedTuple):
    """What the operator wants of this harvest."""

    full: bool = False  # everything anew, also what did not change
    since: str = ""  # a window by hand, in the server's own granularity
    until: str = ""
    accept_losses: bool = False  # it is true that nearly everything is gone


class Patience(NamedTuple):
    """How waiting is done: seconds between tries, and what lets them pass."""

    waits: tuple[float, ...] = WAITS
    wait: Callable[[float], None] | None = None


NONE, USUAL = Wishes(), Patience()


def harvest(
    *, source: Source, wishes: Wishes = NONE, patience: Patience = USUAL, progress: Progress | None = None
) -> Run:
    """Harvest a source to the end of its list. What was begun and broke off goes on where it stood.

    After a whole list the source here equals the source there. Nothing is deleted before the end of a whole list. Refused("already-running"),
    Refused("nearly-all-gone"), Refused("not-a-server"), or Unreachable with the run kept for the next try.
    """
    if source.way == Source.Way.FILES:
        raise Refused("not-a-server", source=source.slug)
    with alone(source):
        try:
            contact = settings.CONTACT or settings.PUBLIC_URL
            visitor = Visitor(source.address, contact=contact, waits=patience.waits, wait=patience.wait)
            plan, listing = _listing(source, wishes, visitor)
        except LavhError as error:
            end(run=begin(source=source), error=error)
            raise
        run = broken_off(source=source, plan=plan)
        run = go_on(run=run) if run else begin(source=source, full=plan.full, place={"plan": plan._asdict(), "at": {}})
        return _Harvest(source, run, listing, progress).to_the_end(wishes)


def _listing(source: Source, wishes: Wishes, visitor: Visitor) -> tuple[Plan, List]:
    """What to ask for, and the list that answers."""
    options = source.options
    if source.way == Source.Way.SRU:
        plan = Plan(full=True, prefix=str(options.get("prefix", "")), part=str(options.get("part", "")))
        version = str(options.get("version", "1.2"))
        return plan, SruList(visitor, plan, reader_of(plan.prefix), version=version, slicing=wished(options))
    repository = Repository(visitor)
    offer = repository.choose(str(options.get("prefix", "")))
    plan = _oai_plan(source, wishes, repository, offer)
    return plan, OaiList(visitor, plan, reader(offer))


def _oai_plan(source: Source, wishes: Wishes, repository: Repository, offer: Offer) -> Plan:
    part = str(source.options.get("part", ""))
    everything = Plan(full=True, prefix=offer.prefix, part=part)
    if wishes.since or wishes.until:
        return everything._replace(full=False, since=wishes.since, until=wishes.until)
    begun = broken_off(source=source)
    if begun and (begun.full or not wishes.full):
        plan = Plan(**begun.place["plan"])
        if (plan.prefix, plan.part, plan.until) == (offer.prefix, part, ""):
            return plan
    identity = repository.identity()
    whole, base = queries.last_whole(source, offer.prefix, part), queries.base(source, offer.prefix, part)
    days = source.options.get("full_every")
    every = timedelta(days=float(days)) if days is not None else None
    due = rules.must_be_whole(
        last=whole, deletions=identity.deletions, of_a_set=bool(part), every=every, now=clock.now()
    )
    if wishes.full or due or base is None:
        return everything
    return everything._replace(full=False, since=rules.since(base, identity.earliest, identity.granularity))


class _Harvest:
    """One run on its way to the end of a list."""

    def __init__(self, source: Source, run: Run, listing: List, progress: Progress | None) -> None:
        self.source = source
        self.run = run
        self.listing = listing
        self.progress = progress
        self.intake = Intake(source, run)

    def to_the_end(self, wishes: Wishes) -> Run:
        """Walk, then delete what a whole list did not have, then end the run. A pause leaves it open."""
        try:
            if "listed" not in self.run.place:
                for step in self.listing.steps(self.run.place["at"]):
                    self._take(step)
                    if self.progress:
                        self.progress(step.done, step.whole)
            if self.run.full:
                self._forget_what_is_gone(wishes)
        except Paused:
            raise
        except BaseException as error:
            end(run=self.run, error=error)
            raise
        end(run=self.run)
        return self.run

    def _take(self, step: Step) -> None:
        """One answer of the server, in transactions of so many records; each leaves its place with what it took."""
        if step.afresh and self.run.full:
            self._begin_again()
        place = {**self.run.place, "at": dict(step.at), "base": self.run.place.get("base") or self._began()}
        skipped = _taken(step.raws, place)
        part = 1 if step.raws and isinstance(self._format(step.raws), Composite) else PART
        for start in range(skipped, len(step.raws), part):
            stop = min(start + part, len(step.raws))
            inside = {"taken": stop, "mark": _mark(step.raws[:stop])}
            self.intake.take_records(step.raws[start:stop], self._format(step.raws), place={**place, **inside})
        place = {key: value for key, value in place.items() if key not in {"taken", "mark"}}
        self.run.place = {**place, "listed": True} if step.next is None else {**place, "at": dict(step.next)}
        self.run.beat = clock.now()
        self.run.save()

    def _begin_again(self) -> None:
        """A whole list that was begun anew is a new run: what only the first one saw may be gone meanwhile."""
        place = {"plan": self.run.place["plan"], "at": {}}
        end(run=self.run, error=Refused("list-restarted"))
        self.run = self.intake.run = begin(source=self.source, full=True, place=place)

    def _began(self) -> str:
        """When the list was begun, by the server's clock; by ours, a day earlier, if it does not say."""
        began: datetime | None = getattr(self.listing, "began", None)
        return (began or clock.now() - rules.OVERLAP).isoformat()

    def _format(self, raws: Sequence[Raw]) -> Format:
        if self.listing.format is None:
            alive = next((raw for raw in raws if not raw.deleted), raws[0])
            self.listing.format = detect(alive.content, self.source.slug)
        return self.listing.format

    def _forget_what_is_gone(self, wishes: Wishes) -> None:
        gone, held = queries.unseen(self.source, self.run.pk), queries.held(self.source)
        if rules.too_many_gone(gone, held) and not wishes.accept_losses:
            raise Refused("nearly-all-gone", source=self.source.slug, gone=gone, held=held)
        self.intake.forget_unseen()


def _taken(raws: Sequence[Raw], place: dict[str, object]) -> int:
    """How many of these were taken before the run broke off: none, unless the server gives the very same ones again."""
    taken = place.get("taken", 0)
    return taken if isinstance(taken, int) and taken <= len(raws) and _mark(raws[:taken]) == place.get("mark") else 0


def _mark(raws: Sequence[Raw]) -> str:
    hashed = blake2b(digest_size=12)
    for raw in raws:
        hashed.update(b"%d %d " % (len(raw.content), raw.deleted) + raw.local_id.encode() + raw.content)
    return hashed.hexdigest()

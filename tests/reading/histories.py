"""Generated lives of several devices in one publication: moves, broken clocks, lost connections, repeats, kills. And the plain model of what must be left.

The world is told as steps; `live` plays them with the rule, `Model` with a list of everything that ever happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from lavh.formats.rwpm import Locations, Locator
from lavh.reading.rules import places
from lavh.reading.rules.places import Seen, Standing

HOUR = 3_600_000
START = 1_790_000_000_000


def at(progress: float) -> Locator:
    """A place in a book of ten chapters."""
    return Locator(
        f"ch{int(progress * 10)}.xhtml", locations=Locations(progression=progress * 10 % 1, total_progression=progress)
    )


@dataclass
class Phone:
    """A device: what is on its disk, what is on its way, and a clock that may be anywhere."""

    name: str
    skew: int = 0
    sequence: int = 0
    disk: Standing | None = None
    acknowledged: int = 0
    on_the_way: list[tuple[list[Seen], int]] = field(default_factory=list)  # packets, and the clock when they were sent


@dataclass
class World:
    """The server, the phones, and the true time."""

    random: Random
    phones: list[Phone]
    now: int = START
    server: dict[str, Standing] = field(default_factory=dict)
    moved: dict[str, list[tuple[int, int, Locator]]] = field(
        default_factory=dict
    )  # phone -> (sequence, true time, where)

    def step(self) -> None:
        """Something happens."""
        self.now += self.random.choice((1, 500, 30_000, HOUR, 24 * HOUR, 7 * 24 * HOUR))
        phone = self.random.choice(self.phones)
        deed = self.random.choices(
            (self.move, self.send, self.arrive, self.skew, self.kill, self.repeat), (10, 4, 5, 1, 1, 2)
        )[0]
        deed(phone)

    def move(self, phone: Phone) -> None:
        """Somebody turns a page, goes back, or jumps. It is on the disk before anything else happens."""
        phone.sequence += self.random.choice((1, 1, 7))
        clock = max(0, self.now + phone.skew)
        where = at(self.random.choice((0.0, 0.1, 0.37, 0.5, 0.999, self.random.random())))
        phone.disk = places.taken(phone.disk, Seen(phone.sequence, clock, clock, where))
        self.moved.setdefault(phone.name, []).append((phone.sequence, self.now, where))

    def send(self, phone: Phone) -> None:
        """What the server has not acknowledged goes out; packets may be cut, mixed and doubled on their way."""
        if phone.disk is None:
            return
        waiting = unacknowledged(phone.disk, phone.acknowledged)
        self.random.shuffle(waiting)
        cut = self.random.randint(0, len(waiting))
        for packet in (waiting[:cut], waiting[cut:]):
            if packet:
                phone.on_the_way.append((packet, max(0, self.now + phone.skew)))

    def arrive(self, phone: Phone) -> None:
        """One packet arrives, not necessarily the first; the answer may get lost."""
        if not phone.on_the_way:
            return
        packet, sent = phone.on_the_way.pop(self.random.randrange(len(phone.on_the_way)))
        self.take(phone.name, packet, sent)
        if self.random.random() < 0.2:
            phone.on_the_way.append((packet, sent))
        elif phone.disk and {each.sequence for each in unacknowledged(phone.disk, phone.acknowledged)} <= {
            each.sequence for each in packet
        }:
            phone.acknowledged = max(phone.acknowledged, *(each.sequence for each in packet))

    def take(self, name: str, packet: Sequence[Seen], sent: int) -> None:
        """The server merges a packet."""
        for move in packet:
            when = places.moment(move.at, sent, self.now)
            seen = Seen(move.sequence, move.at, when, move.locator)
            self.server[name] = places.taken(self.server.get(name), seen)

    def skew(self, phone: Phone) -> None:
        """The clock is set: by seconds, or to another century."""
        phone.skew = self.random.choice((0, -5_000, 90_000, HOUR, -365 * 24 * HOUR, 20 * 365 * 24 * HOUR, -self.now))

    def kill(self, phone: Phone) -> None:
        """The page is gone: what was on its way from memory is lost, the disk is not."""
        phone.on_the_way = [packet for packet in phone.on_the_way if self.random.random() < 0.5]

    def repeat(self, phone: Phone) -> None:
        """The whole disk is told again (the server was restored, or the key is new)."""
        if phone.disk is not None:
            phone.on_the_way.append((unacknowledged(phone.disk, 0), max(0, self.now + phone.skew)))

    def settle(self) -> None:
        """Everybody is online at last."""
        for phone in self.phones:
            if phone.disk is not None:
                phone.on_the_way.append((unacknowledged(phone.disk, phone.acknowledged), max(0, self.now + phone.skew)))
            while phone.on_the_way:
                self.take(phone.name, *phone.on_the_way.pop(self.random.randrange(len(phone.on_the_way))))


def unacknowledged(standing: Standing, sequence: int) -> list[Seen]:
    """What a device still has to tell."""
    moves = {each.sequence: each for each in (standing.furthest, *standing.trail, standing.latest)}
    return [each for each in moves.values() if each.sequence > sequence]


def lost(world: World) -> list[str]:
    """Places that should be there and are not. The model: a plain list of every move, sorted."""
    missing = []
    for phone in world.phones:
        moves = world.moved.get(phone.name, [])
        if not moves:
            continue
        standing = world.server.get(phone.name)
        last = max(moves)[2]
        furthest = max(places.progress(where) for _, _, where in moves)
        if standing is None or standing.latest.locator != last:
            missing.append(f"{phone.name}: last place")
        if standing is None or places.progress(standing.furthest.locator) != furthest:
            missing.append(f"{phone.name}: furthest place")
        if phone.disk is None or phone.disk.latest.locator != last:
            missing.append(f"{phone.name}: last place on the device itself")
    return [*missing, *_not_offered(world)]


def _not_offered(world: World) -> list[str]:
    """Who picks up a phone must be able to get to where the others are: each is its own, offered, or in the list of all devices."""
    missing = []
    for phone in world.phones:
        reachable = {places.progress(each.latest.locator) for each in world.server.values()}
        reachable |= {places.progress(each.furthest.locator) for each in world.server.values()}
        wanted = {places.progress(max(moves)[2]) for moves in world.moved.values() if moves}
        if not wanted <= reachable:
            missing.append(f"{phone.name}: cannot reach {sorted(wanted - reachable)}")
        if not world.moved.get(phone.name) and world.server:
            others = [places.Elsewhere(name, each.latest, each.furthest) for name, each in world.server.items()]
            if not places.offers(None, others):
                missing.append(f"{phone.name}: a new phone is offered nothing")
    return missing


def lived(seed: int, steps: int = 60) -> World:
    """A world after so many steps, and after everybody has been online."""
    random = Random(seed)
    phones = [
        Phone(name, skew=random.choice((0, 0, HOUR, -400 * 24 * HOUR)))
        for name in ("phone", "tablet", "laptop")[: random.randint(1, 3)]
    ]
    world = World(random, phones)
    for _ in range(random.randint(1, steps)):
        world.step()
    world.settle()
    return world

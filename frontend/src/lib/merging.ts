// What is left of all moves of a device in a publication, and which places are offered. The same rule as `reading.rules.places`,
// held equal by tests/samples/places.json. Taking moves in any order, any number of times, gives the same standing.
import { progress, same, type Locator, type Move } from "./locator";

/** A move with the moment (ms) at which it was made, as far as that is known. */
export interface Seen extends Move {
  readonly when: number;
}

/** Where a device is, how far it has been, and where it came by. */
export interface Standing {
  readonly latest: Seen;
  readonly furthest: Seen;
  readonly trail: readonly Seen[]; // the last of each half hour, the newest first
}

export const TRAIL = 20;
const BUCKET = 1_800_000;

/** The moment of a move: what the device says went by since then, before it arrived; a clock that was set back counts as nothing. */
export function moment(at: number, sent: number, arrival: number): number {
  return arrival - Math.max(0, sent - at);
}

export function taken(standing: Standing | null, seen: Seen): Standing {
  if (!standing) return { latest: seen, furthest: seen, trail: [seen] };
  return {
    latest: newer(standing.latest, seen),
    furthest: further(standing.furthest, seen),
    trail: trail([...standing.trail, seen]),
  };
}

/** All that two standings of one device say. */
export function joined(one: Standing, other: Standing): Standing {
  return [other.latest, other.furthest, ...other.trail].reduce<Standing>(taken, one);
}

/** Sequence decides, never a clock; the same move told twice keeps the earlier moment. */
function newer(one: Seen, other: Seen): Seen {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence ? one : other;
  return one.when <= other.when ? one : other;
}

function further(one: Seen, other: Seen): Seen {
  const [a, b] = [progress(one.locator), progress(other.locator)];
  return a === b ? newer(one, other) : a > b ? one : other;
}

function trail(moves: readonly Seen[]): readonly Seen[] {
  const buckets = new Map<number, Seen>();
  for (const move of moves) {
    const bucket = Math.floor(move.at / BUCKET);
    const there = buckets.get(bucket);
    buckets.set(bucket, there ? newer(there, move) : move);
  }
  return [...buckets.values()].sort((a, b) => b.sequence - a.sequence).slice(0, TRAIL);
}

/** Moves of a standing that somebody who knows all up to `sequence` does not know, the oldest first. */
export function after(standing: Standing, sequence: number): readonly Seen[] {
  const moves = new Map([standing.furthest, ...standing.trail, standing.latest].map((each) => [each.sequence, each]));
  return [...moves.values()].filter((each) => each.sequence > sequence).sort((a, b) => a.sequence - b.sequence);
}

export interface Elsewhere {
  readonly device: string;
  readonly latest: Seen;
  readonly furthest: Seen;
}

export interface Offer {
  readonly why: "later" | "further";
  readonly device: string;
  readonly locator: Locator;
  readonly when: number;
}

/** What to offer to somebody who is at `mine`: where another device was later, and the furthest place. Nothing is moved by itself. */
export function offers(mine: Seen | null, elsewhere: readonly Elsewhere[]): readonly Offer[] {
  const found: Offer[] = [];
  const last = best(elsewhere.map((each) => [each.device, each.latest] as const), (seen) => seen.when);
  if (last && (!mine || (last[1].when > mine.when && !same(last[1].locator, mine.locator)))) found.push(offer("later", last));
  const far = best(elsewhere.map((each) => [each.device, each.furthest] as const), (seen) => progress(seen.locator));
  const seen = found[0]?.locator ?? mine?.locator;
  if (far && mine && progress(far[1].locator) > progress(mine.locator) && !(seen && same(far[1].locator, seen))) found.push(offer("further", far));
  return found;
}

type Owned = readonly [device: string, seen: Seen];

function best(owned: readonly Owned[], value: (seen: Seen) => number): Owned | undefined {
  const order = (one: Owned, other: Owned): number => value(other[1]) - value(one[1]) || other[1].when - one[1].when || (one[0] < other[0] ? -1 : 1);
  return [...owned].sort(order)[0];
}

function offer(why: Offer["why"], [device, seen]: Owned): Offer {
  return { why, device, locator: seen.locator, when: seen.when };
}

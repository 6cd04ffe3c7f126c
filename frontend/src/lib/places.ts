// Where somebody is in each publication. A move is on the device before `move` returns; then, in peace, at the server.
import { device, name, sequence } from "./device";
import type { Locator, Move, Place, Way } from "./locator";
import { after, joined, offers, taken, type Offer, type Seen, type Standing } from "./merging";
import { all, change, get, names, note, recall } from "./store";
import { ask, flush, known, sends, soon, state, told } from "./sync";

export { flush, state, type Offer };

/** What is kept of one publication. */
interface Kept {
  readonly publication: number;
  readonly standing: Standing;
  readonly acknowledged: number; // the server has every move up to this one
}

/** Another device's part, as the server tells it. */
export interface Remote {
  readonly device: string;
  readonly name: string;
  readonly latest: Seen;
  readonly furthest: Seen;
  readonly trail: readonly Seen[];
}

const AT_ONCE = 200; // moves in one request
const HURRIED = "lavh.move."; // moves that are not in the database yet, one a publication

/** Somebody is at `locator` now. Returns when it is safe on this device. `wait`: milliseconds in which the server need not hear of it. */
export async function move(publication: number, locator: Locator, { wait, ...extra }: { readonly way?: Way; readonly wait?: number } = {}): Promise<Move> {
  const made: Move = { sequence: sequence(), at: Date.now(), locator, ...extra };
  const hurried = JSON.stringify(made);
  note(HURRIED + publication, hurried); // before anything that could be cut off
  await keep(publication, made);
  if (recall(HURRIED + publication) === hurried) note(HURRIED + publication, null);
  soon(wait);
  return made;
}

async function keep(publication: number, made: Move): Promise<Kept | undefined> {
  return change<Kept>("places", publication, (old) => {
    const seen: Seen = { ...made, when: made.at };
    return { publication, standing: taken(old?.standing ?? null, seen), acknowledged: old?.acknowledged ?? 0 };
  });
}

/** Moves whose page was closed before they were in the database. */
async function gather(): Promise<void> {
  for (const each of names(HURRIED)) {
    const text = recall(each);
    if (!text) continue;
    await keep(Number(each.slice(HURRIED.length)), JSON.parse(text) as Move);
    if (recall(each) === text) note(each, null);
  }
}

/** Where this device is in a publication; null where it has never been. */
export async function place(publication: number): Promise<Place | null> {
  await gather();
  const kept = await get<Kept>("places", publication);
  return kept ? { ...kept.standing.latest, publication, device: await device(), name: name() } : null;
}

/** All places of this device, the last one first. */
export async function places(): Promise<readonly Place[]> {
  await gather();
  const [own, called] = [await device(), name()];
  const found = (await all<Kept>("places")).map(({ publication, standing }) => ({ ...standing.latest, publication, device: own, name: called }));
  return found.sort((one, other) => other.sequence - one.sequence);
}

/** Where this device came by, the newest first: to go back after a jump by mistake. */
export async function trail(publication: number): Promise<readonly Seen[]> {
  await gather();
  return (await get<Kept>("places", publication))?.standing.trail ?? [];
}

/** Where the other devices are: asked of the server, else what it said last. */
export async function others(publication: number): Promise<readonly Place[]> {
  return (await elsewhere(publication)).map(({ device: from, name: called, latest }) => ({ ...latest, publication, device: from, name: called }));
}

/** Where to open a publication, and what to offer beside it. With no place of its own a device begins where another one is. */
export async function resume(publication: number): Promise<{ readonly place: Place | null; readonly offers: readonly (Offer & { readonly name: string })[] }> {
  const [mine, there] = [await place(publication), await elsewhere(publication)];
  const names = new Map(there.map((each) => [each.device, each.name]));
  const found = offers(mine, there).map((each) => ({ ...each, name: names.get(each.device) ?? "" }));
  return { place: mine, offers: found };
}

async function elsewhere(publication: number): Promise<readonly Remote[]> {
  const key = `elsewhere ${publication}`;
  if (known()) {
    try {
      const [own, answer] = [await device(), await ask<{ places: readonly Remote[] }>(`/places/${publication}`)];
      const found = answer.places.filter((each) => each.device !== own);
      await change("kept", key, () => found);
      return found;
    } catch {
      // no connection: what was known last
    }
  }
  return (await get<readonly Remote[]>("kept", key)) ?? [];
}

/** Where the reader was last in another form of the work (audiobook, e-book), and where that is here. */
export interface Crossing {
  readonly publication: number; // the other one
  readonly name: string; // of the device
  readonly when: number;
  readonly locator: Locator; // here
  readonly how: "chapter" | "proportion";
}

/** The same place in other forms of the work; nothing without a connection. */
export async function crossings(publication: number): Promise<readonly Crossing[]> {
  if (!known()) return [];
  try {
    return (await ask<{ places: readonly Crossing[] }>(`/places/${publication}/crossings`)).places;
  } catch {
    return [];
  }
}

/** Send every move that the server does not have; what it has merged stays merged when it comes twice. */
async function send(): Promise<void> {
  await gather();
  const waiting = (await all<Kept>("places")).flatMap(({ publication, standing, acknowledged }) =>
    after(standing, acknowledged).map(({ sequence: number, at, locator, way }) => ({ publication, sequence: number, at, locator, ...(way && { way }) })),
  );
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const moves = waiting.slice(from, from + AT_ONCE);
    const { changed } = await told("/moves", { moves });
    if (changed) return send(); // the server knows nothing of what it was told before
    for (const publication of new Set(moves.map((each) => each.publication))) {
      const last = Math.max(...moves.filter((each) => each.publication === publication).map((each) => each.sequence));
      await change<Kept>("places", publication, (old) => old && { ...old, acknowledged: Math.max(old.acknowledged, last) });
    }
  }
}

async function again(): Promise<void> {
  for (const { publication } of await all<Kept>("places")) await change<Kept>("places", publication, (old) => old && { ...old, acknowledged: 0 });
}

/** What a copy of this device's log says besides (an import, a restored backup). */
export async function restore(publication: number, standing: Standing): Promise<void> {
  await change<Kept>("places", publication, (old) => ({ publication, standing: old ? joined(old.standing, standing) : standing, acknowledged: 0 }));
  soon();
}

sends({ send, again });

// Words and sound that belong together: guided navigation as one flat list of phrases in the order of time. Pure.
// https://github.com/readium/guided-navigation
import { type Spot, spotOf } from "./book";
import { before } from "./line";

export interface Guided {
  readonly textref?: string;
  readonly audioref?: string;
  readonly text?: string;
  readonly role?: readonly string[];
  readonly children?: readonly Guided[];
}
export interface Phrase {
  readonly from: Spot;
  readonly to: Spot;
  readonly text: string; // "" until the words are fetched from `textref`
  readonly textref: string;
  readonly roles: readonly string[]; // its own and those of what holds it
}

/** What a listener may leave out, and the roles of phrases that say so (DAISY's skippable structures). */
export const SKIPPABLE: Readonly<Record<string, readonly string[]>> = {
  pages: ["pagebreak"],
  notes: ["footnote"],
  noterefs: ["noteref"],
  sidebars: ["sidebar", "prodnote", "annotation"],
  lines: ["linenumber"],
};

type Above = Pick<Phrase, "text" | "textref" | "roles">;
const NOTHING: Above = { text: "", textref: "", roles: [] };

/** What has no words of its own (the second clip of a sentence) has those of what holds it. */
export function phrasesOf(guided: readonly Guided[], places: ReadonlyMap<string, number>, above: Above = NOTHING): readonly Phrase[] {
  return guided.flatMap((each) => {
    const own: Above = { text: each.text ?? above.text, textref: each.textref ?? above.textref, roles: [...above.roles, ...(each.role ?? [])] };
    const from = each.audioref ? spotOf(each.audioref, places) : undefined;
    const below = phrasesOf(each.children ?? [], places, from ? { ...NOTHING, roles: own.roles } : own);
    return from && each.audioref ? [{ ...own, from, to: { track: from.track, seconds: until(each.audioref) } }, ...below] : below;
  });
}

/** All phrases of several documents in the order of time, each once. */
export function inOrder(documents: Iterable<readonly Phrase[]>): readonly Phrase[] {
  const all = [...documents].flat().sort((one, other) => one.from.track - other.from.track || one.from.seconds - other.from.seconds);
  return all.filter((each, place) => place === 0 || before((all[place - 1] as Phrase).from, each.from) || all[place - 1]?.textref !== each.textref);
}

/** The end in "01.mp3#t=1.2,3.4"; Infinity where it is open. */
function until(audioref: string): number {
  const end = /#t=(?:npt:)?[\d:.]*,([\d:.]+)/.exec(audioref)?.[1];
  return end === undefined ? Infinity : end.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Which phrase sounds: the last that has begun, by halving; -1 before the first. */
export function phraseAt(phrases: readonly Phrase[], spot: Spot): number {
  const near = { track: spot.track, seconds: spot.seconds + 0.05 };
  let [low, high] = [0, phrases.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(near, (phrases[middle] as Phrase).from)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Where to go on when the phrase at a place is one of those that are left out; undefined when it is to be heard. */
export function skipping(phrases: readonly Phrase[], place: number, skipped: readonly string[]): Spot | undefined {
  const unwanted = new Set(skipped.flatMap((each) => SKIPPABLE[each] ?? []));
  const leftOut = (each: Phrase | undefined): boolean => each !== undefined && each.roles.some((role) => unwanted.has(role));
  if (!leftOut(phrases[place])) return undefined;
  const next = phrases.slice(place + 1).find((each) => !leftOut(each));
  if (next) return next.from;
  const end = phrases.at(-1)?.to;
  return end && Number.isFinite(end.seconds) ? end : undefined;
}

/** Which structures the phrases have at all: only those are offered. */
export function skippable(phrases: readonly Phrase[]): readonly string[] {
  const there = new Set(phrases.flatMap((each) => each.roles));
  return Object.keys(SKIPPABLE).filter((name) => SKIPPABLE[name]?.some((role) => there.has(role)));
}

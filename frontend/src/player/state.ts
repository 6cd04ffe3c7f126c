// What the player is doing. One value that is replaced, and who wants to hear of it: outside of pages and controllers, so that it outlives both.
import type { Book, Spot } from "./book";
import type { Phrase } from "./phrases";
import type { Sleep } from "./sleep";

export interface Bookmark {
  readonly id: string;
  readonly spot: Spot;
  readonly title: string;
  readonly note: string;
}
export interface Queued {
  readonly publication: number;
  readonly title: string;
}
/** Where another device is in this book. */
export interface Offered {
  readonly why: "later" | "further";
  readonly spot: Spot;
  readonly name: string; // of the device
  readonly when: number; // milliseconds
}
/** Why nothing is heard: no connection, a part that is not there, a loan that has ended, or a browser that waits for a tap. */
export type Trouble = "offline" | "missing" | "over" | "blocked" | "gone" | "";

export interface State {
  readonly book: Book | undefined;
  readonly spot: Spot;
  readonly playing: boolean; // asked to; `waiting` while nothing is heard yet
  readonly waiting: boolean;
  readonly trouble: Trouble;
  readonly speed: number;
  readonly boost: number;
  readonly sleep: Sleep | undefined;
  readonly phrases: readonly Phrase[];
  readonly bookmarks: readonly Bookmark[];
  readonly queue: readonly Queued[];
  readonly offers: readonly Offered[];
}

const NOTHING: State = {
  book: undefined,
  spot: { track: 0, seconds: 0 },
  playing: false,
  waiting: false,
  trouble: "",
  speed: 1,
  boost: 1,
  sleep: undefined,
  phrases: [],
  bookmarks: [],
  queue: [],
  offers: [],
};

let now: State = NOTHING;
const hearers = new Set<(state: State, before: State) => void>();

export function state(): State {
  return now;
}

export function change(changes: Partial<State>): void {
  const before = now;
  now = { ...now, ...changes };
  for (const hearer of hearers) hearer(now, before);
}

export function reset(): void {
  change({ ...NOTHING, queue: now.queue });
}

/** Calls at once and after each change; the answer ends it. */
export function hear(hearer: (state: State, before: State) => void): () => void {
  hearers.add(hearer);
  hearer(now, now);
  return () => hearers.delete(hearer);
}

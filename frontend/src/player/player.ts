// What the player can be told to do. It changes the state and the sound; who shows it listens to the state.
import type { Locator } from "../lib/locator";
import { rewind } from "./absence";
import { type Book, type Spot } from "./book";
import { elsewhere, opened, phrasesNear, remember, savedPlace, spotOfLocator } from "./keeping";
import { absolute, before, endOf, learned, moved, placeIn, spotAt } from "./line";
import { phraseAt, skipping } from "./phrases";
import { keepSpeed, prefer, preferences, speed as allowed, speedOf } from "./preferences";
import { next as nextQueued } from "./queue";
import { type Asked, left, longer, loudness, REWIND, set } from "./sleep";
import * as sound from "./sound";
import { change, type Offered, reset, state } from "./state";
import { chapterLeft } from "./timing";

const SAVED_EVERY = 5_000; // milliseconds while it plays
let pausedAt = 0; // when it was last stopped, milliseconds; 0: not at all
let savedAt = 0;
let begun = false; // to have opened it is not to have begun it: no place is kept of that

/** Get a publication ready, where one left it, or at a moment (seconds since the beginning, or a place of another form). Resolves to whether it could be opened. */
export async function open(number: number, into: HTMLElement, at?: number | Locator): Promise<boolean> {
  const { book } = state();
  if (book?.number === number) {
    if (at !== undefined) seek(await spotOf(book, at));
    return true;
  }
  if (book) close();
  const found = await opened(number);
  if (!found || found.tracks.length === 0) return false;
  const place = at === undefined ? await savedPlace(found) : undefined;
  const spot = at === undefined ? (place?.spot ?? { track: 0, seconds: 0 }) : await spotOf(found, at);
  pausedAt = place?.when ?? 0;
  begun = place !== undefined || at !== undefined;
  sound.plug(into, ears);
  change({ book: found, spot, speed: speedOf(number), boost: 1, trouble: "" });
  enter(spot);
  void elsewhere(found).then((offers) => offered(found, offers, !place && at === undefined));
  return true;
}

async function spotOf(book: Book, at: number | Locator): Promise<Spot> {
  return typeof at === "number" ? spotAt(book, at) : spotOfLocator(book, at);
}

/** Other devices are told of, never obeyed; but one who has not begun here begins where she is. */
function offered(book: Book, offers: readonly Offered[], untouched: boolean): void {
  if (state().book?.number !== book.number) return;
  const [first] = offers;
  const still = untouched && !state().playing && absolute(book, state().spot) === 0;
  if (first && still) seek(first.spot);
  change({ offers: first && still ? offers.slice(1) : offers });
}


export async function play(): Promise<void> {
  const { book, spot } = state();
  if (!book) return;
  begun = true;
  if (pausedAt && preferences().rewind) seek(moved(book, spot, -Math.min(rewind((Date.now() - pausedAt) / 1000), spot.seconds)));
  pausedAt = 0;
  change({ playing: true, waiting: true, trouble: "" });
  if (preferences().boost > 1 && navigator.userActivation?.isActive) boost(preferences().boost);
  if (!(await sound.start())) change({ playing: false, waiting: false, trouble: "blocked" });
}

export function pause(): void {
  pausedAt = Date.now();
  change({ playing: false, waiting: false });
  sound.stop();
  save();
}

export function toggle(): void {
  if (state().playing) pause();
  else void play();
}

/** To a spot; a mistaken jump is no harm, the places before it are kept. */
export function seek(to: Spot): void {
  const { book, spot } = state();
  if (!book) return;
  begun = true;
  const track = book.tracks[to.track];
  const safe = { track: to.track, seconds: Math.max(0, track?.duration ? Math.min(to.seconds, track.duration) : to.seconds) };
  change({ spot: safe, trouble: "" });
  if (safe.track === spot.track) sound.jump(safe.seconds);
  else enter(safe);
  save();
}

export function skip(seconds: number): void {
  const { book, spot } = state();
  if (book) seek(moved(book, spot, seconds));
}

/** The chapter before or after; right after a beginning, the one before. */
export function chapter(way: 1 | -1): void {
  const { book, spot } = state();
  if (!book) return;
  const here = placeIn(book.chapters, spot);
  const begun = book.chapters[here]?.spot;
  if (way === 1) return seek(endOf(book, here));
  const restart = begun && absolute(book, spot) - absolute(book, begun) > 3;
  seek((restart ? begun : book.chapters[Math.max(0, here - 1)]?.spot) ?? { track: 0, seconds: 0 });
}

export function setSpeed(asked: number): void {
  const { book } = state();
  const speed = allowed(asked);
  sound.quicken(speed);
  change({ speed });
  prefer({ speed });
  if (book) keepSpeed(book.number, speed);
}

export function boost(factor: number): void {
  sound.amplify(factor);
  prefer({ boost: factor });
  change({ boost: factor });
}

export function sleep(asked: Asked | undefined): void {
  sound.soften(1);
  change({ sleep: asked && set(asked, Date.now()) });
}

export function sleepLonger(minutes: number): void {
  const { sleep: now } = state();
  sound.soften(1);
  change({ sleep: now ? longer(now, minutes, Date.now()) : set({ kind: "minutes", minutes }, Date.now()) });
}

/** Seconds until it falls silent, as they will pass. */
export function sleepLeft(): number {
  const { book, spot, sleep: now, speed } = state();
  return book && now ? left(now, Date.now(), chapterLeft(book, spot) / speed) : 0;
}

/** Put away: nothing plays, the place is kept. */
export function close(): void {
  if (state().playing) pause();
  else save();
  sound.unload();
  reset();
}

/** The place, safe on this device. */
export function save(): void {
  const { book, spot } = state();
  savedAt = Date.now();
  if (book && begun) void remember(book, spot);
}

/** A track begins: its file, its phrases, and a look ahead. */
function enter(spot: Spot): void {
  const { book, playing, speed } = state();
  const track = book?.tracks[spot.track];
  if (!book || !track) return;
  sound.load(track.url, spot.seconds, speed);
  if (playing) void play();
  void phrasesNear(book, spot.track).then((phrases) => state().book?.number === book.number && change({ phrases }));
}

const ears: sound.Ears = {
  at(seconds) {
    const { book, spot, phrases, playing } = state();
    if (!book) return;
    const here = { track: spot.track, seconds };
    change({ spot: here });
    const onward = playing ? skipping(phrases, phraseAt(phrases, here), preferences().skip) : undefined;
    if (onward && before(here, onward)) return seek(onward);
    if (playing) {
      doze(book, here);
      if (Date.now() - savedAt > SAVED_EVERY) save();
    }
  },
  length(seconds) {
    const { book, spot } = state();
    if (book) change({ book: learned(book, spot.track, seconds) });
  },
  ended() {
    const { book, spot, sleep: now } = state();
    if (!book) return;
    const next = { track: spot.track + 1, seconds: 0 };
    if (now?.kind === "chapter" && placeIn(book.chapters, next) !== placeIn(book.chapters, spot)) return fallAsleep();
    if (next.track < book.tracks.length) {
      change({ spot: next });
      return enter(next);
    }
    void finish(book);
  },
  running(playing) {
    if (playing === state().playing) return;
    if (playing) change({ playing, trouble: "" });
    else pause();
  },
  waiting: (waiting) => change({ waiting }),
  broken(missing) {
    change({ playing: false, waiting: false, trouble: over() ? "over" : !navigator.onLine ? "offline" : missing ? "missing" : "gone" });
    save();
  },
};

/** Whether its time is over, as the page says that knows when that is. */
function over(): boolean {
  const until = document.querySelector<HTMLElement>(`[data-listen="${state().book?.number}"]`)?.dataset["until"];
  return until !== undefined && Date.parse(until) <= Date.now();
}

/** Heard to the end: what waits in the queue comes next. */
async function finish(book: Book): Promise<void> {
  const end = { track: book.tracks.length - 1, seconds: book.tracks.at(-1)?.duration ?? 0 };
  change({ playing: false, spot: end });
  save();
  const coming = nextQueued();
  const place = document.getElementById("player");
  if (coming && place && (await open(coming.publication, place))) void play();
}

/** The sleep timer's work, four times a second. */
function doze(book: Book, spot: Spot): void {
  const { sleep: now, speed } = state();
  if (!now) return;
  const seconds = sleepLeft();
  sound.soften(loudness(now, seconds));
  if (now.kind === "chapter" ? chapterLeft(book, spot) < 0.4 * speed : seconds <= 0) fallAsleep();
}

function fallAsleep(): void {
  const { book, spot, sleep: now } = state();
  pause();
  sound.soften(1);
  change({ sleep: undefined });
  if (book && now?.kind === "clock") seek(moved(book, spot, -REWIND));
}

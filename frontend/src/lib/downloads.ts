// Publications on this phone: fetched file by file, checked, taken up again after a broken line, thrown away as a whole. The service worker answers from
// what lies here: for each publication a cache "pub-NUMBER-VERSION" with a record in it (see worker/kept.ts), and for large files pieces in the origin's own
// file system where there is one.
import { fits, later, type Listed, type Need, needs, Problem, wanted } from "./download_list";
import { room, wipe } from "./download_room";
import { LARGE, missing, remove, takeLarge, takePage, takeSmall } from "./download_take";
import { metered, whenLineChanges, wifiOnly } from "./metered";
import { came, went } from "./missed";
import { note, recall } from "./store";

export { metered, wifiOnly };

export interface Taken extends Listed {
  readonly complete: boolean;
  readonly partly: boolean; // not all of the sound was asked for
  readonly bytes: number; // of what was asked for
  readonly made: number;
  readonly large: Readonly<Record<string, { readonly size: number; readonly type: string; readonly tag: string; readonly each: number; readonly at: string }>>;
}
export interface Progress {
  readonly publication: number;
  readonly state: "running" | "waiting" | "paused" | "done" | "failed";
  readonly done: number; // bytes
  readonly whole: number;
  readonly why?: Problem["code"];
}
/** What is asked for: all, or the sound from one moment to another (seconds of the book). */
export interface Wish {
  readonly publication: number;
  readonly list: string; // address of the list of files
  readonly language: string;
  readonly from?: number;
  readonly to?: number;
}

export const EVENT = "lavh:downloads";
const AT_ONCE = 4;
const WISHES = "lavh.downloads";
const LONGEST = 300_000; // milliseconds between two attempts
const SOON = 15_000;
let wait = SOON;
let retry: ReturnType<typeof setTimeout> | undefined;
const running = new Map<number, AbortController>();
const last = new Map<number, Progress>();
const undo = new Map<number, () => Promise<void>>(); // for publications of which a part was there before the rest was asked for

export function progress(publication: number): Progress | undefined {
  return last.get(publication);
}

/** Fetch it. Resolves when it is all there, or when it cannot go on now. */
export async function download(wish: Wish): Promise<void> {
  if (running.has(wish.publication)) return;
  const stop = new AbortController();
  running.set(wish.publication, stop);
  remember(wish, true);
  try {
    if (metered() && wifiOnly()) return tell({ publication: wish.publication, state: "waiting", done: 0, whole: 0 });
    await navigator.storage?.persist?.().catch(() => false);
    await alone(wish.publication, () => fetchAll(wish, stop.signal));
    remember(wish, false);
    wait = SOON;
  } catch (error) {
    const why = error instanceof Problem ? error.code : stop.signal.aborted ? reasonOf(stop.signal) : quota(error) ? "full" : "line";
    stop.abort(); // the other hands let go too
    await failed(wish, why);
  } finally {
    undo.delete(wish.publication);
    running.delete(wish.publication);
  }
}

function reasonOf({ reason }: AbortSignal): Problem["code"] {
  return reason instanceof Problem ? reason.code : "stopped";
}

/** What cannot be mended is rolled back; a broken line is waited for. */
async function failed(wish: Wish, why: Problem["code"]): Promise<void> {
  const { publication } = wish;
  const before = last.get(publication);
  if (why === "line") {
    soonAgain();
    return tell({ publication, state: "paused", done: before?.done ?? 0, whole: before?.whole ?? 0 });
  }
  remember(wish, false);
  const restore = undo.get(publication);
  if (restore) {
    await restore();
    return tell({ publication, state: "failed", done: 0, whole: 0, why: why === "full" ? "rest" : why });
  }
  await discard(publication);
  if (why !== "stopped") tell({ publication, state: "failed", done: 0, whole: 0, why });
}

/** Stop; what was whole before stays. */
export function halt(publication: number): void {
  running.get(publication)?.abort();
}

async function recorded(store: Cache, publication: number): Promise<Taken | undefined> {
  return (await store.match(`/p/${publication}/-/kept.json`))?.json() as Promise<Taken | undefined>;
}

/** The rest could not be had: what was there before is there again, as it was. */
async function back(store: Cache, before: Taken, came: readonly Need[]): Promise<void> {
  await remove(store, before, came);
  await record(store, before);
  await tellWorker(location.pathname.split("/")[1] ?? "");
}

async function fetchAll(wish: Wish, signal: AbortSignal): Promise<void> {
  const list = await listOf(wish, signal);
  const needed = needs(list, wish);
  const name = `pub-${list.publication}-${list.version}`;
  const store = await caches.open(name);
  const whole = needed.reduce((sum, each) => sum + each.size, 0);
  const before = await recorded(store, list.publication);
  const lacking = before?.complete ? await missing(store, before, needed) : needed;
  if (before?.complete) undo.set(list.publication, () => back(store, before, lacking));
  if (!(await fits(lacking.reduce((sum, each) => sum + each.size, 0)))) throw new Problem("full");
  const large = Object.fromEntries(needed.filter((each) => each.size > LARGE).map((each) => [each.path, { size: each.size, type: each.type, tag: `"${each.sha256.slice(0, 32)}"`, each: LARGE, at: room() ? name : "" }]));
  const taken: Taken = { ...list, complete: false, partly: needed.length < list.files.length, bytes: whole, made: Date.now(), large };
  await record(store, taken);
  void tellWorker(wish.language); // the list of downloads opens without a line from now on
  let done = 0;
  const count = (bytes: number): void => {
    if (!signal.aborted) tell({ publication: list.publication, state: "running", done: (done += bytes), whole });
  };
  count(0);
  await inTurn(needed, (each) => (each.size > LARGE ? takeLarge(store, taken, each, count, signal) : takeSmall(store, each, list.version, count, signal)));
  await inTurn(list.pages, (page) => takePage(store, page, list.version, signal));
  await record(store, { ...taken, complete: true });
  await others(list.publication, name);
  came(list);
  await tellWorker(wish.language);
  tell({ publication: list.publication, state: "done", done: whole, whole });
}

async function listOf({ list }: Wish, signal: AbortSignal): Promise<Listed> {
  const answer = await fetch(list, { signal });
  if (answer.status === 403) throw new Problem("refused");
  if (!answer.ok) throw new Problem(answer.status >= 500 ? "line" : "gone");
  return (await answer.json()) as Listed;
}

async function record(store: Cache, taken: Taken): Promise<void> {
  await store.put(`/p/${taken.publication}/-/kept.json`, new Response(JSON.stringify(taken), { headers: { "Content-Type": "application/json" } }));
}

async function inTurn<Item>(items: readonly Item[], take: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const hand = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await take(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

/** Only one tab downloads the same. */
async function alone(publication: number, act: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return act();
  await navigator.locks.request(`download ${publication}`, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}

function quota(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** Everything on this phone, the newest first. */
export async function taken(): Promise<readonly Taken[]> {
  const names = (await caches.keys()).filter((each) => each.startsWith("pub-"));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(`/p/${name.split("-")[1]}/-/kept.json`)));
  const read = await Promise.all(found.flatMap((each) => (each ? [each.json() as Promise<Taken>] : [])));
  return read.filter((each) => !later(each, Date.now())).sort((one, other) => other.made - one.made);
}

/** Throw a publication away; a download of it stops. */
export async function discard(publication: number): Promise<void> {
  running.get(publication)?.abort();
  await others(publication, "");
  went(publication);
  last.delete(publication);
  remember({ publication, list: "", language: "" }, false);
  document.dispatchEvent(new CustomEvent(EVENT, { detail: { publication } }));
  await tellWorker(location.pathname.split("/")[1] ?? "");
}

async function others(publication: number, keep: string): Promise<void> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`pub-${publication}-`) || name === keep) continue;
    await caches.delete(name);
    await wipe(name);
  }
}

/** The worker looks anew; resolves when it also keeps what opens the publication. */
async function tellWorker(language: string): Promise<void> {
  const worker = navigator.serviceWorker?.controller ?? (await navigator.serviceWorker?.getRegistration())?.active;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((done) => (port1.onmessage = done));
  worker.postMessage({ kept: language }, [port2]);
  await Promise.race([heard, new Promise((done) => setTimeout(done, 20_000))]);
}

// ── what was begun and waits ──

function remember(wish: Wish, on: boolean): void {
  const rest = wishes().filter((each) => each.publication !== wish.publication);
  const now = on ? [...rest, wish] : rest;
  note(WISHES, now.length > 0 ? JSON.stringify(now) : null);
}

export function wishes(): readonly Wish[] {
  return wanted(recall(WISHES));
}

/** Go on with what was begun: at the start of a page, when a connection comes, when the patron says so. */
export function goOn(): void {
  for (const wish of wishes()) void download(wish);
}

function tell(progressed: Progress): void {
  last.set(progressed.publication, progressed);
  document.dispatchEvent(new CustomEvent(EVENT, { detail: progressed }));
}

/** A line that broke without the phone noticing: tried again, more and more seldom, while this page is open. */
function soonAgain(): void {
  clearTimeout(retry);
  retry = setTimeout(goOn, wait);
  wait = Math.min(wait * 2, LONGEST);
}

/** The phone says that there is no line: what hangs in the air is let go at once. */
function letGo(): void {
  for (const stop of running.values()) stop.abort(new Problem("line"));
}

addEventListener("offline", letGo);
addEventListener("online", goOn);
whenLineChanges(goOn);

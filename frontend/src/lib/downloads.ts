// Publications on this phone: fetched file by file, checked, taken up again after a broken line, thrown away as a whole. The service worker answers from
// what lies here: for each publication a cache "pub-NUMBER-VERSION" with a record in it (see worker/kept.ts), and for large files pieces in the origin's own
// file system where there is one.
import { check, fits, later, type Listed, type Need, needs, Problem, wanted } from "./download_list";
import { folder, piece, putPiece, room, wipe } from "./download_room";
import { metered, whenLineChanges, wifiOnly } from "./metered";
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
export const LARGE = 2 << 20; // bytes: above, a file is fetched and kept in pieces of this size
const AT_ONCE = 4;
const WISHES = "lavh.downloads";
const running = new Map<number, AbortController>();
const last = new Map<number, Progress>();

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
  } catch (error) {
    const why = error instanceof Problem ? error.code : stop.signal.aborted ? "stopped" : quota(error) ? "full" : "line";
    stop.abort(); // the other hands let go too
    await failed(wish, why);
  } finally {
    running.delete(wish.publication);
  }
}

/** What cannot be mended is rolled back; a broken line is waited for. */
async function failed(wish: Wish, why: Problem["code"]): Promise<void> {
  const { publication } = wish;
  const before = last.get(publication);
  if (why === "line") return tell({ publication, state: "paused", done: before?.done ?? 0, whole: before?.whole ?? 0 });
  remember(wish, false);
  await discard(publication);
  if (why !== "stopped") tell({ publication, state: "failed", done: 0, whole: 0, why });
}

async function fetchAll(wish: Wish, signal: AbortSignal): Promise<void> {
  const list = await listOf(wish, signal);
  const needed = needs(list, wish);
  const name = `pub-${list.publication}-${list.version}`;
  const store = await caches.open(name);
  const whole = needed.reduce((sum, each) => sum + each.size, 0);
  if (!(await fits(whole))) throw new Problem("full");
  const large = Object.fromEntries(needed.filter((each) => each.size > LARGE).map((each) => [each.path, { size: each.size, type: each.type, tag: `"${each.sha256.slice(0, 32)}"`, each: LARGE, at: room() ? name : "" }]));
  const taken: Taken = { ...list, complete: false, partly: needed.length < list.files.length, bytes: whole, made: Date.now(), large };
  await record(store, taken);
  let done = 0;
  const count = (bytes: number): void => {
    if (!signal.aborted) tell({ publication: list.publication, state: "running", done: (done += bytes), whole });
  };
  count(0);
  await inTurn(needed, (each) => (each.size > LARGE ? takeLarge(store, taken, each, count, signal) : takeSmall(store, each, list.version, count, signal)));
  await inTurn(list.pages, (page) => takePage(store, page, list.version, signal));
  await record(store, { ...taken, complete: true });
  await others(list.publication, name);
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

/** An address that the worker does not answer from an older download. */
function fresh(path: string, version: number): string {
  return `${path}?version=${version}`;
}

/** A small file, whole; once more if it came in damaged. */
async function takeSmall(store: Cache, file: Need, version: number, count: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  if (await store.match(file.path)) return count(file.size);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(fresh(file.path, version), { signal, cache: attempt ? "reload" : "default" });
    if (!answer.ok || answer.type === "opaque") throw new Problem(answer.status >= 500 ? "line" : "gone");
    const body = await answer.blob();
    if (await check(body, file)) {
      const headers = new Headers(answer.headers);
      for (const each of ["Content-Encoding", "Vary", "Set-Cookie"]) headers.delete(each);
      headers.set("Content-Length", String(body.size));
      await store.put(file.path, new Response(body, { headers }));
      return count(file.size);
    }
    if (attempt) throw new Problem("broken");
  }
}

/** A large file, piece by piece: what is there already is not fetched again. */
async function takeLarge(store: Cache, taken: Taken, file: Need, count: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  const at = taken.large[file.path]?.at ? await folder(taken.large[file.path]?.at ?? "") : undefined;
  for (let place = 0; place * LARGE < file.size; place += 1) {
    const [first, length] = [place * LARGE, Math.min(LARGE, file.size - place * LARGE)];
    const there = await piece(store, at, file.path, place);
    if (there !== length) await putPiece(store, at, file.path, place, await part(file.path, taken, first, length, signal));
    count(length);
  }
}

/** So many bytes from a place on. The server may give fewer at once: the rest is asked for. */
async function part(path: string, { large, version }: Taken, first: number, length: number, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  for (let got = 0; got < length; got += parts.at(-1)?.size ?? 0) {
    const answer = await fetch(fresh(path, version), { signal, headers: { Range: `bytes=${first + got}-${first + length - 1}` }, cache: "no-store" });
    if (answer.status !== 206) throw new Problem(answer.status >= 500 ? "line" : "gone");
    const same = (answer.headers.get("ETag") ?? "").replace(/^W\//, "") === large[path]?.tag;
    const body = await answer.blob();
    if (!same || body.size === 0 || got + body.size > length) throw new Problem("broken");
    parts.push(body);
  }
  return new Blob(parts);
}

async function takePage(store: Cache, page: string, version: number, signal: AbortSignal): Promise<void> {
  const answer = await fetch(page.startsWith("/p/") ? fresh(page, version) : page, { signal });
  if (answer.status >= 500) throw new Problem("line");
  if (answer.ok) await store.put(page, answer);
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

addEventListener("online", goOn);
whenLineChanges(goOn);

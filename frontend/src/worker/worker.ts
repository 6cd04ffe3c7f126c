// The service worker. The server puts `LAVH` in front of this file: what the shell consists of, under a version that changes with it.
import { fromShelf, pageOf } from "./book";
import { publicationOf, shelf, type Shelved } from "./kept";
import { type Asked, keepable, languageOf, ruleFor, type Rule, stem, STORES, type Store, surplus } from "./rules";

interface Shell {
  readonly version: string;
  readonly assets: readonly string[];
  readonly language: string;
  readonly later: readonly string[]; // what reading and listening need besides
}
declare const LAVH: Shell;
declare const self: ServiceWorkerGlobalScope;

const PATIENCE = 4000; // ms: after that a kept page is better than none
const LONGER = 12_000; // ms: so long where the page may have just been changed
const name = (store: Store): string => (store === "shell" ? `shell-${LAVH.version}` : store);

let shelves: Map<number, Shelved> | undefined; // publications on this phone, once they have been looked up
let looking = look();

const offlinePage = (language: string): string => `/${language}/offline`;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
  else if (event.data?.kept) event.waitUntil(keptAgain(event.data.kept as string, event.ports[0]));
});
self.addEventListener("sync" as "message", (event) => event.waitUntil(nudge())); // Background Sync: there is a line again
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const rule = ruleFor(asked(request));
  if (rule.way === "cache") event.respondWith(fromCache(event, rule));
  if (rule.way === "page") event.respondWith(page(event, rule));
  if (rule.way === "book") book(event);
});

/** Pages that are open send what waits: what may leave this phone is theirs to know. */
async function nudge(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage("lavh-reading");
}

async function look(): Promise<Map<number, Shelved>> {
  return (shelves = await shelf(Date.now()));
}

/** What is not on the phone goes to the network as if there were no worker: some phones cannot play sound that passed through one. */
function book(event: FetchEvent): void {
  const number = publicationOf(new URL(event.request.url).pathname) ?? 0;
  if (shelves && !shelves.has(number)) return;
  event.respondWith(
    looking.then((found) => {
      const shelved = found.get(number);
      return shelved ? fromShelf(shelved, event.request, Date.now()) : fetch(event.request);
    }),
  );
}

/** Something was downloaded or thrown away; what opens it is kept too. */
async function keptAgain(language: string, port: MessagePort | undefined): Promise<void> {
  looking = look();
  if ((await looking).size > 0) await addLater(await caches.open(name("shell")), language);
  port?.postMessage("done");
}

async function addLater(store: Cache, language: string): Promise<void> {
  const wanted = [...LAVH.later, `/${language}/downloads`, offlinePage(language)];
  for (const each of wanted) if (!(await store.match(each))) await store.add(each).catch(() => undefined);
}

async function install(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const languages = new Set([LAVH.language, ...pages.map((each) => languageOf(new URL(each.url).pathname, LAVH.language))]);
  const shell = await caches.open(name("shell"));
  await shell.addAll([...LAVH.assets, ...[...languages].map(offlinePage)]);
  if ((await looking).size > 0) for (const each of languages) await addLater(shell, each);
}

async function activate(): Promise<void> {
  const current = new Set((Object.keys(STORES) as Store[]).map(name));
  await Promise.all((await caches.keys()).filter((key) => !current.has(key) && !key.startsWith("pub-")).map((key) => caches.delete(key)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

function asked(request: Request): Asked {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    ours: url.origin === self.location.origin,
    html: request.mode === "navigate" || (request.headers.get("Accept") ?? "").includes("text/html"),
    part: request.headers.has("Turbo-Frame"),
    ranged: request.headers.has("Range"),
  };
}

async function fromCache(event: FetchEvent, rule: Rule): Promise<Response> {
  const kept = await caches.match(event.request, { ignoreVary: true });
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    keep(event, rule, response);
    return response;
  } catch (error) {
    const other = await ofAnotherVersion(new URL(event.request.url).pathname);
    if (other) return other;
    throw error;
  }
}

async function ofAnotherVersion(path: string): Promise<Response | undefined> {
  const store = await caches.open(name("shell"));
  const same = (await store.keys()).find((each) => stem(new URL(each.url).pathname) === stem(path));
  return same && store.match(same);
}

async function page(event: FetchEvent, rule: Rule): Promise<Response> {
  const { request } = event;
  const coming = arriving(event).then((response) => {
    keep(event, rule, response);
    return response;
  });
  const { pathname } = new URL(request.url);
  const shelved = (await looking).get(publicationOf(pathname) ?? 0);
  const mine = rule.store === "mine";
  const kept = (await caches.match(request, { ignoreVary: true, ignoreSearch: mine, cacheName: name(mine ? "mine" : "pages") })) ?? (await pageOf(shelved, pathname, Date.now()));
  try {
    if (!kept) return await coming;
    return (await Promise.race([coming, soon(mine ? LONGER : PATIENCE)])) ?? kept;
  } catch {
    return kept ?? (await sorry(pathname));
  }
}

async function arriving(event: FetchEvent): Promise<Response> {
  return ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);
}

function soon(wait: number): Promise<undefined> {
  return new Promise((done) => setTimeout(done, wait));
}

function keep(event: FetchEvent, rule: Rule, response: Response): void {
  if (!rule.store || !keepable(response, rule.store) || response.redirected || (rule.store === "mine" && event.request.url.includes("?"))) return;
  const [store, copy] = [rule.store, response.clone()];
  event.waitUntil(put(store, event.request.url, copy));
  if (store === "pages") event.waitUntil(offlinePageOf(new URL(event.request.url).pathname));
}

async function put(store: Store, url: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(name(store));
    await cache.delete(url);
    await cache.put(url, response);
    await Promise.all(surplus(await cache.keys(), STORES[store]).map((each) => cache.delete(each)));
  } catch {
    // The phone is full: nothing is kept, nothing is lost.
  }
}

/** The offline page in a language the patron has turned to. */
async function offlinePageOf(path: string): Promise<void> {
  const wanted = offlinePage(languageOf(path, LAVH.language));
  const shell = await caches.open(name("shell"));
  if (!(await shell.match(wanted))) await shell.add(wanted).catch(() => undefined);
}

async function sorry(path: string): Promise<Response> {
  const shell = await caches.open(name("shell"));
  const there = (await shell.match(path, { ignoreVary: true })) ?? (await shell.match(offlinePage(languageOf(path, LAVH.language)))) ?? (await shell.match(offlinePage(LAVH.language)));
  return there ?? Response.error();
}

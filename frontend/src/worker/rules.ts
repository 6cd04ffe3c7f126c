// What is kept on the phone, and how it is looked for: one table, read from the top, the first rule that fits counts.

/** network: never kept · cache: kept for good · page: the network first, what was kept when there is none, else the offline page · book: what the patron downloaded. */
export type Way = "network" | "cache" | "page" | "book";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly ours: boolean; // of our own host
  readonly html: boolean; // a page is wanted: a navigation, or Turbo's request for one
  readonly part: boolean; // only a part of a page is wanted (a Turbo frame, a list of suggestions)
  readonly ranged: boolean;
}

export interface Rule {
  readonly name: string;
  readonly fits: (asked: Asked) => boolean;
  readonly way: Way;
  readonly store?: Store;
}

export type Store = keyof typeof STORES;

/** Stores and how many answers each may hold; the oldest go first. */
export const STORES = { shell: 80, pages: 60, covers: 300, mine: 80 } as const;

/** Languages that pages are written in; the server's list, held equal by a test. */
export const LANGUAGES = ["uz", "uz-cyrl", "kaa", "ru", "en", "ar", "uz-2026"] as const;
const OWN = new RegExp(`^/(?:${LANGUAGES.join("|")})/(?:shelves(?:/(?:now|next|done|[0-9]+))?|notes)$`);
const PAGE = new RegExp(`^/(?:${LANGUAGES.join("|")})/(?!suggest(?:/|$))`);

export const RULES: readonly Rule[] = [
  { name: "another host", fits: (asked) => !asked.ours, way: "network" },
  { name: "something is changed", fits: (asked) => asked.method !== "GET", way: "network" },
  { name: "files of publications", fits: (asked) => /^\/p\/\d+\/./.test(asked.path), way: "book" },
  { name: "a piece of a file", fits: (asked) => asked.ranged, way: "network" },
  { name: "built files", fits: (asked) => asked.path.startsWith("/static/"), way: "cache", store: "shell" },
  { name: "generated covers", fits: (asked) => asked.path.startsWith("/cover/"), way: "cache", store: "covers" },
  { name: "parts of pages", fits: (asked) => asked.part, way: "network" },
  { name: "one's own shelves and notes: on this phone alone", fits: (asked) => asked.html && OWN.test(asked.path), way: "page", store: "mine" },
  { name: "pages", fits: (asked) => asked.html && PAGE.test(asked.path), way: "page", store: "pages" },
  { name: "everything else: doors for programs, downloads, the personal", fits: () => true, way: "network" },
];

export function ruleFor(asked: Asked): Rule {
  return RULES.find((rule) => rule.fits(asked)) as Rule;
}

/** Only whole, good, public answers are kept, and among pages only what is one: no downloads. What is one's own is kept in a store of its own, which goes with it (lib/mine.ts). */
export function keepable(response: Pick<Response, "status" | "type" | "headers">, store: Store): boolean {
  if (response.status !== 200 || response.type === "opaque") return false;
  if (store === "mine") return (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (store === "pages" && !(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return false;
  return !/no-store|private/.test(response.headers.get("Cache-Control") ?? "");
}

/** Language of a page, to show the offline page in it. */
export function languageOf(path: string, otherwise: string): string {
  return PAGE.test(path) ? (path.split("/")[1] ?? otherwise) : otherwise;
}

/** A built file without the mark of its content: an old page may ask for one that a newer version has under another name. */
export function stem(path: string): string {
  return path.replace(/-[\w-]{8}\.(\w+)$/, ".$1");
}

/** Which of a store's keys (oldest first) have to go. */
export function surplus<Key>(keys: readonly Key[], most: number): readonly Key[] {
  return keys.slice(0, Math.max(0, keys.length - most));
}

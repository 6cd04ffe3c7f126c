// What the player reads and what it keeps: manifests, phrases, the place, bookmarks.
import type { Locator } from "../lib/locator";
import { keep, notes, remove, type Note } from "../lib/notes";
import { move, place, resume } from "../lib/places";
import { type Book, bookOf, faceOf, type Manifest, seconds, type Spot } from "./book";
import { placeIn, shares, spotAt, total } from "./line";
import { type Guided, inOrder, type Phrase, phraseAt, phrasesOf } from "./phrases";
import { type Bookmark, change, type Offered, state } from "./state";

const base = (number: number): string => `/p/${number}/`;

/** The book of a publication; undefined where it cannot be had. */
export async function opened(number: number): Promise<Book | undefined> {
  const manifest = await fetched<Manifest>(`${base(number)}manifest.json`);
  if (!manifest) return undefined;
  const face = faceOf(manifest);
  const listening = face ? await fetched<Manifest>(base(number) + face) : undefined;
  const book = listening ? bookOf(number, listening, base(number), manifest) : bookOf(number, manifest, base(number));
  documents.clear();
  void refreshBookmarks(book);
  return book;
}

async function fetched<Json>(address: string): Promise<Json | undefined> {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as Json) : undefined;
}

/** Where one left it, and when (milliseconds). */
export async function savedPlace(book: Book): Promise<{ readonly spot: Spot; readonly when: number } | undefined> {
  const found = await place(book.number).catch(() => null);
  return found ? { spot: await spotOfLocator(book, found.locator), when: found.when } : undefined;
}

/** Where the other devices are: it may take a while, and nothing waits for it. */
export async function elsewhere(book: Book): Promise<readonly Offered[]> {
  const { offers } = await resume(book.number).catch(() => ({ offers: [] }));
  return Promise.all(offers.map(async ({ why, name, when, locator }) => ({ why, name, when, spot: await spotOfLocator(book, locator) })));
}

/** A place of this book as sound: a moment of a track; a phrase of the text; else as far into the chapter, or into the whole. */
export async function spotOfLocator(book: Book, { href, locations }: Locator): Promise<Spot> {
  const track = book.tracks.findIndex((each) => each.href === href);
  const time = locations?.fragments?.find((each) => each.startsWith("t="));
  if (track >= 0) return { track, seconds: time ? seconds(time) : (locations?.progression ?? 0) * (book.tracks[track]?.duration ?? 0) };
  const sync = book.parts.find((each) => each.href === href)?.sync;
  const found = sync ? await load(book, sync) : [];
  const ids = new Set(locations?.fragments?.map((each) => `${href}#${each.replace(/^#/, "")}`));
  const named = found.find((each) => ids.has(each.textref));
  const at = time ? seconds(time) : -1;
  if (named && named.from.seconds <= at && at <= named.to.seconds) return { track: named.from.track, seconds: at };
  const phrase = named ?? found[Math.min(found.length - 1, Math.floor((locations?.progression ?? 0) * found.length))];
  return phrase?.from ?? spotAt(book, (locations?.totalProgression ?? 0) * total(book));
}

/** The place in the words where there are any (the reader opens there too), else the moment in the track. */
export function locatorOf(book: Book, spot: Spot, phrases: readonly Phrase[]): Locator {
  const share = shares(book, spot);
  const title = book.chapters[placeIn(book.chapters, spot)]?.title;
  const words = wordsAt(book, spot, phrases);
  const track = book.tracks[spot.track];
  const moment = `t=${Math.round(spot.seconds * 10) / 10}`;
  const [href, progression] = words ? [words.href, words.progression] : [track?.href ?? "", share.track];
  return {
    href,
    type: words ? "application/xhtml+xml" : (track?.type ?? ""),
    ...(title && { title }),
    locations: { fragments: words ? [words.id, moment] : [moment], progression, totalProgression: share.book },
  };
}

function wordsAt(book: Book, spot: Spot, phrases: readonly Phrase[]): { readonly href: string; readonly id: string; readonly progression: number } | undefined {
  if (book.parts.length === 0) return undefined;
  const phrase = phrases[phraseAt(phrases, spot)];
  const [href = "", id = ""] = (phrase?.textref ?? "").split("#");
  if (!phrase || !id || phrase.from.track !== spot.track) return undefined;
  const own = phrases.filter((each) => each.textref.startsWith(`${href}#`));
  return { href, id, progression: own.length > 0 ? own.indexOf(phrase) / own.length : 0 };
}

const UNHURRIED = 60_000; // milliseconds: while it plays the server hears once a minute

export async function remember(book: Book, spot: Spot): Promise<void> {
  await move(book.number, locatorOf(book, spot, state().phrases), { way: "listen", ...(state().playing && { wait: UNHURRIED }) });
}

// ── phrases ──

const documents = new Map<string, Promise<readonly Phrase[]>>();

/** The phrases of a track and the next, with all that is known of the others, in order. A track without any has none. */
export async function phrasesNear(book: Book, track: number): Promise<readonly Phrase[]> {
  const wanted = [book.tracks[track], book.tracks[track + 1]].flatMap((each) => each?.sync ?? []);
  await Promise.all(wanted.map((each) => load(book, each)));
  return inOrder(await Promise.all(documents.values()));
}

function load(book: Book, address: string): Promise<readonly Phrase[]> {
  const places = new Map(book.tracks.map((each, at) => [each.href, at] as const));
  const known = documents.get(address) ?? fetched<{ guided?: readonly Guided[] }>(address).then((found) => phrasesOf(found?.guided ?? [], places));
  documents.set(address, known);
  return known;
}

// ── bookmarks ──

/** Keep where one is. `title` is what a list reads aloud: chapter and time. */
export async function bookmark(book: Book, spot: Spot, note: string, id?: string): Promise<void> {
  await keep({ ...(id && { id }), publication: book.number, kind: "bookmark", locator: locatorOf(book, spot, state().phrases), ...(note && { text: note }) });
  await refreshBookmarks(book);
}

export async function unmark(book: Book, id: string): Promise<void> {
  await remove(id);
  await refreshBookmarks(book);
}

export async function refreshBookmarks(book: Book): Promise<void> {
  const found = (await notes(book.number).catch(() => [])).filter((each) => each.kind === "bookmark");
  const bookmarks = await Promise.all(found.map((each) => bookmarkOf(book, each)));
  if (state().book === undefined || state().book?.number === book.number) change({ bookmarks });
}

async function bookmarkOf(book: Book, note: Note): Promise<Bookmark> {
  return { id: note.id, spot: await spotOfLocator(book, note.locator), title: note.locator.title ?? "", note: note.text ?? "" };
}

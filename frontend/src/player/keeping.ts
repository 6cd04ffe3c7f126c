// What the player reads and what it keeps: manifests, phrases, the place, bookmarks.
import type { Locator } from "../lib/locator";
import { keep, notes, remove, type Note } from "../lib/notes";
import { move, place } from "../lib/places";
import { type Book, bookOf, type Manifest, seconds, type Spot } from "./book";
import { placeIn, shares, spotAt, total } from "./line";
import { type Guided, type Phrase, phrasesOf } from "./phrases";
import { type Bookmark, change, state } from "./state";

const base = (number: number): string => `/p/${number}/`;

/** The book of a publication; undefined where it cannot be had. */
export async function opened(number: number): Promise<Book | undefined> {
  const answer = await fetch(`${base(number)}manifest.json`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const book = bookOf(number, (await answer.json()) as Manifest, base(number));
  phrases.clear();
  void refreshBookmarks(book);
  return book;
}

/** Where one left it, and when (milliseconds). */
export async function savedPlace(book: Book): Promise<{ readonly spot: Spot; readonly when: number } | undefined> {
  const found = await place(book.number).catch(() => null);
  return found ? { spot: spotOfLocator(book, found.locator), when: found.when } : undefined;
}

/** A place of this book as sound. A place in the text is found by its share of the whole. */
export function spotOfLocator(book: Book, { href, locations }: Locator): Spot {
  const track = book.tracks.findIndex((each) => each.href === href);
  const time = locations?.fragments?.find((each) => each.startsWith("t="));
  if (track >= 0 && time !== undefined) return { track, seconds: seconds(time) };
  if (track >= 0) return { track, seconds: (locations?.progression ?? 0) * (book.tracks[track]?.duration ?? 0) };
  return spotAt(book, (locations?.totalProgression ?? 0) * total(book));
}

export function locatorOf(book: Book, spot: Spot): Locator {
  const track = book.tracks[spot.track];
  const share = shares(book, spot);
  const title = book.chapters[placeIn(book.chapters, spot)]?.title;
  return {
    href: track?.href ?? "",
    ...(track?.type && { type: track.type }),
    ...(title && { title }),
    locations: { fragments: [`t=${Math.round(spot.seconds * 10) / 10}`], progression: share.track, totalProgression: share.book },
  };
}

export async function remember(book: Book, spot: Spot): Promise<void> {
  await move(book.number, locatorOf(book, spot), { way: "listen" });
}

// ── phrases ──

const phrases = new Map<number, readonly Phrase[]>();

/** The phrases of a track and the next, with all that is known of the others, in order. A track without any has none. */
export async function phrasesNear(book: Book, track: number): Promise<readonly Phrase[]> {
  const places = new Map(book.tracks.map((each, at) => [each.href, at] as const));
  await Promise.all([track, track + 1].map((each) => load(book, each, places)));
  return [...phrases].sort(([one], [other]) => one - other).flatMap(([, each]) => each);
}

async function load(book: Book, track: number, places: ReadonlyMap<string, number>): Promise<void> {
  const address = book.tracks[track]?.sync;
  if (!address || phrases.has(track)) return;
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) return;
  const { guided = [] } = (await answer.json()) as { guided?: readonly Guided[] };
  phrases.set(track, phrasesOf(guided, places));
}

// ── bookmarks ──

/** Keep where one is. `title` is what a list reads aloud: chapter and time. */
export async function bookmark(book: Book, spot: Spot, note: string, id?: string): Promise<void> {
  await keep({ ...(id && { id }), publication: book.number, kind: "bookmark", locator: locatorOf(book, spot), ...(note && { text: note }) });
  await refreshBookmarks(book);
}

export async function unmark(book: Book, id: string): Promise<void> {
  await remove(id);
  await refreshBookmarks(book);
}

export async function refreshBookmarks(book: Book): Promise<void> {
  const found = (await notes(book.number).catch(() => [])).filter((each) => each.kind === "bookmark");
  const bookmarks = found.map((each) => bookmarkOf(book, each));
  if (state().book === undefined || state().book?.number === book.number) change({ bookmarks });
}

function bookmarkOf(book: Book, note: Note): Bookmark {
  return { id: note.id, spot: spotOfLocator(book, note.locator), title: note.locator.title ?? "", note: note.text ?? "" };
}

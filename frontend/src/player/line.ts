// The line of time of a book: from a spot to seconds since its beginning and back. Pure.
import type { Book, Chapter, Spot } from "./book";

export function total(book: Book): number {
  return book.tracks.reduce((sum, each) => sum + each.duration, 0);
}

/** Seconds from the beginning of the book. */
export function absolute(book: Book, { track, seconds }: Spot): number {
  return book.tracks.slice(0, track).reduce((sum, each) => sum + each.duration, 0) + seconds;
}

/** The spot so many seconds from the beginning; never before it, never past the end. */
export function spotAt(book: Book, at: number): Spot {
  let left = Math.max(0, at);
  const last = book.tracks.length - 1;
  for (const [track, { duration }] of book.tracks.entries()) {
    if (left < duration || track === last) return { track, seconds: track === last && duration ? Math.min(left, duration) : left };
    left -= duration;
  }
  return { track: 0, seconds: 0 };
}

/** So many seconds further or back. Where the length of a track is not known yet, it is not left. */
export function moved(book: Book, from: Spot, by: number): Spot {
  const track = book.tracks[from.track];
  const to = from.seconds + by;
  if (track && !track.duration) return { track: from.track, seconds: Math.max(0, to) };
  return spotAt(book, absolute(book, from) + by);
}

export function before(one: Spot, other: Spot): boolean {
  return one.track < other.track || (one.track === other.track && one.seconds < other.seconds);
}

/** Which of them one is in: the last that has begun; -1 before the first. */
export function placeIn(marks: readonly Chapter[], spot: Spot): number {
  const near = { track: spot.track, seconds: spot.seconds + 0.05 }; // players stop a hair early
  let found = -1;
  for (const [place, each] of marks.entries()) if (!before(near, each.spot)) found = place;
  return found;
}

/** Where the chapter of this place ends: where the next one that starts later does, or the end of the book. */
export function endOf(book: Book, place: number): Spot {
  const here = book.chapters[place];
  const next = book.chapters.slice(place + 1).find((each) => !here || before(here.spot, each.spot));
  return next?.spot ?? { track: book.tracks.length - 1, seconds: book.tracks.at(-1)?.duration ?? 0 };
}

/** How far one is, 0–1, of the track and of the book. */
export function shares(book: Book, spot: Spot): { readonly track: number; readonly book: number } {
  const own = book.tracks[spot.track]?.duration ?? 0;
  const whole = total(book);
  const share = (part: number, of: number): number => (of > 0 ? Math.min(1, Math.max(0, part / of)) : 0);
  return { track: share(spot.seconds, own), book: share(absolute(book, spot), whole) };
}

/** The book with the length of a track, now that it is known. */
export function learned(book: Book, track: number, duration: number): Book {
  const known = book.tracks[track];
  if (!known || known.duration > 0 || !Number.isFinite(duration)) return book;
  return { ...book, tracks: book.tracks.map((each, place) => (place === track ? { ...each, duration } : each)) };
}

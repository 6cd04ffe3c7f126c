// Small decisions about seconds, apart from any element. Pure.
import type { Book, Spot } from "./book";
import { absolute, endOf, placeIn, total } from "./line";

/** Where to begin in a file of a known length: never so near its end that nothing would be heard. */
export function resumeAt(seconds: number, duration: number): number {
  return Number.isFinite(duration) ? Math.max(0, Math.min(seconds, duration - 0.5)) : seconds;
}

export interface Stretch {
  readonly from: number; // seconds since the beginning of the book
  readonly length: number;
}

/** The chapter one is in, as a stretch of the book; the whole book where there are none. */
export function stretch(book: Book, spot: Spot): Stretch {
  const place = placeIn(book.chapters, spot);
  const here = book.chapters[place];
  if (!here) return { from: 0, length: total(book) };
  const from = absolute(book, here.spot);
  return { from, length: Math.max(0, absolute(book, endOf(book, place)) - from) };
}

/** Seconds left of the chapter. */
export function chapterLeft(book: Book, spot: Spot): number {
  const { from, length } = stretch(book, spot);
  return Math.max(0, from + length - absolute(book, spot));
}

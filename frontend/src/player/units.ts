// Moving as talking books do: choose what to move by (chapters of a level, pages, phrases, bookmarks, a stretch of time), then next or previous. Pure.
import type { Book, Chapter, Spot } from "./book";
import { before, moved } from "./line";

export interface Movable {
  readonly book: Book;
  readonly phrases: readonly { readonly from: Spot; readonly text: string }[];
  readonly bookmarks: readonly { readonly spot: Spot; readonly title: string }[];
}
export interface Unit {
  readonly name: string; // "level-1" · "page" · "phrase" · "bookmark" · "time-60"
  readonly value: number; // level or seconds
}
export interface Step {
  readonly spot: Spot;
  readonly title: string;
}

const SOON = 3; // seconds: right after the beginning, "previous" means the one before
const TIMES = [60, 600, 1800] as const;

/** What this book can be moved by, the largest first. */
export function unitsOf({ book, phrases, bookmarks }: Movable): readonly Unit[] {
  const levels = [...new Set(book.chapters.map((each) => each.level))].sort();
  return [
    ...levels.map((value) => ({ name: `level-${value}`, value })),
    ...(book.pages.length > 0 ? [{ name: "page", value: 0 }] : []),
    ...(phrases.length > 0 ? [{ name: "phrase", value: 0 }] : []),
    ...(bookmarks.length > 0 ? [{ name: "bookmark", value: 0 }] : []),
    ...TIMES.map((value) => ({ name: `time-${value}`, value })),
  ];
}

/** The next or previous place; undefined at either end. A level includes what is above it: the next section may be the next chapter. */
export function step(movable: Movable, unit: Unit, from: Spot, way: 1 | -1): Step | undefined {
  if (unit.name.startsWith("time-")) return { spot: moved(movable.book, from, way * unit.value), title: "" };
  const marks = marksOf(movable, unit);
  if (way === 1) return marks.find((each) => before({ track: from.track, seconds: from.seconds + 0.1 }, each.spot));
  const since = unit.name === "phrase" ? 0.7 : SOON;
  const earlier = marks.filter((each) => before(each.spot, { track: from.track, seconds: from.seconds - since }) || each.spot.track < from.track);
  return earlier.at(-1) ?? marks.find((each) => before(each.spot, from));
}

function marksOf({ book, phrases, bookmarks }: Movable, unit: Unit): readonly Step[] {
  if (unit.name === "page") return sorted(book.pages);
  if (unit.name === "phrase") return phrases.map(({ from, text }) => ({ spot: from, title: text }));
  if (unit.name === "bookmark") return sorted(bookmarks);
  return book.chapters.filter((each) => each.level <= unit.value);
}

function sorted(marks: readonly Step[]): readonly Step[] {
  return [...marks].sort((one, other) => (before(one.spot, other.spot) ? -1 : 1));
}

/** The page with this number or label, as it is printed: "57", "xii". */
export function pageNamed(pages: readonly Chapter[], label: string): Chapter | undefined {
  const wanted = label.trim().toLowerCase();
  return pages.find((each) => each.title.trim().toLowerCase() === wanted) ?? pages.find((each) => each.title.match(/\d+/)?.[0] === wanted);
}

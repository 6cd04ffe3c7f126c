// What turns pages for us, whoever does it: today foliate-js. Places go in and out as Readium locators.
import type { Locator } from "../lib/locator";
import type { Colour } from "../lib/notes";
import type { Appearance } from "./appearance";
import type { Publication } from "./publication";

/** Where one is after a move. */
export interface Here {
  readonly locator: Locator;
  readonly index: number; // of the section
  readonly progression: number; // of the section, 0–1
  readonly size: number; // of a page, as a share of the section
  readonly visible: Range | null;
  readonly moved: "page" | "scroll" | "jump" | "layout";
}

/** Something drawn over words. */
export interface Mark {
  readonly id: string;
  readonly locator: Locator;
  readonly colour: Colour | "found" | "spoken";
  readonly noted?: boolean;
}

/** Chosen words. */
export interface Passage {
  readonly locator: Locator;
  readonly text: string;
  readonly range: Range;
}

export interface Heard {
  readonly moved: (here: Here) => void;
  readonly loaded: (document: Document, index: number) => void; // before it is laid out
  readonly ended: (way: 1 | -1) => void; // there is no page further on
}

export interface Engine {
  open(publication: Publication, at: Locator | null): Promise<void>;
  /** A locator, an address in the publication, or 0–1 of the whole. False: there is no such place. */
  go(target: Locator | string | number): Promise<boolean>;
  next(): Promise<void>;
  previous(): Promise<void>;
  /** First page of the next or last chapter file. */
  leap(way: 1 | -1): Promise<void>;
  /** The same place, laid out anew: what the publication gives has changed. */
  again(): Promise<void>;
  wear(appearance: Appearance): void;
  mark(mark: Mark): void;
  unmark(id: string): void;
  /** Marks are looked for anew: the words on the pages have changed. */
  remark(): void;
  /** What is being spoken. */
  point(range: Range | null): void;
  /** The mark under a point of a frame. */
  markAt(document: Document, x: number, y: number): string | null;
  passage(): Passage | null;
  locate(range: Range, index: number): Locator;
  range(locator: Locator): Range | null; // where it is on show
  reveal(range: Range): Promise<void>;
  /** Pages that are drawn: larger or smaller. */
  zoom(way: 1 | -1): void;
  /** Whether a page is on show as a whole. */
  readonly fits: boolean;
  /** Keys and screen readers go on in the text. */
  focus(): void;
  readonly here: Here | null;
  readonly documents: readonly { readonly document: Document; readonly index: number }[];
  close(): void;
}

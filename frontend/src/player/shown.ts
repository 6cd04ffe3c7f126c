// What is written where: one table of names, each a sentence or a figure made from the state. Pure.
import { type Book } from "./book";
import { absolute, placeIn, shares, total } from "./line";
import { type State } from "./state";
import { preferences } from "./preferences";
import { stretch } from "./timing";
import { clock, counted, number, percent, say, spoken, type Figures, type Words } from "./words";

export interface Scene {
  readonly state: State;
  readonly book: Book;
  readonly words: Words;
  readonly figures: Figures;
  readonly sleepLeft: number; // seconds
}

/** `data-shows="chapter"` → what stands there. */
export const SHOWN: Readonly<Record<string, (scene: Scene) => string>> = {
  title: ({ book }) => book.title,
  author: ({ book }) => book.author,
  chapter: ({ book, state }) => book.chapters[placeIn(book.chapters, state.spot)]?.title ?? book.title,
  elapsed: (scene) => clock(within(scene).at),
  remaining: (scene) => `−${clock(within(scene).length - within(scene).at)}`,
  left: (scene) => say(scene.words, "left", { time: spoken(bookLeft(scene), scene.figures) }),
  summary,
  brief,
  speed: ({ state, figures }) => `${number(state.speed, figures)}×`,
  sleep: ({ state, sleepLeft }) => (state.sleep ? clock(sleepLeft) : ""),
  back: ({ words, figures }) => say(words, "back", { time: counted(preferences().back, "second", figures) }),
  ahead: ({ words, figures }) => say(words, "ahead", { time: counted(preferences().ahead, "second", figures) }),
  "back-number": () => String(preferences().back),
  "ahead-number": () => String(preferences().ahead),
  page: ({ book, state }) => book.pages[placeIn(book.pages, state.spot)]?.title ?? "",
  trouble: ({ state, words }) => (state.trouble ? say(words, state.trouble) : ""),
};

/** "37 %, chapter 3 of 12, 2 hours 15 minutes left". */
function summary(scene: Scene): string {
  const { book, state, words, figures } = scene;
  const values = {
    percent: percent(shares(book, state.spot).book, figures),
    chapter: Math.max(0, placeIn(book.chapters, state.spot)) + 1,
    chapters: book.chapters.length,
    time: spoken(bookLeft(scene), figures),
  };
  return say(words, book.chapters.length > 1 ? "summary" : "summary-one", values);
}

/** For the bar: what is left, and the speed where it is not the usual. */
function brief(scene: Scene): string {
  const { state, words, figures } = scene;
  if (state.trouble) return say(words, state.trouble);
  const left = say(words, "left", { time: spoken(bookLeft(scene), figures) });
  return state.speed === 1 ? left : say(words, "left-fast", { left, speed: number(state.speed, figures) });
}

/** Seconds left of the book, as they pass at this speed. */
export function bookLeft({ book, state }: Scene): number {
  return Math.max(0, total(book) - absolute(book, state.spot)) / state.speed;
}

/** Seconds into the chapter, and its length. */
export function within({ book, state }: Pick<Scene, "book" | "state">): { readonly at: number; readonly length: number } {
  const { from, length } = stretch(book, state.spot);
  return { at: Math.min(length || Infinity, Math.max(0, absolute(book, state.spot) - from)), length };
}

/** What the slider says aloud. */
export function sliderWords(scene: Scene): string {
  const { at, length } = within(scene);
  return say(scene.words, "of", { at: spoken(at, scene.figures), length: spoken(length, scene.figures) });
}

// Puts the state onto the page: into the bar, and into the player's full page when that is open. Everything is found by data attributes.
import { placeIn, shares } from "./line";
import { sleepLeft } from "./player";
import { preferences } from "./preferences";
import { type Scene, SHOWN, sliderWords, within } from "./shown";
import { hear, type State, state } from "./state";
import { type Figures, PLAIN, type Words } from "./words";

let words: Words = {};
let held = false; // the listener has the slider in hand

let figures: Figures = PLAIN;

export function setWords(given: Words, written: Figures): void {
  words = given;
  figures = written;
}

export function knownFigures(): Figures {
  return figures;
}

export function knownWords(): Words {
  return words;
}

/** Show from now on. */
export function follow(): void {
  hear((now, before) => draw(now, before));
}

/** All of it anew: another page has come. */
export function redraw(): void {
  draw(state(), undefined);
}

export function hold(holding: boolean): void {
  held = holding;
}

function scene(now: State): Scene | undefined {
  return now.book && { state: now, book: now.book, words, figures, sleepLeft: sleepLeft() };
}

/** The bar, and the full page if it is this book's. */
export function roots(): readonly HTMLElement[] {
  const bar = document.getElementById("player-bar");
  const page = document.querySelector<HTMLElement>(`[data-listen="${state().book?.number}"]`);
  return [bar, page].filter((each): each is HTMLElement => each !== null);
}

function draw(now: State, before: State | undefined): void {
  const place = document.getElementById("player");
  if (place) place.hidden = !now.book;
  document.body.classList.toggle("listening", !!now.book);
  for (const page of document.querySelectorAll<HTMLElement>("[data-listen]")) page.toggleAttribute("data-current", Number(page.dataset["listen"]) === now.book?.number);
  const seen = scene(now);
  if (!seen) return;
  for (const root of roots()) {
    for (const each of root.querySelectorAll<HTMLElement>("[data-shows]")) write(each, SHOWN[each.dataset["shows"] ?? ""]?.(seen) ?? "");
    for (const each of root.querySelectorAll<HTMLProgressElement>("progress[data-share]")) each.value = shares(seen.book, now.spot).book;
    for (const each of root.querySelectorAll<HTMLInputElement>("[data-choose=position]")) slide(each, seen);
    if (!before || changed(now, before)) settle(root, now, seen);
  }
}

function changed(now: State, before: State): boolean {
  const names = ["book", "playing", "waiting", "trouble", "speed", "boost", "sleep", "bookmarks", "queue", "offers"] as const;
  return names.some((name) => now[name] !== before[name]) || placeIn(now.book?.chapters ?? [], now.spot) !== placeIn(before.book?.chapters ?? [], before.spot);
}

/** What changes seldom: buttons, marks, choices. */
function settle(root: HTMLElement, now: State, { book }: Scene): void {
  root.toggleAttribute("data-playing", now.playing);
  root.toggleAttribute("data-waiting", now.playing && now.waiting);
  root.toggleAttribute("data-trouble", now.trouble !== "");
  for (const each of root.querySelectorAll<HTMLElement>("[data-play=toggle] [data-when]")) each.hidden = (each.dataset["when"] === "playing") !== now.playing;
  for (const each of root.querySelectorAll<HTMLElement>("[data-shown-if]")) each.hidden = !there(each.dataset["shownIf"] ?? "", now);
  for (const each of root.querySelectorAll<HTMLAnchorElement>("[data-player-link]")) each.href = document.getElementById("player")?.dataset["listenAt"]?.replace(/0$/, String(book.number)) ?? "";
  for (const each of root.querySelectorAll<HTMLImageElement>("[data-player-cover]")) if (book.cover) each.src = book.cover;
  const here = placeIn(book.chapters, now.spot);
  for (const [at, each] of root.querySelectorAll<HTMLElement>("[data-chapter]").entries()) {
    if (at === here) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  const kept = preferences();
  const chosen: Readonly<Record<string, unknown>> = { ...kept, speed: now.speed, boost: now.boost };
  for (const each of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-choose]")) choose(each, chosen[each.dataset["choose"] ?? ""]);
  for (const each of root.querySelectorAll<HTMLElement>("[data-play=speed]")) each.setAttribute("aria-pressed", String(Number(each.dataset["value"]) === now.speed));
}

function there(name: string, now: State): boolean {
  if (name === "trouble") return now.trouble !== "";
  if (name === "sleep") return now.sleep !== undefined;
  if (name === "no-sleep") return now.sleep === undefined;
  if (name === "queue") return now.queue.length > 0;
  if (name === "offers") return now.offers.length > 0;
  if (name === "bookmarks") return now.bookmarks.length > 0;
  return name === "pages" ? (now.book?.pages.length ?? 0) > 0 : true;
}

function choose(field: HTMLInputElement | HTMLSelectElement, value: unknown): void {
  if (value === undefined || document.activeElement === field) return;
  if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = Array.isArray(value) ? value.includes(field.value) : value === true;
  else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === String(value);
  else field.value = String(value);
}

/** A slider that has the keyboard's focus moves by itself only now and then: screen readers tell each move. */
function slide(slider: HTMLInputElement, seen: Scene): void {
  const { at, length } = within(seen);
  if (held || (slider.matches(":focus-visible") && Math.abs(at - Number(slider.value)) < 15 && slider.max === String(Math.round(length)))) return;
  slider.max = String(Math.round(length));
  slider.value = String(Math.round(at));
  slider.setAttribute("aria-valuetext", sliderWords(seen));
}

function write(each: HTMLElement, text: string): void {
  if (each.textContent !== text) each.textContent = text;
}

// The words in step with the sound: paragraphs with a button each that plays from there, the phrase that sounds marked. Search in them asks the server,
// and without a connection looks through what is here.
import type { Book, Spot } from "./book";
import { absolute } from "./line";
import { type Phrase } from "./phrases";
import { preferences } from "./preferences";
import { give, put, rows } from "./rows";
import { type State, state } from "./state";
import { spotOfLocator } from "./keeping";
import type { Locator, Words } from "../lib/locator";
import { announce } from "../lib/navigation";
import { knownFigures, knownWords } from "./view";
import { clock, say, spoken } from "./words";

const MOST = 50; // hits
const documents = new Map<string, Promise<Document | undefined>>();
let drawn: { readonly page: HTMLElement; readonly track: number; readonly count: number } | undefined;
let offset = 0; // of the first phrase that is shown
let touched = 0; // when the listener last scrolled by hand

interface Paragraph {
  readonly phrases: readonly (readonly [place: number, phrase: Phrase, text: string])[];
}

/** The words of the track that plays. */
export async function drawTranscript(page: HTMLElement, { book, phrases, spot }: State): Promise<void> {
  if (!book) return;
  const here = phrases.flatMap((each, place) => (each.from.track === spot.track ? [[place, each] as const] : []));
  const section = page.querySelector<HTMLElement>("[data-transcript]");
  if (section) section.hidden = here.length === 0;
  if (drawn?.page === page && drawn.track === spot.track && drawn.count === here.length) return;
  drawn = { page, track: spot.track, count: here.length };
  const found = await paragraphs(here, `/p/${book.number}/`);
  if (drawn.page !== page || drawn.track !== spot.track) return; // another track came in between
  offset = here[0]?.[0] ?? 0;
  rows(page, "transcript", found, (row, paragraph) => {
    const [first] = paragraph.phrases;
    const at = first ? absolute(book, first[1].from) : 0;
    put(row, "time", clock(at));
    put(row, "spoken", spoken(at, knownFigures()));
    give(row, "at", String(at));
    row.querySelector("[data-part=words]")?.replaceChildren(...paragraph.phrases.flatMap(([place, phrase, text]) => [span(place, absolute(book, phrase.from), text), " "]));
  });
  listenForHands(page);
}

function span(place: number, at: number, text: string): HTMLElement {
  const made = document.createElement("span");
  made.dataset["phrase"] = String(place);
  made.dataset["play"] = "at";
  made.dataset["value"] = String(at);
  made.textContent = text;
  return made;
}

/** Phrases with their words; those of one block of the text stand in one paragraph. */
async function paragraphs(phrases: readonly (readonly [number, Phrase])[], base: string): Promise<readonly Paragraph[]> {
  const made: { block: unknown; phrases: (readonly [number, Phrase, string])[] }[] = [];
  let before = "";
  for (const [place, phrase] of phrases) {
    const element = await elementOf(phrase.textref, base);
    const words = wordsOf(phrase, element);
    if (!words || (phrase.textref && phrase.textref === before)) continue; // the second clip of a sentence
    before = phrase.textref;
    const block = element?.closest("p, li, h1, h2, h3, h4, h5, h6, td, blockquote, div") ?? place;
    const last = made.at(-1);
    if (last && last.block === block) last.phrases.push([place, phrase, words]);
    else made.push({ block, phrases: [[place, phrase, words]] });
  }
  return made;
}

/** The element that "chapter.xhtml#s2" names. The document is read once; it is parsed, never shown. */
async function elementOf(textref: string, base: string): Promise<Element | undefined> {
  const [path = "", id = ""] = textref.split("#");
  if (!id) return undefined;
  const known = documents.get(base + path) ?? fetched(base + path);
  documents.set(base + path, known);
  return (await known)?.getElementById(decodeURIComponent(id)) ?? undefined;
}

async function fetched(address: string): Promise<Document | undefined> {
  const answer = await fetch(address).catch(() => undefined);
  const kind = /xhtml/.test(answer?.headers.get("Content-Type") ?? "") ? "application/xhtml+xml" : "text/html";
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), kind) : undefined;
}

/** Mark the phrase that sounds, and keep it in sight unless the listener is looking elsewhere. */
export function mark(page: HTMLElement, place: number): void {
  const before = page.querySelector("[data-phrase][aria-current]");
  const { phrases } = state();
  let shown = place;
  while (shown > offset && phrases[shown]?.textref && phrases[shown]?.textref === phrases[shown - 1]?.textref) shown -= 1;
  const now = shown < offset ? null : page.querySelector<HTMLElement>(`[data-phrase="${shown}"]`);
  if (before === now) return;
  before?.removeAttribute("aria-current");
  now?.setAttribute("aria-current", "true");
  const open = now?.closest("details");
  if (now && (!open || open.open) && preferences().follow && Date.now() - touched > 6000) keepInSight(now);
}

function keepInSight(phrase: HTMLElement): void {
  const box = phrase.closest<HTMLElement>(".transcript-words");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const [inside, whole] = [phrase.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inside.top < whole.top + 24 || inside.bottom > whole.bottom - whole.height / 3) box.scrollTop += inside.top - whole.top - whole.height / 4;
}

function listenForHands(page: HTMLElement): void {
  page.querySelector("[data-transcript]")?.addEventListener("toggle", () => {
    const now = page.querySelector<HTMLElement>("[data-phrase][aria-current]");
    if (now) keepInSight(now);
  });
  const box = page.querySelector<HTMLElement>(".transcript-words");
  for (const name of ["wheel", "touchmove", "keydown"]) box?.addEventListener(name, () => (touched = Date.now()), { passive: true });
}

/** Search in the words. */
export async function searching(event: SubmitEvent, page: HTMLElement): Promise<void> {
  event.preventDefault();
  const { book, phrases } = state();
  const asked = String(new FormData(event.target as HTMLFormElement).get("q") ?? "").trim();
  if (!book || !asked) return;
  const found = (await atServer(book, asked)) ?? (await here(book, phrases, asked));
  rows(page, "found", found.slice(0, MOST), (row, { spot, words }) => {
    const at = absolute(book, spot);
    for (const part of ["before", "highlight", "after"] as const) put(row, part, words[part] ?? "");
    put(row, "time", clock(at));
    give(row, "at", String(at));
  });
  const none = page.querySelector<HTMLElement>("[data-none-found]");
  if (none) none.hidden = found.length > 0;
  if (found.length > 0) announce(say(knownWords(), "found", { count: Math.min(found.length, MOST) }));
}

interface Hit {
  readonly spot: Spot;
  readonly words: Words;
}

/** What the server finds; undefined without a connection. */
async function atServer(book: Book, asked: string): Promise<readonly Hit[] | undefined> {
  const answer = await fetch(`/p/${book.number}/-/search?q=${encodeURIComponent(asked)}`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { locators = [] } = (await answer.json()) as { locators?: readonly Locator[] };
  return Promise.all(locators.map(async (each) => ({ spot: await spotOfLocator(book, each), words: each.text ?? {} })));
}

/** Without a connection: through the words that are on the phone. */
async function here({ number }: Book, phrases: readonly Phrase[], asked: string): Promise<readonly Hit[]> {
  const wanted = asked.toLocaleLowerCase();
  const said = await Promise.all(phrases.map(async (each) => wordsOf(each, await elementOf(each.textref, `/p/${number}/`))));
  return phrases.flatMap(({ from }, place) => {
    const text = said[place] ?? "";
    const at = text.toLocaleLowerCase().indexOf(wanted);
    const end = at + wanted.length;
    return at < 0 ? [] : [{ spot: from, words: { before: text.slice(Math.max(0, at - 60), at), highlight: text.slice(at, end), after: text.slice(end, end + 60) } }];
  });
}

function wordsOf(phrase: Phrase, element: Element | undefined): string {
  const label = element?.getAttribute("aria-label") ?? element?.getAttribute("title") ?? ""; // the number of a page is often no text
  return phrase.text || (element?.textContent ?? "").replace(/\s+/g, " ").trim() || label;
}

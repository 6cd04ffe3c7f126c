// The full page: what is only known once the book is open. Rows come from templates of the page, so that every word is the server's.
import { leadForms } from "./forms";
import { closeSheet } from "./sheets";
import { moment } from "../lib/since";
import { absolute, placeIn } from "./line";
import { phraseAt, skippable } from "./phrases";
import * as player from "./player";
import { preferences } from "./preferences";
import { give, put, rows } from "./rows";
import { hear, type State, state } from "./state";
import { drawTranscript, mark, searching } from "./transcript";
import { pageNamed, type Unit, unitsOf } from "./units";
import { tell } from "./commands";
import { knownFigures, knownWords } from "./view";
import { drawWave } from "./wave";
import { clock, say, spoken, type Words } from "./words";

let following = false;

/** A full page has come. It may be of another book than the one that plays. */
export function enterPage(page: HTMLElement): void {
  const first = page.dataset["ready"] === undefined;
  page.dataset["ready"] = "";
  if (!following) hear((now, before) => shown() && draw(shown() as HTMLElement, now, before));
  following = true;
  draw(page, state(), undefined);
  if (first) listenTo(page);
}

function listenTo(page: HTMLElement): void {
  watchDeck(page);
  leadForms(page);
  page.querySelector("form[data-form=page]")?.addEventListener("submit", goToPage);
  page.querySelector("form[data-form=time]")?.addEventListener("submit", goToTime);
  page.querySelector<HTMLFormElement>("form[data-form=search]")?.addEventListener("submit", (event) => void searching(event, page));
  for (const each of page.querySelectorAll<HTMLElement>("[data-share-moment]")) each.addEventListener("click", () => void shareMoment(each));
}

/** While the controls of the page are in sight, the bar is not needed. */
function watchDeck(page: HTMLElement): void {
  const deck = page.querySelector(".deck-buttons");
  const below = { rootMargin: "-72px 0px 0px" }; // the head of the page lies over it
  if (deck) new IntersectionObserver((seen) => page.toggleAttribute("data-scrolled", !seen.at(-1)?.isIntersecting), below).observe(deck);
}

/** The open full page, if it is that of the book that is in the player. */
function shown(): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-listen="${state().book?.number}"]`);
}

function draw(page: HTMLElement, now: State, before: State | undefined): void {
  if (now.book?.number !== Number(page.dataset["listen"])) return;
  const other = <Name extends keyof State>(name: Name): boolean => now[name] !== before?.[name];
  if (other("bookmarks")) drawBookmarks(page, now);
  if (other("queue")) drawQueue(page, now);
  if (other("offers")) drawOffers(page, now);
  if (other("phrases") || other("bookmarks")) drawUnits(page, now);
  if (other("phrases") || now.spot.track !== before?.spot.track) {
    drawSkips(page, now);
    void drawTranscript(page, now);
  }
  void drawWave(page, now);
  mark(page, phraseAt(now.phrases, now.spot));
}

function drawBookmarks(page: HTMLElement, { book, bookmarks }: State): void {
  if (!book) return;
  rows(page, "bookmarks", bookmarks, (row, { id, spot, title, note }) => {
    const at = absolute(book, spot);
    put(row, "title", title || book.title);
    put(row, "time", clock(at));
    put(row, "spoken", spoken(at, knownFigures()));
    put(row, "note", note);
    give(row, "at", String(at));
    give(row, "id", id);
  });
}

function drawOffers(page: HTMLElement, { book, offers }: State): void {
  if (!book) return;
  rows(page, "offers", offers, (row, { why, spot, name, when }) => {
    const place = [book.chapters[placeIn(book.chapters, spot)]?.title, clock(absolute(book, spot))].filter(Boolean).join(", ");
    const values = { device: name || say(knownWords(), "another"), time: moment(when, document.documentElement.lang), place };
    put(row, "words", say(knownWords(), `offer-${why}`, values));
    give(row, "at", String(absolute(book, spot)));
  });
}

function drawQueue(page: HTMLElement, { queue }: State): void {
  rows(page, "queue", queue, (row, { publication, title }) => {
    put(row, "title", title);
    for (const each of row.querySelectorAll(`[data-part=name]`)) each.textContent = title;
    give(row, "publication", String(publication));
    row.querySelector("a")?.setAttribute("href", location.pathname.replace(/\d+$/, String(publication)));
  });
}

/** What "next" and "previous" may move by. Its words stand on the list. */
function drawUnits(page: HTMLElement, { book, phrases, bookmarks }: State): void {
  const list = page.querySelector<HTMLSelectElement>("select[data-choose=unit]");
  if (!list || !book) return;
  const units = unitsOf({ book, phrases, bookmarks });
  const words = JSON.parse(list.dataset["words"] ?? "{}") as Words;
  const levels = units.filter((each) => each.name.startsWith("level-")).length;
  list.replaceChildren(...units.map((unit) => new Option(unitWords(unit, words, levels), unit.name)));
  const wanted = preferences().unit;
  list.value = units.some((each) => each.name === wanted) ? wanted : (units[0]?.name ?? "");
}

function unitWords(unit: Unit, words: Words, levels: number): string {
  if (unit.name.startsWith("time-")) return spoken(unit.value, knownFigures());
  if (unit.name.startsWith("level-")) return levels === 1 ? say(words, "chapter") : say(words, "level", { level: unit.value });
  return say(words, unit.name);
}

/** Only what the book has can be left out. */
function drawSkips(page: HTMLElement, { phrases }: State): void {
  const there = skippable(phrases);
  const chosen = preferences().skip;
  const fields = document.querySelector<HTMLFieldSetElement>("fieldset[data-skips]") ?? page.querySelector<HTMLFieldSetElement>("fieldset[data-skips]");
  if (!fields) return;
  fields.hidden = there.length === 0;
  for (const each of fields.querySelectorAll<HTMLInputElement>("input")) {
    (each.closest("label") as HTMLElement).hidden = !there.includes(each.value);
    each.checked = chosen.includes(each.value);
  }
}

function goToPage(event: Event): void {
  event.preventDefault();
  const { book } = state();
  const label = String(new FormData(event.target as HTMLFormElement).get("page") ?? "");
  const found = book && pageNamed(book.pages, label);
  if (!found) return tell("no-page", { page: label });
  closeSheet();
  player.seek(found.spot);
  tell("on-page", { page: found.title });
}

/** "1:02:03", "12:30", "45": a moment of the book. */
function goToTime(event: Event): void {
  event.preventDefault();
  const { book } = state();
  const written = String(new FormData(event.target as HTMLFormElement).get("time") ?? "").trim();
  if (!book || !/^\d+(?::[0-5]?\d){0,2}$/.test(written)) return tell("no-time");
  const parts = written.split(":").map(Number);
  const at = parts.length === 1 ? (parts[0] ?? 0) * 60 : parts.reduce((sum, part) => sum * 60 + part, 0);
  closeSheet();
  player.skip(at - absolute(book, state().spot));
  tell("at-time", { time: spoken(at, knownFigures()) });
}

/** An address that begins here: handed to another app, or copied. */
async function shareMoment(button: HTMLElement): Promise<void> {
  const { book, spot } = state();
  if (!book) return;
  const at = Math.floor(absolute(book, spot));
  const url = `${button.dataset["shareMoment"]}#t=${at}`;
  const title = `${book.title}, ${clock(at)}`;
  const text = button.dataset["cite"] ? `${button.dataset["cite"]} ${clock(at)}. ${url}` : url;
  if (!button.dataset["cite"] && typeof navigator.share === "function") return void navigator.share({ title, url }).catch(() => undefined);
  await navigator.clipboard.writeText(text).then(
    () => tell("copied"),
    () => tell("not-copied"),
  );
}

// The player's way in, loaded when something is to be heard: the bar is put into its place once, listeners are set once, pages come and go.
import { type Locator, read } from "../lib/locator";
import { flush } from "../lib/places";
import { announce } from "../lib/navigation";
import { chosen, mark, run } from "./commands";
import { seconds } from "./book";
import { commandOf, taken } from "./keys";
import { enterPage } from "./page";
import * as player from "./player";
import { preferences } from "./preferences";
import { restoreQueue } from "./queue";
import { tellDevice } from "./session";
import { beside, closeSheet } from "./sheets";
import { hear, state } from "./state";
import { tellSync } from "./synced";
import { follow, hold, knownWords, redraw, setWords } from "./view";
import { type Figures, PLAIN, say, type Words } from "./words";

const PLAYING = "lavh:playing"; // in the session: what to show again after a page was loaded whole
const JUST_NOW = 15_000; // milliseconds
let started = false;

/** The full page of a publication is open. */
export async function listen(page: HTMLElement): Promise<void> {
  const number = Number(page.dataset["listen"]);
  putBar(page.ownerDocument);
  start();
  const asked = read(new URLSearchParams(location.search).get("at"));
  if (!asked && state().book && state().book?.number !== number && state().playing) return enterPage(page); // it plays something else: not without being asked
  await ready(number, /[#&]t=/.test(location.hash) ? seconds(location.hash.slice(1)) : (asked ?? undefined), page);
}

async function ready(number: number, at: number | Locator | undefined, page: HTMLElement): Promise<void> {
  const place = document.getElementById("player");
  if (!place) return;
  if (!(await player.open(number, place, at))) {
    page.dataset["failed"] = "";
    announce(say(knownWords(), "gone"));
    return;
  }
  enterPage(page);
  redraw();
}

/** After a whole page load: what was in the bar is there again; it goes on by itself if it was playing a moment ago and the browser lets it. */
export async function restore(): Promise<void> {
  const [number = 0, played = 0] = (sessionStorage.getItem(PLAYING) ?? "").split(" ").map(Number);
  const place = document.getElementById("player");
  if (!number || !place || document.querySelector("[data-listen]")) return;
  const answer = await fetch(place.dataset["listenAt"]?.replace(/0$/, String(number)) ?? "").catch(() => undefined);
  if (!answer?.ok) return sessionStorage.removeItem(PLAYING);
  putBar(new DOMParser().parseFromString(await answer.text(), "text/html"));
  start();
  await player.open(number, place);
  redraw();
  if (Date.now() - played < JUST_NOW) await player.play();
}

/** The bar comes with the full page, in a template. */
function putBar(from: Document): void {
  const place = document.getElementById("player");
  const bar = from.querySelector<HTMLTemplateElement>("template#player-template");
  if (!place || !bar || place.querySelector("#player-bar")) return;
  place.append(document.importNode(bar.content, true));
  const { words = "{}", figures = "{}" } = place.querySelector<HTMLElement>("[data-words]")?.dataset ?? {};
  setWords(JSON.parse(words) as Words, { ...PLAIN, ...(JSON.parse(figures) as Partial<Figures>) });
}

function start(): void {
  if (started) return;
  started = true;
  restoreQueue();
  follow();
  tellDevice();
  tellSync();
  void flush(); // what waits since the last time, now or when there is a line
  document.addEventListener("click", clicked);
  document.addEventListener("change", changed);
  document.addEventListener("input", sliding);
  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", pressed);
  document.addEventListener("turbo:load", redraw);
  document.addEventListener("visibilitychange", () => document.hidden && player.save());
  addEventListener("pagehide", leave);
  addEventListener("online", () => state().trouble === "offline" && void player.play());
  hear(({ book, trouble }, before) => {
    if (book) sessionStorage.setItem(PLAYING, String(book.number));
    else if (before.book) sessionStorage.removeItem(PLAYING);
    if (trouble && trouble !== before.trouble) announce(say(knownWords(), trouble));
  });
}

/** The page goes: the place is kept, and whether it was playing. */
function leave(): void {
  const { book, playing } = state();
  player.save();
  if (book) sessionStorage.setItem(PLAYING, playing ? `${book.number} ${Date.now()}` : String(book.number));
}

function clicked(event: MouseEvent): void {
  if (beside(event)) return closeSheet();
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-play]") : null;
  if (!button || event.ctrlKey || event.metaKey) return;
  const page = button.closest<HTMLElement>("[data-listen]");
  if (button instanceof HTMLAnchorElement) event.preventDefault();
  const { play: command = "", value } = button.dataset;
  void mine(page, command).then(() => run(command, value, button));
}

const ANY_BOOK = new Set(["queue-in", "queue-out", "queue-up", "open", "shut", "keys", "sync"]); // commands that are about no book, or about another

/** A button of a full page acts on that page's book, even while the bar plays another. */
async function mine(page: HTMLElement | null, command: string): Promise<void> {
  const number = Number(page?.dataset["listen"]);
  if (page && !ANY_BOOK.has(command) && state().book?.number !== number) await ready(number, undefined, page);
}

function changed({ target }: Event): void {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) if (target.dataset["choose"]) chosen(target.dataset["choose"], target);
}

function sliding({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.dataset["choose"] === "position") hold(true);
}

function submitted(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.dataset["form"] === "sleep") {
    event.preventDefault();
    return run("sleep", `at:${String(new FormData(form).get("time") ?? "")}`);
  }
  if (form.dataset["form"] !== "mark") return;
  event.preventDefault();
  const field = form.elements.namedItem("note") as HTMLTextAreaElement;
  void mark(field.value.trim());
  field.value = "";
  closeSheet();
}

function pressed(event: KeyboardEvent): void {
  if (!preferences().keys || !document.querySelector("[data-listen]") || taken(event.target, event.key)) return;
  const command = commandOf(event);
  if (!command) return;
  event.preventDefault();
  const [name = "", value] = command.split(":");
  run(name, value);
}

// Everything a listener can do, by name. Buttons say `data-play="name"` (and `data-value`), fields `data-choose="name"`; keys, lock screen and headset use the same.
import { announce } from "../lib/navigation";
import { flush } from "../lib/places";
import { bookmark, unmark } from "./keeping";
import { absolute, placeIn, spotAt } from "./line";
import * as player from "./player";
import { prefer, type Preferences, preferences } from "./preferences";
import { dequeue, enqueue, reorder } from "./queue";
import { closeSheet, openSheet } from "./sheets";
import { type Asked } from "./sleep";
import { change, state } from "./state";
import { stretch } from "./timing";
import { step, unitsOf } from "./units";
import { hold, knownFigures, knownWords, redraw } from "./view";
import { number, say, spoken } from "./words";

type Command = (value: string, from: HTMLElement | undefined) => void;

export const COMMANDS: Readonly<Record<string, Command>> = {
  toggle: player.toggle,
  back: () => player.skip(-preferences().back),
  ahead: () => player.skip(preferences().ahead),
  previous: () => tellChapter(() => player.chapter(-1)),
  next: () => tellChapter(() => player.chapter(1)),
  at: (value) => jump(Number(value)),
  "move-back": () => move(-1),
  "move-on": () => move(1),
  speed: (value) => faster(Number(value)),
  slower: () => faster(state().speed - 0.05),
  faster: () => faster(state().speed + 0.05),
  sleep: (value) => sleepBy(value),
  "sleep-longer": () => {
    player.sleepLonger(5);
    tellSleep();
  },
  boost: (value) => player.boost(Number(value)),
  mark: () => void mark(""),
  unmark: (value) => void forget(value),
  "queue-up": (value) => reorder(Number(value), -1),
  "queue-down": (value) => reorder(Number(value), 1),
  "queue-out": (value) => dequeue(Number(value)),
  "queue-in": (value, from) => {
    enqueue({ publication: Number(value), title: from?.dataset["title"] ?? "" });
    tell("queued");
  },
  open: (value) => openSheet(value),
  shut: closeSheet,
  "close-player": player.close,
  keys: () => tell(prefer({ keys: !preferences().keys }).keys ? "keys-on" : "keys-off"),
  sync: () => void flush().then(() => announce(document.querySelector("[data-sync]")?.textContent ?? "")),
  where: () => tell("where", { summary: document.querySelector("[data-shows=summary]")?.textContent ?? "" }),
};

export function run(name: string, value = "", from?: HTMLElement): void {
  COMMANDS[name]?.(value, from);
}

/** A field was changed. */
export function chosen(name: string, field: HTMLInputElement | HTMLSelectElement): void {
  const { value } = field;
  if (name === "position") return seekWithin(Number(value));
  if (name === "speed") return faster(Number(value));
  if (name === "boost") return player.boost(Number(value));
  if (name === "skip") return void prefer({ skip: ticked(field) });
  if (name === "back" || name === "ahead") prefer({ [name]: Number(value) });
  else if (field instanceof HTMLInputElement && field.type === "checkbox") prefer({ [name]: field.checked } as Partial<Preferences>);
  else prefer({ [name]: value } as Partial<Preferences>);
  redraw();
}

function ticked(field: Element): string[] {
  return [...(field.closest("fieldset")?.querySelectorAll<HTMLInputElement>("input:checked") ?? [])].map((each) => each.value);
}

function seekWithin(seconds: number): void {
  const { book, spot } = state();
  hold(false);
  if (book) player.seek(spotAt(book, stretch(book, spot).from + seconds));
}

/** To a moment of the book, and on from there: whoever taps a chapter wants to hear it. */
function jump(at: number): void {
  const { book } = state();
  if (!book || !Number.isFinite(at)) return;
  change({ offers: state().offers.filter((each) => Math.abs(absolute(book, each.spot) - at) > 1) }); // taken: not offered any longer
  tellChapter(() => player.seek(spotAt(book, at)));
  if (!state().playing) void player.play();
}

function move(way: 1 | -1): void {
  const { book, spot } = state();
  if (!book) return;
  const movable = { book, phrases: state().phrases, bookmarks: state().bookmarks };
  const units = unitsOf(movable);
  const unit = units.find((each) => each.name === preferences().unit) ?? units[0];
  const to = unit && step(movable, unit, spot, way);
  if (!to) return tell(way === 1 ? "no-next" : "no-previous");
  player.seek(to.spot);
  if (to.title && unit?.name !== "phrase") announce(to.title);
}

function faster(asked: number): void {
  player.setSpeed(asked);
  tell("speed", { speed: number(state().speed, knownFigures()) });
}

/** "minutes:15", "chapter", "at:23:30", "off". */
function sleepBy(value: string): void {
  const [kind, ...rest] = value.split(":");
  const asked: Asked | undefined = kind === "minutes" ? { kind, minutes: Number(rest[0]) } : kind === "at" ? { kind, time: rest.join(":") } : kind === "chapter" ? { kind } : undefined;
  player.sleep(asked);
  closeSheet();
  tellSleep();
}

function tellSleep(): void {
  const { sleep } = state();
  if (!sleep) tell("sleep-off");
  else if (sleep.kind === "chapter") tell("sleep-chapter");
  else tell("sleep-in", { time: spoken(player.sleepLeft(), knownFigures()) });
}

/** Keep this place; the words come from the form of the sheet. */
export async function mark(note: string): Promise<void> {
  const { book, spot } = state();
  if (!book) return;
  await bookmark(book, spot, note);
  tell("marked");
}

async function forget(id: string): Promise<void> {
  const { book } = state();
  if (book) await unmark(book, id);
  tell("unmarked");
}

/** Says the chapter if it is another one now. */
function tellChapter(act: () => void): void {
  const { book, spot } = state();
  const before = book ? placeIn(book.chapters, spot) : -1;
  act();
  const now = state();
  const here = now.book ? placeIn(now.book.chapters, now.spot) : -1;
  if (here !== before) announce(now.book?.chapters[here]?.title ?? "");
}

export function tell(name: string, values: Readonly<Record<string, string | number>> = {}): void {
  announce(say(knownWords(), name, values));
}

// The reader as one sees it: bars, progress in words, sheets, and what happens on a tap.
import { EVENT, state as syncState } from "../lib/sync";
import { announce } from "../lib/navigation";
import type { Locator } from "../lib/locator";
import { flush, move, type Offer } from "../lib/places";
import type { Appearance } from "./appearance";
import { theme } from "./appearance";
import { addressOf, type Desk, type Told } from "./desk";
import type { Engine, Here } from "./engine";
import { type Deeds, followKeys, followSwipes, followTaps } from "./input";
import { Pace } from "./pace";
import { PlaceLine } from "./place_line";
import type { Publication } from "./publication";
import type { Rest } from "./rest";
import { Ruler } from "./ruler";
import { appearance, keep } from "./settings";
import { Touched } from "./touched";
import type { Words } from "./words";

export const ASKED = "found-asked"; // the passage that an address names
const LEAVES = 3; // pages after which one has settled
const part = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;

export class Shell implements Desk {
  readonly rest: Promise<Rest>;
  private ready: Rest | null = null;
  private come: () => void = () => undefined;
  private readonly touched: Touched;
  private readonly pace = new Pace();
  private readonly line = new PlaceLine(this, this.pace);
  private readonly ruler = new Ruler(part("ruler"));
  private readonly trail: Locator[] = [];
  private turned = 0; // pages since the last jump
  private toast: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly told: Told, readonly publication: Publication, readonly engine: Engine, readonly words: Words, public appearance: Appearance, ownBook: boolean) {
    this.rest = new Promise((come) => (this.come = () => void this.fetchRest(ownBook).then(come)));
    this.touched = new Touched(this, () => this.rewritten());
    this.dress();
    followKeys(document, this.deeds);
    followTaps(document, { ...this.deeds, tapped: (_, event) => !part("stage").contains(event.target as Node) });
    document.body.addEventListener("click", (event) => this.pressed((event.target as Element).closest<HTMLElement>("[data-do]")));
    document.addEventListener("focusin", (event) => (event.target as Element).closest(".reader-bar") && this.bars(true));
    const slider = part<HTMLInputElement>("slider");
    slider.addEventListener("change", () => void this.go(Number(slider.value) / 1000));
    slider.addEventListener("input", () => (part("where").textContent = words.percent(Number(slider.value) / 1000)));
    document.addEventListener(EVENT, () => this.drawSync());
    const foot = document.querySelector<HTMLElement>(".reader-bottom");
    if (foot) new ResizeObserver(() => document.body.style.setProperty("--foot", `${foot.offsetHeight}px`)).observe(foot);
    addEventListener("pagehide", () => void flush());
  }

  /** The book is open: now the rest may come. */
  opened(): void {
    this.come();
    this.drawSync();
  }

  private async fetchRest(ownBook: boolean): Promise<Rest> {
    const { Rest: Made } = await import("./rest");
    const rest = new Made(this, ownBook, (worn, onlyHere) => this.wear(worn, onlyHere));
    this.ready = rest;
    rest.notes.onChange = () => this.drawBookmark();
    for (const { document: frame } of this.engine.documents) rest.chosen.follow(frame);
    return rest;
  }

  readonly spelled = (title: string): string => this.touched.spelled(title);

  private rewritten(): void {
    this.engine.remark();
    if (this.engine.here) this.line.draw({ ...this.engine.here, moved: "layout" });
  }

  /** The engine has a new document: before it is laid out. */
  readonly loaded = (frame: Document, index: number): void => {
    this.touched.dress(frame, index);
    followKeys(frame, this.deeds);
    followTaps(frame, this.deeds);
    followSwipes(frame, this.deeds);
    this.ready?.chosen.follow(frame);
  };

  readonly moved = (here: Here): void => {
    this.pace.seen(here, this.publication);
    this.line.draw(here);
    part("wait").hidden = true;
    if (here.moved === "page" && !document.activeElement?.closest(".reader-bar")) this.bars(false); // who turns pages reads
    if (here.moved === "page" && (this.turned += 1) === LEAVES) this.settle();
    if (here.moved !== "layout") void move(this.told.number, here.locator, { way: "read" });
    this.drawBookmark();
  };

  /** Who has read on since a jump needs no way back and no pointer any more. */
  private settle(): void {
    part("back").hidden = true;
    this.engine.unmark(ASKED);
  }

  readonly ended = (way: 1 | -1): void => this.tell(this.words.say(way > 0 ? "the-end" : "the-beginning"));

  readonly go = async (target: Locator | string | number): Promise<void> => {
    const before = this.engine.here?.locator;
    if (!(await this.engine.go(target))) return this.tell(this.words.say("no-place"));
    if (before) this.trail.push(before);
    part("back").hidden = !before;
    this.turned = 0;
    if (document.activeElement?.closest(".reader-bar")) return;
    this.bars(false);
    this.engine.focus();
  };

  readonly tell = (sentence: string): void => {
    const toast = part("toast");
    toast.textContent = sentence;
    toast.hidden = false;
    announce(sentence);
    clearTimeout(this.toast);
    this.toast = setTimeout(() => (toast.hidden = true), 4000);
  };

  /** "On your tablet you were at 43 %": offered, never done by itself. */
  offer(offers: readonly (Offer & { readonly name: string })[]): void {
    const [first] = offers;
    if (!first) return;
    const values = { device: first.name || this.words.say("another-device"), percent: this.words.percent(first.locator.locations?.totalProgression ?? 0), ago: this.words.ago(first.when) };
    part("offer-words").textContent = this.words.say(first.why === "later" ? "offer-later" : "offer-further", values);
    part("offer").hidden = false;
    part("offer-go").onclick = () => {
      part("offer").hidden = true;
      void this.go(first.locator);
    };
  }

  bars(shown?: boolean): void {
    const { body } = document;
    body.dataset["bars"] = (shown ?? body.dataset["bars"] === "off") ? "on" : "off";
  }

  private readonly deeds: Deeds = {
    next: () => void this.engine.next(),
    previous: () => void this.engine.previous(),
    leap: (way) => void this.leap(way),
    ends: (way) => void this.go(way > 0 ? 1 : 0),
    bars: (shown) => this.bars(shown),
    sheet: (name) => this.sheet(name),
    bookmark: () => this.bookmark(),
    size: (way) => void this.rest.then(({ look }) => look.step("size", way)),
    speak: () => void this.rest.then(({ listen }) => listen.speak(this.engine.passage()?.range ?? null)),
    back: () => void this.back(),
    tapped: (frame, event, middle) => this.touched.tapped(frame, event, middle),
    scrolled: () => this.appearance.flow === "scrolled" && !this.publication.fixed,
    swiped: () => this.publication.fixed && this.engine.fits,
    rightToLeft: () => this.publication.rightToLeft,
  };

  private pressed(button: HTMLElement | null): void {
    const [name = "", value = ""] = (button?.dataset["do"] ?? "").split(" ");
    if (name === "sheet") this.sheet(value);
    if (name === "next") void this.engine.next();
    if (name === "previous") void this.engine.previous();
    if (name === "leap") void this.leap(value === "1" ? 1 : -1);
    if (name === "bookmark") this.bookmark();
    if (name === "listen") void this.rest.then(({ listen }) => listen.speak(null));
    if (name === "back") void this.back();
    if (name === "dismiss") part(value).hidden = true;
    if (name === "share") void this.share();
    if (name === "zoom") this.engine.zoom(value === "1" ? 1 : -1);
    if (name === "sync") void flush();
    if (name === "again") location.reload();
  }

  /** To the next or last entry of the contents; without one to the next or last file. */
  private async leap(way: 1 | -1): Promise<void> {
    const { here } = this.engine;
    const entry = here && this.publication.contents.beside(here.index, here.visible, way);
    await (entry ? this.engine.go(entry.href) : this.engine.leap(way));
  }

  private sheet(name: string): void {
    void this.rest.then((rest) => rest.open(name));
  }

  private bookmark(): void {
    const { here } = this.engine;
    if (here) void this.rest.then(({ notes }) => notes.toggleBookmark(here.locator, here.size));
  }

  private async back(): Promise<void> {
    const last = this.trail.pop();
    if (last) await this.engine.go(last);
    part("back").hidden = this.trail.length === 0;
  }

  private async share(): Promise<void> {
    const { here } = this.engine;
    if (!here) return;
    const address = addressOf(this, here.locator);
    if (typeof navigator.share === "function") await navigator.share({ title: this.publication.title, url: address }).catch(() => undefined);
    else this.tell(this.words.say((await navigator.clipboard.writeText(address).then(() => true, () => false)) ? "place-copied" : "not-copied"));
  }

  private wear(worn: Appearance, onlyHere: boolean): void {
    this.don(worn);
    void keep(this.told.number, worn, onlyHere);
  }

  private don(worn: Appearance): void {
    const { script, view } = this.appearance;
    this.appearance = worn;
    if (worn.view !== view && this.told.pages === "words") {
      this.publication.words = worn.view === "words";
      document.body.toggleAttribute("data-fixed", this.publication.fixed);
      delete document.body.dataset["open"];
      void this.engine.again().then(() => (document.body.dataset["open"] = ""));
    }
    this.dress();
    if (worn.script !== script) void this.touched.rewrite();
  }

  private dress(): void {
    const { appearance } = this;
    document.body.dataset["page"] = theme(appearance, matchMedia("(prefers-color-scheme: dark)").matches);
    document.body.dataset["flow"] = appearance.flow;
    this.ruler.show(appearance.ruler === "ruler");
    this.engine.wear(appearance);
  }

  /** What was chosen on another device counts here too, as soon as it is known. */
  private async follow(): Promise<void> {
    const { worn } = await appearance(this.told.number, this.publication.asks);
    if (JSON.stringify(worn) === JSON.stringify(this.appearance)) return;
    this.don(worn);
    this.ready?.look.take(worn);
  }

  private drawBookmark(): void {
    const { here } = this.engine;
    const on = !!here && !!this.ready?.notes.bookmarkAt(here.locator, here.size);
    part("bookmark").setAttribute("aria-pressed", String(on));
  }

  private drawSync(): void {
    const { state, when } = syncState();
    if (state === "synced") void this.follow();
    part("sync-words").textContent = this.words.say(`sync-${state}`, { ago: when ? this.words.ago(when) : "" });
  }
}

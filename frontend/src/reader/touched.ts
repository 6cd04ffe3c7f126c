// What of a page answers to a finger: links, notes, images; and what a page is given before it is laid out: scrollable tables and formulas, its script.
import type { Desk } from "./desk";
import { parted } from "./manifest";
import type { Rest } from "./rest";

const LINES = "p, li, dd, dt, td, th, blockquote, figcaption, caption, h1, h2, h3, h4, h5, h6, div, section, article, aside, body";
const LETTERED = /^(?:uz|kaa)/; // languages of several alphabets
const OUTSIDE = /^(?:https?|mailto|tel):/i;

export class Touched {
  private readonly written = new WeakMap<Text, string>();
  private turn: ((text: string, language: string) => string) | null = null;

  constructor(private readonly desk: Desk & { readonly rest: Promise<Rest> }, private readonly rewritten: () => void) {}

  dress(frame: Document, index: number): void {
    const { publication, words } = this.desk;
    const { documentElement: root } = frame;
    const letters = (frame.body.textContent ?? "").slice(0, 3000);
    if (!root.lang && speaks(publication.language, letters)) root.lang = publication.language;
    if (!root.dir && !frame.body.dir && mostly(/\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/gu, letters)) root.dir = "rtl";
    frame.addEventListener("click", (event) => this.followed(event, frame, index));
    for (const table of frame.querySelectorAll("table")) if (!table.parentElement?.closest("table")) wrapped(frame, table, words.say("wide-table"));
    for (const formula of frame.querySelectorAll("math")) {
      if (formula.getAttribute("display") === "block") wrapped(frame, formula, words.say("wide-formula"));
      else if (!formula.parentElement?.closest("math")) lined(frame, formula, words.say("wide-formula"));
    }
    for (const picture of frame.querySelectorAll<HTMLElement>("img, svg > image")) picture.tabIndex = -1;
    frame.body.querySelectorAll(".lavh-missing").forEach((each) => each.remove());
    if (frame.body.classList.contains("lavh-missing")) frame.body.append(Object.assign(frame.createElement("p"), { textContent: words.say("missing") }));
    void this.write(frame);
  }

  /** True: the tap was for something on the page. */
  tapped(frame: Document, event: MouseEvent, middle: boolean): boolean {
    const target = event.target as Element;
    if (target.closest("a[href], button, input, select, textarea, audio, video, summary, [contenteditable]")) return true;
    const id = this.desk.engine.markAt(frame, event.clientX, event.clientY);
    if (id) {
      void this.desk.rest.then(({ notes }) => notes.write(id));
      return true;
    }
    const picture = middle && !this.desk.publication.fixed ? target.closest("img") : null;
    if (picture && !frame.body.classList.contains("lavh-picture") && picture.naturalWidth > 60) {
      void this.desk.rest.then(({ image }) => image.show(picture, picture.src));
      return true;
    }
    return false;
  }

  readonly spelled = (title: string): string => (this.turn && LETTERED.test(this.desk.publication.language) ? this.turn(title, this.desk.publication.language) : title);

  /** The words of what is open in another script, or as they are. */
  async rewrite(): Promise<void> {
    for (const { document } of this.desk.engine.documents) await this.write(document);
  }

  private followed(event: MouseEvent, frame: Document, index: number): void {
    const link = (event.target as Element).closest("a[href], a[*|href]");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
    if (OUTSIDE.test(href)) return void this.desk.rest.then(({ leave }) => leave.ask(href, link));
    const section = this.desk.publication.sections[index]?.id ?? "";
    const inside = this.desk.publication.inside(href, section);
    if (inside === null) return;
    void this.lead(link, inside, frame, index);
  }

  private async lead(link: Element, href: string, frame: Document, index: number): Promise<void> {
    const { publication } = this.desk;
    const rest = await this.desk.rest;
    const spot = publication.spot(href);
    if (!spot) {
      if (/\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(parted(href)[0])) return rest.image.show(link, publication.url(href));
      return this.desk.tell(this.desk.words.say("no-place"));
    }
    const there = spot.fragment ? (spot.index === index ? frame : await publication.sections[spot.index]?.createDocument().catch(() => null)) : null;
    const target = there?.getElementById(spot.fragment) ?? null;
    if (target && rest.leadsToNote(link, target)) return rest.note.show(whole(target), () => void this.desk.go(href), link);
    await this.desk.go(href);
  }

  private async write(frame: Document): Promise<void> {
    const { script } = this.desk.appearance;
    const language = frame.documentElement.lang || this.desk.publication.language;
    const turn = script === "as-is" ? null : await import("./transliteration").then((module) => module.turner(script));
    this.turn = turn;
    let changed = false;
    const walker = frame.createTreeWalker(frame.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const original = this.written.get(node) ?? node.data;
      const own = node.parentElement?.closest("[lang]")?.getAttribute("lang") || language;
      const words = turn && LETTERED.test(own) && !node.parentElement?.closest("code, pre, math") ? turn(original, own) : original;
      if (words === node.data) continue;
      this.written.set(node, original);
      node.data = words;
      changed = true;
    }
    if (changed) this.rewritten();
  }
}

/** A formula among words gets a box of its own only when it is wider than the line. */
function lined(frame: Document, formula: Element, label: string): void {
  const view = frame.defaultView;
  const block = formula.closest(LINES);
  if (!view || !block) return;
  const watch = new view.ResizeObserver(() => {
    if (!block.clientWidth || formula.getBoundingClientRect().width <= block.clientWidth) return;
    watch.disconnect();
    wrapped(frame, formula, label, "span");
  });
  watch.observe(formula);
  watch.observe(block);
}

function wrapped(frame: Document, element: Element, label: string, name = "div"): void {
  const box = frame.createElementNS("http://www.w3.org/1999/xhtml", name);
  box.setAttribute("data-lavh", "wrap");
  box.setAttribute("class", "lavh-wide");
  element.replaceWith(box);
  box.append(element);
  const view = frame.defaultView;
  if (!view) return;
  new view.ResizeObserver(() => {
    const wide = box.scrollWidth > box.clientWidth + 1;
    box.classList.toggle("lavh-more", wide);
    if (!wide) return ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", label);
  }).observe(box);
}

/** A mark in front of a note stands for the note. */
function whole(target: Element): Element {
  return (target.textContent ?? "").trim().length > 3 ? (target.closest("aside, li, p, dd") ?? target) : (target.closest("aside, li, p, dd, div") ?? target);
}

/** What a chapter does not say of itself is told by its letters, never by the book (EPUB Reading Systems 3.3, section 4.1): French words may stand in an Uzbek book. */
function speaks(language: string, letters: string): boolean {
  const scripts: Readonly<Record<string, RegExp>> = { Cyrl: /\p{Script=Cyrillic}/gu, Arab: /\p{Script=Arabic}/gu, Hebr: /\p{Script=Hebrew}/gu, Kore: /\p{Script=Hangul}/gu, Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu };
  try {
    const own = scripts[new Intl.Locale(language).maximize().script ?? ""];
    return !!own && mostly(own, letters);
  } catch {
    return false;
  }
}

function mostly(script: RegExp, letters: string): boolean {
  return (letters.match(script)?.length ?? 0) > (letters.match(/\p{L}/gu)?.length ?? 0) / 2;
}

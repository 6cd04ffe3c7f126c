// The engine on foliate-js 1.0.1: its paginator for flowing text, its fixed layout for pages. A publication may hold both; each run has its own.
import "foliate-js/paginator.js";
import type { Locator } from "../lib/locator";
import { type Appearance, NORMAL, sheets, THEMES, theme } from "./appearance";
import { cfi, sectionOf } from "./cfi";
import { illustrate } from "./chapter";
import { firstOnShow, Magnifier, overlaid } from "./drawn";
import type { Engine, Heard, Here, Mark, Passage } from "./engine";
import { faces } from "./faces";
import { around } from "./find";
import { Marks } from "./marks";
import { type Anchor, frameOf, type Moved, type Overlaid, type Renderer, type Run, runOf } from "./run";
import { chosen, placed, progressionOf, round, visible } from "./placed";
import type { Publication } from "./publication";

const WAYS: Readonly<Record<string, Here["moved"]>> = { scroll: "scroll", page: "page", snap: "page", null: "page", anchor: "layout", selection: "layout" };
const MOST_WAITING = 4; // pages
const dark = matchMedia("(prefers-color-scheme: dark)");

export class FoliateEngine implements Engine {
  here: Here | null = null;
  private publication!: Publication;
  private run: Run | null = null;
  private renderer: Renderer | null = null;
  private appearance: Appearance = NORMAL;
  private magnifier = new Magnifier();
  private turning: Promise<void> = Promise.resolve();
  private waiting = 0;
  private shown = new WeakMap<Document, number>(); // which section each document is
  private readonly marks = new Marks((mark, index) => this.rangeIn(mark.locator, index));

  constructor(private readonly stage: HTMLElement, private readonly heard: Heard) {
    dark.addEventListener("change", () => this.wear(this.appearance));
  }

  async open(publication: Publication, at: Locator | null): Promise<void> {
    this.publication = publication;
    if (!at || !(await this.go(at))) await this.show(0, () => 0);
  }

  async go(target: Locator | string | number): Promise<boolean> {
    if (typeof target === "number") {
      const { index, progression } = this.publication.course.at(target);
      await this.show(index, () => this.page(progression));
      return true;
    }
    const href = typeof target === "string" ? target : target.href;
    const path = this.publication.spot(href);
    const index = path?.index ?? (typeof target === "string" ? -1 : sectionOf(target.locations?.fragments?.find((each) => each.startsWith("epubcfi")) ?? ""));
    if (!this.publication.sections[index]) return false;
    const locator = typeof target === "string" ? { href, locations: { fragments: path?.fragment ? [path.fragment] : [] } } : target;
    await this.show(index, (document) => visible(placed(locator, index, document)) ?? this.page(locator.locations?.progression ?? 0));
    if (this.run?.fixed && this.renderer) this.magnifier.bring(this.renderer, this.rangeIn(locator, index));
    return true;
  }

  readonly next = (): Promise<void> => this.turn(1);
  readonly previous = (): Promise<void> => this.turn(-1);

  async leap(way: 1 | -1): Promise<void> {
    const index = this.neighbour(this.here?.index ?? 0, way);
    await (index < 0 ? this.heard.ended(way) : this.show(index, () => 0));
  }

  wear(appearance: Appearance): void {
    this.appearance = appearance;
    const { renderer } = this;
    if (!renderer) return;
    const look = theme(appearance, dark.matches);
    this.stage.style.backgroundColor = THEMES[look].paper;
    if (this.run?.fixed) return;
    for (const [name, value] of Object.entries(frameOf(appearance, this.publication.upright))) if (renderer.getAttribute(name) !== value) renderer.setAttribute(name, value);
    renderer.toggleAttribute("animated", appearance.animate === "on" && !matchMedia("(prefers-reduced-motion: reduce)").matches);
    renderer.setStyles?.(sheets(appearance, dark.matches, faces(appearance.face)));
  }

  mark(mark: Mark): void {
    const index = this.publication.spot(mark.locator.href)?.index ?? -1;
    if (index >= 0) this.marks.add(mark, index);
  }

  readonly unmark = (id: string): void => this.marks.remove(id);
  readonly remark = (): void => this.marks.renew();
  readonly point = (range: Range | null): void => this.marks.point(range);
  readonly markAt = (document: Document, x: number, y: number): string | null => this.marks.at(document, x, y);

  passage(): Passage | null {
    const found = chosen(this.documents);
    return found && { locator: this.locate(found.range, found.index), text: found.text, range: found.range };
  }

  locate(range: Range, index: number): Locator {
    const section = this.publication.sections[index];
    const here = this.here?.index === index ? this.here.progression : 0;
    const progression = this.run?.fixed ? here : progressionOf(range, this.appearance.flow === "scrolled");
    const { total, position } = this.publication.course.reach(index, progression);
    const title = this.publication.contents.at(index, range)?.title ?? "";
    return {
      href: section?.id ?? "", type: section?.link.type ?? "application/xhtml+xml", ...(title && { title }),
      locations: { progression: round(progression), totalProgression: round(total), position, fragments: [cfi(index, range)] },
      text: around(range),
    };
  }

  readonly range = (locator: Locator): Range | null => this.rangeIn(locator, this.publication.spot(locator.href)?.index ?? -1);

  zoom(way: 1 | -1): void {
    if (this.run?.fixed && this.renderer) this.magnifier.zoom(this.renderer, this.documents[0]?.document, way);
  }

  get fits(): boolean {
    return (this.renderer?.scrollWidth ?? 0) <= (this.renderer?.clientWidth ?? 0) + 1;
  }

  focus(): void {
    const frame = this.documents[0]?.document.defaultView?.frameElement;
    if (frame instanceof HTMLElement) frame.focus({ preventScroll: true });
  }

  async again(): Promise<void> {
    const at = this.here?.locator ?? null;
    this.close();
    await this.open(this.publication, at);
  }

  async reveal(range: Range): Promise<void> {
    if (this.run?.fixed && this.renderer) this.magnifier.bring(this.renderer, range);
    else await this.renderer?.scrollToAnchor?.(range);
  }

  get documents(): readonly { readonly document: Document; readonly index: number }[] {
    return (this.renderer?.getContents() ?? []).flatMap(({ doc }) => (doc?.defaultView && this.shown.has(doc) ? [{ document: doc, index: this.shown.get(doc) ?? 0 }] : []));
  }

  close(): void {
    const old = this.renderer;
    this.renderer = this.run = null;
    this.shown = new WeakMap();
    try {
      old?.destroy();
    } catch {} // foliate's paginator cannot be destroyed before its first page
    old?.remove();
  }

  /** One after the other: who leafs quickly loses no page. */
  private async turn(way: 1 | -1): Promise<void> {
    if (this.waiting >= MOST_WAITING) return;
    this.waiting += 1;
    this.turning = this.turning.then(() => this.turned(way)).finally(() => (this.waiting -= 1));
    await this.turning;
  }

  private async turned(way: 1 | -1): Promise<void> {
    const { renderer } = this;
    if (!renderer) return;
    const before = this.here;
    const over = way > 0 ? renderer.atEnd : renderer.atStart;
    if (!over) await (way > 0 ? renderer.next() : renderer.prev());
    if (over || (this.run?.fixed && this.here === before)) await this.cross(way);
  }

  /** Into the run of the other layout, or out of the book. */
  private async cross(way: 1 | -1): Promise<void> {
    const { run } = this;
    const edge = run ? (way > 0 ? run.from + run.sections.length - 1 : run.from) : 0;
    const index = this.neighbour(edge, way);
    if (index < 0) this.heard.ended(way);
    else await this.show(index, () => (way > 0 ? 0 : 1));
  }

  private neighbour(index: number, way: 1 | -1): number {
    for (let at = index + way; this.publication.sections[at]; at += way) if (this.publication.sections[at]?.linear === "yes") return at;
    return -1;
  }

  private async show(index: number, anchor: (document: Document) => Anchor): Promise<void> {
    await this.prepare(index);
    await this.renderer?.goTo({ index: index - (this.run?.from ?? 0), anchor });
  }

  private async prepare(index: number): Promise<void> {
    if (this.run && index >= this.run.from && index < this.run.from + this.run.sections.length) return;
    this.close();
    this.magnifier = new Magnifier();
    const run = runOf(this.publication, index);
    if (run.fixed) await import("foliate-js/fixed-layout.js");
    const renderer = document.createElement(run.fixed ? "foliate-fxl" : "foliate-paginator") as Renderer;
    renderer.addEventListener("load", (event) => this.load((event as CustomEvent<{ doc: Document; index: number }>).detail));
    renderer.addEventListener("relocate", (event) => this.relocate((event as CustomEvent<Moved>).detail));
    renderer.addEventListener("create-overlayer", (event) => this.overlay((event as CustomEvent<Overlaid>).detail));
    [this.run, this.renderer] = [run, renderer];
    const { presentation } = this.publication.manifest.metadata;
    renderer.open({ sections: run.sections, dir: this.publication.rightToLeft ? "rtl" : "ltr", rendition: { layout: run.fixed ? "pre-paginated" : "reflowable", spread: presentation?.spread ?? "auto" } });
    this.stage.replaceChildren(renderer);
    this.wear(this.appearance);
  }

  private load({ doc, index }: { doc: Document; index: number }): void {
    if (index < 0 || !doc?.body) return;
    const at = index + (this.run?.from ?? 0);
    if (!this.run?.fixed) this.shown = new WeakMap();
    this.shown.set(doc, at);
    const frame = doc.defaultView?.frameElement;
    if (frame instanceof HTMLElement) frame.title = this.publication.contents.at(at, null)?.title || this.publication.title;
    this.heard.loaded(doc, at);
    if (!this.run?.fixed) return;
    illustrate(doc);
    overlaid(doc, this.marks.layer(doc, at, false));
  }

  private overlay({ doc, index, attach }: Overlaid): void {
    attach(this.marks.layer(doc, index + (this.run?.from ?? 0)));
    illustrate(doc);
  }

  private relocate({ reason, range, index, fraction, size }: Moved): void {
    const place = index + (this.run?.from ?? 0);
    const at = this.run?.fixed ? (firstOnShow(this.documents) ?? place) : place;
    const section = this.publication.sections[at];
    if (!section) return;
    const { total, position } = this.publication.course.reach(at, fraction);
    const start = range?.cloneRange() ?? null;
    start?.collapse(true);
    const title = this.publication.contents.at(at, range)?.title ?? "";
    const words = range ? around(start as Range, 80).after : undefined;
    const locator: Locator = {
      href: section.id, type: section.link.type ?? "application/xhtml+xml", ...(title && { title }),
      locations: { progression: round(fraction), totalProgression: round(total), position, fragments: [cfi(at, start)] },
      ...(words && { text: { after: words } }),
    };
    if (this.run?.fixed) this.marks.redraw();
    const stayed = reason === "snap" && this.here?.index === at && this.here.progression === fraction; // a tap, no swipe
    this.here = { locator, index: at, progression: fraction, size: size ?? 0, visible: range, moved: stayed ? "layout" : (WAYS[String(reason)] ?? "jump") };
    this.heard.moved(this.here);
  }

  private page(progression: number): number {
    const pages = (this.renderer?.pages ?? 2) - 2;
    if (this.appearance.flow === "scrolled" || progression >= 1) return Math.min(1, progression);
    return pages > 1 ? Math.min(pages - 1, Math.floor(progression * pages + 1e-6)) / (pages - 1) : 0;
  }

  private rangeIn(locator: Locator, index: number): Range | null {
    const shown = this.documents.find((each) => each.index === index);
    const found = shown ? placed(locator, index, shown.document) : null;
    return found && "startContainer" in found ? found : null;
  }
}

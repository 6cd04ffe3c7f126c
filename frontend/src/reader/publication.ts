// One publication over HTTP, resource by resource: its manifest, its sections as foliate wants them, and where an address leads.
import type { Appearance } from "./appearance";
import { blank, chapter, serialised, type Chapter } from "./chapter";
import { Listing } from "./contents";
import { fitted } from "./css";
import { Kept } from "./kept";
import { type Link, type Manifest, parted, said, spelled } from "./manifest";
import { Course } from "./progress";

/** What foliate's renderers ask of a section. `linear` "no": reached by links only. */
export interface Section {
  readonly id: string;
  readonly link: Link;
  readonly linear: "yes" | "no";
  readonly size: number;
  readonly pageSpread: string | undefined;
  readonly load: () => Promise<string>;
  readonly unload: () => void;
  readonly createDocument: () => Promise<Document>;
}

export interface Spot {
  readonly index: number;
  readonly fragment: string;
}

const MARKUP = /^(?:application\/xhtml\+xml|text\/html|image\/svg\+xml)/;
const GUESSED = 8000; // characters of an item of unknown size

export class Publication {
  readonly sections: readonly Section[];
  readonly language: string;
  readonly rightToLeft: boolean;
  readonly drawn: boolean; // its pages are pictures, with or without words over them
  words = false; // of drawn pages the words alone, as text that flows
  readonly contents: Listing;
  readonly pages: Listing;
  private readonly spots: ReadonlyMap<string, number>;
  private readonly sheets = new Map<string, Promise<string>>();
  private readonly loaded = new Map<number, string>();
  readonly kept: Kept;
  course: Course;

  constructor(readonly address: string, readonly manifest: Manifest) {
    const { metadata, readingOrder } = manifest;
    this.kept = new Kept(Kept.of(address));
    const ordered = new Set(readingOrder.map((link) => spelled(link.href)));
    const aside = (manifest.resources ?? []).filter((link) => MARKUP.test(link.type ?? "") && !ordered.has(spelled(link.href)));
    this.language = metadata.language?.[0] ?? "";
    this.rightToLeft = metadata.readingProgression === "rtl";
    this.drawn = metadata.presentation?.layout === "fixed" || (metadata.conformsTo ?? []).some((each) => /\/(?:divina|pdf)$/.test(each));
    this.sections = [...readingOrder.map((link) => ({ link, linear: "yes" as const })), ...aside.map((link) => ({ link, linear: "no" as const }))].map(this.section);
    const spots = new Map<string, number>();
    for (const [index, each] of this.sections.entries()) if (!spots.has(spelled(each.id))) spots.set(spelled(each.id), index);
    this.spots = spots;
    this.contents = new Listing(manifest.toc ?? [], spots);
    this.pages = new Listing(manifest.pageList ?? [], spots);
    this.course = new Course(readingOrder.map((link) => (this.drawn ? 1200 : link.size ? link.size * 0.7 : GUESSED)));
  }

  static async open(address: string): Promise<Publication> {
    const response = await fetch(address); // asked for by the page already
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return new Publication(new URL(address, location.href).href, (await response.json()) as Manifest);
  }

  /** Whether its lines may run from top to bottom. */
  get upright(): boolean {
    return this.rightToLeft && /^(?:ja|zh|ko)/.test(this.language);
  }

  /** What the book itself asks for. */
  get asks(): Partial<Appearance> {
    return this.manifest.metadata.presentation?.overflow === "scrolled" ? { flow: "scrolled" } : {};
  }

  get fixed(): boolean {
    return this.drawn && !this.words;
  }

  get title(): string {
    return said(this.manifest.metadata.title, document.documentElement.lang);
  }

  /** Address (absolute) of something in the publication. */
  url(href: string): string {
    return new URL(href, this.address).href;
  }

  /** Address in the publication of what `href` means in `from`; null where it leads out of it. */
  inside(href: string, from = ""): string | null {
    const folder = new URL(".", this.address).href;
    try {
      const found = new URL(href, this.url(from)).href;
      return found.startsWith(folder) ? found.slice(folder.length) : null;
    } catch {
      return null;
    }
  }

  /** Where an address in the publication leads. */
  spot(href: string): Spot | null {
    const [path, fragment] = parted(href);
    const index = this.spots.get(spelled(path));
    return index === undefined ? null : { index, fragment: spelled(fragment) };
  }

  layout(index: number): "fixed" | "reflowable" {
    const own = this.words ? "reflowable" : this.sections[index]?.link.properties?.layout;
    return own ?? (this.fixed ? "fixed" : "reflowable");
  }

  /** Positions say better than bytes how long each part is. */
  async measure(): Promise<void> {
    const link = (this.manifest.links ?? []).find((each) => each.rel?.includes("http://readium.org/position-list"));
    if (!link || this.drawn) return;
    const response = await fetch(this.url(link.href)).catch(() => undefined);
    if (!response?.ok) return;
    const { positions } = (await response.json()) as { positions: readonly { readonly href: string }[] };
    const counts = new Map<string, number>();
    for (const { href } of positions) counts.set(spelled(href), (counts.get(spelled(href)) ?? 0) + 1);
    if (counts.size) this.course = new Course(this.manifest.readingOrder.map((each) => (counts.get(spelled(each.href)) ?? 0) * 1024));
  }

  private readonly section = (made: { link: Link; linear: "yes" | "no" }, index: number): Section => ({
    id: made.link.href,
    link: made.link,
    linear: made.linear,
    size: 1,
    pageSpread: made.link.properties?.page,
    load: () => this.load(index),
    unload: () => this.unload(index),
    createDocument: () => this.document(made.link),
  });

  private async load(index: number): Promise<string> {
    const link = this.sections[index]?.link;
    const made = link ? await this.chapter(link).catch(() => this.missing(link)) : blank("");
    const url = URL.createObjectURL(new Blob([serialised(made)], { type: "application/xhtml+xml" }));
    this.unload(index);
    this.loaded.set(index, url);
    return url;
  }

  private unload(index: number): void {
    const url = this.loaded.get(index);
    if (url) URL.revokeObjectURL(url);
    this.loaded.delete(index);
  }

  private async document(link: Link): Promise<Document> {
    return (await this.chapter(link)).document;
  }

  private async chapter(link: Link): Promise<Chapter> {
    const [path] = parted(link.href);
    if (/^image\/(?!svg)/.test(link.type ?? "")) return chapter("", link, this.url(path), this);
    const response = await fetch(this.url(path));
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return chapter(await response.text(), { ...link, type: link.type ?? response.headers.get("Content-Type") ?? "" }, this.url(path), this);
  }

  /** A chapter that does not come: said on its page, with the way to try again. */
  private missing(link: Link): Chapter {
    return blank(link.title ?? "", "lavh-missing");
  }

  /** A style sheet of the publication, fitted once. */
  readonly dress = (address: string): Promise<string> => {
    const kept = this.sheets.get(address) ?? this.sheet(address);
    this.sheets.set(address, kept);
    return kept;
  };

  private async sheet(address: string): Promise<string> {
    const response = await fetch(address).catch(() => undefined);
    const plain = response?.ok ? fitted(await response.text(), address, { width: innerWidth, height: innerHeight }) : "";
    const css = await this.kept.sheet(plain, address);
    return URL.createObjectURL(new Blob([css], { type: "text/css" }));
  }
}

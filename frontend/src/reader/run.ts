// A run: parts of a publication that follow one another and are laid out in the same way; each run has a renderer of foliate's own.
import type { Appearance } from "./appearance";
import type { Publication, Section } from "./publication";

export type Anchor = Range | Element | number;

/** What we use of foliate's two elements. */
export interface Renderer extends HTMLElement {
  open(book: object): void;
  goTo(target: { index: number; anchor?: (document: Document) => Anchor }): Promise<void>;
  next(): Promise<void>;
  prev(): Promise<void>;
  setStyles?(styles: readonly string[]): void;
  scrollToAnchor?(anchor: Anchor): Promise<void>;
  getContents(): readonly { readonly doc: Document; readonly index?: number }[];
  destroy(): void;
  readonly pages?: number;
  readonly atStart?: boolean;
  readonly atEnd?: boolean;
}

export interface Run {
  readonly from: number;
  readonly sections: readonly Section[];
  readonly fixed: boolean;
}

export interface Moved {
  readonly reason?: string | null;
  readonly range: Range | null;
  readonly index: number;
  readonly fraction: number;
  readonly size?: number;
}

export interface Overlaid {
  readonly doc: Document;
  readonly index: number;
  readonly attach: (layer: unknown) => void;
}

export function runOf(publication: Publication, index: number): Run {
  const kind = (at: number): string => `${publication.layout(at)} ${publication.sections[at]?.linear ?? ""}`;
  let [from, to] = [index, index + 1];
  while (from > 0 && kind(from - 1) === kind(index)) from -= 1;
  while (to < publication.sections.length && kind(to) === kind(index)) to += 1;
  return { from, sections: publication.sections.slice(from, to), fixed: publication.layout(index) === "fixed" };
}

const MARGINS = ["3%", "5%", "7%", "11%", "16%"];

/** Attributes of the paginator for an appearance. */
export function frameOf(appearance: Appearance, upright: boolean): Readonly<Record<string, string>> {
  const width = Math.round((upright ? 48 : 36) * 16 * Math.max(0.8, appearance.size / 100)); // lines from top to bottom are as long as a phone is high
  return {
    flow: appearance.flow,
    gap: MARGINS[appearance.margins] ?? "7%",
    margin: "44px",
    "max-inline-size": `${width}px`,
    "max-block-size": "1600px",
    "max-column-count": appearance.columns === "1" ? "1" : "2",
  };
}

/** How much a drawn page is enlarged. */
export function scaleOf(page: Document | undefined): number {
  const frame = page?.defaultView?.frameElement as HTMLElement | null | undefined;
  return frame ? parseFloat(frame.parentElement?.style.width ?? "") / parseFloat(frame.style.width) || 1 : 1;
}

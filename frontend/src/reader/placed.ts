// Where a locator stands in a document on show: the most exact way that still holds; and the inverse, how far into its section a range is.
import type { Locator } from "../lib/locator";
import { range as rangeOf, sectionOf } from "./cfi";
import { found, spellings } from "./find";

export function placed({ locations, text }: Locator, index: number, document: Document): Range | Element | null {
  let element: Element | null = null;
  for (const fragment of locations?.fragments ?? []) {
    const exact = sectionOf(fragment) === index ? rangeOf(fragment, document) : null;
    if (exact && (!text?.highlight || same(exact.toString(), text.highlight))) return exact;
    element ??= fragment.startsWith("epubcfi") ? null : document.getElementById(fragment);
  }
  return (element && text?.highlight ? found(text, document, element) : null) ?? (text?.highlight || !element ? found(text, document) : null) ?? element;
}

/** What is not laid out cannot be gone to. */
export function visible(target: Range | Element | null): Range | Element | null {
  if (!target) return null;
  const element = "startContainer" in target ? target.startContainer.parentElement : target;
  return element && (element.localName === "html" || element.getClientRects().length) ? target : null;
}

/** 0–1 of the section, measured where the words stand. */
export function progressionOf(range: Range, scrolled: boolean): number {
  const view = range.startContainer.ownerDocument?.defaultView;
  const frame = view?.frameElement?.getBoundingClientRect();
  const rect = range.getClientRects()[0] ?? range.getBoundingClientRect();
  if (!view || !frame || !range.startContainer.ownerDocument) return 0;
  const { writingMode, direction } = view.getComputedStyle(range.startContainer.ownerDocument.body);
  const vertical = writingMode.startsWith("vertical");
  if (vertical === scrolled) return Math.min(1, Math.max(0, direction === "rtl" || vertical ? 1 - rect.right / frame.width : rect.left / frame.width));
  return Math.min(1, Math.max(0, rect.top / Math.max(1, frame.height)));
}

/** Words that somebody has chosen, and where. */
export function chosen(pages: readonly { readonly document: Document; readonly index: number }[]): { readonly range: Range; readonly text: string; readonly index: number } | null {
  for (const { document, index } of pages) {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) continue;
    const range = selection.getRangeAt(0);
    const text = range.toString().trim();
    if (text) return { range, text, index };
  }
  return null;
}

function same(one: string, other: string): boolean {
  const bare = (text: string): string => text.replace(/\s+/g, "").slice(0, 200);
  return spellings.some((spell) => bare(one) === bare(spell(other)));
}

export function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

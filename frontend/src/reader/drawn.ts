// Pages that are drawn: what lies over their words, how large they are shown, and their words alone.
import type { Layer } from "./layer";
import { type Renderer, scaleOf } from "./run";

// A drawn page keeps its own paper whatever the theme: its marks are always those of light paper.
const INKS: Readonly<Record<string, string>> = {
  yellow: "#f7d774", green: "#a9dba4", blue: "#a5cdf2", pink: "#f4b3c8", found: "#f0a85a", spoken: "#8fd5d6", line: "#7a4a00", blend: "multiply",
};
const MOST = 6;
const XHTML = "http://www.w3.org/1999/xhtml";

/** Marks in the page's own measure: they grow with it. Drawn again whenever the page is laid out. */
export function overlaid(page: Document, { element, redraw }: Layer): void {
  element.setAttribute("data-lavh", "added");
  element.setAttribute("aria-hidden", "true");
  element.style.overflow = "visible";
  element.style.mixBlendMode = "multiply";
  for (const [name, value] of Object.entries(INKS)) element.style.setProperty(`--mark-${name}`, value);
  page.documentElement.append(element);
  page.defaultView?.addEventListener("resize", redraw);
  page.addEventListener("load", redraw, true);
}

/** Larger and smaller, around what is in the middle of the screen. */
export class Magnifier {
  private by = 1;

  zoom(renderer: Renderer, page: Document | undefined, way: 1 | -1): void {
    const fit = scaleOf(page) / this.by;
    const middle = (renderer.scrollLeft + renderer.clientWidth / 2) / Math.max(renderer.scrollWidth, 1);
    const top = renderer.scrollTop / Math.max(renderer.scrollHeight, 1);
    this.by = Math.min(MOST, Math.max(1, this.by * (way > 0 ? 1.4 : 1 / 1.4)));
    if (this.by < 1.05) this.by = 1;
    renderer.setAttribute("zoom", this.by === 1 ? "fit-page" : String(fit * this.by));
    renderer.scrollTo(middle * renderer.scrollWidth - renderer.clientWidth / 2, top * renderer.scrollHeight);
  }

  /** Words on an enlarged page are brought where they can be seen. */
  bring(renderer: Renderer, range: Range | null): void {
    const frame = range?.startContainer.ownerDocument?.defaultView?.frameElement;
    if (this.by === 1 || !range || !frame) return;
    const [view, page, words, scale] = [renderer.getBoundingClientRect(), frame.getBoundingClientRect(), range.getBoundingClientRect(), scaleOf(range.startContainer.ownerDocument ?? undefined)];
    const [left, top] = [page.left + words.left * scale - view.left, page.top + words.top * scale - view.top];
    const seen = left >= 0 && left < view.width * 0.8 && top >= view.height * 0.08 && top < view.height * 0.5; // bars may lie over the rest
    if (!seen) renderer.scrollTo(renderer.scrollLeft + left - view.width * 0.1, renderer.scrollTop + top - view.height * 0.3);
  }
}

/** The first of the pages that can be seen; undefined: none can. */
export function firstOnShow(pages: readonly { readonly document: Document; readonly index: number }[]): number | undefined {
  const seen = pages.filter(({ document }) => document.defaultView?.frameElement?.parentElement?.style.display !== "none").map((each) => each.index);
  return seen.length ? Math.min(...seen) : undefined;
}

/** The words of a drawn page as text that flows: paragraphs and headings in their order; pictures where there are no words. */
export function reflowed(made: Document): void {
  for (const each of made.querySelectorAll("link[rel~=stylesheet], style, meta[name=viewport]")) each.remove();
  for (const each of made.querySelectorAll("[style]")) each.removeAttribute("style");
  const layers = [...made.querySelectorAll("svg.words")];
  for (const layer of layers) {
    for (const group of layer.querySelectorAll("g")) {
      const block = made.createElementNS(XHTML, group.getAttribute("class") === "heading" ? "h2" : "p");
      block.textContent = (group.textContent ?? "").replace(/\u00ad\s*/g, "").trim();
      if (block.textContent) layer.before(block);
    }
    layer.remove();
  }
  if (layers.length) for (const each of made.querySelectorAll("img.page")) each.remove();
}

// A sheet of glass over a document: what is drawn there stands exactly over words, whatever blocks they belong to.
import type { Mark } from "./engine";

const SVG = "http://www.w3.org/2000/svg";
const LINE = 2; // px

interface Drawn {
  readonly range: Range;
  readonly mark: Mark;
  rects: readonly DOMRect[];
  group: SVGElement;
}

/** Has what foliate's renderers ask of an overlayer: `element` and `redraw`. */
export class Layer {
  readonly element = document.createElementNS(SVG, "svg");
  private readonly drawn = new Map<string, Drawn>();

  constructor(readonly index: number) {
    Object.assign(this.element.style, { position: "absolute", top: "0", left: "0", width: "100%", height: "100%", pointerEvents: "none" });
  }

  add(mark: Mark, range: Range): void {
    this.remove(mark.id);
    const rects = rectsOf(range);
    const group = painted(rects, mark, range);
    this.element.append(group);
    this.drawn.set(mark.id, { range, mark, rects, group });
  }

  remove(id: string): void {
    this.drawn.get(id)?.group.remove();
    this.drawn.delete(id);
  }

  readonly redraw = (): void => {
    for (const { range, mark } of [...this.drawn.values()]) this.add(mark, range);
  };

  /** What was drawn last at a point. */
  at(x: number, y: number): string | null {
    const hit = ({ left, top, right, bottom }: DOMRect): boolean => left <= x && x < right && top <= y && y < bottom;
    return [...this.drawn.entries()].reverse().find(([, { rects }]) => rects.some(hit))?.[0] ?? null;
  }
}

/** Of the words alone: blocks and pictures in between have boxes of their own. */
function rectsOf(range: Range): DOMRect[] {
  const root = range.commonAncestorContainer;
  const walker = (root.ownerDocument as Document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const rects: DOMRect[] = [];
  for (let node = (root.nodeType === Node.TEXT_NODE ? root : walker.nextNode()) as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!range.intersectsNode(node) || !node.data.trim()) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from < to) rects.push(...(stretched(node, from, to) ?? boxes(node, from, to)));
  }
  return rects;
}

function boxes(node: Text, from: number, to: number): DOMRect[] {
  const part = node.ownerDocument.createRange();
  part.setStart(node, from);
  part.setEnd(node, to);
  return [...part.getClientRects()];
}

/** In drawings words are stretched to the width they have on the page: ranges know nothing of it, the drawing does. */
function stretched(node: Text, from: number, to: number): DOMRect[] | null {
  const text = node.parentElement as Element as SVGTextElement | null;
  const matrix = text?.localName === "text" && text.hasAttribute("textLength") && text.childNodes.length === 1 ? text.getScreenCTM() : null;
  if (!text || !matrix || to > text.getNumberOfChars()) return null;
  const [first, last] = [text.getExtentOfChar(from), text.getExtentOfChar(to - 1)];
  const [left, right] = [Math.min(first.x, last.x), Math.max(first.x + first.width, last.x + last.width)];
  const [start, end] = [new DOMPoint(left, first.y), new DOMPoint(right, first.y + first.height)].map((point) => point.matrixTransform(matrix)) as [DOMPoint, DOMPoint];
  return [new DOMRect(start.x, start.y, end.x - start.x, end.y - start.y)];
}

/** Colours are properties of the page: `--mark-yellow` … ; what has a note, and what is spoken, has a line besides. */
function painted(rects: readonly DOMRect[], mark: Mark, range: Range): SVGElement {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("fill", `var(--mark-${mark.colour})`);
  group.style.mixBlendMode = "var(--mark-blend)";
  const lined = mark.noted || mark.colour === "spoken";
  const vertical = lined && upright(range);
  for (const { left, top, width, height } of rects) {
    group.append(rect(left, top, width, height));
    if (!lined) continue;
    const line = vertical ? rect(left + width - LINE, top, LINE, height) : rect(left, top + height - LINE, width, LINE);
    line.setAttribute("fill", "var(--mark-line)");
    group.append(line);
  }
  return group;
}

function upright({ startContainer }: Range): boolean {
  const element = startContainer.nodeType === Node.ELEMENT_NODE ? (startContainer as Element) : startContainer.parentElement;
  return !!element && (element.ownerDocument.defaultView?.getComputedStyle(element).writingMode ?? "").startsWith("vertical");
}

function rect(x: number, y: number, width: number, height: number): SVGElement {
  const made = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) made.setAttribute(name, String(value));
  return made;
}

// What is drawn over words: highlights in four colours, what was found, what is being spoken.
import { Overlayer } from "foliate-js/overlayer.js";
import type { Mark } from "./engine";

const SVG = "http://www.w3.org/2000/svg";

export class Marks {
  private readonly layers = new Map<number, Overlayer>();
  private readonly marks = new Map<string, Mark & { readonly index: number }>();

  /** `where`: the range of a mark in the document of a section that is on show. */
  constructor(private readonly where: (mark: Mark, index: number) => Range | null) {}

  layer(document: Document, index: number): Overlayer {
    const made = new Overlayer(document);
    this.layers.clear();
    this.layers.set(index, made);
    queueMicrotask(() => {
      for (const mark of this.marks.values()) if (mark.index === index) this.draw(mark);
    });
    return made;
  }

  add(mark: Mark, index: number): void {
    this.marks.set(mark.id, { ...mark, index });
    this.draw({ ...mark, index });
  }

  remove(id: string): void {
    const mark = this.marks.get(id);
    if (mark) this.layers.get(mark.index)?.remove(id);
    this.marks.delete(id);
  }

  /** Words that are being spoken now. */
  point(range: Range | null): void {
    for (const layer of this.layers.values()) {
      layer.remove("spoken");
      if (range) layer.add("spoken", range, painted, { id: "spoken", locator: { href: "" }, colour: "spoken" });
    }
  }

  at(x: number, y: number): string | null {
    for (const layer of this.layers.values()) {
      const [id] = layer.hitTest({ x, y });
      if (id && !/^(?:found|spoken)/.test(id)) return id;
    }
    return null;
  }

  private draw(mark: Mark & { readonly index: number }): void {
    const layer = this.layers.get(mark.index);
    const range = layer && this.where(mark, mark.index);
    if (range && !range.collapsed) layer.add(mark.id, range, painted, mark);
  }
}

/** Colours come from the style sheet: `mark-yellow` … ; a note is underlined besides. */
function painted(rects: readonly DOMRect[], mark: Mark): SVGElement {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("fill", `var(--mark-${mark.colour})`); // it stands in foliate's closed tree: only properties get there
  group.style.mixBlendMode = "var(--mark-blend)";
  for (const { left, top, width, height } of rects) {
    group.append(rect(left, top, width, height));
    if (mark.noted || mark.colour === "spoken") {
      const line = rect(left, top + height - 2, width, 2);
      line.setAttribute("fill", "var(--mark-line)");
      group.append(line);
    }
  }
  return group;
}

function rect(x: number, y: number, width: number, height: number): SVGElement {
  const made = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) made.setAttribute(name, String(value));
  return made;
}

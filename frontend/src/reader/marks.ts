// What is marked in the publication, and the layers of the documents that are on show.
import type { Mark } from "./engine";
import { Layer } from "./layer";

export class Marks {
  private readonly layers = new Map<Document, Layer>();
  private readonly marks = new Map<string, Mark & { readonly index: number }>();

  /** `where`: the range of a mark in the document of a section that is on show. */
  constructor(private readonly where: (mark: Mark, index: number) => Range | null) {}

  /** For a document that has come; what has gone is forgotten. `alone`: no other is on show. */
  layer(document: Document, index: number, alone = true): Layer {
    const made = new Layer(index);
    for (const old of this.layers.keys()) if (alone || !old.defaultView) this.layers.delete(old);
    this.layers.set(document, made);
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
    for (const layer of this.layers.values()) layer.remove(id);
    this.marks.delete(id);
  }

  /** Words that are being spoken now. */
  point(range: Range | null): void {
    for (const [document, layer] of this.layers) {
      layer.remove("spoken");
      if (range?.startContainer.ownerDocument === document) layer.add({ id: "spoken", locator: { href: "" }, colour: "spoken" }, range);
    }
  }

  /** The reader's own mark at a point of a document. */
  at(document: Document, x: number, y: number): string | null {
    const id = this.layers.get(document)?.at(x, y);
    return id && !/^(?:found|spoken)/.test(id) ? id : null;
  }

  /** The words on the pages have changed. */
  renew(): void {
    for (const mark of this.marks.values()) {
      for (const layer of this.layers.values()) layer.remove(mark.id);
      this.draw(mark);
    }
  }

  redraw(): void {
    for (const layer of this.layers.values()) layer.redraw();
  }

  private draw(mark: Mark & { readonly index: number }): void {
    const layer = [...this.layers.values()].find((each) => each.index === mark.index);
    const range = layer && this.where(mark, mark.index);
    if (range && !range.collapsed) layer.add(mark, range);
  }
}

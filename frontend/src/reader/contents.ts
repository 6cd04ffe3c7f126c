// The table of contents and the list of the print's pages, and which entry holds a place.
import { entries, type Entry, type Link, parted, spelled } from "./manifest";

export interface Listed extends Entry {
  readonly index: number; // of the section; -1: leads nowhere
  readonly fragment: string;
}

export class Listing {
  readonly entries: readonly Listed[];

  constructor(links: readonly Link[], spots: ReadonlyMap<string, number>) {
    this.entries = entries(links).map((entry) => {
      const [path, fragment] = parted(entry.href);
      return { ...entry, index: entry.href ? (spots.get(spelled(path)) ?? -1) : -1, fragment: spelled(fragment) };
    });
  }

  /** The last entry that begins at or before a place; `visible`: what of the section is on show. */
  at(index: number, visible: Range | null): Listed | null {
    let best: Listed | null = null;
    for (const entry of this.entries) {
      if (entry.index < 0 || entry.index > index) continue;
      if (entry.index === index && entry.fragment && visible && !begun(visible, entry.fragment)) continue;
      if (!best || entry.index >= best.index) best = entry;
    }
    return best;
  }

  /** The entry before or after the one that holds a place, if it leads somewhere else. */
  beside(index: number, visible: Range | null, way: 1 | -1): Listed | null {
    const here = this.at(index, visible);
    for (let at = here ? this.entries.indexOf(here) + way : -1; this.entries[at]; at += way) {
      const entry = this.entries[at] as Listed;
      if (entry.index >= 0 && (entry.index - index) * way >= 0 && !(entry.index === here?.index && entry.fragment === here.fragment)) return entry;
    }
    return null;
  }
}

/** Whether an element begins before the end of what is visible. */
function begun(visible: Range, id: string): boolean {
  const document = visible.startContainer.ownerDocument;
  const element = document?.getElementById(id);
  if (!element) return true;
  try {
    return visible.comparePoint(element, 0) <= 0;
  } catch {
    return true;
  }
}

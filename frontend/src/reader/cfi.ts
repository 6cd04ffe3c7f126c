// EPUB canonical fragment identifiers of a section's document, blind to what we have put into it.
import * as CFI from "foliate-js/epubcfi.js";

/** Ours: wrappers count as if only their content were there, and additions as nothing. */
function ours(node: Node): number {
  if (!(node.nodeType === 1)) return NodeFilter.FILTER_ACCEPT;
  const kind = (node as Element).getAttribute("data-lavh");
  return kind === "wrap" ? NodeFilter.FILTER_SKIP : kind === "added" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
}

export function cfi(index: number, range: Range | null): string {
  const section = CFI.fake.fromIndex(index);
  return range ? CFI.joinIndir(section, CFI.fromRange(range, ours)) : section;
}

/** Section that a CFI names; -1 where it names none. */
export function sectionOf(text: string): number {
  const parts = parse(text);
  const first = parts ? ("parent" in parts ? parts.parent : parts)[0] : undefined;
  return first ? CFI.fake.toIndex(first) : -1;
}

/** What a CFI means in the document of its section; null where the document has changed too much. */
export function range(text: string, document: Document): Range | null {
  const parts = parse(text);
  if (!parts) return null;
  try {
    const inside = "parent" in parts ? { ...parts, parent: parts.parent.slice(1) } : parts.slice(1);
    return CFI.toRange(document, inside, ours);
  } catch {
    return null;
  }
}

function parse(text: string): CFI.Path | CFI.Ranged | null {
  return CFI.isCFI.test(text) ? CFI.parse(text) : null;
}

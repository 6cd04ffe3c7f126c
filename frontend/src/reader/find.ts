// Words found again by what they say, where exact places have changed.
import type { Words } from "../lib/locator";

const SPACE = /\s+/g;

/** Where the words of a locator stand in a document; null where they do not. */
export function found(words: Words | undefined, document: Document): Range | null {
  const wanted = squeezed(words?.highlight ?? words?.after ?? "");
  if (!wanted || !document.body) return null;
  const { text, at } = flat(document.body);
  const before = squeezed(words?.before ?? "").slice(-30);
  let best = -1;
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    if (best < 0) best = from;
    if (before && text.slice(Math.max(0, from - before.length - 2), from).includes(before)) {
      best = from;
      break;
    }
  }
  return best < 0 ? null : spanned(document, at, best, best + wanted.length);
}

type Spot = readonly [node: Text, offset: number];

interface Flat {
  readonly text: string; // runs of white space are one space
  readonly at: readonly Spot[]; // of every character
}

export function flat(root: Node): Flat {
  const walker = (root.ownerDocument as Document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const at: Spot[] = [];
  const letters: string[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest("script, style")) continue;
    for (let offset = 0; offset < node.length; offset += 1) {
      const letter = node.data[offset] as string;
      const space = /\s/.test(letter);
      if (space && letters[letters.length - 1] === " ") continue;
      letters.push(space ? " " : letter);
      at.push([node, offset]);
    }
  }
  return { text: letters.join(""), at };
}

export function spanned(document: Document, at: readonly Spot[], from: number, to: number): Range | null {
  const [start, end] = [at[from], at[to - 1]];
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start[0], start[1]);
  range.setEnd(end[0], Math.min(end[0].length, end[1] + 1));
  return range;
}

export function squeezed(text: string): string {
  return text.replace(SPACE, " ").trim();
}

/** Words around a range, for its locator. */
export function around(range: Range, length = 60): Words {
  const document = range.startContainer.ownerDocument as Document;
  const [before, after] = [document.createRange(), document.createRange()];
  before.setStart(document.body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  after.setStart(range.endContainer, range.endOffset);
  after.setEndAfter(document.body.lastChild ?? document.body);
  const highlight = squeezed(range.toString());
  return {
    before: squeezed(before.toString().slice(-length * 2)).slice(-length),
    ...(highlight && { highlight: highlight.slice(0, 2000) }),
    after: squeezed(after.toString().slice(0, length * 2)).slice(0, length),
  };
}

// Words found again by what they say, where exact places have changed.
import type { Words } from "../lib/locator";

const SPACE = /\s+/g;
const BLOCKS = "p, div, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, blockquote, figcaption, section, article, aside, body, svg.words > g";

/** How the same words may be written: as they are, and in the other alphabets of a language that has several. */
export const spellings: ((text: string) => string)[] = [(text) => text];

/** Where the words of a locator stand in a document; null where they do not. */
export function found(words: Words | undefined, document: Document, root: Element | null = document.body): Range | null {
  if (!root || !squeezed(words?.highlight ?? words?.after ?? "")) return null;
  const whole = flat(root);
  for (const spell of spellings) {
    const range = standing(whole, squeezed(spell(words?.highlight ?? words?.after ?? "")), squeezed(spell(words?.before ?? "")).slice(-30), document);
    if (range) return range;
  }
  return null;
}

function standing({ text, at }: Flat, wanted: string, before: string, document: Document): Range | null {
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
  let block: Element | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest("script, style")) continue;
    const own: Element | null = node.parentElement?.closest(BLOCKS) ?? null;
    if (block && own !== block && letters[letters.length - 1] !== " ") {
      letters.push(" ");
      at.push([node, 0]);
    }
    block = own;
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

/** Words around a range, for its locator: whole words, and a space where one paragraph ends and the next begins. */
export function around(range: Range, length = 60): Words {
  const highlight = squeezed(textOf(range));
  return {
    before: shortened(gathered(range, -1, length * 2), -length),
    ...(highlight && { highlight: highlight.slice(0, 2000) }),
    after: shortened(gathered(range, 1, length * 2), length),
  };
}

function textOf(range: Range): string {
  return gathered(range, 1, Infinity, true);
}

/** Text right before or after a range, or in it. */
function gathered(range: Range, way: 1 | -1, length: number, inside = false): string {
  const root = range.startContainer.ownerDocument?.body;
  if (!root) return "";
  const walker = (range.startContainer.ownerDocument as Document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  let block: Element | null = null;
  for (let node = first(walker, range, way, inside); node && text.length < length; node = (way > 0 ? walker.nextNode() : walker.previousNode()) as Text | null) {
    const piece = cutOut(node, range, way, inside);
    if (piece === null) break;
    if (!node.parentElement || node.parentElement.closest("script, style")) continue;
    const own: Element | null = node.parentElement.closest(BLOCKS);
    const gap: string = block && own !== block ? " " : "";
    block = own;
    text = way > 0 ? text + gap + piece : piece + gap + text;
  }
  return squeezed(text);
}

function first(walker: TreeWalker, range: Range, way: 1 | -1, inside: boolean): Text | null {
  const [container, offset] = inside || way < 0 ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  walker.currentNode = container;
  if (container.nodeType === 3) return container as Text;
  const child = container.childNodes[offset];
  if (way < 0) {
    if (child) walker.currentNode = child;
    return walker.previousNode() as Text | null;
  }
  if (child) walker.currentNode = child;
  else while (walker.nextNode() && container.contains(walker.currentNode));
  return (walker.currentNode.nodeType === 3 ? walker.currentNode : walker.nextNode()) as Text | null;
}

/** The part of a text node that lies inside, before or after; null: beyond the end. */
function cutOut(node: Text, range: Range, way: 1 | -1, inside: boolean): string | null {
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  if (inside) return range.intersectsNode(node) ? node.data.slice(start, end) : null;
  if (way < 0) return node === range.startContainer ? node.data.slice(0, start) : node.data;
  return node === range.endContainer ? node.data.slice(end) : node.data;
}

function shortened(text: string, length: number): string {
  if (text.length <= Math.abs(length)) return text;
  return length > 0 ? text.slice(0, length).replace(/\s\S*$/, "") : text.slice(length).replace(/^\S*\s/, "");
}

// What is heard next, once a publication has come to its end: a list on this device.
import { note, recall } from "../lib/store";
import { change, type Queued, state } from "./state";

const KEY = "lavh.queue";

export function queued(): readonly Queued[] {
  try {
    const found: unknown = JSON.parse(recall(KEY) ?? "[]");
    return Array.isArray(found) ? (found as Queued[]).filter((each) => Number.isInteger(each.publication)) : [];
  } catch {
    return [];
  }
}

/** To the end of the list; what is in it already moves there. */
export function enqueue(one: Queued): void {
  keep([...queued().filter((each) => each.publication !== one.publication), one]);
}

export function dequeue(publication: number): void {
  keep(queued().filter((each) => each.publication !== publication));
}

/** One place up or down. */
export function reorder(publication: number, by: 1 | -1): void {
  const list = [...queued()];
  const from = list.findIndex((each) => each.publication === publication);
  const [one] = from < 0 ? [] : list.splice(from, 1);
  if (one) keep([...list.slice(0, Math.max(0, from + by)), one, ...list.slice(Math.max(0, from + by))]);
}

/** The next one, taken out of the list. */
export function next(): Queued | undefined {
  const [first, ...rest] = queued();
  if (first) keep(rest);
  return first;
}

function keep(list: readonly Queued[]): void {
  note(KEY, JSON.stringify(list));
  change({ queue: list });
}

export function restoreQueue(): void {
  if (state().queue.length === 0) change({ queue: queued() });
}

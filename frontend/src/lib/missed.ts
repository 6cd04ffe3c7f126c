// What was taken along and is not there any more, although nobody threw it away: the phone made room, or its time was over. Told once, in plain words.
import { note, recall } from "./store";

export interface Noted {
  readonly publication: number;
  readonly title: string;
  readonly opens: string;
  readonly expires: number | null;
}
const NAME = "lavh.taken"; // outlives the files: browsers that make room take away the files alone

function noted(): readonly Noted[] {
  try {
    const found: unknown = JSON.parse(recall(NAME) ?? "[]");
    return Array.isArray(found) ? (found as Noted[]).filter((each) => Number.isInteger(each?.publication) && typeof each.opens === "string") : [];
  } catch {
    return [];
  }
}

/** It is there now. */
export function came({ publication, title, opens, expires }: Noted): void {
  write([...noted().filter((each) => each.publication !== publication), { publication, title, opens, expires }]);
}

/** It was thrown away, or its absence was told. */
export function went(publication: number): void {
  write(noted().filter((each) => each.publication !== publication));
}

/** What is missed, given what is there. */
export function missed(there: readonly { readonly publication: number }[]): readonly Noted[] {
  const here = new Set(there.map((each) => each.publication));
  return noted().filter((each) => !here.has(each.publication));
}

function write(list: readonly Noted[]): void {
  note(NAME, list.length > 0 ? JSON.stringify(list) : null);
}

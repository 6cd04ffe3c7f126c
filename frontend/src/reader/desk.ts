// What every part of the reader has before it: the book, the engine, the sentences, and how to go somewhere and be able to come back.
import type { Locator } from "../lib/locator";
import type { Appearance } from "./appearance";
import type { Engine } from "./engine";
import type { Publication } from "./publication";
import type { Words } from "./words";

/** What the server says on the page. */
export interface Told {
  readonly number: number;
  readonly manifest: string;
  readonly pages: "" | "words" | "pictures"; // drawn pages, with or without words
  readonly page: string; // address of this page, absolute
  readonly citation: string; // of the whole work
  readonly cited: string; // how a page is written beside it: "p. {}"
  readonly language: string; // of the interface
  readonly words: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Desk {
  readonly told: Told;
  readonly publication: Publication;
  readonly engine: Engine;
  readonly words: Words;
  readonly appearance: Appearance;
  /** Leave a place on purpose: "back to where I was" is offered. */
  readonly go: (target: Locator | string | number) => Promise<void>;
  /** A title in the alphabet that was chosen for the text. */
  readonly spelled: (title: string) => string;
  /** Said aloud and shown for a moment. */
  readonly tell: (sentence: string) => void;
}

/** Address of a place in this reader, to be shared. */
export function addressOf(desk: Desk, { href, locations: { progression, fragments } = {} }: Locator): string {
  const short: Locator = { href, locations: { ...(progression !== undefined && { progression }), ...(fragments && { fragments }) } };
  return `${desk.told.page}?at=${encodeURIComponent(JSON.stringify(short))}`;
}

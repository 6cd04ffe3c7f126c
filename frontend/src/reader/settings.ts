// Choices of this reader, kept on the device: for all books, and what a single book differs in.
import { chosen } from "../lib/following";
import { get, put } from "../lib/store";
import { type Appearance, begun, valid } from "./appearance";

const EVERYWHERE = "reader";
const own = (publication: number): string => `reader ${publication}`;

/** What stays beside appearance. */
export interface Habits {
  readonly rate: number; // of speech
  readonly voice: string;
  readonly skips: readonly string[]; // roles that are not read aloud
}

/** `asked`: what the book itself asks for; a reader's choice for this book counts more. */
export async function appearance(publication: number, asked: Partial<Appearance> = {}): Promise<{ readonly worn: Appearance; readonly ownBook: boolean }> {
  const [everywhere, book] = await Promise.all([get("kept", EVERYWHERE), get("kept", own(publication))]);
  const found = valid(book);
  return { worn: { ...begun(document.documentElement.dataset), ...valid(everywhere), ...asked, ...found }, ownBook: Object.keys(found).length > 0 };
}

/** `onlyHere`: for this book alone. */
export async function keep(publication: number, worn: Appearance, onlyHere: boolean): Promise<void> {
  if (onlyHere) await put("kept", own(publication), worn);
  else await Promise.all([put("kept", EVERYWHERE, worn), put("kept", own(publication), {})]);
  chosen();
}

/** Characters a minute. It stays on the device. */
export async function pace(): Promise<number | undefined> {
  return get<number>("kept", "reader pace");
}

export async function learnPace(characters: number): Promise<void> {
  await put("kept", "reader pace", characters);
}

export async function habits(): Promise<Partial<Habits>> {
  return (await get<Habits>("kept", "reader habits")) ?? {};
}

export async function learn(changed: Partial<Habits>): Promise<void> {
  await put("kept", "reader habits", { ...(await habits()), ...changed });
  chosen();
}

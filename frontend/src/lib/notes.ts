// Highlights, notes and bookmarks. On the device first; then at the server, where what two devices wrote at once is kept twice, never lost.
import { uuid } from "./device";
import { progress, type Locator } from "./locator";
import { all, change, get, note, put } from "./store";
import { ask, known, sends, soon } from "./sync";

export const COLOURS = ["yellow", "green", "blue", "pink"] as const;
export type Colour = (typeof COLOURS)[number];

export interface Draft {
  readonly id?: string;
  readonly publication: number;
  readonly kind: "highlight" | "bookmark";
  readonly locator: Locator; // the marked words are its text.highlight
  readonly colour?: Colour;
  readonly text?: string; // what the reader wrote
}

export interface Note extends Draft {
  readonly id: string;
  readonly made: number; // ms, this device's clock
  readonly changed: number;
  readonly version: number; // the server's count of its changes; 0: not there yet
  readonly deleted?: boolean;
}

interface Kept extends Note {
  readonly waiting: boolean; // changed here since the server heard of it
}

const AT_ONCE = 100;

/** What is marked in a publication, in the order of its text. */
export async function notes(publication: number): Promise<readonly Note[]> {
  const found = (await all<Kept>("notes")).filter((each) => each.publication === publication && !each.deleted);
  return found.map(plain).sort((one, other) => progress(one.locator) - progress(other.locator) || one.made - other.made);
}

/** Everything that is marked. */
export async function everyNote(): Promise<readonly Note[]> {
  return (await all<Kept>("notes")).filter((each) => !each.deleted).map(plain);
}

/** What the server does not know yet, also what was taken away. */
export async function waiting(): Promise<readonly Note[]> {
  return (await all<Kept>("notes")).filter((each) => each.waiting).map(plain);
}

/** Make a note, or change the one with this id. Returns when it is safe on this device. */
export async function keep(draft: Draft): Promise<Note> {
  const [id, now] = [draft.id ?? uuid(), Date.now()];
  const kept = await change<Kept>("notes", id, (old) => ({ ...draft, id, made: old?.made ?? now, changed: now, version: old?.version ?? 0, waiting: true }));
  soon();
  return plain(kept as Kept);
}

/** Taken away; kept as a gap until the other devices know. */
export async function remove(id: string): Promise<void> {
  await change<Kept>("notes", id, (old) => old && { ...old, deleted: true, changed: Date.now(), waiting: true });
  soon();
}

/** What the other devices wrote since we last asked. Resolves at once where the server does not know us. */
export async function refresh(): Promise<void> {
  if (!known()) return;
  for (;;) {
    const since = (await get<number>("kept", "notes since")) ?? 0;
    const answer = await ask<{ notes: readonly Note[]; since: number; more: boolean }>(`/notes?since=${since}`);
    for (const each of answer.notes) await hear(each);
    await put("kept", "notes since", answer.since);
    if (!answer.more) return;
  }
}

/** What the server has counts, unless we changed it since: then ours is sent and the two meet there. */
async function hear(note: Note): Promise<void> {
  await change<Kept>("notes", note.id, (old) => (old?.waiting || (old && old.version > note.version) ? old : { ...note, waiting: false }));
}

async function send(): Promise<void> {
  const waiting = (await all<Kept>("notes")).filter((each) => each.waiting);
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const part = waiting.slice(from, from + AT_ONCE);
    const answer = await ask<{ notes: readonly Note[] }>("/notes", { notes: part.map(plain) });
    note("lavh.own", null); // the page of notes that is kept on this phone is an older one now
    const sent = new Map(part.map((each) => [each.id, each.changed]));
    for (const each of answer.notes) await change<Kept>("notes", each.id, (old) => settled(old, each, sent.get(each.id)));
  }
  await refresh();
}

/** The server's form, unless the note was changed again while it was on its way: then only its count. */
function settled(old: Kept | undefined, note: Note, sent: number | undefined): Kept {
  if (old?.waiting && old.changed !== sent) return { ...old, version: note.version };
  return { ...note, waiting: false };
}

async function again(): Promise<void> {
  await put("kept", "notes since", 0);
  for (const { id } of await all<Kept>("notes")) await change<Kept>("notes", id, (old) => old && { ...old, version: 0, waiting: !old.deleted });
}

function plain({ waiting: _, ...note }: Kept): Note {
  return note;
}

sends({ send, again });

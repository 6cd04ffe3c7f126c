// What a download consists of, and whether what came is what was promised. Pure, but for the browser's own digest and its estimate of room.

export interface Need {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}
/** As the server lists it (web/parts/taking.py). */
export interface Listed {
  readonly publication: number;
  readonly version: number;
  readonly title: string;
  readonly by: string;
  readonly opens: string;
  readonly cover: string;
  readonly expires: number | null;
  readonly files: readonly Need[];
  readonly starts: Readonly<Record<string, number>>; // sound file → seconds since the beginning
  readonly pages: readonly string[];
}
interface Asked {
  readonly publication: number;
  readonly list: string;
  readonly language: string;
  readonly from?: number;
  readonly to?: number;
}

export class Problem extends Error {
  constructor(readonly code: "full" | "broken" | "refused" | "gone" | "line" | "stopped" | "rest") {
    super(code);
  }
}

/** The files to fetch, in the order in which they are wanted: small ones first, then the sound from where one is. */
export function needs({ files, starts }: Listed, { from = 0, to = Infinity }: { readonly from?: number; readonly to?: number }): readonly Need[] {
  const order = Object.entries(starts).sort(([, one], [, other]) => one - other);
  const ends = new Map(order.map(([path], place) => [path, order[place + 1]?.[1] ?? Infinity] as const));
  const sounding = (each: Need): boolean => each.path in starts;
  const inside = (each: Need): boolean => (ends.get(each.path) ?? 0) > from && (starts[each.path] ?? 0) < to;
  const sound = files.filter((each) => sounding(each) && inside(each)).sort((one, other) => (starts[one.path] ?? 0) - (starts[other.path] ?? 0));
  return [...files.filter((each) => !sounding(each)), ...sound];
}

/** Size first; then the digest, where the browser computes one (only over TLS and on this machine). */
export async function check(body: Blob, { size, sha256 }: Need): Promise<boolean> {
  if (body.size !== size) return false;
  if (!crypto.subtle || !sha256) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await body.arrayBuffer()));
  return [...digest].map((each) => each.toString(16).padStart(2, "0")).join("") === sha256;
}

/** Whether there is room, with a little to spare; unknown counts as yes, the phone will say no itself. */
export async function fits(bytes: number): Promise<boolean> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined || quota - usage > bytes * 1.05 + 1_000_000;
}

/** Whether its time is over. */
export function later({ expires }: Pick<Listed, "expires">, now: number): boolean {
  return expires !== null && expires <= now;
}

/** What was begun, as it was noted; anything odd is forgotten. */
export function wanted(noted: string | null): readonly Asked[] {
  try {
    const found: unknown = JSON.parse(noted ?? "[]");
    return Array.isArray(found) ? (found as Asked[]).filter((each) => Number.isInteger(each?.publication) && typeof each.list === "string" && each.list !== "") : [];
  } catch {
    return [];
  }
}

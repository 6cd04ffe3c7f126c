// What the pages have put on the phone: for each publication a cache "pub-NUMBER-VERSION", and in it a record of what there is. `lib/downloads.ts` writes it.

/** A large file, in pieces: in the origin's own file system where there is one, else in the cache. */
export interface Large {
  readonly size: number;
  readonly type: string;
  readonly tag: string;
  readonly each: number; // bytes of a piece
  readonly at: string; // folder in the file system; "": in the cache
}
export interface Kept {
  readonly publication: number;
  readonly complete: boolean;
  readonly expires: number | null; // milliseconds: when the loan ends
  readonly large: Readonly<Record<string, Large>>; // by path
}
export interface Shelved {
  readonly cache: string;
  readonly kept: Kept;
}

const NAME = /^pub-(\d+)-/;
export const recordOf = (publication: number): string => `/p/${publication}/-/kept.json`;

/** The publication of an address: "/p/7/ch1.xhtml", "/uz/listen/7"; undefined for any other. */
export function publicationOf(path: string): number | undefined {
  const found = /^\/(?:p|[a-z0-9-]+\/(?:read|listen))\/(\d+)(?:\/|$)/.exec(path)?.[1];
  return found === undefined ? undefined : Number(found);
}

export function over(kept: Kept, now: number): boolean {
  return kept.expires !== null && kept.expires <= now;
}

/** What is kept; what is over is cleared away. Of two versions of one publication the whole one counts, then the later. */
export async function shelf(now: number): Promise<Map<number, Shelved>> {
  const found = new Map<number, Shelved>();
  for (const cache of (await caches.keys()).filter((each) => NAME.test(each)).sort(byVersion)) {
    const publication = Number(NAME.exec(cache)?.[1]);
    const answer = await (await caches.open(cache)).match(recordOf(publication));
    const kept = answer && ((await answer.json()) as Kept);
    if (kept && over(kept, now)) await forget(cache);
    else if (kept && (kept.complete || !found.get(publication)?.kept.complete)) found.set(publication, { cache, kept });
  }
  return found;
}

function byVersion(one: string, other: string): number {
  return Number(one.split("-")[2]) - Number(other.split("-")[2]);
}

async function forget(cache: string): Promise<void> {
  await caches.delete(cache);
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
  await root?.removeEntry(cache, { recursive: true }).catch(() => undefined);
}

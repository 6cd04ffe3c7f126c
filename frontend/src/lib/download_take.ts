// Files of a publication, fetched and checked: small ones whole; large ones piece by piece, so that a broken line costs one piece at most.
import { check, type Need, Problem } from "./download_list";
import { folder, piece, putPiece, room, wipePieces } from "./download_room";
import type { Taken } from "./downloads";
import { digestOf } from "./sha256";

export const LARGE = 2 << 20; // bytes: above, a file is fetched and kept in pieces of this size
const DIGESTED = 96 << 20; // bytes: what is larger does not fit into the memory of a small phone at once, and is digested piece by piece, which takes longer
const STALLED = 20_000; // milliseconds in which nothing comes: the line is broken, whatever the phone says

/** An address that the worker does not answer from an older download. */
function fresh(path: string, version: number): string {
  return `${path}?version=${version}`;
}

/** A small file, whole; once more if it came in damaged. */
export async function takeSmall(store: Cache, file: Need, version: number, count: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  if (await store.match(file.path)) return count(file.size);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await inTime(fetch(fresh(file.path, version), { signal, cache: attempt ? "reload" : "default" }));
    if (!answer.ok || answer.type === "opaque") throw new Problem(answer.status >= 500 ? "line" : "gone");
    const body = await bodyOf(answer);
    if (await check(body, file)) {
      const headers = new Headers(answer.headers);
      for (const each of ["Content-Encoding", "Vary", "Set-Cookie"]) headers.delete(each);
      headers.set("Content-Length", String(body.size));
      await store.put(file.path, new Response(body, { headers }));
      return count(file.size);
    }
    if (attempt) throw new Problem("broken");
  }
}

/** A large file, piece by piece: what is there already is not fetched again. Checked as a whole; once more if it came in damaged. */
export async function takeLarge(store: Cache, taken: Taken, file: Need, count: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  const [at, places] = [await place(taken, file), placesOf(file)];
  for (let attempt = 0; ; attempt += 1) {
    for (const each of places) {
      const [first, length] = [each * LARGE, Math.min(LARGE, file.size - each * LARGE)];
      const there = await piece(store, at, file.path, each);
      if (there?.size !== length) await putPiece(store, at, file.path, each, await part(file.path, taken, first, length, signal));
      if (!attempt) count(length);
    }
    if (await sound(pieces(store, at, file.path, places), file)) return;
    await wipePieces(store, at, file.path, places);
    if (attempt) throw new Problem("broken");
  }
}

function placesOf(file: Need): readonly number[] {
  return Array.from({ length: Math.ceil(file.size / LARGE) }, (_, place) => place);
}

async function place(taken: Taken, file: Need): Promise<FileSystemDirectoryHandle | undefined> {
  const at = taken.large[file.path]?.at;
  return at ? folder(at) : undefined;
}

/** Which of these files are not there. */
export async function missing(store: Cache, taken: Taken, files: readonly Need[]): Promise<readonly Need[]> {
  const here = await Promise.all(files.map(async (file) => (file.size > LARGE ? file.path in taken.large && !!(await piece(store, await place(taken, file), file.path, 0)) : !!(await store.match(file.path)))));
  return files.filter((_, at) => !here[at]);
}

/** These files go again. */
export async function remove(store: Cache, taken: Taken, files: readonly Need[]): Promise<void> {
  for (const file of files) {
    await store.delete(file.path);
    if (file.size > LARGE) await wipePieces(store, room() ? await folder(`pub-${taken.publication}-${taken.version}`) : undefined, file.path, placesOf(file));
  }
}

async function* pieces(store: Cache, at: FileSystemDirectoryHandle | undefined, path: string, places: readonly number[]): AsyncGenerator<Blob> {
  for (const each of places) yield (await piece(store, at, path, each)) ?? new Blob();
}

async function sound(found: AsyncIterable<Blob>, file: Need): Promise<boolean> {
  if (file.size > DIGESTED) return !file.sha256 || (await digestOf(found)) === file.sha256;
  const joined: Blob[] = [];
  for await (const each of found) joined.push(each);
  return check(new Blob(joined), file);
}

/** So many bytes from a place on. The server may give fewer at once: the rest is asked for. */
async function part(path: string, { large, version }: Taken, first: number, length: number, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  for (let got = 0; got < length; got += parts.at(-1)?.size ?? 0) {
    const answer = await inTime(fetch(fresh(path, version), { signal, headers: { Range: `bytes=${first + got}-${first + length - 1}` }, cache: "no-store" }));
    if (answer.status !== 206) throw new Problem(answer.status >= 500 ? "line" : "gone");
    const same = (answer.headers.get("ETag") ?? "").replace(/^W\//, "") === large[path]?.tag;
    const body = await bodyOf(answer);
    if (!same || body.size === 0 || got + body.size > length) throw new Problem("broken");
    parts.push(body);
  }
  return new Blob(parts);
}

export async function takePage(store: Cache, page: string, version: number, signal: AbortSignal): Promise<void> {
  const answer = await inTime(fetch(page.startsWith("/p/") ? fresh(page, version) : page, { signal }));
  if (answer.status >= 500) throw new Problem("line");
  if (answer.ok) await store.put(page, answer);
}

/** What comes, as long as something comes. */
async function bodyOf(answer: Response): Promise<Blob> {
  const reader = answer.body?.getReader();
  if (!reader) return answer.blob();
  const parts: BlobPart[] = [];
  for (;;) {
    const { done, value } = await inTime(reader.read());
    if (done) return new Blob(parts);
    parts.push(value);
  }
}

async function inTime<Answer>(coming: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => (timer = setTimeout(() => fail(new Problem("line")), STALLED)));
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

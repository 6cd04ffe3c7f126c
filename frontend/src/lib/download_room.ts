// Where pieces of large files lie: in the origin's own file system where a page can write to it, else in the publication's cache (WebKit).
// Names are those of worker/book.ts: a test holds them equal.

/** Whether a page can write files here. */
export function room(): boolean {
  return typeof FileSystemFileHandle !== "undefined" && "createWritable" in FileSystemFileHandle.prototype && typeof navigator.storage?.getDirectory === "function";
}

export async function folder(name: string): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
}

/** A piece; undefined where it is not there. */
export async function piece(store: Cache, at: FileSystemDirectoryHandle | undefined, path: string, place: number): Promise<Blob | undefined> {
  try {
    if (at) return await (await at.getFileHandle(pieceName(path, place))).getFile();
    return await (await store.match(`${path}?piece=${place}`))?.blob();
  } catch {
    return undefined;
  }
}

export async function putPiece(store: Cache, at: FileSystemDirectoryHandle | undefined, path: string, place: number, body: Blob): Promise<void> {
  if (!at) return store.put(`${path}?piece=${place}`, new Response(body, { headers: { "Content-Length": String(body.size) } }));
  const file = await (await at.getFileHandle(pieceName(path, place), { create: true })).createWritable();
  await file.write(body);
  await file.close();
}

/** Pieces that are of no use. */
export async function wipePieces(store: Cache, at: FileSystemDirectoryHandle | undefined, path: string, places: readonly number[]): Promise<void> {
  for (const place of places) {
    if (at) await at.removeEntry(pieceName(path, place)).catch(() => undefined);
    else await store.delete(`${path}?piece=${place}`);
  }
}

export async function wipe(name: string): Promise<void> {
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
  await root?.removeEntry(name, { recursive: true }).catch(() => undefined);
}

/** The name of a piece: one path, one name, short enough. */
export function pieceName(path: string, place: number): string {
  let hash = 5381;
  for (const letter of path) hash = ((hash * 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
  return `${hash.toString(36)}-${path.length}-${place}`;
}

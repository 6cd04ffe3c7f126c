// Answers from a publication that is on the phone: whole files, pieces of them, and an honest 404 for what it does not have.
import { publicationOf, type Large, over, type Shelved } from "./kept";
import { asked, touched } from "./ranges";

const MOST = 4 << 20; // bytes of a part that are given at once, as the server gives one

/** The file, from the phone; else from the network; without one, not there. */
export async function fromShelf({ cache, kept }: Shelved, request: Request, now: number): Promise<Response> {
  if (over(kept, now)) return fetch(request).catch(() => refused());
  const { pathname, search } = new URL(request.url);
  if (search.startsWith("?version=")) return fetch(request); // on its way here: a broken line is a broken line, not a missing file
  if (search) return fetch(request).catch(() => missing()); // a search
  if (!(await caches.has(cache))) return fetch(request).catch(() => missing()); // the phone took it away meanwhile
  const store = await caches.open(cache);
  const large = kept.large[pathname];
  if (large) {
    const found = await pieces(store, pathname, large, request.headers.get("Range"));
    if (found) return found;
  } else {
    const found = await store.match(pathname, { ignoreVary: true });
    if (found) return request.headers.has("Range") ? cut(found, request.headers.get("Range")) : found;
  }
  return fetch(request).catch(() => missing());
}

function missing(): Response {
  return new Response(null, { status: 404, statusText: "Not on this phone" });
}

/** A page of a publication, as it was when it was downloaded. */
export async function pageOf(shelved: Shelved | undefined, path: string, now: number): Promise<Response | undefined> {
  if (!shelved || publicationOf(path) === undefined) return undefined;
  if (over(shelved.kept, now) || !(await caches.has(shelved.cache))) return undefined;
  return (await caches.open(shelved.cache)).match(path, { ignoreVary: true, ignoreSearch: true });
}

function refused(): Response {
  return new Response(JSON.stringify({ status: 403, title: "expired" }), { status: 403, headers: { "Content-Type": "application/problem+json" } });
}

async function cut(whole: Response, header: string | null): Promise<Response> {
  const blob = await whole.blob();
  const headers = new Headers(whole.headers);
  headers.delete("Content-Encoding");
  return part(header, blob.size, headers, (first, last) => blob.slice(first, last + 1));
}

async function pieces(store: Cache, path: string, large: Large, header: string | null): Promise<Response | undefined> {
  const folder = large.at ? await folderOf(large.at) : undefined;
  const headers = new Headers({ "Content-Type": large.type, ETag: large.tag, "X-Content-Type-Options": "nosniff" });
  try {
    return await part(header, large.size, headers, async (first, last) => {
      const wanted = touched(first, last, large.each);
      const blobs = await Promise.all(wanted.map((place) => piece(store, folder, path, place)));
      const start = (wanted[0] ?? 0) * large.each;
      return new Blob(blobs).slice(first - start, last + 1 - start);
    });
  } catch {
    return undefined; // a piece was taken away by the system: as if nothing were kept
  }
}

async function folderOf(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(name);
}

async function piece(store: Cache, folder: FileSystemDirectoryHandle | undefined, path: string, place: number): Promise<Blob> {
  if (folder) return (await folder.getFileHandle(pieceName(path, place))).getFile();
  const found = await store.match(`${path}?piece=${place}`);
  if (!found) throw new Error("missing piece");
  return found.blob();
}

/** The name of a piece in the file system: one path, one name, short enough. */
export function pieceName(path: string, place: number): string {
  let hash = 5381;
  for (const letter of path) hash = ((hash * 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
  return `${hash.toString(36)}-${path.length}-${place}`;
}

async function part(header: string | null, size: number, headers: Headers, take: (first: number, last: number) => Blob | Promise<Blob>): Promise<Response> {
  headers.set("Accept-Ranges", "bytes");
  const span = asked(header, size);
  if (span === "none") {
    headers.set("Content-Range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const [first, end] = span === "all" ? [0, size - 1] : span;
  const last = span === "all" ? end : Math.min(end, first + MOST - 1); // the rest is asked for when it is wanted
  const body = await take(first, last);
  headers.set("Content-Length", String(body.size));
  if (span !== "all") headers.set("Content-Range", `bytes ${first}-${last}/${size}`);
  return new Response(body, { status: span === "all" ? 200 : 206, headers });
}

// Where the pages of one's own lie that are kept on this phone (lib/own.ts puts them there, the service worker answers from them).
import { note } from "./store";

export const MINE = "mine"; // the worker's store of that name
export const KEPT = "lavh.own"; // language and moment of the last time that everything was fetched

/** They are not to be found on this device any more. */
export async function drop(): Promise<void> {
  note(KEPT, null);
  if ("caches" in globalThis) await caches.delete(MINE);
}

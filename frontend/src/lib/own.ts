// What is one's own goes along: pages of one's shelves and notes, and what stands on the shelves, lie in the store "mine", from which the service worker answers
// when there is no connection. Nobody else's server or cache ever has them, and they go with everything else when one is forgotten or signed out.
import { lean } from "./metered";
import { KEPT, MINE } from "./mine";
import { note, recall } from "./store";

/** As the server tells it (web/parts/along.py). */
export interface Thing {
  readonly title: string;
  readonly by: string;
  readonly href: string;
  readonly words: string;
  readonly shelves: readonly string[];
  readonly opens: readonly (readonly [publication: number, address: string])[];
}
interface Along {
  readonly reader: string;
  readonly pages: readonly string[];
  readonly things: readonly Thing[];
}

const LONG = 6 * 3_600_000; // milliseconds after which it is fetched anew
const AT_ONCE = 3;
let fetching: Promise<void> | undefined;

const address = (language: string): string => `/${language}/shelves/along`;
const language = (): string => location.pathname.split("/")[1] ?? "";

/** What stands on the shelves: as the server knows it, else as it was known last. */
export async function things(tongue: string = language()): Promise<readonly Thing[]> {
  const answer = await fetch(address(tongue)).catch(() => undefined);
  if (answer?.ok) await keep(address(tongue), answer.clone());
  const known = answer?.ok ? answer : await (await caches.open(MINE)).match(address(tongue));
  return known ? ((await known.json()) as Along).things : [];
}

/** Everything of one's own, fetched anew if that was long ago or `changed`. On a line that is to be spared only what one looks at is kept. */
export function freshen(changed = false): Promise<void> {
  const [tongue = "", when = "0"] = (recall(KEPT) ?? "").split(" ");
  const due = changed || tongue !== language() || Date.now() - Number(when) > LONG;
  if (!due || lean() || !navigator.onLine || !("caches" in globalThis)) return Promise.resolve();
  return (fetching ??= fetchAll(language()).finally(() => (fetching = undefined)));
}

async function fetchAll(tongue: string): Promise<void> {
  try {
    const answer = await fetch(address(tongue));
    if (!answer.ok) return;
    const { reader, pages } = (await answer.clone().json()) as Along;
    const waiting = [...pages];
    const [{ meet }, { refresh }] = await Promise.all([import("./sync"), import("./notes")]);
    await meet(reader); // where it is another one than before, what was kept of that one is gone now
    await keep(address(tongue), answer);
    await refresh(); // so that notes of other devices can be read and changed here
    const hand = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const page = await fetch(next);
        if (page.ok && !page.redirected) await keep(next, page);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    await lookAhead(tongue);
    note(KEPT, `${tongue} ${Date.now()}`);
  } catch {
    // The line broke or the phone is full: what was kept before stays.
  }
}

/** What these pages and that of the downloads need besides. */
async function lookAhead(tongue: string): Promise<void> {
  const pages = await caches.open("pages");
  if (!(await pages.match(`/${tongue}/downloads`))) await pages.add(`/${tongue}/downloads`);
  await Promise.all([import("./shelves"), import("./shelving"), import("./sync"), import("./places"), import("./jottings"), import("../player/own_list"), import("../player/kept_list")]);
}

async function keep(path: string, answer: Response): Promise<void> {
  await (await caches.open(MINE)).put(path, answer);
}

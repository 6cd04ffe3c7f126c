// What is put on a shelf or taken off it without a connection: the form waits on this phone, the page shows it as done, and the server is told when there is a line.
// Told twice it changes nothing, so an answer that was lost does no harm.
import { KEPT } from "./mine";
import { announce } from "./navigation";
import { note, recall } from "./store";
import { allowed, PATIENCE, sends, soon } from "./sync";

export interface Page {
  readonly element: HTMLElement;
  readonly saidTarget: HTMLElement;
}
interface Change {
  readonly path: string; // where the form goes
  readonly body: string; // as it would have gone
}

const WAITING = "lavh.shelving";
const TOO_OFTEN = 429;
const STANDING = ["now", "next", "done"]; // a work stands on one of these at most

const waiting = (): readonly Change[] => JSON.parse(recall(WAITING) ?? "[]") as Change[];
const write = (changes: readonly Change[]): void => note(WAITING, changes.length ? JSON.stringify(changes) : null);

/** False where what is here is to stay here: then nothing waits for a line. */
export function keep(page: Page, form: HTMLFormElement, by: HTMLButtonElement | null): boolean {
  if (!allowed()) return false;
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  if (by?.name) body.append(by.name, by.value);
  write([...waiting(), { path: new URL(form.action).pathname, body: String(body) }]);
  draw(page);
  announce(page.saidTarget.textContent);
  soon();
  return true;
}

/** What waits from an earlier page is told from this one. */
export const goOn = (): void => soon();

export function draw({ element, saidTarget }: Page): void {
  const own = waiting().filter(({ path }) => element.querySelector(`form[action="${CSS.escape(path)}"]`));
  saidTarget.hidden = own.length === 0;
  for (const { body } of own) shown(element, new URLSearchParams(body));
  if (own.length) name(element.querySelector("a.shelve-button"), element.querySelector(".chip-on"));
}

/** The way to the shelf on which it stands by now. */
function name(way: HTMLAnchorElement | null, chosen: HTMLButtonElement | null): void {
  const words = way?.querySelector("bdi");
  if (!way || !words || !chosen) return;
  words.textContent = chosen.querySelector("bdi")?.textContent ?? "";
  way.href = way.href.replace(/[^/]+$/, chosen.value);
}

/** As it will be: a title that goes leaves its list, a shelf that is chosen is marked. */
function shown(element: HTMLElement, asked: URLSearchParams): void {
  const row = element.querySelector<HTMLElement>(`#title-${CSS.escape(asked.get("title") ?? "")}`);
  if (row) row.hidden = true;
  const [on, off] = [asked.get("on"), asked.get("off")];
  for (const chip of element.querySelectorAll<HTMLButtonElement>(".chip")) {
    if (chip.value === on) press(chip, true);
    else if (chip.value === off || (on && STANDING.includes(on) && STANDING.includes(chip.value))) press(chip, false);
  }
}

function press(chip: HTMLButtonElement, yes: boolean): void {
  chip.name = yes ? "off" : "on";
  chip.setAttribute("aria-pressed", String(yes));
  chip.classList.toggle("chip-on", yes);
}

/** One after another, in the order in which they were made. What the server refuses is not asked again, unless it only had too much to do: the page that one sees next says how it is. */
async function send(): Promise<void> {
  for (let [next] = waiting(); next; [next] = waiting()) {
    const answer = await fetch(next.path, { method: "POST", body: new URLSearchParams(next.body), redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status >= 500 || answer.status === TOO_OFTEN) throw new Error(String(answer.status));
    write(waiting().slice(1));
    note(KEPT, null); // the shelves that are kept on this phone are older ones now
  }
}

sends({ send, again: () => Promise.resolve() });

// One's own shelves, searched by a few letters in any script, with and without a connection; and what stands there is marked where it is on this phone.
import { type Thing, things } from "../lib/own";
import { matches } from "./folding";
import { say } from "./words";

export interface Page {
  readonly element: HTMLElement;
  readonly openTargets: readonly HTMLAnchorElement[];
  readonly hasListTarget: boolean;
  readonly listTarget: HTMLElement;
  readonly saidTarget: HTMLElement;
  readonly fieldTarget: HTMLInputElement;
  readonly rowTarget: HTMLTemplateElement;
  readonly readingTarget: HTMLTemplateElement;
  readonly hearingTarget: HTMLTemplateElement;
  readonly someValue: string;
  readonly noneValue: string;
}
const SHOWN = 100;
let known: Promise<readonly Thing[]> | undefined;

/** Ways into books lead to those that are on this phone, and say so. */
export async function mark(links: readonly HTMLAnchorElement[]): Promise<void> {
  if (!("caches" in globalThis)) return;
  const here = new Set((await caches.keys()).flatMap((each) => Number(/^pub-(\d+)-/.exec(each)?.[1] ?? 0) || []));
  for (const link of links) {
    const ways = JSON.parse(link.dataset["ways"] ?? "[]") as readonly (readonly [number, string])[];
    const held = ways.find(([publication]) => here.has(publication));
    if (held) link.href = held[1];
    for (const each of link.querySelectorAll<HTMLElement>("[data-held]")) each.hidden = !held;
  }
}

/** What was typed is looked for in everything that stands on a shelf. */
export async function find(page: Page): Promise<void> {
  const asked = page.fieldTarget.value.trim();
  const all = asked ? await (known ??= things()) : [];
  if (asked !== page.fieldTarget.value.trim()) return; // typed on meanwhile
  const found = all.filter((each) => matches(`${each.title} ${each.words}`, asked));
  page.listTarget.replaceChildren(...found.slice(0, SHOWN).map((each) => row(page, each)));
  page.listTarget.hidden = found.length === 0;
  page.saidTarget.textContent = asked ? (found.length > 0 ? say({ some: page.someValue }, "some", { count: found.length }) : page.noneValue) : "";
}

/** The page has gone: another one asks anew. */
export function leave(): void {
  known = undefined;
}

function row(page: Page, each: Thing): Node {
  const made = page.rowTarget.content.cloneNode(true) as DocumentFragment;
  const put = (part: string, text: string): void => void (made.querySelector<HTMLElement>(`[data-part=${part}]`)?.replaceChildren(text));
  if (each.title) put("title", each.title);
  put("by", each.by);
  put("shelves", each.shelves.join(", "));
  made.querySelector("a")?.setAttribute("href", each.href);
  const [way] = each.opens;
  if (way) made.querySelector("li")?.append(opening(way[1].includes("/listen/") ? page.hearingTarget : page.readingTarget, each, way[1]));
  return made;
}

function opening(template: HTMLTemplateElement, each: Thing, href: string): Node {
  const made = template.content.cloneNode(true) as DocumentFragment;
  const link = made.querySelector("a");
  if (link) {
    link.href = href;
    link.dataset["ways"] = JSON.stringify(each.opens);
    link.querySelector(".visually-hidden")?.replaceChildren(`: ${each.title}`);
  }
  return made;
}

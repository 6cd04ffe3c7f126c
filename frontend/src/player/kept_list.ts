// What is on this phone, with room and remaining time; found again in any script by a few letters.
import { announce } from "../lib/navigation";
import { discard, EVENT, goOn, progress, taken, type Taken, wifiOnly, wishes } from "../lib/downloads";
import { missed, type Noted, went } from "../lib/missed";
import { moment } from "../lib/since";
import { wordsOf } from "./box";
import { matches } from "./folding";
import { bytes, say } from "./words";

export interface Page {
  readonly element: HTMLElement;
  readonly meterTarget: HTMLElement;
  readonly roomTarget: HTMLElement;
  readonly gaugeTarget: HTMLMeterElement;
  readonly lastingTarget: HTMLElement;
  readonly searchTarget: HTMLFormElement;
  readonly listTarget: HTMLElement;
  readonly rowTarget: HTMLTemplateElement;
  readonly noneTarget: HTMLElement;
  readonly wifiTarget: HTMLInputElement;
  readonly missedTarget: HTMLElement;
  readonly absentTarget: HTMLTemplateElement;
}
export interface List {
  draw(): void;
  discard(publication: number): Promise<void>;
  dismiss(publication: number): void;
  goOn(): void;
  wifi(): void;
  leave(): void;
}
const FEW = 4; // below, nobody needs a search

export async function listOf(page: Page): Promise<List> {
  const { words, figures } = wordsOf(page.element);
  let all: readonly Taken[] = [];

  async function look(): Promise<void> {
    all = await taken();
    draw();
    await measure();
  }

  function draw(): void {
    const asked = page.searchTarget.querySelector("input")?.value ?? "";
    const seen = all.filter((each) => matches(`${each.title} ${each.by}`, asked));
    page.searchTarget.hidden = all.length < FEW;
    page.noneTarget.hidden = all.length > 0;
    page.missedTarget.replaceChildren(...missed(all).map(absent));
    page.listTarget.replaceChildren(...seen.map(row));
  }

  function row(each: Taken): Node {
    const made = page.rowTarget.content.cloneNode(true) as DocumentFragment;
    const part = <Kind extends HTMLElement>(name: string): Kind => made.querySelector(`[data-part=${name}]`) as Kind;
    part<HTMLAnchorElement>("link").href = each.opens;
    part("title").textContent = each.title;
    part("by").textContent = each.by;
    part("state").textContent = stateOf(each);
    for (const name of made.querySelectorAll("[data-part=name]")) name.textContent = each.title;
    if (each.cover) {
      const cover = part<HTMLImageElement>("cover");
      cover.src = each.cover;
      cover.hidden = false;
      for (const icon of made.querySelectorAll(".taken-icon")) icon.remove();
    }
    made.querySelector(each.opens.includes("/listen/") ? ".taken-read" : ".taken-heard")?.remove();
    part("on").hidden = each.complete || progress(each.publication)?.state === "running";
    for (const button of made.querySelectorAll<HTMLElement>("button")) button.dataset["publication"] = String(each.publication);
    return made;
  }

  /** It was here: why it is not, and where it can be had again. */
  function absent(each: Noted): Node {
    const made = page.absentTarget.content.cloneNode(true) as DocumentFragment;
    const over = each.expires !== null && each.expires <= Date.now();
    made.querySelector("[data-part=words]")?.replaceChildren(say(words, over ? "over" : "evicted", { title: each.title }));
    const link = made.querySelector("a");
    if (link) link.href = each.opens;
    if (over) link?.remove();
    for (const button of made.querySelectorAll<HTMLElement>("button")) button.dataset["publication"] = String(each.publication);
    return made;
  }

  function stateOf(each: Taken): string {
    const now = progress(each.publication);
    if (now?.state === "running") return say(words, "done-of", { done: bytes(now.done, figures), whole: bytes(now.whole, figures) });
    if (!each.complete) return say(words, now?.state === "waiting" ? "waiting" : "paused");
    const size = each.partly ? say(words, "partly", { size: bytes(each.bytes, figures) }) : bytes(each.bytes, figures);
    return each.expires ? `${size} · ${say(words, "until", { date: moment(each.expires, document.documentElement.lang, false) })}` : size;
  }

  async function measure(): Promise<void> {
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    page.meterTarget.hidden = quota === 0;
    page.gaugeTarget.value = quota > 0 ? usage / quota : 0;
    page.roomTarget.textContent = say(words, "done-of", { done: bytes(usage, figures), whole: bytes(quota, figures) });
    const lasting = await navigator.storage?.persisted?.().catch(() => false);
    page.lastingTarget.textContent = say(words, lasting ? "persisted" : "fleeting");
  }

  const heard = (event: Event): void => {
    if ((event as CustomEvent<{ state?: string }>).detail.state === "running") draw();
    else void look();
  };
  document.addEventListener(EVENT, heard);
  page.wifiTarget.checked = wifiOnly();
  await look();
  if (wishes().length > 0 && navigator.onLine) goOn();
  return {
    draw,
    goOn,
    dismiss(publication) {
      went(publication);
      draw();
      page.element.querySelector<HTMLElement>("h1")?.focus();
    },
    wifi: () => void wifiOnly(page.wifiTarget.checked),
    leave: () => document.removeEventListener(EVENT, heard),
    async discard(publication) {
      const title = all.find((each) => each.publication === publication)?.title ?? "";
      await discard(publication);
      announce(say(words, "deleted", { title }));
      page.element.querySelector<HTMLElement>("h1")?.focus();
    },
  };
}

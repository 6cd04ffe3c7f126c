// The box on the page of a publication: how large it is, how far the download is, that it is there.
import { announce } from "../lib/navigation";
import { discard, download, EVENT, halt, metered, progress, taken, type Taken, wifiOnly, type Wish, wishes } from "../lib/downloads";
import { absolute } from "./line";
import { state } from "./state";
import { bytes, type Figures, PLAIN, say, type Words } from "./words";

export interface Page {
  readonly element: HTMLElement;
  readonly hasPartTarget: boolean;
  readonly partTarget: HTMLSelectElement;
  readonly barTarget: HTMLProgressElement;
  readonly doneTarget: HTMLElement;
  readonly sizeTarget: HTMLElement;
  readonly saidTarget: HTMLElement;
  readonly restTarget: HTMLElement;
  readonly publicationValue: number;
  readonly listValue: string;
  readonly languageValue: string;
}
export interface Box {
  begin(): void;
  anyway(): void;
  rest(): void;
  stop(): void;
  discard(): Promise<void>;
  leave(): void;
}

export function wordsOf(element: HTMLElement): { readonly words: Words; readonly figures: Figures } {
  const { words = "{}", figures = "{}" } = element.dataset;
  return { words: JSON.parse(words) as Words, figures: { ...PLAIN, ...(JSON.parse(figures) as Partial<Figures>) } };
}

export async function boxOf(page: Page): Promise<Box> {
  const { words, figures } = wordsOf(page.element);
  const { publicationValue: publication } = page;
  let there: Taken | undefined;
  const look = async (): Promise<void> => {
    there = (await taken()).find((each) => each.publication === publication);
    draw();
  };

  function draw(): void {
    const now = progress(publication);
    const begun = wishes().some((each) => each.publication === publication);
    const doing = now?.state === "running" ? "running" : there?.complete ? "there" : begun || there ? "paused" : "none";
    show(page.element, now?.state === "waiting" ? "waiting" : doing);
    if (now?.whole) {
      page.barTarget.value = now.done / now.whole;
      page.doneTarget.textContent = say(words, "done-of", { done: bytes(now.done, figures), whole: bytes(now.whole, figures) });
    }
    page.restTarget.hidden = !there?.partly;
    if (there) page.sizeTarget.textContent = there.partly ? say(words, "partly", { size: bytes(there.bytes, figures) }) : bytes(there.bytes, figures);
  }

  function heard(event: Event): void {
    const { detail } = event as CustomEvent<{ publication: number; state?: string; why?: string }>;
    if (detail.publication !== publication) return;
    const name = detail.state === "failed" ? (detail.why ?? "gone") : detail.state === "paused" || detail.state === "waiting" ? detail.state : "";
    page.saidTarget.textContent = name && name !== "stopped" ? say(words, name) : "";
    if (detail.state === "done") announce(say(words, "finished", { title: document.querySelector("h1")?.textContent ?? "" }));
    if (detail.state === "running") draw();
    else void look();
  }

  function wish(): Wish {
    const hours = page.hasPartTarget ? Number(page.partTarget.value) : 0;
    const asked = { publication, list: page.listValue, language: page.languageValue };
    const { book, spot } = state();
    const from = book?.number === publication ? absolute(book, spot) : 0;
    return hours > 0 ? { ...asked, from, to: from + hours * 3600 } : asked;
  }

  /** The size is shown before anything is fetched, also that of a part. */
  function measure(): void {
    const shown = page.element.querySelector<HTMLElement>("[data-size]");
    const { size = "0", seconds = "0" } = shown?.dataset ?? {};
    const { from = 0, to = Infinity } = wish();
    const share = to === Infinity ? 1 : Math.max(0, Math.min(to, Number(seconds)) - from) / Number(seconds);
    if (shown) shown.textContent = `${share < 1 ? "≈ " : ""}${bytes(Number(size) * share, figures)}`;
  }

  if (page.hasPartTarget) page.partTarget.addEventListener("change", measure);
  document.addEventListener(EVENT, heard);
  await look();
  return {
    begin: () => void download(wishes().find((each) => each.publication === publication) ?? wish()),
    anyway() {
      const before = wifiOnly();
      if (metered()) wifiOnly(false);
      void download(wish());
      wifiOnly(before);
    },
    rest: () => void download({ publication, list: page.listValue, language: page.languageValue }),
    stop: () => halt(publication),
    async discard() {
      await discard(publication);
      announce(say(words, "deleted", { title: document.querySelector("h1")?.textContent ?? "" }));
    },
    leave: () => document.removeEventListener(EVENT, heard),
  };
}

function show(element: HTMLElement, name: string): void {
  for (const each of element.querySelectorAll<HTMLElement>("[data-when]")) each.hidden = each.dataset["when"] !== name;
}

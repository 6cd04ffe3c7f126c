// Words in the book: asked of the server; without a connection the chapters that are on the phone are walked.
import type { Locator } from "../lib/locator";
import type { Desk } from "./desk";
import { spellings } from "./find";
import { make, Sheet } from "./sheet";

interface Found {
  readonly links?: readonly { readonly rel?: string | readonly string[]; readonly href: string }[];
  readonly locators: readonly Locator[];
}

const MOST = 200;

export class SearchSheet {
  readonly sheet = Sheet.of("sheet-search");
  private asked = 0;
  private marked: string[] = [];
  private count = 0;
  private rest = ""; // where more of what was found is

  constructor(private readonly desk: Desk) {
    const form = this.sheet.part<HTMLFormElement>("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.search(String(new FormData(form).get("q") ?? "").trim());
    });
    this.sheet.part("more").addEventListener("click", () => void this.more());
    this.sheet.onOpen = () => form.querySelector("input")?.select();
  }

  async search(query: string): Promise<void> {
    const turn = (this.asked += 1);
    this.unmark();
    const list = this.sheet.part("list");
    list.replaceChildren();
    this.sheet.part("more").hidden = true;
    if (!query) return;
    this.say(this.desk.words.say("searching"));
    this.count = 0;
    try {
      for await (const found of this.answers(query)) {
        if (turn !== this.asked) return;
        this.show(found);
      }
      if (turn === this.asked && !this.count) this.say(this.desk.words.say("found-nothing", { query }));
    } catch {
      if (turn === this.asked) this.say(this.desk.words.say("not-searched"));
    }
  }

  private show({ locators, links = [] }: Found): void {
    for (const locator of locators) this.sheet.part("list").append(this.row(locator, (this.count += 1)));
    this.rest = links.find((link) => [link.rel].flat().includes("next"))?.href ?? "";
    this.sheet.part("more").hidden = !this.rest;
    this.say(this.desk.words.say(this.rest ? "found-more" : "found", { count: this.count }));
  }

  /** The reader goes on with the first of those that came. */
  private async more(): Promise<void> {
    const [turn, before] = [this.asked, this.count];
    const response = await fetch(this.desk.publication.url(`-/${this.rest}`)).catch(() => undefined);
    if (turn !== this.asked || !response?.ok) return;
    this.show((await response.json()) as Found);
    this.sheet.part("list").querySelectorAll("button")[before]?.focus();
  }

  private async *answers(query: string): AsyncGenerator<Found> {
    const template = (this.desk.publication.manifest.links ?? []).find((link) => link.rel?.includes("search"))?.href ?? "-/search{?q}";
    const address = this.desk.publication.url(template.replace(/\{.*\}/, "")) + `?q=${encodeURIComponent(query)}`;
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      yield (await response.json()) as Found;
    } catch {
      this.say(this.desk.words.say("searching-here"));
      yield* this.walk(query);
    }
  }

  /** Chapter by chapter, with a breath between them. Throws where chapters that are not on the phone may hold what is found in no other. */
  private async *walk(query: string): AsyncGenerator<Found> {
    const [{ searchMatcher }, { textWalker }] = await Promise.all([import("foliate-js/search.js"), import("foliate-js/text-walker.js")]);
    const match = searchMatcher(textWalker, { defaultLocale: this.desk.publication.language || "en" });
    const wordings = [...new Set(spellings.map((spell) => spell(query)))];
    let [total, missed] = [0, 0];
    for (const [index, section] of this.desk.publication.sections.entries()) {
      const document = section.linear === "yes" ? await section.createDocument().catch(() => null) : null;
      if (section.linear === "yes" && !document) missed += 1;
      if (!document?.body) continue;
      const title = this.desk.publication.contents.at(index, null)?.title ?? "";
      const locators = wordings.flatMap((words) => [...match(document, words)]).map(({ excerpt }): Locator => ({ href: section.id, title, text: { before: excerpt.pre, highlight: excerpt.match, after: excerpt.post } }));
      total += locators.length;
      if (locators.length) yield { locators };
      if (total > MOST) return;
    }
    if (missed && !total) throw new Error("not here");
  }

  private row(locator: Locator, number: number): HTMLElement {
    const { before = "", highlight = "", after = "" } = locator.text ?? {};
    const button = make(
      "button",
      { type: "button" },
      make("span", { class: "found-words", dir: "auto" }, before, make("mark", {}, highlight), after),
      make("small", { dir: "auto" }, this.where(locator)),
    );
    button.addEventListener("click", () => {
      this.sheet.leave();
      const id = `found-${number}`;
      this.marked.push(id);
      this.desk.engine.mark({ id, locator, colour: "found" });
      void this.desk.go(locator);
    });
    return make("li", {}, button);
  }

  private where(locator: Locator): string {
    const total = locator.locations?.totalProgression;
    return [locator.title, total === undefined ? "" : this.desk.words.percent(total)].filter(Boolean).join(" · ");
  }

  private unmark(): void {
    for (const id of this.marked.splice(0)) this.desk.engine.unmark(id);
  }

  private say(sentence: string): void {
    this.sheet.part("status").textContent = sentence;
  }
}

// Where one can go: chapters, pages of the print, a share of the whole.
import type { Desk } from "./desk";
import type { Listed } from "./contents";
import { make, Sheet } from "./sheet";

export class ContentsSheet {
  readonly sheet = Sheet.of("sheet-contents");
  private drawn = ""; // in which alphabet

  constructor(private readonly desk: Desk) {
    this.sheet.onOpen = () => this.show();
    const form = this.sheet.part<HTMLFormElement>("pages");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.turnTo(String(new FormData(form).get("page") ?? ""));
    });
  }

  private show(): void {
    const { script } = this.desk.appearance;
    if (this.drawn !== script) this.draw(script);
    const here = this.desk.engine.here;
    const current = here && this.desk.publication.contents.at(here.index, here.visible);
    for (const button of this.sheet.element.querySelectorAll<HTMLElement>("[data-entry]")) {
      const open = this.desk.publication.contents.entries[Number(button.dataset["entry"])] === current;
      if (open) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (open) {
        button.scrollIntoView({ block: "center" });
        button.focus({ preventScroll: true });
      }
    }
    this.sheet.part("print").textContent = this.printed();
  }

  private draw(script: string): void {
    this.drawn = script;
    const { contents, pages } = this.desk.publication;
    const list = this.sheet.part("list");
    list.replaceChildren(...contents.entries.map((entry, at) => this.row(entry, at)));
    this.sheet.part("none").hidden = contents.entries.length > 0;
    this.sheet.part("pages").hidden = pages.entries.length === 0;
    const names = pages.entries.map((each) => make("option", { value: each.title }));
    this.sheet.part("names").replaceChildren(...names);
  }

  private row(entry: Listed, at: number): HTMLElement {
    const title = this.desk.spelled(entry.title) || this.desk.words.say("untitled");
    const share = entry.index >= 0 && !entry.fragment ? this.desk.publication.course.reach(entry.index, 0).total : undefined;
    const inside = [make("span", { class: "toc-title", dir: "auto" }, title), ...(share === undefined ? [] : [make("span", { class: "toc-share" }, this.desk.words.percent(share))])];
    const row = make("li", { class: `toc-${Math.min(3, entry.depth)}` });
    if (entry.index < 0) {
      row.append(make("span", { class: "toc-head" }, ...inside));
      return row;
    }
    const button = make("button", { type: "button", "data-entry": String(at) }, ...inside);
    button.addEventListener("click", () => {
      this.sheet.leave();
      void this.desk.go(entry.href);
    });
    row.append(button);
    return row;
  }

  private turnTo(wanted: string): void {
    const { entries } = this.desk.publication.pages;
    const page = entries.find((each) => each.title.toLowerCase() === wanted.trim().toLowerCase()) ?? nearest(entries, wanted);
    if (!page) {
      this.sheet.part("print").textContent = this.desk.words.say("no-page", { page: wanted });
      return;
    }
    this.sheet.leave();
    void this.desk.go(page.href);
  }

  /** "You are on page 57 of the print." */
  private printed(): string {
    const { here } = this.desk.engine;
    const page = here && this.desk.publication.pages.at(here.index, here.visible);
    return page ? this.desk.words.say("print-page", { page: page.title }) : "";
  }
}

function nearest(entries: readonly Listed[], wanted: string): Listed | undefined {
  const number = Number(wanted);
  if (!wanted.trim() || Number.isNaN(number)) return undefined;
  return entries.filter((each) => Number(each.title) <= number && each.title !== "").sort((one, other) => Number(other.title) - Number(one.title))[0];
}

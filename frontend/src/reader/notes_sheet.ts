// Bookmarks, highlights and notes of the book: drawn over the text, listed, changed, taken away.
import type { Locator } from "../lib/locator";
import { type Colour, type Draft, keep, type Note, notes, refresh, remove } from "../lib/notes";
import type { Desk } from "./desk";
import { icon, make, Sheet } from "./sheet";

export class NotesSheet {
  readonly sheet = Sheet.of("sheet-notes");
  private readonly writing = Sheet.of("sheet-note");
  private all: readonly Note[] = [];
  private open: Note | null = null;
  onChange: () => void = () => undefined;

  constructor(private readonly desk: Desk) {
    this.sheet.onOpen = () => this.draw();
    const form = this.writing.part<HTMLFormElement>("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.written(String(new FormData(form).get("text") ?? ""), new FormData(form).get("colour") as Colour | null);
    });
    this.writing.part("remove").addEventListener("click", () => void this.taken());
  }

  async load(): Promise<void> {
    await this.gather();
    await refresh().catch(() => undefined);
    await this.gather();
  }

  /** The bookmark of a page that is on show; null where there is none. */
  bookmarkAt(locator: Locator, size: number): Note | null {
    const from = locator.locations?.progression ?? 0;
    const on = (each: Note): boolean => {
      const at = each.locator.locations?.progression ?? 0;
      return each.locator.href === locator.href && at >= from - 1e-4 && at < from + Math.max(size, 0.005) - 1e-4;
    };
    return this.all.find((each) => each.kind === "bookmark" && on(each)) ?? null;
  }

  async toggleBookmark(locator: Locator, size: number): Promise<void> {
    const there = this.bookmarkAt(locator, size);
    if (there) await remove(there.id);
    else await keep({ publication: this.desk.told.number, kind: "bookmark", locator });
    await this.gather();
    this.desk.tell(this.desk.words.say(there ? "bookmark-gone" : "bookmark-set"));
  }

  async highlight(locator: Locator, colour: Colour): Promise<Note> {
    const made = await keep({ publication: this.desk.told.number, kind: "highlight", locator, colour });
    await this.gather();
    return made;
  }

  /** Words of one's own beside the marked ones. */
  write(id: string): void {
    this.open = this.all.find((each) => each.id === id) ?? null;
    if (!this.open) return;
    const form = this.writing.part<HTMLFormElement>("form");
    (form.elements.namedItem("text") as HTMLTextAreaElement).value = this.open.text ?? "";
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[name="colour"]')) radio.checked = radio.value === this.open.colour;
    this.writing.part("colours").hidden = this.open.kind === "bookmark";
    this.writing.part("quote").textContent = this.open.locator.text?.highlight ?? this.open.locator.text?.after ?? "";
    this.writing.open();
  }

  private async written(text: string, colour: Colour | null): Promise<void> {
    const { open } = this;
    this.writing.close();
    if (!open) return;
    const draft: Draft = { id: open.id, publication: open.publication, kind: open.kind, locator: open.locator, ...(open.kind === "highlight" && { colour: colour ?? open.colour ?? "yellow" }), ...(text.trim() && { text: text.trim() }) };
    await keep(draft);
    await this.gather();
    this.desk.tell(this.desk.words.say("note-kept"));
  }

  private async taken(): Promise<void> {
    const { open } = this;
    this.writing.close();
    if (!open) return;
    await remove(open.id);
    await this.gather();
    this.desk.tell(this.desk.words.say("note-gone"));
  }

  private async gather(): Promise<void> {
    for (const each of this.all) this.desk.engine.unmark(each.id);
    this.all = await notes(this.desk.told.number);
    for (const { id, kind, locator, colour, text } of this.all) if (kind === "highlight") this.desk.engine.mark({ id, locator, colour: colour ?? "yellow", noted: !!text });
    if (this.sheet.element.open) this.draw();
    this.onChange();
  }

  private draw(): void {
    this.sheet.part("list").replaceChildren(...this.all.map((each) => this.row(each)));
    this.sheet.part("none").hidden = this.all.length > 0;
    this.sheet.part("out").hidden = this.all.length === 0;
  }

  /** A label that reads well aloud: what it is, where it is, what it says. */
  private row(note: Note): HTMLElement {
    const { words } = this.desk;
    const kind = words.say(note.kind === "bookmark" ? "bookmark" : `colour-${note.colour ?? "yellow"}`);
    const share = note.locator.locations?.totalProgression;
    const where = [note.locator.title, share === undefined ? "" : words.percent(share)].filter(Boolean).join(", ");
    const go = make("button", { type: "button", class: `note-go note-${note.colour ?? "bookmark"}` },
      make("small", { class: "note-kind" }, ...(note.kind === "bookmark" ? [icon("bookmark")] : [make("span", { class: "note-dot" })]), `${kind} · ${where}`),
      make("span", { class: "note-words", dir: "auto" }, note.locator.text?.highlight ?? note.locator.text?.after ?? ""),
      ...(note.text ? [make("span", { class: "note-own", dir: "auto" }, note.text)] : []));
    go.addEventListener("click", () => {
      this.sheet.leave();
      void this.desk.go(note.locator);
    });
    const change = make("button", { type: "button", class: "button-icon" }, icon("pen"), make("span", { class: "visually-hidden" }, words.say("change-note", { where: `${kind}, ${where}` })));
    change.addEventListener("click", () => {
      this.sheet.close();
      this.write(note.id);
    });
    return make("li", { class: "note-row" }, go, change);
  }
}

// What can be done with chosen words: mark them, write about them, copy, quote, share, hear them.
import { COLOURS, type Colour } from "../lib/notes";
import { addressOf, type Desk } from "./desk";
import type { Passage } from "./engine";
import type { NotesSheet } from "./notes_sheet";

export class ChosenBar {
  private readonly bar = document.getElementById("chosen") as HTMLElement;
  private passage: Passage | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk, private readonly notes: NotesSheet, private readonly speak: (range: Range) => void) {
    this.bar.addEventListener("click", (event) => void this.pressed((event.target as Element).closest("button")));
    for (const button of this.bar.querySelectorAll<HTMLElement>('[data-deed="share"]')) button.hidden = typeof navigator.share !== "function";
  }

  follow(document: Document): void {
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), 250);
    });
  }

  private look(): void {
    if (this.bar.contains(document.activeElement)) return; // its own buttons are in use
    this.passage = this.desk.engine.passage();
    this.bar.hidden = !this.passage;
    if (this.passage) document.body.dataset["bars"] = "off";
  }

  private async pressed(button: HTMLElement | null): Promise<void> {
    const { passage } = this;
    const deed = button?.dataset["deed"];
    if (!deed || !passage) return;
    if ((COLOURS as readonly string[]).includes(deed)) await this.notes.highlight(passage.locator, deed as Colour);
    if (deed === "note") this.notes.write((await this.notes.highlight(passage.locator, "yellow")).id);
    if (deed === "copy") await this.copy(passage.text);
    if (deed === "quote") await this.copy(this.quoted(passage));
    if (deed === "share") await navigator.share({ text: passage.text, title: this.desk.publication.title, url: addressOf(this.desk, passage.locator) }).catch(() => undefined);
    if (deed === "link") await this.copy(addressOf(this.desk, passage.locator));
    if (deed === "speak") this.speak(passage.range);
    passage.range.startContainer.ownerDocument?.getSelection()?.removeAllRanges();
    this.passage = null;
    this.bar.hidden = true;
  }

  /** The words, and where they stand: with the citation of the work and a link to the very place. */
  private quoted({ text, locator, range }: Passage): string {
    const page = this.desk.publication.pages.at(this.desk.publication.spot(locator.href)?.index ?? -1, range);
    const where = [page ? this.desk.told.cited.replace("{}", page.title) : (locator.title ?? ""), addressOf(this.desk, locator)].filter(Boolean).join(". ");
    return `${this.desk.words.say("quoted", { text })}\n${this.desk.told.citation} ${where}`;
  }

  private async copy(text: string): Promise<void> {
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    this.desk.tell(this.desk.words.say(copied ? "copied" : "not-copied"));
  }
}

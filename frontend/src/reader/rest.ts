// What a reader needs once the words are on the page: sheets, marks, search, reading aloud. It comes when the book is open.
import type { Appearance } from "./appearance";
import { ChosenBar } from "./chosen_bar";
import { ContentsSheet } from "./contents_sheet";
import type { Desk } from "./desk";
import { ListenBar } from "./listen_bar";
import { LookSheet } from "./look_sheet";
import { NotesSheet } from "./notes_sheet";
import { spellings } from "./find";
import { ImagePopup, LeavePopup, leadsToNote, NotePopup } from "./popups";
import { SearchSheet } from "./search_sheet";
import { Sheet } from "./sheet";

export type Wear = (worn: Appearance, onlyHere: boolean) => void;

export class Rest {
  readonly contents: ContentsSheet;
  readonly search: SearchSheet;
  readonly notes: NotesSheet;
  readonly look: LookSheet;
  readonly listen: ListenBar;
  readonly chosen: ChosenBar;
  readonly note = new NotePopup();
  readonly image: ImagePopup;
  readonly leave: LeavePopup;
  readonly leadsToNote = leadsToNote;
  private readonly more = { sheet: Sheet.of("sheet-more") };

  constructor(desk: Desk, ownBook: boolean, wear: Wear) {
    Sheet.home = () => desk.engine.focus();
    void this.spell(desk);
    this.contents = new ContentsSheet(desk);
    this.search = new SearchSheet(desk);
    this.notes = new NotesSheet(desk);
    this.listen = new ListenBar(desk);
    this.look = new LookSheet(desk.words, desk.appearance, ownBook, wear);
    this.chosen = new ChosenBar(desk, this.notes, (range) => void this.listen.speak(range));
    this.image = new ImagePopup(desk.words);
    this.leave = new LeavePopup(desk.words);
  }

  /** Marks and places made in one alphabet are found in the other. */
  private async spell({ publication: { language }, engine }: Desk): Promise<void> {
    if (!/^(?:uz|kaa)/.test(language)) return;
    const { turner } = await import("./transliteration");
    for (const script of ["uz-Latn", "uz-Cyrl", "uz-2026"]) spellings.push((text) => turner(script)(text, language));
    engine.remark();
  }

  open(name: string): void {
    const sheets: Readonly<Record<string, { readonly sheet: { open(): void } }>> = { contents: this.contents, search: this.search, notes: this.notes, look: this.look, more: this.more };
    sheets[name]?.sheet.open();
  }
}

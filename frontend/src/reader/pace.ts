// How fast this reader reads: learned from turned pages, kept on the device, known to nobody else.
import type { Here } from "./engine";
import { CHARACTERS_A_MINUTE, learned } from "./progress";
import type { Publication } from "./publication";
import { learnPace, pace as known } from "./settings";

export class Pace {
  characters = CHARACTERS_A_MINUTE;
  private last: { readonly index: number; readonly progression: number; readonly at: number } | null = null;

  constructor() {
    void known().then((pace) => (this.characters = pace ?? this.characters));
  }

  /** A page has come up: what lay between it and the one before was read in the time between them. */
  seen(here: Here, publication: Publication, now = Date.now()): void {
    const { last } = this;
    if (here.moved === "layout") return;
    this.last = { index: here.index, progression: here.progression, at: now };
    if (here.moved !== "page" || last?.index !== here.index || here.progression <= last.progression) return;
    const before = publication.course.reach(here.index, last.progression, 1).minutesOfChapter; // characters, at one a minute
    const characters = before - publication.course.reach(here.index, here.progression, 1).minutesOfChapter;
    const pace = learned(this.characters, characters, (now - last.at) / 60_000);
    if (pace === this.characters) return;
    this.characters = pace;
    void learnPace(pace);
  }
}

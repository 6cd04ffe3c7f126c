// Where one is, in words: in the bar, above and below the page, on the slider, and aloud.
import { announce } from "../lib/navigation";
import type { Desk } from "./desk";
import type { Here } from "./engine";
import type { Pace } from "./pace";
import { progressionOf } from "./placed";

const part = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;

export class PlaceLine {
  private chapter = "";

  constructor(private readonly desk: Desk, private readonly pace: Pace) {}

  draw(here: Here): void {
    const { publication, words } = this.desk;
    const reach = publication.course.reach(here.index, here.progression, this.pace.characters);
    const share = words.percent(reach.total + here.size * 0.001);
    const chapter = here.locator.title === publication.title ? "" : this.desk.spelled(here.locator.title ?? "");
    const page = publication.pages.at(here.index, here.visible)?.title;
    const sentence = words.say(chapter ? "progress" : "progress-plain", { percent: share, chapter, left: words.duration(reach.minutes) });
    part("where").textContent = page ? `${sentence} · ${words.say("print-short", { page })}` : sentence;
    part("line-top").textContent = chapter || this.desk.spelled(publication.title);
    part("line-bottom").textContent = `${share} · ${words.say("chapter-left", { left: words.duration(this.ofChapter(here)) })}`;
    part<HTMLInputElement>("slider").value = String(Math.round(reach.total * 1000));
    part("slider").setAttribute("aria-valuetext", sentence);
    const plain = part<HTMLAnchorElement>("plain-here");
    plain.href = plain.href.replace(/\d+$/, String(Math.min(here.index, publication.manifest.readingOrder.length - 1) + 1));
    if (here.moved !== "layout") {
      if (chapter !== this.chapter) announce(words.say("chapter", { chapter: chapter || share }));
      else if (here.moved === "page") announce(page && publication.drawn ? words.say("print-short", { page }) : share);
    }
    this.chapter = chapter;
  }

  /** Minutes to the next entry of the contents, which may begin in the middle of this file. */
  private ofChapter({ index, progression, visible }: Here): number {
    const { course, contents } = this.desk.publication;
    const left = (from: number): number => course.reach(index, from, this.pace.characters).minutesOfChapter;
    const next = contents.beside(index, visible, 1);
    const frame = this.desk.engine.documents.find((each) => each.index === index)?.document;
    const begins = next?.index === index ? frame?.getElementById(next.fragment) : null;
    if (!frame || !begins) return left(progression);
    const range = frame.createRange();
    range.selectNode(begins);
    return Math.max(0, left(progression) - left(progressionOf(range, this.desk.appearance.flow === "scrolled")));
  }
}

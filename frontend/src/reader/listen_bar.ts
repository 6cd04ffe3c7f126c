// The bar of reading aloud: play, pause, one phrase back or on, speed. The book's own voice where it has one, else the device's.
import type { Desk } from "./desk";
import { Narration, type Phrase } from "./narration";
import { BookVoice, EitherVoice, spoken, syncOf } from "./overlay";
import { habits, learn } from "./settings";
import { make } from "./sheet";
import { DeviceVoice, phrases } from "./speech";

const SPEEDS = [0.5, 0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3];

export class ListenBar {
  private readonly bar = document.getElementById("listen") as HTMLElement;
  private narration: Narration | null = null;
  private readonly voice = new EitherVoice(new BookVoice(), new DeviceVoice());
  private rate = 1;
  private skips: ReadonlySet<string> = new Set(["pagebreak", "noteref"]);

  constructor(private readonly desk: Desk) {
    this.bar.addEventListener("click", (event) => this.pressed((event.target as Element).closest("button")?.dataset["deed"] ?? ""));
    this.bar.addEventListener("change", (event) => this.chosen(event.target as HTMLInputElement));
    void habits().then(({ rate, skips }) => {
      this.rate = rate ?? 1;
      if (skips) this.skips = new Set(skips);
      for (const input of this.bar.querySelectorAll<HTMLInputElement>('input[name="skip"]')) input.checked = !this.skips.has(input.value);
      this.draw();
    });
    addEventListener("pagehide", () => this.narration?.pause());
  }

  get open(): boolean {
    return !this.bar.hidden;
  }

  async speak(from: Range | null): Promise<void> {
    this.narration?.stop();
    if (this.desk.told.pages === "pictures") return this.desk.tell(this.desk.words.say("pictures"));
    if (!DeviceVoice.possible && !this.bookSpeaks()) return this.desk.tell(this.desk.words.say("no-voice"));
    this.bar.hidden = false;
    document.body.dataset["bars"] = "off"; // what is spoken is to be seen
    this.narration = new Narration(this.voice, {
      phrases: () => this.phrases(),
      further: () => this.further(),
      at: (phrase) => this.show(phrase),
      state: (playing) => this.state(playing),
      failed: () => this.failed(),
    });
    this.narration.rate = this.rate;
    this.narration.skips = this.skips;
    await this.narration.start(from ?? this.desk.engine.here?.visible ?? null);
    this.bar.querySelector<HTMLElement>('[data-deed="toggle"]')?.focus({ preventScroll: true });
  }

  /** What cannot speak at all does not stay in the way. */
  private failed(): void {
    const able = DeviceVoice.present || this.bookSpeaks();
    if (!able) this.pressed("close");
    this.desk.tell(this.desk.words.say(able ? "voice-failed" : "no-voices"));
  }

  private bookSpeaks(): boolean {
    return this.desk.publication.sections.some((section) => syncOf(section));
  }

  /** The book's own voice for what it speaks; the device's for the rest, if there is one. */
  private async phrases(): Promise<readonly Phrase[]> {
    const shown = this.desk.engine.documents[0];
    if (!shown) return [];
    const found = await spoken(this.desk.publication, shown.index, shown.document);
    if (found.length || (this.bookSpeaks() && !DeviceVoice.present)) return found;
    return phrases(shown.document, this.desk.publication.language);
  }

  private async further(): Promise<boolean> {
    const before = this.desk.engine.here?.index;
    await this.desk.engine.leap(1);
    return this.desk.engine.here?.index !== before;
  }

  private show(phrase: Phrase | null): void {
    const { engine } = this.desk;
    engine.point(phrase?.range ?? null);
    if (!phrase) return;
    const visible = engine.here?.visible;
    if (!visible || outside(visible, phrase.range)) void engine.reveal(phrase.range);
  }

  private state(playing: boolean): void {
    this.bar.dataset["playing"] = String(playing);
    const button = this.bar.querySelector('[data-deed="toggle"] .visually-hidden');
    if (button) button.textContent = this.desk.words.say(playing ? "pause" : "play");
  }

  private pressed(deed: string): void {
    const { narration } = this;
    if (deed === "close") {
      narration?.stop();
      this.narration = null;
      this.bar.hidden = true;
    }
    if (deed === "toggle") narration?.playing ? narration.pause() : narration?.resume();
    if (deed === "back") narration?.skip(-1);
    if (deed === "on") narration?.skip(1);
    if (deed === "slower" || deed === "faster") this.hasten(deed === "faster" ? 1 : -1);
  }

  private hasten(way: 1 | -1): void {
    const at = SPEEDS.reduce((best, each, index) => (Math.abs(each - this.rate) < Math.abs((SPEEDS[best] ?? 1) - this.rate) ? index : best), 0);
    this.rate = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + way))] ?? 1;
    this.narration?.hasten(this.rate);
    void learn({ rate: this.rate });
    this.draw();
  }

  private chosen(input: HTMLInputElement): void {
    const left = new Set(this.skips);
    if (input.checked) left.delete(input.value);
    else left.add(input.value);
    this.skips = left;
    if (this.narration) this.narration.skips = left;
    void learn({ skips: [...left] });
  }

  private draw(): void {
    const speed = this.desk.words.number(this.rate);
    this.bar.querySelector("output")?.replaceChildren(
      make("span", { "aria-hidden": "true" }, `${speed}×`), make("span", { class: "visually-hidden" }, this.desk.words.say("speed", { speed })));
  }
}

function outside(visible: Range, range: Range): boolean {
  try {
    return visible.comparePoint(range.startContainer, range.startOffset) !== 0;
  } catch {
    return true;
  }
}

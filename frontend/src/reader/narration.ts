// Reading aloud, phrase after phrase and chapter after chapter, whoever's voice it is.

/** A phrase: where it stands, what it says, and, where the book brings a voice, its seconds. */
export interface Phrase {
  readonly range: Range;
  readonly text: string;
  readonly language: string;
  readonly role: string; // footnote · pagebreak · noteref … : may be left out
  readonly sound?: { readonly url: string; readonly begin: number; readonly end: number };
}

export interface Voice {
  /** Resolves when the phrase has been said; rejects with what is wrong. Stops when `signal` says so. */
  say(phrase: Phrase, rate: number, signal: AbortSignal): Promise<void>;
  hush(): void;
}

export interface Told {
  readonly phrases: () => Promise<readonly Phrase[]>; // of the chapter that is open
  readonly further: () => Promise<boolean>; // open the next chapter; false: the book has ended
  readonly at: (phrase: Phrase | null) => void;
  readonly state: (playing: boolean) => void;
  readonly failed: (what: unknown) => void;
}

export class Narration {
  rate = 1;
  skips: ReadonlySet<string> = new Set(["pagebreak", "noteref"]);
  private phrases: readonly Phrase[] = [];
  private position = 0;
  private run: AbortController | null = null;

  constructor(private readonly voice: Voice, private readonly told: Told) {}

  get playing(): boolean {
    return this.run !== null;
  }

  /** `from`: begins with the phrase that holds or follows this place. */
  async start(from: Range | null): Promise<void> {
    this.pause();
    this.phrases = await this.told.phrases();
    this.position = from ? Math.max(0, this.phrases.findIndex((each) => ends(each.range, from))) : 0;
    void this.go();
  }

  pause(): void {
    this.run?.abort();
    this.run = null;
    this.voice.hush();
    this.told.state(false);
  }

  resume(): void {
    if (!this.playing) void this.go();
  }

  stop(): void {
    this.pause();
    this.told.at(null);
  }

  skip(way: 1 | -1): void {
    const { playing } = this;
    this.pause();
    this.position = Math.max(0, this.position + way);
    while (way < 0 && this.position > 0 && this.skipped(this.phrases[this.position])) this.position -= 1;
    const phrase = this.phrases[this.position];
    if (playing || !phrase) void this.go();
    else this.told.at(phrase);
  }

  /** The same phrase again, faster or slower. */
  hasten(rate: number): void {
    this.rate = rate;
    if (!this.playing) return;
    this.pause();
    void this.go();
  }

  private async go(): Promise<void> {
    const run = new AbortController();
    this.run = run;
    this.told.state(true);
    try {
      while (!run.signal.aborted) {
        const phrase = this.phrases[this.position];
        if (!phrase) {
          if (!(await this.on(run.signal))) return;
          continue;
        }
        if (!this.skipped(phrase)) {
          this.told.at(phrase);
          await this.voice.say(phrase, this.rate, run.signal);
        }
        if (!run.signal.aborted) this.position += 1;
      }
    } catch (what) {
      if (run.signal.aborted) return;
      this.stop();
      this.told.failed(what);
    }
  }

  private async on(signal: AbortSignal): Promise<boolean> {
    if (!(await this.told.further()) || signal.aborted) {
      if (!signal.aborted) this.stop();
      return false;
    }
    this.phrases = await this.told.phrases();
    this.position = 0;
    return !signal.aborted;
  }

  private skipped(phrase: Phrase | undefined): boolean {
    return !!phrase && this.skips.has(phrase.role);
  }
}

function ends(range: Range, from: Range): boolean {
  try {
    return range.comparePoint(from.startContainer, from.startOffset) <= 0;
  } catch {
    return false;
  }
}

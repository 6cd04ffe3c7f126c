// Sentences of the page in its language: the server translates them, here they are filled in.

export class Words {
  constructor(
    private readonly sentences: Readonly<Record<string, string>>,
    readonly language: string,
    private readonly units: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ) {}

  /** "%(percent)s left" with `percent`. */
  say(name: string, values: Readonly<Record<string, string | number>> = {}): string {
    const sentence = this.sentences[name] ?? name;
    return sentence.replace(/%\((\w+)\)s/g, (_, key: string) => String(values[key] ?? "")).replaceAll("%%", "%");
  }

  percent(share: number): string {
    return new Intl.NumberFormat(this.tag, { style: "percent", maximumFractionDigits: 0 }).format(Math.floor(share * 100) / 100);
  }

  number(value: number, digits = 2): string {
    return new Intl.NumberFormat(this.tag, { maximumFractionDigits: digits }).format(value);
  }

  /** "12 minutes", "3 hours": long enough to be read aloud. */
  duration(minutes: number): string {
    if (minutes >= 36 * 60) return this.counted("day", minutes / 1440);
    return minutes >= 90 ? this.counted("hour", minutes / 60) : this.counted("minute", minutes);
  }

  ago(when: number, now = Date.now()): string {
    const minutes = (now - when) / 60_000;
    return minutes < 1 ? this.say("just-now") : this.say("ago", { time: this.duration(minutes) });
  }

  private counted(unit: string, value: number): string {
    const whole = Math.max(1, Math.round(value));
    const forms = this.units[unit] ?? {};
    const pattern = forms[new Intl.PluralRules(this.tag).select(whole)] ?? forms["other"] ?? "{0}";
    return pattern.replace("{0}", this.number(whole));
  }

  /** Browsers know no Karakalpak: its neighbour's numbers are right. */
  private get tag(): string {
    const known = Intl.NumberFormat.supportedLocalesOf([this.language]);
    return known[0] ?? (this.language.startsWith("kaa") ? "uz-Latn" : "en");
  }
}

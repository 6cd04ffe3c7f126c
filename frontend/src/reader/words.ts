// Sentences of the page in its language: the server translates them, here they are filled in.

export class Words {
  constructor(private readonly sentences: Readonly<Record<string, string>>, readonly language: string) {}

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
    const hours = minutes >= 90;
    return new Intl.NumberFormat(this.tag, { style: "unit", unit: hours ? "hour" : "minute", unitDisplay: "long", maximumFractionDigits: 0 }).format(Math.max(1, Math.round(hours ? minutes / 60 : minutes)));
  }

  ago(when: number, now = Date.now()): string {
    const minutes = Math.round((when - now) / 60_000);
    const format = new Intl.RelativeTimeFormat(this.tag, { numeric: "auto" });
    if (minutes > -60) return format.format(Math.min(0, minutes), "minute");
    return minutes > -36 * 60 ? format.format(Math.round(minutes / 60), "hour") : format.format(Math.round(minutes / 1440), "day");
  }

  /** Browsers know no Karakalpak: its neighbour's numbers are right. */
  private get tag(): string {
    const known = Intl.NumberFormat.supportedLocalesOf([this.language]);
    return known[0] ?? (this.language.startsWith("kaa") ? "uz-Latn" : "en");
  }
}

// Sentences of the player. They come translated from the server with the bar; numbers and lengths of time are put in here.

export type Words = Readonly<Record<string, string>>;

/** A sentence with its places filled: "{time} left". An unknown name is said as it is: it shows up in tests. */
export function say(words: Words, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** "1:02:03", "4:05": for the eye. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** How lengths, figures and sizes are written: the server's, because browsers know few languages of ours. */
export interface Figures {
  readonly tag: string; // BCP 47, for the rule of plurals
  readonly decimal: string;
  readonly percent: string; // "{n}%"
  readonly units: Readonly<Record<string, Readonly<Record<string, string>>>>; // hour → one → "{0} hour"
}
export const PLAIN: Figures = { tag: "en", decimal: ".", percent: "{n}%", units: {} };

const UNITS = ["hour", "minute", "second"] as const;

/** "1 hour 2 minutes", "12 minutes", "40 seconds": for the ear, at most two units, no seconds beside many minutes. */
export function spoken(seconds: number, figures: Figures): string {
  const whole = Math.max(0, Math.round(seconds));
  const amounts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const first = amounts.findIndex((each) => each > 0);
  const from = first < 0 ? 2 : first;
  const wanted = (place: number): boolean => place === from || (place === from + 1 && (amounts[place] ?? 0) > 0 && !(from === 1 && (amounts[1] ?? 0) >= 5));
  return UNITS.flatMap((unit, place) => (wanted(place) ? [counted(amounts[place] ?? 0, unit, figures)] : [])).join(" ");
}

export function counted(amount: number, unit: string, { tag, units }: Figures): string {
  const patterns = units[unit] ?? {};
  const pattern = patterns[new Intl.PluralRules([tag, "en"]).select(amount)] ?? patterns["other"] ?? "{0}";
  return pattern.replace("{0}", String(amount));
}

/** "37 %" as the language writes it. */
export function percent(share: number, figures: Figures): string {
  return figures.percent.replace("{n}", String(Math.floor(share * 100)));
}

export function number(value: number, { decimal }: Figures, digits = 2): string {
  return String(Number(value.toFixed(digits))).replace(".", decimal);
}

/** "52 MB". */
export function bytes(size: number, figures: Figures): string {
  const unit = size >= 1e9 ? "gigabyte" : size >= 1e6 ? "megabyte" : "kilobyte";
  const value = size / { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 }[unit];
  return (figures.units[unit]?.["other"] ?? "{0}").replace("{0}", number(value, figures, value < 10 ? 1 : 0));
}

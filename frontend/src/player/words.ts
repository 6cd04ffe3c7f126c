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

const UNITS = ["hour", "minute", "second"] as const;

/** "1 hour 2 minutes", "12 minutes", "40 seconds": for the ear, at most two units. Languages that the browser lacks borrow a neighbour's. */
export function spoken(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const amounts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const first = amounts.findIndex((each) => each > 0);
  const from = first < 0 ? 2 : first;
  const parts = UNITS.map((unit, place) => ({ unit, amount: amounts[place] ?? 0, place }))
    .filter(({ amount, place }) => place === from || (place === from + 1 && amount > 0 && !(from === 1 && (amounts[1] ?? 0) >= 5)))
    .map(({ unit, amount }) => counted(amount, unit, language));
  return parts.join(" ");
}

export function counted(amount: number, unit: (typeof UNITS)[number], language: string): string {
  return new Intl.NumberFormat(spokenIn(language), { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** "37 %" as the language writes it. */
export function percent(share: number, language: string): string {
  return new Intl.NumberFormat(spokenIn(language), { style: "percent" }).format(Math.floor(share * 100) / 100);
}

export function number(value: number, language: string, digits = 2): string {
  return new Intl.NumberFormat(spokenIn(language), { maximumFractionDigits: digits }).format(value);
}

/** "52 MB". */
export function bytes(size: number, language: string): string {
  const unit = size >= 1e9 ? "gigabyte" : size >= 1e6 ? "megabyte" : "kilobyte";
  const value = size / { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 }[unit];
  return new Intl.NumberFormat(spokenIn(language), { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

function spokenIn(language: string): string[] {
  return [language, ...(/^(?:kaa|uz)/.test(language) ? [language.includes("Cyrl") ? "uz-Cyrl" : "uz"] : []), "en"];
}

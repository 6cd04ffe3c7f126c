// When something was, said in the language of the page; by the clock where the browser does not know that language.

export function since(when: number, language: string, now = Date.now()): string {
  if (!knows(language)) return clock(new Date(when), new Date(now));
  const minutes = Math.round((when - now) / 60_000);
  const [value, unit] = minutes > -60 ? ([minutes, "minute"] as const) : minutes > -1440 ? ([Math.round(minutes / 60), "hour"] as const) : ([Math.round(minutes / 1440), "day"] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(value, unit);
}

/** A day, and with `hour` its hour, in the language of the page; in figures where the browser does not know it. */
export function moment(when: number, language: string, hour = true): string {
  if (knows(language)) return new Intl.DateTimeFormat(language, { dateStyle: "medium", ...(hour && { timeStyle: "short" as const }) }).format(when);
  return hour ? `${day(new Date(when))} ${time(new Date(when))}` : day(new Date(when));
}

function clock(when: Date, now: Date): string {
  return when.toDateString() === now.toDateString() ? time(when) : `${day(when)} ${time(when)}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

function time(when: Date): string {
  return `${two(when.getHours())}:${two(when.getMinutes())}`;
}

function day(when: Date): string {
  return `${two(when.getDate())}.${two(when.getMonth() + 1)}.${when.getFullYear()}`;
}

/** Browsers call languages supported of which they know no words of time: then they speak English. */
function knows(language: string): boolean {
  const soon = (each: string): string => new Intl.RelativeTimeFormat(each, { numeric: "auto" }).format(0, "minute");
  return language.startsWith("en") || soon(language) !== soon("en");
}

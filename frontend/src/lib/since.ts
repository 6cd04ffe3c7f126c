// When something was, said in the language of the page; by the clock where the browser does not know that language.

export function since(when: number, language: string, now = Date.now()): string {
  if (!knows(language)) return clock(new Date(when), new Date(now));
  const minutes = Math.round((when - now) / 60_000);
  const [value, unit] = minutes > -60 ? ([minutes, "minute"] as const) : minutes > -1440 ? ([Math.round(minutes / 60), "hour"] as const) : ([Math.round(minutes / 1440), "day"] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(value, unit);
}

function clock(when: Date, now: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const hour = `${two(when.getHours())}:${two(when.getMinutes())}`;
  return when.toDateString() === now.toDateString() ? hour : `${two(when.getDate())}.${two(when.getMonth() + 1)}.${when.getFullYear()} ${hour}`;
}

/** Browsers call languages supported of which they know no words of time: then they speak English. */
function knows(language: string): boolean {
  const soon = (each: string): string => new Intl.RelativeTimeFormat(each, { numeric: "auto" }).format(0, "minute");
  return language.startsWith("en") || soon(language) !== soon("en");
}

// The sleep timer: after so many minutes, at the end of the chapter, or at a time of day. Pure: the clock is handed in.

export type Asked =
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "chapter" }
  | { readonly kind: "at"; readonly time: string }; // "23:30"

export type Sleep = { readonly kind: "clock"; readonly until: number } | { readonly kind: "chapter" };

export const FADE = 20; // seconds in which the sound goes away
export const REWIND = 30; // seconds that are heard again afterwards: one was asleep already

/** What is asked for, at a moment (milliseconds). A time of day that has passed is tomorrow's. */
export function set(asked: Asked, now: number): Sleep {
  if (asked.kind === "chapter") return { kind: "chapter" };
  if (asked.kind === "minutes") return { kind: "clock", until: now + asked.minutes * 60_000 };
  const [hours = 0, minutes = 0] = asked.time.split(":").map(Number);
  const until = new Date(now);
  until.setHours(hours, minutes, 0, 0);
  if (until.getTime() <= now) until.setDate(until.getDate() + 1);
  return { kind: "clock", until: until.getTime() };
}

/** Seconds until the sound stops. `chapterLeft`: seconds left in the chapter, as they will pass at the speed chosen. */
export function left(sleep: Sleep, now: number, chapterLeft: number): number {
  return sleep.kind === "chapter" ? Math.max(0, chapterLeft) : Math.max(0, (sleep.until - now) / 1000);
}

/** How loud it still is, 0–1. The end of a chapter needs no fading: the reader stops by herself. */
export function loudness(sleep: Sleep | undefined, secondsLeft: number): number {
  return !sleep || sleep.kind === "chapter" ? 1 : Math.min(1, Math.max(0, secondsLeft / FADE));
}

/** More time, from now on if it had run out. */
export function longer(sleep: Sleep, minutes: number, now: number): Sleep {
  return sleep.kind === "chapter" ? set({ kind: "minutes", minutes }, now) : { kind: "clock", until: Math.max(sleep.until, now) + minutes * 60_000 };
}

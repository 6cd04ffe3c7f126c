// How this listener likes to listen: on this device, for all books, the speed also for each.

export interface Preferences {
  readonly speed: number;
  readonly back: number; // seconds
  readonly ahead: number;
  readonly rewind: boolean; // after a pause
  readonly keys: boolean; // shortcuts
  readonly boost: number; // 1: as recorded
  readonly skip: readonly string[]; // structures that are left out
  readonly follow: boolean; // the transcript scrolls along
  readonly unit: string; // what "next" and "previous" move by
}
const KEY = "lavh.listening"; // forgotten with everything else of ours (lib/sync.ts)
export const DEFAULTS: Preferences = { speed: 1, back: 10, ahead: 30, rewind: true, keys: true, boost: 1, skip: [], follow: true, unit: "level-1" };
export const SKIPS = [5, 10, 15, 30, 60] as const;
export const BOOSTS = [1, 1.5, 2, 3] as const;

/** What was kept, whoever wrote it: anything odd is the default. */
export function read(kept: string | null): Preferences {
  try {
    const found = JSON.parse(kept ?? "{}") as Partial<Preferences>;
    const sound = Object.entries(found).filter(([name, value]) => typeof value === typeof DEFAULTS[name as keyof Preferences]);
    const made = { ...DEFAULTS, ...Object.fromEntries(sound) } as Preferences;
    return { ...made, speed: speed(made.speed), skip: Array.isArray(made.skip) ? made.skip : [] };
  } catch {
    return DEFAULTS;
  }
}

/** 0.5 to 3 in steps of 0.05. */
export function speed(asked: number): number {
  return Math.round(Math.min(3, Math.max(0.5, asked || 1)) * 20) / 20;
}

export function preferences(): Preferences {
  return read(stored(KEY));
}

export function prefer(changes: Partial<Preferences>): Preferences {
  const now = { ...preferences(), ...changes };
  keep(KEY, JSON.stringify(now));
  return now;
}

/** The speed of one book: a slow speaker is slow in her own book only. */
export function speedOf(publication: number): number {
  return speed(Number(stored(`${KEY}.${publication}`)) || preferences().speed);
}

export function keepSpeed(publication: number, value: number): void {
  keep(`${KEY}.${publication}`, String(value));
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a private window that forbids it
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It lasts until the page is closed.
  }
}

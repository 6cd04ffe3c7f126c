// A place in a publication, in the wire form that native Readium apps read: the same JSON as `formats.rwpm.locator`.
// https://readium.org/architecture/models/locators/

export interface Locations {
  readonly fragments?: readonly string[]; // "epubcfi(/6/4!/4/2/1:0)" · "t=12.5" · "page=7" · an element's id
  readonly progression?: number; // 0–1 of the resource
  readonly totalProgression?: number; // 0–1 of the publication
  readonly position?: number; // from 1
}

export interface Words {
  readonly before?: string;
  readonly highlight?: string;
  readonly after?: string;
}

export interface Locator {
  readonly href: string; // as the manifest writes it
  readonly type?: string;
  readonly title?: string; // of the chapter
  readonly locations?: Locations;
  readonly text?: Words;
}

/** How the place was reached: eyes, ears, or fingers on a plain page. */
export type Way = "read" | "listen" | "text";

/** One move of a reader or listener, as the device writes it down. `sequence` only grows on a device; its clock `at` (ms) may be wrong. */
export interface Move {
  readonly sequence: number;
  readonly at: number;
  readonly locator: Locator;
  readonly way?: Way;
}

/** Where one device is in one publication. `when`: the moment (ms) as far as it is known, by the server's clock. */
export interface Place extends Move {
  readonly publication: number;
  readonly device: string;
  readonly name: string; // of the device, as its owner calls it
  readonly when: number;
}

/** 0–1 of the publication; 0 where it is not known. */
export function progress(locator: Locator): number {
  return locator.locations?.totalProgression ?? 0;
}

/** Whether two places are the same to somebody who reads. */
export function same(one: Locator, other: Locator): boolean {
  if (one.href !== other.href) return false;
  const [a, b] = [one.locations ?? {}, other.locations ?? {}];
  if (a.fragments?.length && b.fragments?.length && a.fragments.join() === b.fragments.join()) return true;
  return Math.abs((a.progression ?? 0) - (b.progression ?? 0)) < 0.002;
}

/** For `?at=` of an address, and back. */
export function written(locator: Locator): string {
  return encodeURIComponent(JSON.stringify(locator));
}

/** The place that an address names (decoded already); null where it names none. */
export function read(text: string | null): Locator | null {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return typeof found === "object" && found !== null && typeof (found as Locator).href === "string" ? (found as Locator) : null;
  } catch {
    return null;
  }
}

// After a pause one hears the last words again: the longer one was away, the more of them. Pure.

const STEPS: readonly (readonly [awaySeconds: number, rewindSeconds: number])[] = [
  [15, 0],
  [60, 2],
  [10 * 60, 5],
  [3600, 10],
  [24 * 3600, 20],
  [Infinity, 30],
];

/** Seconds to go back after so many seconds away. */
export function rewind(away: number): number {
  return STEPS.find(([most]) => away < most)?.[1] ?? 30;
}

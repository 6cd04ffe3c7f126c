// Where one is in the whole: pure arithmetic over the sizes of what is read in order.

export interface Reach {
  readonly total: number; // 0–1 of the publication
  readonly position: number; // from 1
  readonly minutesOfChapter: number;
  readonly minutes: number;
}

export const CHARACTERS_A_MINUTE = 1100; // of somebody who reads for pleasure; learned from then on
const CHARACTERS_A_POSITION = 1024;

export class Course {
  private readonly before: readonly number[];
  readonly whole: number;

  /** `weights`: characters (about) of each item of the reading order; 0 is allowed. */
  constructor(private readonly weights: readonly number[]) {
    let sum = 0;
    this.before = weights.map((weight) => (sum += weight) - weight);
    this.whole = sum || 1;
  }

  /** Place after `progression` (0–1) of item `index`; `pace`: characters a minute. */
  reach(index: number, progression: number, pace = CHARACTERS_A_MINUTE): Reach {
    const weight = this.weights[index] ?? 0;
    const read = (this.before[index] ?? this.whole) + clamp(progression) * weight;
    return {
      total: clamp(read / this.whole),
      position: this.positionsBefore(index) + Math.min(positions(weight), 1 + Math.floor(clamp(progression) * positions(weight))),
      minutesOfChapter: ((1 - clamp(progression)) * weight) / pace,
      minutes: (this.whole - read) / pace,
    };
  }

  /** The inverse: item and place in it. */
  at(total: number): { index: number; progression: number } {
    const wanted = clamp(total) * this.whole;
    const last = this.weights.length - 1;
    let index = this.before.findIndex((begin, each) => begin + (this.weights[each] ?? 0) > wanted);
    if (index < 0) index = last;
    const weight = this.weights[index] ?? 0;
    return { index, progression: weight ? clamp((wanted - (this.before[index] ?? 0)) / weight) : 0 };
  }

  private positionsBefore(index: number): number {
    return this.weights.slice(0, index).reduce((sum, weight) => sum + positions(weight), 0);
  }
}

function positions(weight: number): number {
  return Math.max(1, Math.ceil(weight / CHARACTERS_A_POSITION));
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

/** A pace that follows the reader slowly; leafing through and falling asleep teach nothing. */
export function learned(pace: number, characters: number, minutes: number): number {
  const seen = characters / minutes;
  return seen > 200 && seen < 4000 && minutes > 0.08 ? Math.round(pace * 0.9 + seen * 0.1) : pace;
}

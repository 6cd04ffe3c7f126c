import { describe, expect, it } from "vitest";
import { after, joined, moment, offers, taken, type Elsewhere, type Offer, type Seen, type Standing } from "./merging";
import told from "../../../tests/samples/places.json";

interface Sample {
  readonly name: string;
  readonly seen: readonly Seen[];
  readonly standing: Standing;
  readonly mine: Seen | null;
  readonly elsewhere: readonly Elsewhere[];
  readonly offers: readonly Offer[];
}

const samples = told as readonly unknown[] as readonly Sample[];
const standing = (seen: readonly Seen[]): Standing | null => seen.reduce<Standing | null>(taken, null);

describe("the rule of places, by the samples that the server shares", () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))("%s", (_, sample) => {
    for (const order of [sample.seen, [...sample.seen].reverse(), [...sample.seen, ...sample.seen]]) expect(standing(order)).toEqual(sample.standing);
    expect(offers(sample.mine, sample.elsewhere)).toEqual(sample.offers);
  });

  it("joins two halves of a life", () => {
    for (const { seen, standing: whole } of samples) {
      const [one, other] = [standing(seen.slice(0, 1)), standing(seen.slice(1))];
      if (one && other) expect([joined(one, other), joined(other, one)]).toEqual([whole, whole]);
    }
  });

  it("tells what is not known yet, the oldest first", () => {
    const sample = samples.find((each) => each.name.startsWith("one half hour")) as Sample;
    expect(after(sample.standing, 12).map((each) => each.sequence)).toEqual([13]);
    expect(after(sample.standing, 0).map((each) => each.sequence)).toEqual([12, 13]);
  });

  it.each([[100, 100, 5000, 5000], [100, 400, 5000, 4700], [900, 100, 5000, 5000]])("reckons a moment from the arrival: %d %d", (at, sent, arrival, expected) => {
    expect(moment(at, sent, arrival)).toBe(expected);
  });
});

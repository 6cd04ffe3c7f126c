import { describe, expect, it } from "vitest";
import { inOrder, phraseAt, phrasesOf, skippable, skipping } from "./phrases";

const PLACES = new Map([["1.mp3", 0], ["2.mp3", 1]]);
const GUIDED = [
  { textref: "a.xhtml#t1", audioref: "1.mp3#t=0,1", role: ["heading1"] },
  { textref: "a.xhtml#t2", audioref: "1.mp3#t=1,2.5", role: ["pagebreak"] },
  { textref: "a.xhtml#t3", role: ["paragraph"], children: [{ audioref: "1.mp3#t=2.5,4" }, { audioref: "2.mp3#t=0,1" }] },
  { role: ["footnote"], children: [{ textref: "a.xhtml#t4", audioref: "2.mp3#t=1,2" }] },
  { textref: "a.xhtml#t5", audioref: "2.mp3#t=2" },
  { textref: "b.xhtml#t1", audioref: "elsewhere.mp3#t=2" },
];
const phrases = phrasesOf(GUIDED, PLACES);

describe("phrases", () => {
  it("are one list; a second clip has the words of the first", () => {
    expect(phrases.map(({ from, to, textref, roles }) => [from.track, from.seconds, to.seconds, textref, roles.join(" ")])).toEqual([
      [0, 0, 1, "a.xhtml#t1", "heading1"],
      [0, 1, 2.5, "a.xhtml#t2", "pagebreak"],
      [0, 2.5, 4, "a.xhtml#t3", "paragraph"],
      [1, 0, 1, "a.xhtml#t3", "paragraph"],
      [1, 1, 2, "a.xhtml#t4", "footnote"],
      [1, 2, Infinity, "a.xhtml#t5", ""],
    ]);
  });

  it("are found by the moment", () => {
    expect([[0, 0], [0, 0.99], [0, 3], [1, 0], [1, 99]].map(([track = 0, seconds = 0]) => phraseAt(phrases, { track, seconds }))).toEqual([0, 1, 2, 3, 5]);
    expect(phraseAt([], { track: 0, seconds: 5 })).toBe(-1);
  });

  it("come in the order of time, each once", () => expect(inOrder([phrases.slice(3), phrases.slice(0, 4)])).toEqual(phrases));

  it("are left out as the listener wishes", () => {
    expect(skippable(phrases)).toEqual(["pages", "notes"]);
    expect([0, 1, 4].map((place) => skipping(phrases, place, ["pages"]))).toEqual([undefined, { track: 0, seconds: 2.5 }, undefined]);
    expect(skipping(phrases, 4, ["pages", "notes"])).toEqual({ track: 1, seconds: 2 });
    expect(skipping(phrases.slice(0, 2), 1, ["pages"])).toEqual({ track: 0, seconds: 2.5 });
  });
});

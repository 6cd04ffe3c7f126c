import { describe, expect, it } from "vitest";
import * as room from "../lib/download_room";
import { pieceName } from "./book";
import { over, publicationOf } from "./kept";
import { asked, touched } from "./ranges";

describe("a piece of a file", () => {
  it.each([
    ["bytes=0-1", [0, 1]],
    ["bytes=5-", [5, 99]],
    ["bytes=-10", [90, 99]],
    ["bytes=90-500", [90, 99]],
    ["bytes=-500", [0, 99]],
    ["bytes=100-", "none"],
    ["bytes=7-3", "none"],
    ["bytes=-0", "none"],
    ["bytes=0-1,5-6", "all"],
    ["lines=1-2", "all"],
    [null, "all"],
  ])("%s", (header, expected) => expect(asked(header, 100)).toEqual(expected));

  it("lies in these parts", () => expect([touched(0, 9, 10), touched(5, 25, 10), touched(20, 20, 10)]).toEqual([[0], [0, 1, 2], [2]]));
  it("has one name for the page that writes and the worker that reads", () => expect(pieceName("/p/1/ё.mp3", 3)).toBe(room.pieceName("/p/1/ё.mp3", 3)));
});

it("knows the publication of an address", () => {
  expect(["/p/7/ch1.xhtml", "/p/7", "/uz/listen/7", "/uz-cyrl/read/12/text/3", "/uz/work/7", "/p/x/1"].map(publicationOf)).toEqual([7, 7, 7, 12, undefined, undefined]);
});

it("a loan ends", () => {
  const kept = { publication: 1, complete: true, large: {} };
  expect([over({ ...kept, expires: 100 }, 99), over({ ...kept, expires: 100 }, 100), over({ ...kept, expires: null }, 1e15)]).toEqual([false, true, false]);
});

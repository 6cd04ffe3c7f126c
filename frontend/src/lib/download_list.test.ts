import { describe, expect, it } from "vitest";
import { check, later, type Listed, needs, wanted } from "./download_list";

const file = (path: string, size = 10) => ({ path, type: "", size, sha256: "" });
const list: Listed = {
  publication: 7, version: 1, title: "", by: "", opens: "", cover: "", expires: null, pages: [],
  files: [file("/p/7/2.mp3"), file("/p/7/1.mp3"), file("/p/7/3.mp3"), file("/p/7/a.xhtml")],
  starts: { "/p/7/1.mp3": 0, "/p/7/2.mp3": 3600, "/p/7/3.mp3": 7200 },
};
const paths = (wish: { from?: number; to?: number }): string[] => needs(list, wish).map((each) => each.path.slice(5));

describe("what is fetched", () => {
  it("is everything, the sound in its order", () => expect(paths({})).toEqual(["a.xhtml", "1.mp3", "2.mp3", "3.mp3"]));
  it("or the next hours from where one is", () => {
    expect([paths({ from: 4000, to: 7600 }), paths({ from: 0, to: 3600 }), paths({ from: 7300, to: 9999 })]).toEqual([["a.xhtml", "2.mp3", "3.mp3"], ["a.xhtml", "1.mp3"], ["a.xhtml", "3.mp3"]]);
  });
});

it("a file that came in is checked", async () => {
  const body = new Blob(["salom"]);
  const sha256 = "b8d2cbbc8b3fcd4b4a4ba0a5b9c1b3cd";
  expect(await check(body, { ...file("", 4) })).toBe(false);
  expect(await check(body, { ...file("", 5), sha256 })).toBe(false);
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", await body.arrayBuffer()))].map((each) => each.toString(16).padStart(2, "0")).join("");
  expect(await check(body, { ...file("", 5), sha256: digest })).toBe(true);
});

it("what was begun is read, whatever was noted", () => {
  const wish = { publication: 7, list: "/uz/downloads/7.json", language: "uz" };
  expect([wanted(null), wanted("{"), wanted('{"a":1}'), wanted(JSON.stringify([wish, { publication: "x" }, null]))]).toEqual([[], [], [], [wish]]);
});

it("a loan is over at its time", () => expect([later({ expires: 5 }, 5), later({ expires: 6 }, 5), later({ expires: null }, 5)]).toEqual([true, false, false]));

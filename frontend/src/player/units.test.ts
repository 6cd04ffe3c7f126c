import { describe, expect, it } from "vitest";
import { type Book } from "./book";
import { pageNamed, step, type Unit, unitsOf } from "./units";

const mark = (title: string, seconds: number, level = 1) => ({ title, level, spot: { track: 0, seconds } });
const book: Book = {
  number: 1, title: "", author: "", language: "uz", cover: "", parts: [],
  tracks: [{ href: "a.mp3", url: "", type: "", title: "", duration: 1000, sync: [], wave: "" }],
  chapters: [mark("1", 0), mark("1.1", 100, 2), mark("1.2", 200, 2), mark("2", 300), mark("2.1", 400, 2)],
  pages: [mark("vii", 50), mark("12", 250)],
};
const phrases = [0, 10, 20].map((seconds) => ({ from: { track: 0, seconds }, text: String(seconds) }));
const movable = { book, phrases, bookmarks: [] };
const unit = (name: string): Unit => unitsOf(movable).find((each) => each.name === name) as Unit;
const to = (name: string, at: number, way: 1 | -1): number | undefined => step(movable, unit(name), { track: 0, seconds: at }, way)?.spot.seconds;

describe("what a book is moved by", () => {
  it("depends on what it has", () => {
    expect(unitsOf(movable).map((each) => each.name)).toEqual(["level-1", "level-2", "page", "phrase", "time-60", "time-600", "time-1800"]);
    expect(unitsOf({ book: { ...book, pages: [] }, phrases: [], bookmarks: [{ spot: { track: 0, seconds: 1 }, title: "" }] }).map((each) => each.name)).toEqual(["level-1", "level-2", "bookmark", "time-60", "time-600", "time-1800"]);
  });

  it.each([
    ["level-1", 150, 1, 300],
    ["level-1", 350, -1, 300],
    ["level-1", 301, -1, 0],
    ["level-2", 150, 1, 200],
    ["level-2", 250, 1, 300],
    ["level-2", 401, -1, 300],
    ["page", 60, 1, 250],
    ["page", 60, -1, 50],
    ["phrase", 12, 1, 20],
    ["phrase", 12, -1, 10],
    ["phrase", 10.2, -1, 0],
    ["time-60", 30, 1, 90],
    ["time-60", 30, -1, 0],
    ["level-1", 500, 1, undefined],
    ["page", 10, -1, undefined],
  ] as const)("by %s from second %d, way %d: %s", (name, at, way, expected) => expect(to(name, at, way)).toBe(expected));

  it("pages are found by what is printed on them", () => {
    expect([pageNamed(book.pages, " VII ")?.spot.seconds, pageNamed(book.pages, "12")?.spot.seconds, pageNamed(book.pages, "13")]).toEqual([50, 250, undefined]);
  });
});

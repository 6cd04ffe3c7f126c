import { describe, expect, it } from "vitest";
import { bookOf, faceOf, type Manifest, seconds } from "./book";
import { absolute, endOf, moved, placeIn, shares, spotAt, total } from "./line";
import { chapterLeft, resumeAt, stretch } from "./timing";

const MANIFEST: Manifest = {
  metadata: { title: { uz: "Oʻtkan kunlar", ru: "Минувшие дни" }, language: ["uz"], author: [{ name: "Abdulla Qodiriy" }] },
  links: [{ href: "-/cover", rel: ["cover"] }],
  readingOrder: [
    { href: "01.mp3", type: "audio/mpeg", title: "Bir", duration: 100, alternate: [{ href: "-/sync/1.json", type: "application/guided-navigation+json" }] },
    { href: "02.mp3", type: "audio/mpeg", title: "Ikki", duration: 50, alternate: [{ href: "w.json", type: "application/json", rel: ["waveform"] }] },
  ],
  toc: [
    { href: "01.mp3", title: "Birinchi bob", children: [{ href: "01.mp3#t=40.5", title: "Boʻlim" }] },
    { href: "nothing.mp3", title: "Yoʻq" },
    { href: "02.mp3#t=10", title: "Ikkinchi bob" },
  ],
  pageList: [{ href: "01.mp3#t=5", title: "7" }],
};
const book = bookOf(3, MANIFEST, "/p/3/");

describe("the book of a manifest", () => {
  it("has tracks, chapters with their levels, pages and a cover", () => {
    expect(book).toEqual({
      number: 3,
      language: "uz",
      title: "Oʻtkan kunlar",
      author: "Abdulla Qodiriy",
      cover: "/p/3/-/cover",
      tracks: [
        { href: "01.mp3", url: "/p/3/01.mp3", type: "audio/mpeg", title: "Bir", duration: 100, sync: ["/p/3/-/sync/1.json"], wave: "" },
        { href: "02.mp3", url: "/p/3/02.mp3", type: "audio/mpeg", title: "Ikki", duration: 50, sync: [], wave: "/p/3/w.json" },
      ],
      parts: [],
      chapters: [
        { title: "Birinchi bob", level: 1, spot: { track: 0, seconds: 0 } },
        { title: "Boʻlim", level: 2, spot: { track: 0, seconds: 40.5 } },
        { title: "Ikkinchi bob", level: 1, spot: { track: 1, seconds: 10 } },
      ],
      pages: [{ title: "7", level: 1, spot: { track: 0, seconds: 5 } }],
    });
  });

  it("has its tracks for chapters where there are no contents", () => {
    expect(bookOf(3, { ...MANIFEST, toc: [] }, "/p/3/").chapters.map((each) => each.title)).toEqual(["Bir", "Ikki"]);
  });

  it("of words and sound finds its phrases with the chapters of the text", () => {
    const reading: Manifest = {
      metadata: { title: "Kitob" },
      readingOrder: [{ href: "1.xhtml", alternate: [{ href: "-/sync/1.json", type: "application/guided-navigation+json" }] }],
      resources: [{ href: "listening.json", type: "application/audiobook+json", rel: ["alternate"] }],
    };
    const listening: Manifest = { ...MANIFEST, readingOrder: [{ href: "01.mp3", type: "audio/mpeg", duration: 9, alternate: [{ href: "1.xhtml", type: "application/xhtml+xml" }] }] };
    const both = bookOf(3, listening, "/p/3/", reading);
    expect([faceOf(reading), faceOf(MANIFEST)]).toEqual(["listening.json", undefined]);
    expect([both.tracks[0]?.sync, both.parts]).toEqual([["/p/3/-/sync/1.json"], [{ href: "1.xhtml", sync: "/p/3/-/sync/1.json" }]]);
  });

  it.each([
    ["t=12.5", 12.5],
    ["t=12.5,20", 12.5],
    ["t=npt:1:02:03", 3723],
    ["x", 0],
    ["t=", 0],
  ])("reads the moment in %s", (fragment, expected) => expect(seconds(fragment)).toBe(expected));
});

describe("the line of time", () => {
  it("runs through the tracks", () => {
    expect([total(book), absolute(book, { track: 1, seconds: 5 })]).toEqual([150, 105]);
    expect([0, 99, 100, 149, 500, -3].map((at) => spotAt(book, at))).toEqual([
      { track: 0, seconds: 0 },
      { track: 0, seconds: 99 },
      { track: 1, seconds: 0 },
      { track: 1, seconds: 49 },
      { track: 1, seconds: 50 },
      { track: 0, seconds: 0 },
    ]);
  });

  it("is gone along over the ends of tracks", () => {
    expect([moved(book, { track: 0, seconds: 95 }, 30), moved(book, { track: 1, seconds: 5 }, -10)]).toEqual([
      { track: 1, seconds: 25 },
      { track: 0, seconds: 95 },
    ]);
  });

  it("knows the chapter and where it ends", () => {
    expect([{ track: 0, seconds: 0 }, { track: 0, seconds: 41 }, { track: 1, seconds: 9 }, { track: 1, seconds: 10 }].map((spot) => placeIn(book.chapters, spot))).toEqual([0, 1, 1, 2]);
    expect([0, 1, 2].map((place) => endOf(book, place))).toEqual([
      { track: 0, seconds: 40.5 },
      { track: 1, seconds: 10 },
      { track: 1, seconds: 50 },
    ]);
    expect([stretch(book, { track: 1, seconds: 9 }), chapterLeft(book, { track: 1, seconds: 9 })]).toEqual([{ from: 40.5, length: 69.5 }, 1]);
  });

  it("says how far one is", () => expect(shares(book, { track: 1, seconds: 5 })).toEqual({ track: 0.1, book: 0.7 }));

  it("is never begun so late that nothing would be heard", () => expect([resumeAt(99.9, 100), resumeAt(5, 100), resumeAt(5, Number.NaN)]).toEqual([99.5, 5, 5]));
});

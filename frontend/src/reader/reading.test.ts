import { describe, expect, it } from "vitest";
import samples from "../../../tests/samples/turning.json";
import { begun, bounded, NORMAL, sheets, stepped, theme, valid } from "./appearance";
import { absolute, rules } from "./css";
import { Listing } from "./contents";
import { entries, said } from "./manifest";
import { Course, learned } from "./progress";
import { cut } from "./speech";
import { type Alphabet, turned } from "./transliteration";
import { Words } from "./words";

describe("where one is in the whole", () => {
  const course = new Course([1024, 0, 3072]);

  it("counts what was read before", () => {
    expect(course.reach(2, 0.5, 1024)).toEqual({ total: 0.625, position: 4, minutesOfChapter: 1.5, minutes: 1.5 });
  });

  it("finds the item of a share, and nothing in what is empty", () => {
    expect([course.at(0), course.at(0.25), course.at(0.625), course.at(1)]).toEqual([
      { index: 0, progression: 0 },
      { index: 2, progression: 0 },
      { index: 2, progression: 0.5 },
      { index: 2, progression: 1 },
    ]);
  });

  it("stands what makes no sense", () => {
    expect(course.reach(9, Number.NaN).total).toBe(1);
    expect(new Course([]).at(0.5)).toEqual({ index: -1, progression: 0 });
  });

  it("learns from reading, not from leafing", () => {
    expect([learned(1000, 1000, 0.5), learned(1000, 1000, 0.01), learned(1000, 1000, 60)]).toEqual([1100, 1000, 1000]);
  });
});

describe("appearance", () => {
  it("keeps what is known and leaves the rest", () => {
    expect(valid({ theme: "sepia", flow: "sideways", size: 900, ink: "red" })).toEqual({ theme: "sepia", size: 300 });
    expect(valid("nonsense")).toEqual({});
  });

  it("begins with what was chosen for the whole site", () => {
    expect(begun({})).toEqual(NORMAL);
    expect(begun({ theme: "dark", size: "2", spacing: "wide", face: "andika", script: "uz-cyrl", motion: "less" })).toEqual({ ...NORMAL, theme: "dark", size: 200, leading: 1.8, letters: 0.06, words: 0.15, face: "andika", script: "uz-Cyrl", animate: "off" });
  });

  it("goes in steps within bounds; the leading leaps over what nobody wants", () => {
    expect([stepped("size", 100, 1), stepped("size", 300, 1), stepped("leading", 0, 1), stepped("leading", 1.2, -1), bounded("letters", 9)]).toEqual([110, 300, 1.2, 0, 0.3]);
  });

  it("follows the phone unless told otherwise", () => {
    expect([theme(NORMAL, true), theme(NORMAL, false), theme({ ...NORMAL, theme: "sepia" }, true)]).toEqual(["dark", "light", "sepia"]);
  });

  it("leaves the publisher's face and colours where nothing else is chosen", () => {
    const [, after] = sheets(NORMAL, false, "");
    expect(after).not.toMatch(/font-family|color: inherit/);
    expect(sheets({ ...NORMAL, face: "andika", theme: "dark" }, false, "")[1]).toMatch(/Andika[\s\S]*!important/);
  });
});

describe("a publisher's sheet", () => {
  const screen = { width: 400, height: 800 };

  it("breaks columns, not pages, and grows with the chosen size", () => {
    expect(rules("p { page-break-before: always; font-size: 12pt } h1 { break-after: avoid-page; -epub-hyphens: none }", screen)).toBe(
      "p { break-before: column; font-size: 1rem } h1 { break-after: avoid-column; hyphens: none }",
    );
  });

  it("is justified when the reader says so", () => {
    expect(rules("p{text-align:justify}", screen)).toBe("p{text-align:var(--justify, start)}");
  });

  it("says where its files are", () => {
    expect(absolute('@import "b.css"; i { background: url(../x y.png); mask: url("#m") }', "https://lib.example/p/1/css/a.css")).toBe(
      '@import "https://lib.example/p/1/css/b.css"; i { background: url("https://lib.example/p/1/x%20y.png"); mask: url("#m") }',
    );
  });
});

describe("contents", () => {
  const toc = [{ href: "", title: "Part one", children: [{ href: "a%20b.xhtml", title: "A" }] }, { href: "c.xhtml#x", title: "C" }];

  it("is one list with depths; a heading without an address leads where its first entry leads", () => {
    expect(entries(toc)).toEqual([
      { href: "a%20b.xhtml", title: "Part one", depth: 0 },
      { href: "a%20b.xhtml", title: "A", depth: 1 },
      { href: "c.xhtml#x", title: "C", depth: 0 },
    ]);
  });

  it("knows the entry that holds a place", () => {
    const listing = new Listing(toc, new Map([["a b.xhtml", 1], ["c.xhtml", 3]]));
    expect([0, 1, 2, 3].map((index) => listing.at(index, null)?.title)).toEqual([undefined, "A", "A", "C"]);
  });

  it("knows the entry after and before, also where one file holds many, and never the same place twice", () => {
    const many = new Listing([{ href: "a.xhtml#part", title: "Part", children: [{ href: "a.xhtml#part", title: "One" }, { href: "a.xhtml#two", title: "Two" }] }, { href: "b.xhtml", title: "Three" }], new Map([["a.xhtml", 0], ["b.xhtml", 1]]));
    expect([many.beside(0, null, 1)?.title, many.beside(0, null, -1)?.title, many.beside(1, null, -1)?.title, many.beside(1, null, 1)]).toEqual(["Three", "One", "Two", null]);
  });

  it("takes the title in the patron's language", () => {
    expect([said({ uz: "Kitob", en: "Book" }, "en"), said({ uz: "Kitob" }, "ru"), said(undefined)]).toEqual(["Book", "Kitob", ""]);
  });
});

describe("sentences", () => {
  const words = new Words({ left: "%(time)s left", ago: "%(time)s ago", "just-now": "just now" }, "ru", { minute: { one: "{0} минута", few: "{0} минуты", many: "{0} минут" }, hour: { few: "{0} часа" } });

  it("are filled in, with the plural of the language", () => {
    expect([words.say("left", { time: words.duration(12) }), words.duration(1), words.duration(0), words.duration(3), words.duration(120)]).toEqual(["12 минут left", "1 минута", "1 минута", "3 минуты", "2 часа"]);
  });

  it("say how long ago", () => {
    expect([words.ago(1000, 2000), words.ago(0, 180_000)]).toEqual(["just now", "3 минуты ago"]);
  });
});

describe("sentences to be read aloud", () => {
  it("are whole, and long ones are cut at a comma", () => {
    const long = `${"soʻz ".repeat(30)}, ${"yana ".repeat(30)}`;
    const pieces = cut(`Bir. Ikki! ${long}`, "uz").map(([from, to]) => to - from);
    expect(pieces.slice(0, 2)).toEqual([5, 6]);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(220);
  });
});

describe("Uzbek and Karakalpak in another alphabet, as the server does it", () => {
  it.each(samples)("$text", ({ language, alphabet, text, turned: expected }) => {
    expect(turned(text, language, alphabet as Alphabet)).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import { type Asked, keepable, languageOf, ruleFor, stem, surplus } from "./rules";

const page: Asked = { method: "GET", path: "/uz/work/7", ours: true, html: true, part: false, ranged: false };
const named = (changes: Partial<Asked>): string => ruleFor({ ...page, ...changes }).name;

describe("the rule of a request", () => {
  it.each([
    [{}, "pages"],
    [{ path: "/uz-cyrl/search" }, "pages"],
    [{ path: "/kaa/" }, "pages"],
    [{ path: "/uz-2026/help" }, "pages"],
    [{ path: "/static/assets/application-1.js", html: false }, "built files"],
    [{ path: "/cover/7-1.svg", html: false }, "generated covers"],
    [{ part: true }, "parts of pages"],
    [{ path: "/uz/shelves" }, "one's own shelves and notes: on this phone alone"],
    [{ path: "/ar/shelves/next" }, "one's own shelves and notes: on this phone alone"],
    [{ path: "/uz-cyrl/shelves/12" }, "one's own shelves and notes: on this phone alone"],
    [{ path: "/ru/notes" }, "one's own shelves and notes: on this phone alone"],
    [{ path: "/uz/shelves/along", html: false }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/uz/shelves/going", part: true }, "parts of pages"],
    [{ path: "/uz/devices" }, "pages"],
    [{ path: "/uz/suggest" }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/api/v1/search" }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/uz/work/7/cite.ris", html: false }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/oai" }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/p/7/ch1.xhtml", html: false }, "files of publications"],
    [{ path: "/p/7/01.mp3", html: false, ranged: true }, "files of publications"],
    [{ path: "/p/7" }, "everything else: doors for programs, downloads, the personal"],
    [{ path: "/w/7" }, "everything else: doors for programs, downloads, the personal"],
    [{ method: "POST", path: "/uz/settings" }, "something is changed"],
    [{ ours: false }, "another host"],
    [{ path: "/static/sound.mp3", ranged: true }, "a piece of a file"],
  ] as const)("%o → %s", (changes, name) => expect(named(changes)).toBe(name));

  it("is to go to the network unless something is said", () => expect(ruleFor({ ...page, path: "/oai" }).way).toBe("network"));
});

describe("an answer is kept", () => {
  const answer = (status: number, control = "", type: ResponseType = "basic", content = "text/html; charset=utf-8") =>
    keepable({ status, type, headers: new Headers({ "Content-Type": content, ...(control && { "Cache-Control": control }) }) }, "pages");
  it("when it is whole, good and public", () => expect(answer(200, "public, max-age=60")).toBe(true));
  it.each([
    [404, ""],
    [206, ""],
    [200, "no-store"],
    [200, "private, max-age=0"],
  ])("but not: %i %s", (status, control) => expect(answer(status, control)).toBe(false));
  it("but not when it is opaque", () => expect(answer(200, "", "opaque")).toBe(false));
  it("what is one's own, though no other cache may have it", () => {
    const own = (status: number, content: string): boolean => keepable({ status, type: "basic", headers: new Headers({ "Content-Type": content, "Cache-Control": "private, no-store" }) }, "mine");
    expect([own(200, "text/html"), own(404, "text/html"), own(200, "text/csv")]).toEqual([true, false, false]);
  });
  it("but not when it is a download", () => expect(answer(200, "", "basic", "application/x-research-info-systems")).toBe(false));
});

it("finds the language of a page", () => {
  expect(["/ar/work/7", "/uz-cyrl/", "/w/7"].map((path) => languageOf(path, "uz"))).toEqual(["ar", "uz-cyrl", "uz"]);
});

it("lets the oldest go", () => {
  expect([surplus([1, 2, 3, 4], 3), surplus([1, 2], 3)]).toEqual([[1], []]);
});

it("knows a built file of another version", () => {
  expect(["/static/assets/main-I3ozbaxA.js", "/static/assets/reader--pW7bycc.js", "/static/icons/icon.svg"].map(stem)).toEqual(["/static/assets/main.js", "/static/assets/reader.js", "/static/icons/icon.svg"]);
});

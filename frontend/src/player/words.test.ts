import { describe, expect, it } from "vitest";
import { rewind } from "./absence";
import { folded, matches } from "./folding";
import { commandOf } from "./keys";
import { DEFAULTS, read, speed } from "./preferences";
import { left, longer, loudness, set } from "./sleep";
import { cut } from "./wave";
import { bytes, clock, type Figures, number, percent, say, spoken } from "./words";

const RUSSIAN: Figures = {
  tag: "ru",
  decimal: ",",
  percent: "{n} %",
  units: { hour: { one: "{0} час", few: "{0} часа", many: "{0} часов" }, minute: { one: "{0} минута", few: "{0} минуты", many: "{0} минут" }, second: { many: "{0} секунд" }, megabyte: { other: "{0} МБ" } },
};

describe("words and figures", () => {
  it("fills sentences and shows what it does not know", () => {
    expect([say({ left: "{time} qoldi" }, "left", { time: "5 daqiqa" }), say({}, "left")]).toEqual(["5 daqiqa qoldi", "left"]);
  });
  it("writes times for the eye", () => expect([0, 65, 3723, -1].map(clock)).toEqual(["0:00", "1:05", "1:02:03", "0:00"]));
  it("says times for the ear", () => {
    expect([3723, 7200, 60 * 21, 65, 0].map((each) => spoken(each, RUSSIAN))).toEqual(["1 час 2 минуты", "2 часа", "21 минута", "1 минута 5 секунд", "0 секунд"]);
  });
  it("writes shares, factors and sizes", () => expect([percent(0.379, RUSSIAN), number(1.25, RUSSIAN), bytes(5_240_000, RUSSIAN)]).toEqual(["37 %", "1,25", "5,2 МБ"]));
});

describe("the sleep timer", () => {
  const now = new Date(2026, 10, 26, 22, 0).getTime();
  it("goes off after minutes, at a time of day, or with the chapter", () => {
    expect(left(set({ kind: "minutes", minutes: 15 }, now), now, 0)).toBe(900);
    expect(left(set({ kind: "at", time: "23:30" }, now), now, 0)).toBe(5400);
    expect(left(set({ kind: "at", time: "07:00" }, now), now, 0)).toBe(9 * 3600);
    expect(left(set({ kind: "chapter" }, now), now, 42)).toBe(42);
  });
  it("fades, and can be given more time", () => {
    const sleep = set({ kind: "minutes", minutes: 1 }, now);
    expect([loudness(sleep, 60), loudness(sleep, 10), loudness(sleep, 0), loudness({ kind: "chapter" }, 1), loudness(undefined, 0)]).toEqual([1, 0.5, 0, 1, 1]);
    expect(left(longer(sleep, 5, now + 90_000), now + 90_000, 0)).toBe(300);
  });
});

it("goes back further the longer one was away", () => expect([5, 30, 120, 1800, 7200, 200_000].map(rewind)).toEqual([0, 2, 5, 10, 20, 30]));

describe("preferences", () => {
  it("are kept within reason", () => expect([0.1, 1.2345, 9, Number.NaN].map(speed)).toEqual([0.5, 1.25, 3, 1]));
  it("survive anything that was kept", () => {
    expect([read(null), read("nonsense"), read('{"speed":"fast","skip":{}}')]).toEqual([DEFAULTS, DEFAULTS, DEFAULTS]);
    expect(read('{"speed":1.5,"keys":false}')).toEqual({ ...DEFAULTS, speed: 1.5, keys: false });
  });
});

it("keys of the system are left alone", () => {
  const press = (key: string, ctrlKey = false) => commandOf({ key, ctrlKey, metaKey: false, altKey: false });
  expect([press(" "), press("J"), press("p", true), press("q")]).toEqual(["toggle", "back", undefined, undefined]);
});

it("finds titles in any script", () => {
  expect(folded("Ўткан кунлар")).toBe(folded("Oʻtkan kunlar"));
  expect([matches("Oʻtkan kunlar Abdulla Qodiriy", "қодир"), matches("Oʻtkan kunlar", "kun o'tk"), matches("Oʻtkan kunlar", "kech"), matches("Inson huquqlari", "хукук")]).toEqual([true, true, false, true]);
});

it("a stretch of a waveform keeps its peaks", () => {
  expect(cut({ duration: 10, peaks: [0, 10, 90, 20, 30, 100, 0, 0, 5, 1] }, 2, 4, 2)).toEqual([90, 100]);
});

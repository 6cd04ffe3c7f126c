import { describe, expect, it } from "vitest";
import { kilometres } from "./distance";

describe("kilometres on the ground", () => {
  it.each([
    ["from a place to itself", [41.3111, 69.2797], [41.3111, 69.2797], 0],
    ["from Tashkent to Samarkand", [41.3111, 69.2797], [39.6542, 66.9597], 269],
    ["over the date line", [0, 179.5], [0, -179.5], 111],
  ] as const)("%s", (_words, one, other, expected) => {
    expect(Math.round(kilometres(one, other))).toBe(expected);
  });
});

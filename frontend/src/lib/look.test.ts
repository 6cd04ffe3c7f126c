import { describe, expect, it } from "vitest";
import { read } from "./look";

describe("the cookie of looks", () => {
  it.each([
    ["look=theme=dark&size=1.5", { theme: "dark", size: "1.5" }],
    ['a=1; look="theme=dark&size=1.5"; b=2', { theme: "dark", size: "1.5" }],
    ["overlook=theme=dark", {}],
    ["", {}],
  ])("%s", (cookies, look) => expect(read(cookies)).toEqual(look));
});

import { expect, it } from "vitest";
import { moment, since } from "./since";

const noon = new Date(2026, 0, 2, 12, 0).getTime();

it("is said in the language of the page", () => {
  expect([since(noon - 120_000, "en", noon), since(noon - 2 * 3_600_000, "en", noon), since(noon - 3 * 86_400_000, "en", noon)]).toEqual(["2 minutes ago", "2 hours ago", "3 days ago"]);
});

it("is the hour where the browser does not know the language", () => {
  expect([since(noon - 120_000, "xx", noon), since(noon - 2 * 86_400_000, "xx", noon)]).toEqual(["11:58", "31.12.2025 12:00"]);
});

it("is a moment in figures where the browser does not know the language", () => {
  expect([moment(noon, "xx"), moment(noon, "xx", false), moment(noon, "en", false)]).toEqual(["02.01.2026 12:00", "02.01.2026", "Jan 2, 2026"]);
});

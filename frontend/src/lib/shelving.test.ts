import { beforeEach, expect, it, vi } from "vitest";

const names = new Map<string, string>();
const [first, second] = [{ path: "/uz/work/1/shelves", body: "on=next" }, { path: "/uz/shelves/next/titles", body: "title=7&off=1" }];
let told: string[] = [];
let statuses: number[] = [];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  [told, statuses] = [[], []];
  names.clear();
  names.set("lavh.shelving", JSON.stringify([first, second]));
  names.set("lavh.own", "uz 1");
  vi.stubGlobal("navigator", { userAgent: "", onLine: true });
  vi.stubGlobal("localStorage", { length: 0, key: () => null, getItem: (name: string) => names.get(name) ?? null, setItem: (name: string, text: string) => names.set(name, text), removeItem: (name: string) => names.delete(name) });
  vi.stubGlobal("fetch", async (path: string, { body }: RequestInit) => {
    told.push(`${path} ${String(body)}`);
    return { status: statuses.shift() ?? 0, type: "opaqueredirect" };
  });
});

async function flushed(): Promise<void> {
  await import("./shelving");
  await (await import("./sync")).flush();
}

it("tells what waits in its order, and what is kept of the shelves is old then", async () => {
  await flushed();
  expect(told).toEqual([`${first.path} ${first.body}`, `${second.path} ${second.body}`]);
  expect([...names.keys()].filter((name) => name !== "lavh.synced")).toEqual([]);
});

it.each([503, 429])("keeps what a server that is ill or busy (%i) did not take, and what comes after it", async (status) => {
  statuses = [status];
  await flushed();
  expect([told.length, names.get("lavh.shelving")]).toEqual([1, JSON.stringify([first, second])]);
});

it("asks no second time where the server says no", async () => {
  statuses = [403];
  await flushed();
  expect([told.length, names.has("lavh.shelving")]).toEqual([2, false]);
});

it("tells nothing where all is to stay on this phone", async () => {
  names.set("lavh.sync", "off");
  await flushed();
  expect([told.length, names.has("lavh.shelving")]).toEqual([0, true]);
});

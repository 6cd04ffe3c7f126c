import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";

const kept = new Map<string, string>();
const asked: { path: string; body: Record<string, unknown> }[] = [];
let there: Record<string, unknown> = {};

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  there = {};
  vi.resetModules();
  vi.stubGlobal("indexedDB", undefined); // where there is none, the same goes by localStorage
  vi.stubGlobal("navigator", { userAgent: "", onLine: true });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("localStorage", {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const body = JSON.parse((init.body as string | undefined) ?? "{}") as Record<string, unknown>;
    asked.push({ path, body });
    if (body["settings"]) there = { ...there, ...(body["settings"] as object) };
    return Response.json({ reader: "me", settings: there });
  });
});

describe("choices that follow", () => {
  it("are told once and taken from other devices", async () => {
    await import("./following");
    const [{ flush }, { get, put }] = [await import("./sync"), await import("./store")];
    await put("kept", "reader", { size: 2 });
    await put("kept", "elsewhere 7", []);
    await flush();
    there = { ...there, "appearance:7": { face: "andika" } };
    await flush();
    expect(asked.flatMap(({ body }) => (body["settings"] ? [body["settings"]] : []))).toEqual([{ appearance: { size: 2 } }]);
    expect(await get("kept", "reader 7")).toEqual({ face: "andika" });
  });

  it("count here where something was chosen here since", async () => {
    await import("./following");
    const [{ flush }, { get, put }] = [await import("./sync"), await import("./store")];
    await put("kept", "reader", { size: 2 });
    await flush();
    there = { appearance: { size: 3 } };
    await put("kept", "reader", { size: 4 });
    await flush();
    expect([await get("kept", "reader"), there]).toEqual([{ size: 4 }, { appearance: { size: 4 } }]);
  });
});

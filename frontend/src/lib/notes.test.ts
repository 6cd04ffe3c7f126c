import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Note } from "./notes";
import { clear } from "./store";

let server: { asked: Note[][]; answer: (notes: Note[]) => Note[]; news: Note[] };
const names = new Map<string, string>();
const place = { href: "a", locations: { totalProgression: 0.5 } };

beforeEach(async () => {
  names.clear();
  server = { asked: [], answer: (notes) => notes.map((each) => ({ ...each, version: each.version + 1 })), news: [] };
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("navigator", { userAgent: "", onLine: true });
  vi.stubGlobal("localStorage", { length: 0, key: () => null, getItem: (name: string) => names.get(name) ?? null, setItem: (name: string, text: string) => names.set(name, text), removeItem: (name: string) => names.delete(name) });
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    if (!init.body) return Response.json({ reader: "me", notes: server.news, since: 9, more: false });
    const { notes } = JSON.parse(init.body as string) as { notes: Note[] };
    server.asked.push(notes);
    return Response.json({ reader: "me", notes: server.answer(notes) });
  });
  await clear();
});

describe("notes", () => {
  it("are on the device first, then told, and told again only when they change", async () => {
    const [{ keep, notes }, { flush }] = [await import("./notes"), await import("./sync")];
    const note = await keep({ publication: 7, kind: "highlight", colour: "green", locator: place });
    expect((await notes(7)).map((each) => each.id)).toEqual([note.id]);
    await flush();
    await flush();
    expect(server.asked.at(-1)?.map((each) => each.id)).toEqual([note.id]);
    const times = server.asked.length;
    await flush();
    expect(server.asked.length).toBe(times);
    await keep({ ...note, text: "Why?" });
    await flush();
    expect(server.asked.at(-1)?.[0]?.text).toBe("Why?");
  });

  it("keep what another device wrote at once as a second one", async () => {
    const [{ keep, notes }, { flush }] = [await import("./notes"), await import("./sync")];
    const note = await keep({ publication: 7, kind: "highlight", locator: place, text: "mine" });
    server.answer = (told) => [{ ...(told[0] as Note), text: "theirs", version: 4 }, { ...(told[0] as Note), id: "copy", version: 1 }];
    await flush();
    expect((await notes(7)).map((each) => each.text).sort()).toEqual(["mine", "theirs"]);
    expect((await notes(7)).find((each) => each.id === note.id)?.text).toBe("theirs");
  });

  it("leave a gap that the others hear of", async () => {
    const [{ keep, notes, remove }, { flush }] = [await import("./notes"), await import("./sync")];
    const note = await keep({ publication: 7, kind: "bookmark", locator: place });
    await flush();
    await remove(note.id);
    expect(await notes(7)).toEqual([]);
    await flush();
    expect(server.asked.at(-1)?.[0]?.deleted).toBe(true);
  });

  it("come from other devices, but never over what was written here and not told yet", async () => {
    const [{ keep, notes, refresh }, { note }] = [await import("./notes"), await import("./store")];
    const mine = await keep({ publication: 7, kind: "bookmark", locator: place, text: "mine" });
    note("lavh.reader", "me");
    server.news = [{ ...mine, text: "theirs", version: 5 }, { ...mine, id: "new", text: "new", version: 1 }];
    await refresh();
    expect((await notes(7)).map((each) => each.text).sort()).toEqual(["mine", "new"]);
  });
});

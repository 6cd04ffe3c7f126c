import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Locator } from "./locator";
import { clear } from "./store";

const at = (progression: number, href = "ch1.xhtml"): Locator => ({ href, locations: { progression, totalProgression: progression } });

/** The part of localStorage that we use. */
class Storage {
  readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  readonly key = (at: number): string | null => [...this.kept.keys()][at] ?? null;
  readonly getItem = (name: string): string | null => this.kept.get(name) ?? null;
  readonly setItem = (name: string, text: string): void => void this.kept.set(name, text);
  readonly removeItem = (name: string): void => void this.kept.delete(name);
}

/** A server that answers what it is told to, and remembers what it was asked. */
class Server {
  readonly asked: { path: string; body: Record<string, unknown> }[] = [];
  answer: (path: string, body: Record<string, unknown>) => Response = () => Response.json({ reader: "me" });
  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const body = JSON.parse((init.body as string | undefined) ?? "{}") as Record<string, unknown>;
    this.asked.push({ path, body });
    return this.answer(path, body);
  };
}

let storage: Storage;
let server: Server;

beforeEach(async () => {
  storage = new Storage();
  server = new Server();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("fetch", server.fetch);
  vi.stubGlobal("navigator", { userAgent: "Android Chrome", onLine: true });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.resetModules();
  await clear();
});

const load = async (): Promise<typeof import("./places")> => import("./places");

describe("a device's places", () => {
  it("are none where nobody has been", async () => {
    const { place, resume } = await load();
    expect([await place(7), await resume(7)]).toEqual([null, { place: null, offers: [] }]);
    expect(server.asked).toEqual([]);
  });

  it("are the last moves, each publication its own", async () => {
    const { move, place, places } = await load();
    await move(7, at(0.1));
    await move(8, at(0.5));
    await move(7, at(0.2), { way: "listen" });
    expect((await place(7))?.locator).toEqual(at(0.2));
    expect((await places()).map((each) => [each.publication, each.locator, each.way])).toEqual([[7, at(0.2), "listen"], [8, at(0.5), undefined]]);
  });

  it("survive a clock that goes back", async () => {
    const { move, place } = await load();
    const now = vi.spyOn(Date, "now").mockReturnValue(2_000_000_000_000);
    await move(7, at(0.1));
    now.mockReturnValue(1_000_000_000_000);
    await move(7, at(0.2));
    now.mockRestore();
    expect((await place(7))?.locator).toEqual(at(0.2));
  });

  it("survive a page that is closed before the database is written", async () => {
    const { place } = await load();
    storage.setItem("lavh.move.7", JSON.stringify({ sequence: 5, at: 5, locator: at(0.3) }));
    expect((await place(7))?.locator).toEqual(at(0.3));
    expect(storage.getItem("lavh.move.7")).toBeNull();
  });
});

describe("sending", () => {
  it("tells each move once, and the state is true all along", async () => {
    const { move, flush, state } = await load();
    await move(7, at(0.1));
    expect(state().state).toBe("saved");
    await flush();
    expect(state().state).toBe("synced");
    await flush();
    const told = server.asked.filter((each) => each.path.endsWith("/moves")).flatMap((each) => each.body["moves"] as { locator: Locator }[]);
    expect(told.map((each) => each.locator)).toEqual([at(0.1), at(0.1)]); // the second time because it heard only then who it is
    await move(7, at(0.2));
    await flush();
    expect((server.asked.filter((each) => each.path.endsWith("/moves")).at(-1)?.body["moves"] as object[]).length).toBe(1);
  });

  it("keeps everything while the server fails", async () => {
    const { move, flush, state, place } = await load();
    server.answer = () => new Response("", { status: 503 });
    await move(7, at(0.1));
    await flush();
    expect([state().state, (await place(7))?.locator]).toEqual(["failed", at(0.1)]);
    server.answer = () => Response.json({ reader: "me" });
    await flush();
    expect(state().state).toBe("synced");
  });

  it("tells everything to a server that has forgotten us", async () => {
    const { move, flush } = await load();
    await move(7, at(0.1));
    await flush();
    server.answer = () => Response.json({ reader: "somebody new" });
    server.asked.length = 0;
    await move(8, at(0.9));
    await flush();
    const told = new Set(server.asked.flatMap((each) => ((each.body["moves"] ?? []) as { publication: number }[]).map((move) => move.publication)));
    expect([...told].sort()).toEqual([7, 8]);
  });

  it("forgets everything when that was wished elsewhere", async () => {
    const { move, flush, place } = await load();
    await move(7, at(0.1));
    server.answer = () => new Response("", { status: 410 });
    await flush();
    expect(await place(7)).toBeNull();
  });
});

describe("other devices", () => {
  it("are offered and move nothing", async () => {
    const { move, flush, resume } = await load();
    await move(7, at(0.1));
    await flush();
    const seen = { sequence: 1, at: 1, when: Date.now() + 60_000, locator: at(0.6) };
    server.answer = () => Response.json({ reader: "me", places: [{ device: "tablet", name: "Tablet", latest: seen, furthest: seen, trail: [] }] });
    const found = await resume(7);
    expect(found.place?.locator).toEqual(at(0.1));
    expect(found.offers).toEqual([{ why: "later", device: "tablet", name: "Tablet", locator: at(0.6), when: seen.when }]);
    server.answer = () => Response.error();
    expect((await resume(7)).offers).toEqual(found.offers); // without a connection: what was known last
  });
});

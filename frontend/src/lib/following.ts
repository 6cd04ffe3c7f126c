// Choices that follow a reader from device to device: the look of the text everywhere and in single books, habits.
// They lie in the store "kept" under the names that the reader gives them; here is only how they travel.
import { entries, get, put } from "./store";
import { ask, known, sends, soon } from "./sync";

/** Which names follow, and how the server calls them. */
const FOLLOWS: readonly (readonly [RegExp, string])[] = [
  [/^reader$/, "appearance"],
  [/^reader (\d+)$/, "appearance:"],
  [/^reader habits$/, "habits"],
];
const TOLD = "told "; // what the server was told last, by name

export function named(key: string): string | null {
  for (const [pattern, name] of FOLLOWS) {
    const found = pattern.exec(key);
    if (found) return name + (found[1] ?? "");
  }
  return null;
}

function keyOf(name: string): string | null {
  const [kind, book] = name.split(":");
  if (kind === "appearance") return book ? `reader ${book}` : "reader";
  return kind === "habits" ? "reader habits" : null;
}

/** Something was chosen: it goes with what goes next. */
export function chosen(): void {
  soon();
}

async function send(): Promise<void> {
  const kept = new Map((await entries("kept")).map(([key, value]) => [String(key), value]));
  const settings: Record<string, unknown> = {};
  for (const [key, value] of kept) {
    const name = named(key);
    if (name && JSON.stringify(value) !== kept.get(TOLD + name)) settings[name] = value;
  }
  if (Object.keys(settings).length) {
    await ask("/settings", { settings });
    for (const [name, value] of Object.entries(settings)) await put("kept", TOLD + name, JSON.stringify(value));
  }
  await hear();
}

/** What was chosen on other devices counts here, unless something else was chosen here since. */
async function hear(): Promise<void> {
  if (!known()) return;
  const { settings } = await ask<{ settings: Readonly<Record<string, unknown>> }>("/settings");
  for (const [name, value] of Object.entries(settings)) {
    const key = keyOf(name);
    if (!key) continue;
    const [mine, told] = [JSON.stringify(await get("kept", key)), await get<string>("kept", TOLD + name)];
    if (mine !== undefined && mine !== told) continue;
    await put("kept", key, value);
    await put("kept", TOLD + name, JSON.stringify(value));
  }
}

async function again(): Promise<void> {
  for (const [key] of await entries("kept")) if (String(key).startsWith(TOLD)) await put("kept", String(key), "");
}

sends({ send, again });

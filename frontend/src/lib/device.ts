// Which device this is, and its own count of what happens on it.
import { change, note, recall } from "./store";

let last = 0;

/** A number of this device's log: only grows, whatever the clock does. Close to the clock, so that a restored copy of the device does not repeat it. */
export function sequence(): number {
  last = Math.max(last + 1, Number(recall("lavh.sequence") ?? 0) + 1, Date.now());
  note("lavh.sequence", String(last));
  return last;
}

/** The log's own name: made once, kept in two places. */
export async function device(): Promise<string> {
  const known = recall("lavh.device");
  const kept = await change<string>("kept", "device", (old) => old ?? known ?? uuid());
  if (kept && kept !== known) note("lavh.device", kept);
  return kept as string;
}

/** "Chrome, Android": what a list of devices calls it until its owner does. */
export function name(agent: string = navigator.userAgent): string {
  const find = (pairs: readonly (readonly [RegExp, string])[]): string => pairs.find(([pattern]) => pattern.test(agent))?.[1] ?? "";
  const system = find([[/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/CrOS/, "ChromeOS"], [/Windows/, "Windows"], [/Mac OS/, "Mac"], [/Linux/, "Linux"]]);
  const browser = find([[/Edg/, "Edge"], [/OPR/, "Opera"], [/YaBrowser/, "Yandex"], [/SamsungBrowser/, "Samsung"], [/Firefox|FxiOS/, "Firefox"], [/Chrome|CriOS/, "Chrome"], [/Safari/, "Safari"]]);
  return [browser, system].filter(Boolean).join(", ");
}

/** A random UUID (version 4), also on pages without TLS. */
export function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// Mobile data: what the browser tells of the way out, and what the patron wants of it.
import { note, recall } from "./store";

interface Line extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
}
const line = (navigator as { connection?: Line }).connection;

/** Whether the way out costs money, as far as the browser tells. */
export function metered(): boolean {
  return line?.type === "cellular" || line?.saveData === true;
}

/** Whether nothing is to be fetched that nobody asked for. */
export function lean(): boolean {
  return line?.saveData === true || (metered() && wifiOnly()) || document.documentElement.dataset["weight"] === "low";
}

export function wifiOnly(choose?: boolean): boolean {
  if (choose !== undefined) note("lavh.wifi", choose ? "only" : null);
  return recall("lavh.wifi") === "only";
}

export function whenLineChanges(heard: () => void): void {
  line?.addEventListener?.("change", heard);
}

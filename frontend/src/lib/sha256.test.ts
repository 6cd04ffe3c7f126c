import { expect, it } from "vitest";
import { digestOf } from "./sha256";

const hex = (digest: ArrayBuffer): string => [...new Uint8Array(digest)].map((each) => each.toString(16).padStart(2, "0")).join("");

async function* cut(bytes: Uint8Array<ArrayBuffer>, at: number): AsyncGenerator<Blob> {
  for (let from = 0; from < bytes.length; from += at) yield new Blob([bytes.slice(from, from + at)]);
}

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 600_000])("%i bytes have the digest that the browser computes, however they are cut", async (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) >>> 3);
  const wanted = hex(await crypto.subtle.digest("SHA-256", bytes));
  for (const at of [7, 64, 300_000].filter((each) => length / each < 2000)) expect(await digestOf(cut(bytes, at))).toBe(wanted);
});

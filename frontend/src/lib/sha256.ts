// SHA-256 piece by piece (FIPS 180-4, 6.2): the browser's own wants everything in memory at once.
const SLICE = 256 << 10; // bytes that are worked through before others get their turn
const BLOCK = 64;
const PRIMES = Array.from({ length: 311 }, (_, at) => at + 1).filter((each) => each > 1 && Array.from({ length: each - 2 }, (_, at) => at + 2).every((by) => each % by !== 0));
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
type Eight = [number, number, number, number, number, number, number, number];

/** The digest, in hexadecimal, of what these pieces are together. */
export async function digestOf(pieces: AsyncIterable<Blob>): Promise<string> {
  const digest = new Digest();
  for await (const piece of pieces) {
    for (let from = 0; from < piece.size; from += SLICE) digest.take(new Uint8Array(await piece.slice(from, from + SLICE).arrayBuffer()));
  }
  return digest.hex();
}

class Digest {
  private readonly state = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))) as Eight;
  private readonly words = new Int32Array(BLOCK);
  private readonly rest = new Uint8Array(BLOCK); // what does not fill a block yet
  private held = 0;
  private length = 0;

  take(bytes: Uint8Array): void {
    this.length += bytes.length;
    let at = 0;
    if (this.held) {
      at = Math.min(BLOCK - this.held, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.held);
      this.held += at;
      if (this.held < BLOCK) return;
      this.work(new DataView(this.rest.buffer), 0);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.work(view, at);
    this.rest.set(bytes.subarray(at));
    this.held = bytes.length - at;
  }

  hex(): string {
    const end = new Uint8Array(BLOCK * (this.held < 56 ? 1 : 2) - this.held);
    const view = new DataView(end.buffer);
    view.setUint8(0, 0x80);
    view.setBigUint64(end.length - 8, BigInt(this.length) * 8n);
    this.take(end);
    return this.state.map((each) => (each >>> 0).toString(16).padStart(8, "0")).join("");
  }

  private work(view: DataView, from: number): void {
    const words = this.words;
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(from + at * 4);
    for (let at = 16; at < BLOCK; at += 1) {
      const [early, late] = [words[at - 15] as number, words[at - 2] as number];
      const mixed = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      words[at] = (words[at - 16] as number) + mixed + (words[at - 7] as number) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = this.state;
    for (let at = 0; at < BLOCK; at += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[at] as number) + (words[at] as number)) | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    const made: Eight = [a, b, c, d, e, f, g, h];
    for (let at = 0; at < 8; at += 1) this.state[at] = ((this.state[at] as number) + (made[at] as number)) | 0;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

// The waveform of a recording: drawn from a few hundred peaks that the server made, under the slider of the chapter. It is a picture for the eye; the slider
// beside it says and does the same for everybody.
import { stretch } from "./timing";
import { absolute } from "./line";
import { type State } from "./state";

interface Wave {
  readonly duration: number;
  readonly peaks: readonly number[]; // 0–100
}
const known = new Map<string, Promise<Wave | undefined>>();
const BARS = 120;

/** Draw the part of the wave that belongs to the chapter. */
export async function drawWave(page: HTMLElement, { book, spot }: State): Promise<void> {
  const place = page.querySelector<HTMLElement>("[data-wave]");
  const track = book?.tracks[spot.track];
  if (!place || !book || !track?.wave) return;
  const { from, length } = stretch(book, spot);
  const name = `${track.wave} ${from} ${length}`;
  const heard = length > 0 ? (absolute(book, spot) - from) / length : 0;
  place.querySelector("rect")?.setAttribute("width", String(Math.max(0, Math.min(1, heard)) * 100) + "%");
  if (place.dataset["wave"] === name) return;
  place.dataset["wave"] = name;
  const wave = await (known.get(track.wave) ?? fetched(track.wave));
  if (!wave || place.dataset["wave"] !== name) return;
  const began = absolute(book, { track: spot.track, seconds: 0 });
  const bars = cut(wave, from - began, length);
  place.replaceChildren(svg(bars));
  place.hidden = bars.length === 0;
}

function fetched(address: string): Promise<Wave | undefined> {
  const found = fetch(address).then((answer) => (answer.ok ? (answer.json() as Promise<Wave>) : undefined), () => undefined);
  known.set(address, found);
  return found;
}

/** The peaks of a stretch, made into so many bars: each the loudest of its share. */
export function cut({ duration, peaks }: Wave, from: number, length: number, bars = BARS): readonly number[] {
  const at = (seconds: number): number => Math.min(peaks.length, Math.max(0, Math.round((seconds / duration) * peaks.length)));
  const part = peaks.slice(at(from), Math.max(at(from) + 1, at(from + length)));
  const count = Math.min(bars, part.length);
  return Array.from({ length: count }, (_, bar) => Math.max(0, ...part.slice(Math.floor((bar * part.length) / count), Math.floor(((bar + 1) * part.length) / count))));
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** All bars, and over them those that were heard: the same path, cut off where one is. */
function svg(bars: readonly number[]): SVGSVGElement {
  const line = bars.map((peak, bar) => `M${bar * 4 + 2} ${50 - Math.max(2, peak / 2)}V${50 + Math.max(2, peak / 2)}`).join("");
  const cutting = made("clipPath", { id: "wave-heard" }, made("rect", { width: "0", height: "100" }));
  const all = made("path", { d: line });
  const heard = made("path", { d: line, class: "wave-heard", "clip-path": "url(#wave-heard)" });
  return made("svg", { viewBox: `0 0 ${bars.length * 4} 100`, preserveAspectRatio: "none" }, cutting, all, heard) as SVGSVGElement;
}

function made(name: string, attributes: Readonly<Record<string, string>>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

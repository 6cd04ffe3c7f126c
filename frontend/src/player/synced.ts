// The truth about the place: on this phone, on its way, at the server. Never a wheel that turns for nothing.
import { since } from "../lib/since";
import { state } from "../lib/places";
import { EVENT } from "../lib/sync";
import { knownFigures, knownWords } from "./view";
import { say } from "./words";

/** Write it wherever a page has room for it, now and whenever it changes. */
export function tellSync(): void {
  document.addEventListener(EVENT, write);
  document.addEventListener("turbo:load", write);
  setInterval(write, 60_000);
  write();
}

function write(): void {
  const { state: name, when } = state();
  const ago = when === null ? "" : since(when, knownFigures().tag);
  for (const place of document.querySelectorAll("[data-sync]")) place.textContent = say(knownWords(), name, { when: ago });
}

// Lock screen, headset, car: what plays is told to the device, and its buttons come back to us. https://www.w3.org/TR/mediasession/
import { absolute, placeIn, spotAt } from "./line";
import * as player from "./player";
import { preferences } from "./preferences";
import { within } from "./shown";
import { hear, type State, state } from "./state";
import { stretch } from "./timing";

let told = "";

export function tellDevice(): void {
  if (!("mediaSession" in navigator)) return;
  const verbs: readonly (readonly [MediaSessionAction, (details: MediaSessionActionDetails) => void])[] = [
    ["play", () => void player.play()],
    ["pause", player.pause],
    ["stop", player.pause],
    ["seekbackward", ({ seekOffset }) => player.skip(-(seekOffset ?? preferences().back))],
    ["seekforward", ({ seekOffset }) => player.skip(seekOffset ?? preferences().ahead)],
    ["seekto", ({ seekTime }) => seekTime !== undefined && within_(seekTime)],
    ["previoustrack", () => player.chapter(-1)],
    ["nexttrack", () => player.chapter(1)],
  ];
  for (const [name, verb] of verbs) {
    try {
      navigator.mediaSession.setActionHandler(name, verb);
    } catch {
      // A browser that does not know this button has none.
    }
  }
  hear(tell);
}

/** The device shows one chapter: its slider is the chapter's. */
function within_(seconds: number): void {
  const { book, spot } = state();
  if (book) player.seek(spotAt(book, stretch(book, spot).from + seconds));
}

/** The cover; without one the mark of this site, so that the lock screen is not empty. */
function pictures(cover: string): MediaImage[] {
  const mark = document.querySelector<HTMLLinkElement>("link[rel=apple-touch-icon]")?.href;
  return cover ? [{ src: cover }] : mark ? [{ src: mark, sizes: "192x192", type: "image/png" }] : [];
}

function tell(now: State): void {
  const { book, spot, playing, speed } = now;
  const session = navigator.mediaSession;
  session.playbackState = !book ? "none" : playing ? "playing" : "paused";
  if (!book) {
    session.metadata = null;
    told = "";
    return;
  }
  const title = book.chapters[placeIn(book.chapters, spot)]?.title || book.title;
  const name = `${book.number} ${title}`;
  if (name !== told) {
    told = name;
    session.metadata = new MediaMetadata({ title, artist: book.author, album: book.title, artwork: pictures(book.cover) });
  }
  const { at, length } = within({ book, state: now });
  if (length > 0 && Number.isFinite(absolute(book, spot))) session.setPositionState({ duration: length, position: Math.min(at, length), playbackRate: speed });
}

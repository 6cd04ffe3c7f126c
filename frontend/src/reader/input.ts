// Fingers, keys and the wheel, on the page and inside the frame: one table of keys, three zones for taps.

export interface Deeds {
  readonly next: () => void;
  readonly previous: () => void;
  readonly leap: (way: 1 | -1) => void;
  readonly ends: (way: 1 | -1) => void;
  readonly bars: (shown?: boolean) => void;
  readonly sheet: (name: string) => void;
  readonly bookmark: () => void;
  readonly size: (way: 1 | -1) => void;
  readonly speak: () => void;
  readonly back: () => void;
  readonly tapped: (document: Document, event: MouseEvent, middle: boolean) => boolean; // something was there: a mark, a link, in the middle an image
  readonly scrolled: () => boolean;
  readonly swiped: () => boolean; // a drawn page that fits: the renderer itself knows no swipes
  readonly rightToLeft: () => boolean;
}

type Deed = (deeds: Deeds) => void;

const KEYS: Readonly<Record<string, Deed>> = {
  PageDown: (deeds) => deeds.next(),
  PageUp: (deeds) => deeds.previous(),
  " ": (deeds) => deeds.next(),
  "shift+ ": (deeds) => deeds.previous(),
  ArrowRight: (deeds) => (deeds.rightToLeft() ? deeds.previous() : deeds.next()),
  ArrowLeft: (deeds) => (deeds.rightToLeft() ? deeds.next() : deeds.previous()),
  Home: (deeds) => deeds.ends(-1),
  End: (deeds) => deeds.ends(1),
  "]": (deeds) => deeds.leap(1),
  "[": (deeds) => deeds.leap(-1),
  t: (deeds) => deeds.sheet("contents"),
  "/": (deeds) => deeds.sheet("search"),
  a: (deeds) => deeds.sheet("look"),
  n: (deeds) => deeds.sheet("notes"),
  b: (deeds) => deeds.bookmark(),
  m: (deeds) => deeds.bars(),
  r: (deeds) => deeds.speak(),
  "+": (deeds) => deeds.size(1),
  "=": (deeds) => deeds.size(1),
  "-": (deeds) => deeds.size(-1),
  Backspace: (deeds) => deeds.back(),
  Escape: (deeds) => deeds.bars(true),
};
const SCROLLING = new Set(["PageDown", "PageUp", " ", "shift+ "]);
const SWIPE = { least: 40, longest: 700 }; // px, ms
const EDGE = 0.28; // of the width, on either side

export function followKeys(target: Document, deeds: Deeds): void {
  target.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const at = event.target as Element;
    const sheet = at.closest?.<HTMLDialogElement>("dialog"); // focus stays in a closed one until the browser draws again
    if (sheet ? sheet.open : at.closest?.("input, textarea, select")) return;
    const key = event.shiftKey && event.key === " " ? "shift+ " : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((key === " " || key === "Enter") && at.closest?.("button, a, summary, [role=button]")) return;
    if (at.closest?.(".lavh-wide") && key.startsWith("Arrow")) return; // a wide table or formula is being scrolled
    const deed = KEYS[key];
    if (!deed || (deeds.scrolled() && SCROLLING.has(key) && target !== document)) return;
    event.preventDefault();
    deed(deeds);
  });
}

/** A tap at an edge turns the page, in the middle it shows and hides the bars. */
export function followTaps(target: Document, deeds: Deeds): void {
  let [downX, downY, when] = [0, 0, 0];
  target.addEventListener("pointerdown", (event) => ([downX, downY, when] = [event.screenX, event.screenY, event.timeStamp]));
  target.addEventListener("click", (event) => {
    const again = event.detail > 1 && (event as PointerEvent).pointerType !== "touch"; // a second click of the mouse chooses a word
    if (event.defaultPrevented || again || event.button !== 0) return;
    if (Math.hypot(event.screenX - downX, event.screenY - downY) > 12 || event.timeStamp - when > 600) return;
    const at = across(target, event.clientX);
    const middle = deeds.scrolled() || (at > EDGE && at < 1 - EDGE);
    if (!target.getSelection()?.isCollapsed || deeds.tapped(target, event, middle)) return;
    if (middle) return deeds.bars();
    if (at <= EDGE === deeds.rightToLeft()) deeds.next();
    else deeds.previous();
  });
}

/** One finger across a drawn page turns it. */
export function followSwipes(target: Document, deeds: Deeds): void {
  let from: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  target.addEventListener("touchstart", ({ touches, timeStamp }) => {
    const [touch] = touches;
    from = touch && touches.length === 1 && deeds.swiped() ? { x: touch.screenX, y: touch.screenY, at: timeStamp } : null;
  }, { passive: true });
  target.addEventListener("touchend", ({ changedTouches, timeStamp }) => {
    const [touch] = changedTouches;
    if (!from || !touch) return;
    const [across, along] = [touch.screenX - from.x, touch.screenY - from.y];
    if (timeStamp - from.at > SWIPE.longest || Math.abs(across) < SWIPE.least || Math.abs(across) < 2 * Math.abs(along) || !target.getSelection()?.isCollapsed) return;
    if (across > 0 === deeds.rightToLeft()) deeds.next();
    else deeds.previous();
  });
}

/** 0–1 of the window's width: the frame may be many pages wide and shrunk. */
function across(target: Document, x: number): number {
  const frame = target.defaultView?.frameElement;
  if (!frame) return x / innerWidth;
  const box = frame.getBoundingClientRect();
  return (box.left + (x * box.width) / Math.max(1, frame.clientWidth)) / innerWidth;
}

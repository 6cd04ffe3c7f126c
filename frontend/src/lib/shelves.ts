// A row is drawn to another place of its list; then the server is told.
import { KEPT } from "./mine";
import { announce } from "./navigation";
import { note } from "./store";

/** Follows the finger until it is lifted. The new place (from 0); null where nothing changed. */
export function drawn(row: HTMLElement, handle: HTMLElement, rows: () => readonly HTMLElement[]): Promise<number | null> {
  const before = rows().indexOf(row);
  row.classList.add("kept-moving");
  return new Promise((done) => {
    const move = (event: PointerEvent): void => {
      const over = target(rows(), row, event.clientY);
      if (over) pass(row, over.row, over.after, rows());
      if (event.clientY < 80) scrollBy(0, -12);
      if (event.clientY > innerHeight - 80) scrollBy(0, 12);
    };
    const end = (event: PointerEvent): void => {
      row.classList.remove("kept-moving");
      for (const [name, listener] of Object.entries({ pointermove: move, pointerup: end, pointercancel: end })) handle.removeEventListener(name, listener as EventListener);
      const now = rows().indexOf(row);
      if (event.type === "pointercancel" && now !== before) back(row, rows(), before);
      done(event.type === "pointercancel" || now === before ? null : now);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  });
}

/** The others step aside: the row itself stays in the document, else it would lose the finger. */
function pass(row: HTMLElement, other: HTMLElement, after: boolean, rows: readonly HTMLElement[]): void {
  const [from, to] = [rows.indexOf(row), rows.indexOf(other)];
  if (to > from && after) for (const each of rows.slice(from + 1, to + 1)) row.before(each);
  if (to < from && !after) for (const each of rows.slice(to, from).reverse()) row.after(each);
}

export function back(row: HTMLElement, rows: readonly HTMLElement[], before: number): void {
  const others = rows.filter((each) => each !== row);
  const next = others[before];
  if (next) next.before(row);
  else others.at(-1)?.after(row);
}

/** Beside which other row a height is, and on which side; null where that is where the row stands. */
export function target(rows: readonly HTMLElement[], row: HTMLElement, height: number): { readonly row: HTMLElement; readonly after: boolean } | null {
  for (const other of rows) {
    const { top, bottom } = other.getBoundingClientRect();
    if (other === row || height < top || height > bottom) continue;
    return { row: other, after: height > (top + bottom) / 2 };
  }
  return null;
}

/** Tells the server where a thing stands now; what it does not hear is not so, and the row goes back. */
export async function put(address: string, title: string, to: number, moved: string, undo: () => void): Promise<void> {
  try {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams({ title, to: String(to) }), redirect: "manual" });
    if (response.type !== "opaqueredirect" && !response.ok) throw new Error(String(response.status));
    note(KEPT, null);
    announce(moved.replace("{place}", new Intl.NumberFormat(document.documentElement.lang).format(to + 1)));
  } catch {
    undo();
    document.dispatchEvent(new CustomEvent("lavh:not-done"));
  }
}

// Keys of the player's full page. They can be switched off; they never take a key from a field, a button or a menu. Pure.

/** Key → command. The list on the page is made from the same names. */
export const KEYS: Readonly<Record<string, string>> = {
  " ": "toggle",
  k: "toggle",
  j: "back",
  l: "ahead",
  ArrowLeft: "back",
  ArrowRight: "ahead",
  p: "previous",
  n: "next",
  ",": "move-back",
  ".": "move-on",
  "-": "slower",
  "+": "faster",
  "=": "faster",
  b: "mark",
  s: "open:sleep",
  w: "where",
  "?": "open:keys",
};

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key. Arrows go along the line of time, which runs the same way in every language. */
export function commandOf(pressed: Pressed): string | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  return KEYS[pressed.key] ?? KEYS[pressed.key.toLowerCase()];
}

/** Fields and menus keep their keys; a button keeps space and enter. A closed dialog keeps the focus until the browser draws again: it takes none. */
export function taken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const dialog = target.closest("dialog");
  if (dialog ? dialog.open : target.closest("input, select, textarea, [contenteditable]")) return true;
  return key === " " && target.closest("a, button, summary, [role=button]") !== null;
}

// The sheets of the player: dialogs from below, opened by a button, closed by a button, Escape or a tap beside them.

export function openSheet(name: string): void {
  const sheet = document.getElementById(`sheet-${name}`);
  if (!(sheet instanceof HTMLDialogElement) || sheet.open) return;
  sheet.showModal();
  sheet.querySelector<HTMLElement>("[autofocus], h2")?.focus();
}

export function closeSheet(): void {
  for (const sheet of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) sheet.close();
}

/** A tap on the backdrop is a tap on the dialog itself, outside of its box. */
export function beside(event: MouseEvent): boolean {
  const sheet = event.target;
  if (!(sheet instanceof HTMLDialogElement)) return false;
  const box = sheet.getBoundingClientRect();
  return event.clientY < box.top || event.clientY > box.bottom || event.clientX < box.left || event.clientX > box.right;
}

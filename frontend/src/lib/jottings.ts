// Notes that this phone has changed and the server does not know yet, on the page of all notes.
import { written } from "./locator";
import { announce } from "./navigation";
import { everyNote, keep, type Note, remove, waiting } from "./notes";

export interface Page {
  readonly element: HTMLElement;
  readonly listTarget: HTMLElement;
  readonly rowTarget: HTMLTemplateElement;
  readonly openValue: string;
}

/** What waits stands above the others; its older form, and what was taken away here, is not shown. */
export async function draw(page: Page): Promise<void> {
  const found = await waiting();
  if (found.length === 0 && "waited" in page.element.dataset && navigator.onLine && !page.element.querySelector("details[open]")) return location.reload(); // all of it is there by now
  if (found.length > 0) page.element.dataset["waited"] = "";
  for (const each of found) {
    const older = page.element.querySelector<HTMLElement>(`#${CSS.escape(`note-${each.id}`)}`);
    if (older) older.hidden = true;
  }
  const shown = found.filter((each) => !each.deleted).sort((one, other) => other.changed - one.changed);
  page.listTarget.replaceChildren(...shown.map((each) => row(page, each)));
  const section = page.listTarget.closest("section");
  if (section) section.hidden = shown.length === 0;
  const none = page.element.querySelector<HTMLElement>(".empty");
  if (none) none.hidden = shown.length > 0;
}

function row(page: Page, { publication, locator, text = "", colour, kind }: Note): Node {
  const made = page.rowTarget.content.cloneNode(true) as DocumentFragment;
  const part = (name: string): HTMLElement => made.querySelector(`[data-part=${name}]`) as HTMLElement;
  const marked = locator.text?.highlight ?? "";
  made.querySelector("li")?.classList.add(`jotting-${colour ?? kind}`);
  part("marked").textContent = marked;
  part("marked").hidden = !marked;
  part("bookmark").hidden = !!marked;
  part("text").textContent = text;
  part("text").hidden = !text;
  part("chapter").textContent = locator.title ?? "";
  const at = locator.type?.startsWith("audio/") ? page.openValue.replace("/read/", "/listen/") : page.openValue;
  (part("open") as HTMLAnchorElement).href = `${at.replace(/0$/, String(publication))}?at=${written(locator)}`;
  return made;
}

/** What a form of a note asks for, done on this phone; it is told when there is a connection. */
export async function change(form: HTMLFormElement, by: HTMLElement | null, { kept, gone }: { readonly kept: string; readonly gone: string }): Promise<void> {
  const asked = new FormData(form);
  const id = String(asked.get("note") ?? "");
  const there = (await everyNote()).find((each) => each.id === id);
  if (!there) return announce(gone);
  if (by?.getAttribute("name") === "remove") await remove(id);
  else await keep({ ...there, text: String(asked.get("text") ?? "").trim() });
  announce(kept);
}

import { Controller } from "@hotwired/stimulus";
import { announce } from "../lib/navigation";

const PATIENCE = 150; // milliseconds without a key before anything is asked
const SHORTEST = 2;
let boxes = 0;

/** Suggestions under a search box: the combobox pattern of ARIA 1.2. The options are links, so without a script nothing is lost. */
export default class AutocompleteController extends Controller<HTMLFormElement> {
  static override targets = ["input"];
  static override values = { address: String, label: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly addressValue: string;
  declare readonly labelValue: string;

  private readonly list = document.createElement("div");
  private timer = 0;
  private asking: AbortController | undefined;
  private active = -1;

  override connect(): void {
    const { list, inputTarget: input } = this;
    list.id = `suggestions-${(boxes += 1)}`;
    list.className = "suggestions";
    list.hidden = true;
    for (const [name, value] of Object.entries({ role: "listbox", "aria-label": this.labelValue })) list.setAttribute(name, value);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) input.setAttribute(name, value);
    this.element.append(list);
    list.addEventListener("mousedown", keepFocus);
    input.addEventListener("input", this.typed);
    input.addEventListener("keydown", this.pressed);
    input.addEventListener("blur", this.close);
    document.addEventListener("turbo:before-cache", this.close);
  }

  override disconnect(): void {
    this.close();
    this.list.remove();
    for (const name of ["role", "aria-autocomplete", "aria-controls", "aria-expanded"]) this.inputTarget.removeAttribute(name);
    this.inputTarget.removeEventListener("input", this.typed);
    this.inputTarget.removeEventListener("keydown", this.pressed);
    this.inputTarget.removeEventListener("blur", this.close);
    document.removeEventListener("turbo:before-cache", this.close);
  }

  private readonly typed = (event: Event): void => {
    window.clearTimeout(this.timer);
    this.asking?.abort();
    if ((event as InputEvent).isComposing) return;
    const text = this.inputTarget.value.trim();
    if (text.length < SHORTEST) this.close();
    else this.timer = window.setTimeout(() => void this.ask(text), PATIENCE);
  };

  private async ask(text: string): Promise<void> {
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.addressValue}?q=${encodeURIComponent(text)}`, { signal: this.asking.signal });
      if (answer.ok) this.show(await answer.text());
    } catch {
      this.close(); // no connection, or something newer was typed: the search itself still works
    }
  }

  private show(html: string): void {
    if (document.activeElement !== this.inputTarget) return;
    this.list.innerHTML = html;
    this.options.forEach((option, place) => (option.id = `${this.list.id}-${place}`));
    this.mark(-1);
    const some = this.options.length > 0;
    this.list.hidden = !some;
    this.inputTarget.setAttribute("aria-expanded", String(some));
    announce(this.list.querySelector("[data-said]")?.textContent ?? "");
  }

  private readonly close = (): void => {
    window.clearTimeout(this.timer);
    this.asking?.abort();
    this.mark(-1);
    this.list.hidden = true;
    this.inputTarget.setAttribute("aria-expanded", "false");
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && this.list.hidden && !event.altKey) this.typed(new InputEvent("input"));
    if (this.list.hidden) return;
    const count = this.options.length;
    if (event.key === "ArrowDown") this.mark(this.active + 1 < count ? this.active + 1 : -1);
    else if (event.key === "ArrowUp" && event.altKey) this.close();
    else if (event.key === "ArrowUp") this.mark(this.active < 0 ? count - 1 : this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.options[this.active]?.click();
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  };

  /** Say and show which option is meant; -1 is the text itself. */
  private mark(place: number): void {
    this.active = place;
    this.options.forEach((option, each) => option.setAttribute("aria-selected", String(each === place)));
    const option = this.options[place];
    if (option) this.inputTarget.setAttribute("aria-activedescendant", option.id);
    else this.inputTarget.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }
}

/** A tap on an option must not take the focus out of the box before the click. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

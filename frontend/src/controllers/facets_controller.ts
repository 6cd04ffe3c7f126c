import { Controller } from "@hotwired/stimulus";

const PATIENCE = 250; // milliseconds after a choice before it is counted anew
const BESIDE = "(min-width: 60rem)"; // where the facets stand beside the results, not in a sheet

type Frame = HTMLElement & { src: string | null; complete: boolean };

/** The facets as a sheet on phones, loaded when they come into sight, and counts that stay true while somebody chooses. Without a script they are a page. */
export default class FacetsController extends Controller<HTMLElement> {
  static override targets = ["home", "dialog", "panel", "all", "form", "small", "large", "said", "submit", "closer"];
  declare readonly homeTarget: HTMLElement;
  declare readonly dialogTarget: HTMLDialogElement;
  declare readonly panelTarget: HTMLElement;
  declare readonly allTarget: Frame;
  declare readonly formTarget: HTMLFormElement;
  declare readonly smallTarget: Frame;
  declare readonly largeTargets: Frame[];
  declare readonly submitTarget: HTMLButtonElement;
  declare readonly closerTarget: HTMLButtonElement;

  private timer = 0;
  private unfolded: string[] = [];
  private focused = "";
  private wanted = ""; // a facet to be shown as soon as it is there
  private readonly beside = window.matchMedia(BESIDE);

  override connect(): void {
    this.element.classList.add("find-sheeted");
    this.beside.addEventListener("change", this.close);
    document.addEventListener("turbo:before-cache", this.close);
    this.element.addEventListener("turbo:before-frame-render", this.remember);
    this.element.addEventListener("turbo:frame-render", this.restore);
  }

  override disconnect(): void {
    window.clearTimeout(this.timer);
    this.beside.removeEventListener("change", this.close);
    document.removeEventListener("turbo:before-cache", this.close);
    this.element.removeEventListener("turbo:before-frame-render", this.remember);
    this.element.removeEventListener("turbo:frame-render", this.restore);
  }

  /** A chip leads to the facets: into the sheet on a phone, beside the results elsewhere. */
  open(event: Event): void {
    event.preventDefault();
    this.wanted = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
    if (!this.beside.matches && !this.dialogTarget.open) {
      this.dialogTarget.append(this.panelTarget);
      this.closerTarget.hidden = false;
      this.dialogTarget.showModal();
    }
    this.panelTarget.querySelector<HTMLElement>("#filters-title")?.focus();
    this.panelTarget.scrollIntoView({ block: "start" });
    this.reveal();
  }

  /** Unfolds and focuses the facet that a chip spoke of. */
  private reveal(): void {
    const part = document.getElementById(this.wanted);
    if (!(part instanceof HTMLDetailsElement)) return;
    this.wanted = "";
    part.open = true;
    part.querySelector<HTMLElement>("summary")?.focus();
    part.scrollIntoView({ block: "start" });
  }

  readonly close = (): void => {
    if (this.dialogTarget.open) this.dialogTarget.close();
  };

  /** The facets go back to their place in the page. */
  closed(): void {
    this.closerTarget.hidden = true;
    this.homeTarget.append(this.panelTarget);
  }

  /** A tap beside the sheet closes it. */
  outside(event: MouseEvent): void {
    if (event.target === this.dialogTarget) this.close();
  }

  /** Something was chosen: count anew, a moment later. */
  choose(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.count(), PATIENCE);
  }

  /** What was left empty is not asked for: the address stays short. */
  tidy({ formData }: FormDataEvent): void {
    for (const name of new Set(formData.keys())) {
      const given = formData.getAll(name).filter(Boolean);
      formData.delete(name);
      for (const value of given) formData.append(name, value);
    }
  }

  private count(): void {
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(this.formTarget)) chosen.append(name, String(value));
    this.smallTarget.src = `${this.smallTarget.dataset["base"]}?${chosen}`;
    for (const frame of this.largeTargets) if (!frame.complete && frame.dataset["base"]) frame.src = `${frame.dataset["base"]}?${chosen}`;
  }

  /** What is unfolded and where the focus is, before the part is drawn anew. */
  private readonly remember = (event: Event): void => {
    const frame = event.target as Frame;
    this.unfolded = [...frame.querySelectorAll<HTMLDetailsElement>("details[id]")].filter((each) => each.open).map((each) => each.id);
    this.focused = frame.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "";
  };

  private readonly restore = (event: Event): void => {
    const frame = event.target as Frame;
    if (frame === this.allTarget) this.reveal();
    if (frame === this.smallTarget) {
      for (const each of frame.querySelectorAll<HTMLDetailsElement>("details[id]")) each.open = this.unfolded.includes(each.id) || each.open;
      this.submitTarget.textContent = frame.querySelector("[data-facets-target=said]")?.textContent ?? this.submitTarget.textContent;
    }
    if (this.focused) document.getElementById(this.focused)?.focus();
  };
}

import { Controller } from "@hotwired/stimulus";

/** Things of a list are drawn to another place by their handle; the buttons of each row do the same without. */
export default class ArrangeController extends Controller<HTMLElement> {
  static override targets = ["row"];
  static override values = { address: String, from: Number, moved: String };
  declare readonly rowTargets: HTMLElement[];
  declare readonly addressValue: string;
  declare readonly fromValue: number;
  declare readonly movedValue: string;

  private loaded: typeof import("../lib/shelves") | undefined;

  override async connect(): Promise<void> {
    this.loaded = await import("../lib/shelves");
    this.element.dataset["ready"] = "";
  }

  rowTargetConnected(row: HTMLElement): void {
    if (row.querySelector(".kept-handle")) return;
    const handle = document.createElement("span");
    handle.className = "kept-handle";
    handle.setAttribute("aria-hidden", "true"); // by keyboard and screen reader: the buttons
    handle.innerHTML = '<svg class="icon" viewBox="0 0 24 24" focusable="false"><path d="M5 9h14M5 15h14"/></svg>';
    handle.addEventListener("pointerdown", (event) => void this.draw(row, handle, event));
    row.prepend(handle);
  }

  private async draw(row: HTMLElement, handle: HTMLElement, event: PointerEvent): Promise<void> {
    if (event.button !== 0 || !this.loaded) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const { back, put } = this.loaded;
    const before = this.rowTargets.indexOf(row);
    const to = await this.loaded.drawn(row, handle, () => this.rowTargets);
    if (to !== null) await put(this.addressValue, row.dataset["title"] ?? "", this.fromValue + to, this.movedValue, () => back(row, this.rowTargets, before));
  }
}

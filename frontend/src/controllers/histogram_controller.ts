import { Controller } from "@hotwired/stimulus";

/** Years chosen by dragging over the picture or by two sliders. The two fields hold what is chosen; without a script they are all there is. */
export default class HistogramController extends Controller<HTMLElement> {
  static override targets = ["picture", "bar", "slider", "field"];
  static override values = { step: Number, first: Number, last: Number };
  declare readonly pictureTarget: SVGSVGElement;
  declare readonly barTargets: SVGRectElement[];
  declare readonly sliderTargets: HTMLInputElement[];
  declare readonly fieldTargets: HTMLInputElement[];
  declare readonly stepValue: number;
  declare readonly firstValue: number;
  declare readonly lastValue: number;

  private grasped: number | undefined;

  override connect(): void {
    for (const slider of this.sliderTargets) slider.hidden = false;
    this.draw();
  }

  /** A pointer comes down on the picture: this is one end of the stretch. */
  grasp(event: PointerEvent): void {
    this.pictureTarget.setPointerCapture(event.pointerId);
    this.grasped = this.place(event);
    this.stretch(this.grasped, this.grasped);
  }

  drag(event: PointerEvent): void {
    if (this.grasped !== undefined) this.stretch(this.grasped, this.place(event));
  }

  drop(): void {
    if (this.grasped === undefined) return;
    this.grasped = undefined;
    this.fieldTargets[0]?.dispatchEvent(new Event("change", { bubbles: true })); // whoever listens to the form may count anew
  }

  /** A slider moved; it never passes the other. When it is let go, its own `change` tells the form. */
  slide(event: Event): void {
    const [from, to] = this.sliderTargets.map((slider) => Number(slider.value));
    if (from === undefined || to === undefined) return;
    const moved = this.sliderTargets.indexOf(event.currentTarget as HTMLInputElement);
    this.choose(moved === 0 ? Math.min(from, to) : from, moved === 1 ? Math.max(from, to) : to);
  }

  typed(): void {
    this.draw();
  }

  private stretch(one: number, other: number): void {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    this.choose(this.firstValue + from * this.stepValue, this.firstValue + (to + 1) * this.stepValue - 1);
  }

  /** Which bar lies under the pointer; the picture runs the way the page is read. */
  private place(event: PointerEvent): number {
    const box = this.pictureTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const read = getComputedStyle(this.element).direction === "rtl" ? 1 - share : share;
    return Math.max(0, Math.min(this.barTargets.length - 1, Math.floor(read * this.barTargets.length)));
  }

  /** Years into the fields; an end that is the whole span's stays open. */
  private choose(from: number, to: number): void {
    const [first, last] = this.fieldTargets;
    if (!first || !last) return;
    first.value = from <= this.firstValue ? "" : String(from);
    last.value = to >= this.lastValue ? "" : String(to);
    this.draw();
  }

  /** Picture and sliders say what the fields say. */
  private draw(): void {
    const [first, last] = this.fieldTargets.map((field) => field.value.trim());
    const from = first ? Number(first) : this.firstValue;
    const to = last ? Number(last) : this.lastValue;
    for (const bar of this.barTargets) {
      const inside = Number(bar.dataset["last"]) >= from && Number(bar.dataset["first"]) <= to;
      bar.classList.toggle("bar-out", !inside);
    }
    this.sliderTargets.forEach((slider, place) => (slider.value = String(place === 0 ? from : to)));
  }
}

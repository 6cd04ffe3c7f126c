import { Controller } from "@hotwired/stimulus";
import { noted } from "../lib/worker";

const shelving = (): Promise<typeof import("../lib/shelving")> => import("../lib/shelving");

/** Things are put on shelves and taken off without a connection too. */
export default class ShelvingController extends Controller<HTMLElement> {
  static override targets = ["said"];
  declare readonly saidTarget: HTMLElement;

  override connect(): void {
    this.draw();
    document.addEventListener("lavh:sync", this.draw);
  }

  override disconnect(): void {
    document.removeEventListener("lavh:sync", this.draw);
  }

  /** Moving within a shelf needs a line: where the others stand by then is not known here. */
  change(event: SubmitEvent): void {
    const [form, by] = [event.target as HTMLFormElement, event.submitter as HTMLButtonElement | null];
    if (navigator.onLine || by?.name === "to") return;
    event.preventDefault();
    void shelving()
      .then(({ keep }) => keep(this, form, by))
      .catch(() => false)
      .then((kept) => kept || document.dispatchEvent(new CustomEvent("lavh:not-done")));
  }

  private readonly draw = (): void => {
    if (noted("lavh.shelving") || !this.saidTarget.hidden) void shelving().then(({ draw }) => draw(this));
  };
}

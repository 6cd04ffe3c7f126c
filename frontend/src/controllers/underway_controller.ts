import { Controller } from "@hotwired/stimulus";

const EVERY = 1500; // milliseconds

/** Looks again by itself while something is on its way, and says what came of it. */
export default class UnderwayController extends Controller<HTMLElement> {
  static override values = { address: String };
  declare readonly addressValue: string;
  private timer: number | undefined;

  override connect(): void {
    this.wait();
  }

  override disconnect(): void {
    clearTimeout(this.timer);
  }

  private wait(): void {
    if (this.unfinished().length) this.timer = window.setTimeout(() => void this.look(), EVERY);
  }

  private async look(): Promise<void> {
    const before = this.unfinished();
    const answer = await fetch(this.addressValue).catch(() => undefined);
    if (!this.element.isConnected) return;
    if (answer?.ok) {
      this.element.innerHTML = await answer.text();
      const now = new Set(this.unfinished());
      this.say(before.filter((number) => !now.has(number)));
    }
    this.wait();
  }

  private unfinished(): string[] {
    return [...this.element.querySelectorAll<HTMLElement>("[data-unfinished]")].map((row) => row.dataset["sent"] ?? "");
  }

  private say(ended: string[]): void {
    const words = ended.map((number) => this.element.querySelector(`[data-sent="${number}"]`)?.textContent.replace(/\s+/g, " ").trim());
    const announcer = document.getElementById("announcer");
    if (announcer && words.length) announcer.textContent = words.join(" ");
  }
}

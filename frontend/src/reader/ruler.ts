// The reading ruler: a clear band in a dimmed page. Moved by finger, by its own arrow keys, or by its buttons' steps.

const STEP = 28;

export class Ruler {
  private at = 0.35;

  constructor(private readonly band: HTMLElement) {
    band.addEventListener("pointerdown", (event) => {
      band.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    band.addEventListener("pointermove", (event) => {
      if (band.hasPointerCapture(event.pointerId)) this.place(event.clientY / innerHeight);
    });
    band.addEventListener("keydown", (event) => {
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      this.place(this.at + (way * STEP) / innerHeight);
    });
  }

  show(shown: boolean): void {
    this.band.hidden = !shown;
    this.place(this.at);
  }

  private place(at: number): void {
    this.at = Math.min(0.9, Math.max(0.08, at));
    this.band.style.setProperty("--at", `${this.at * 100}%`);
    this.band.setAttribute("aria-valuenow", String(Math.round(this.at * 100)));
  }
}

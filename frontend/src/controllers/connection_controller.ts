import { Controller } from "@hotwired/stimulus";

/** Says when there is no connection, and when there is one again. */
export default class ConnectionController extends Controller<HTMLElement> {
  static override values = { failed: String };
  declare readonly failedValue: string;

  override connect(): void {
    document.addEventListener("turbo:fetch-request-error", this.failed);
    document.addEventListener("lavh:not-done", this.failed);
    addEventListener("online", this.look);
    addEventListener("offline", this.look);
    this.look();
  }

  override disconnect(): void {
    removeEventListener("online", this.look);
    removeEventListener("offline", this.look);
    document.removeEventListener("turbo:fetch-request-error", this.failed);
    document.removeEventListener("lavh:not-done", this.failed);
  }

  /** A form could not be sent: nothing is left to guess. */
  private readonly failed = (event: Event): void => {
    if (!(event.target instanceof HTMLFormElement) && event.type !== "lavh:not-done") return;
    event.preventDefault();
    this.element.textContent = this.failedValue;
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "center" });
  };

  private readonly look = (): void => {
    this.element.hidden = navigator.onLine;
  };
}

import { Controller } from "@hotwired/stimulus";

/** Says when there is no connection, and when there is one again. */
export default class ConnectionController extends Controller<HTMLElement> {
  override connect(): void {
    addEventListener("online", this.look);
    addEventListener("offline", this.look);
    this.look();
  }

  override disconnect(): void {
    removeEventListener("online", this.look);
    removeEventListener("offline", this.look);
  }

  private readonly look = (): void => {
    this.element.hidden = navigator.onLine;
  };
}

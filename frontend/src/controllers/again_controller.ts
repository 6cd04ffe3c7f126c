import { Controller } from "@hotwired/stimulus";

/** Asks for the page once more; by itself as soon as there is a connection. */
export default class AgainController extends Controller {
  override connect(): void {
    addEventListener("online", this.load);
  }

  override disconnect(): void {
    removeEventListener("online", this.load);
  }

  readonly load = (): void => location.reload();
}

import { Controller } from "@hotwired/stimulus";

/** The player's full page: fetches the player. */
export default class ListenController extends Controller<HTMLElement> {
  override connect(): void {
    void import("../player/main").then(({ listen }) => (this.element.isConnected ? listen(this.element) : undefined));
  }
}

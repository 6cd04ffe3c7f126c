import { Controller } from "@hotwired/stimulus";
import { UPDATE } from "../lib/worker";

/** The toast that offers a new version. Nothing reloads before the patron says so. */
export default class UpdateController extends Controller<HTMLElement> {
  private static waiting: ServiceWorker | undefined;

  override connect(): void {
    addEventListener(UPDATE, this.offered);
    this.show();
  }

  override disconnect(): void {
    removeEventListener(UPDATE, this.offered);
  }

  accept(): void {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    UpdateController.waiting?.postMessage("take over");
  }

  later(): void {
    UpdateController.waiting = undefined;
    this.element.hidden = true;
  }

  private readonly offered = (event: Event): void => {
    UpdateController.waiting = (event as CustomEvent<ServiceWorker>).detail;
    this.show();
  };

  /** Not while something plays: to reload would stop it. The next page asks again. */
  private show(): void {
    this.element.hidden = !UpdateController.waiting || document.querySelector("#player-bar[data-playing]") !== null;
  }
}

import { Controller } from "@hotwired/stimulus";

/** The bar's place on every page. The player itself is fetched only when something was playing before this page was loaded whole. */
export default class PlayerController extends Controller<HTMLElement> {
  override connect(): void {
    if (this.element.childElementCount > 0 || !recalled()) return;
    void import("../player/main").then(({ restore }) => restore());
  }
}

function recalled(): boolean {
  try {
    return sessionStorage.getItem("lavh:playing") !== null;
  } catch {
    return false; // not allowed: nothing was kept
  }
}

import { Controller } from "@hotwired/stimulus";

/** A <details> that closes like a menu: on Escape, on a tap outside, when focus leaves. */
export default class MenuController extends Controller<HTMLDetailsElement> {
  override connect(): void {
    this.element.dataset["passing"] = "";
    document.addEventListener("click", this.outside);
    this.element.addEventListener("keydown", this.escape);
    this.element.addEventListener("focusout", this.left);
  }

  override disconnect(): void {
    document.removeEventListener("click", this.outside);
    this.element.removeEventListener("keydown", this.escape);
    this.element.removeEventListener("focusout", this.left);
  }

  private readonly outside = (event: Event): void => {
    if (!this.element.contains(event.target as Node)) this.element.open = false;
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector("summary")?.focus();
  };

  private readonly left = (event: FocusEvent): void => {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget as Node)) this.element.open = false;
  };
}

import { Controller } from "@hotwired/stimulus";
import { cache } from "@hotwired/turbo";
import { announce } from "../lib/navigation";

/** Puts a choice on at once and keeps it: the same form, sent without leaving the page. */
export default class SettingsController extends Controller<HTMLFormElement> {
  static override targets = ["status"];
  declare readonly statusTarget: HTMLElement;

  async keep(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    document.documentElement.dataset[input.name] = input.value;
    cache.clear();
    const answer = await fetch(this.element.action, { method: "POST", body: new FormData(this.element), redirect: "manual" }).catch(() => undefined);
    if (!answer) return;
    announce(this.statusTarget.dataset["words"] ?? "");
  }
}

import { Controller } from "@hotwired/stimulus";

/** Hands an address to another app, copies it or a reference, prints a label. What a device cannot do is not offered. */
export default class ShareController extends Controller<HTMLElement> {
  static override targets = ["native", "text", "words"];
  static override values = { address: String, title: String, done: String };
  declare readonly nativeTargets: HTMLElement[];
  declare readonly textTarget: HTMLElement;
  declare readonly wordsTarget: HTMLElement;
  declare readonly addressValue: string;
  declare readonly titleValue: string;
  declare readonly doneValue: string;

  override connect(): void {
    for (const button of this.nativeTargets) button.hidden = typeof navigator.share !== "function";
  }

  async send(): Promise<void> {
    try {
      await navigator.share({ title: this.titleValue, url: this.addressValue });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error; // to change one's mind is no error
    }
  }

  async copy(): Promise<void> {
    const text = (this.textTarget.textContent ?? "").trim();
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.doneValue);
    } catch {
      getSelection()?.selectAllChildren(this.textTarget); // without the right to copy: marked, to be copied by hand
    }
  }

  print(event: Event): void {
    if (this.element.closest(".deed")) return; // from within the work's page: the label's own page first
    event.preventDefault();
    window.print();
  }

  private say(words: string): void {
    this.wordsTarget.textContent = words;
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  }
}

import { Controller } from "@hotwired/stimulus";

interface InstallPrompt extends Event {
  prompt(): Promise<void>;
}
let prompt: InstallPrompt | undefined;

/** Offers the home screen where the browser lets a page ask. */
export default class InstallController extends Controller<HTMLElement> {
  /** The browser asks once, on whichever page: listened for from the start. */
  static override afterLoad(): void {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      prompt = event as InstallPrompt;
    });
  }

  override connect(): void {
    this.element.hidden = !prompt;
    addEventListener("beforeinstallprompt", this.offered);
  }

  override disconnect(): void {
    removeEventListener("beforeinstallprompt", this.offered);
  }

  async ask(): Promise<void> {
    await prompt?.prompt();
    prompt = undefined;
    this.element.hidden = true;
  }

  private readonly offered = (): void => {
    this.element.hidden = false;
  };
}

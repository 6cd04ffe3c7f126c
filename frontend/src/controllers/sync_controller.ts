import { Controller } from "@hotwired/stimulus";

/** Says what is where, truly: on this phone, on its way, at the server since when. */
export default class SyncController extends Controller<HTMLElement> {
  static override targets = ["words", "turn"];
  static override values = { reader: String, saved: String, only: String, syncing: String, synced: String, failed: String };
  declare readonly wordsTarget: HTMLElement;
  declare readonly turnTargets: HTMLElement[];
  declare readonly readerValue: string;
  declare readonly savedValue: string;
  declare readonly onlyValue: string;
  declare readonly syncingValue: string;
  declare readonly syncedValue: string;
  declare readonly failedValue: string;
  private timer: number | undefined;

  override connect(): void {
    document.addEventListener("lavh:sync", this.say);
    this.timer = window.setInterval(this.say, 60_000); // "2 minutes ago" becomes three
    this.say();
    void this.now();
  }

  override disconnect(): void {
    document.removeEventListener("lavh:sync", this.say);
    window.clearInterval(this.timer);
  }

  /** Asked for, or because the page was opened: what waits is sent. Nothing is asked where there is nothing. */
  async now(event?: Event): Promise<void> {
    const { meet } = await import("../lib/sync");
    await meet(this.readerValue);
    const { places, flush } = await import("../lib/places");
    const { everyNote } = await import("../lib/notes");
    if (event || (await places()).length || (await everyNote()).length) await flush();
    this.say();
  }

  /** Whether anything leaves this phone. */
  async turn(): Promise<void> {
    const { allow, allowed } = await import("../lib/sync");
    allow(!allowed());
    await this.say();
  }

  private readonly say = async (): Promise<void> => {
    const [{ state, allowed }, { since }] = await Promise.all([import("../lib/sync"), import("../lib/since")]);
    const { state: now, when } = state();
    const sentence = { saved: allowed() ? this.savedValue : this.onlyValue, syncing: this.syncingValue, synced: this.syncedValue, failed: this.failedValue }[now];
    this.wordsTarget.textContent = sentence.replace("{when}", since(when ?? Date.now(), document.documentElement.lang));
    for (const button of this.turnTargets) button.textContent = (allowed() ? button.dataset["off"] : button.dataset["on"]) ?? "";
    this.element.hidden = false;
  };
}

import { Controller } from "@hotwired/stimulus";

/** Sends the form's file and shows how much of it has gone. Where there is no script the browser sends it by itself. */
export default class UploadController extends Controller<HTMLFormElement> {
  static override targets = ["ready", "running", "bar", "share", "said"];
  static override values = { lost: String };
  declare readonly readyTarget: HTMLElement;
  declare readonly runningTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly shareTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly lostValue: string;
  private request: XMLHttpRequest | undefined;

  override disconnect(): void {
    this.stop();
  }

  send(event: Event): void {
    event.preventDefault();
    if (this.request) return;
    const request = (this.request = new XMLHttpRequest()); // fetch tells nothing of what has gone
    request.upload.addEventListener("progress", ({ loaded, total }) => this.show(loaded / Math.max(total, 1)));
    request.addEventListener("load", () => this.answered(request));
    request.addEventListener("error", () => this.rest(this.lostValue));
    request.addEventListener("abort", () => this.rest(""));
    request.open("POST", this.element.action);
    request.responseType = "document";
    request.send(new FormData(this.element));
    this.turn(true);
    this.show(0);
  }

  stop(): void {
    this.request?.abort();
  }

  /** The list, where the file is on its way now; or what was wrong, with everything that was typed still there. */
  private answered(request: XMLHttpRequest): void {
    if (request.status < 400) return location.assign(request.responseURL);
    this.rest(request.responseXML?.querySelector("main [role=alert]")?.textContent.trim() || this.lostValue);
  }

  private show(share: number): void {
    this.barTarget.value = share;
    this.shareTarget.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(Math.floor(share * 100) / 100);
  }

  private rest(words: string): void {
    this.request = undefined;
    this.turn(false);
    this.saidTarget.textContent = words;
    this.saidTarget.hidden = !words;
  }

  private turn(sending: boolean): void {
    this.readyTarget.hidden = sending;
    this.runningTarget.hidden = !sending;
    if (sending) this.saidTarget.hidden = true;
  }
}

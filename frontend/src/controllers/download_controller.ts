import { Controller } from "@hotwired/stimulus";
import type { Box } from "../player/box";

/** The box that takes one publication along. What it does is fetched with it. */
export default class DownloadController extends Controller<HTMLElement> {
  static override targets = ["part", "bar", "done", "size", "said", "rest"];
  static override values = { publication: Number, list: String, language: String };
  declare readonly partTarget: HTMLSelectElement;
  declare readonly hasPartTarget: boolean;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly doneTarget: HTMLElement;
  declare readonly sizeTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly restTarget: HTMLElement;
  declare readonly publicationValue: number;
  declare readonly listValue: string;
  declare readonly languageValue: string;

  private box: Promise<Box | undefined> | undefined;

  override connect(): void {
    this.box = "caches" in window ? import("../player/box").then(({ boxOf }) => boxOf(this)) : Promise.resolve(undefined);
    if (!("caches" in window)) this.element.hidden = true;
  }

  override disconnect(): void {
    void this.box?.then((box) => box?.leave());
  }

  begin(): void {
    void this.box?.then((box) => box?.begin());
  }

  anyway(): void {
    void this.box?.then((box) => box?.anyway());
  }

  rest(): void {
    void this.box?.then((box) => box?.rest());
  }

  goOn(): void {
    void this.box?.then((box) => box?.begin());
  }

  stop(): void {
    void this.box?.then((box) => box?.stop());
  }

  discard(): void {
    void this.box?.then((box) => box?.discard());
  }
}

import { Controller } from "@hotwired/stimulus";
import type { List } from "../player/kept_list";

/** The page of what is on this phone. */
export default class DownloadsController extends Controller<HTMLElement> {
  static override targets = ["meter", "room", "gauge", "lasting", "search", "list", "row", "none", "wifi", "missed", "absent"];
  declare readonly meterTarget: HTMLElement;
  declare readonly roomTarget: HTMLElement;
  declare readonly gaugeTarget: HTMLMeterElement;
  declare readonly lastingTarget: HTMLElement;
  declare readonly searchTarget: HTMLFormElement;
  declare readonly listTarget: HTMLElement;
  declare readonly rowTarget: HTMLTemplateElement;
  declare readonly noneTarget: HTMLElement;
  declare readonly wifiTarget: HTMLInputElement;
  declare readonly missedTarget: HTMLElement;
  declare readonly absentTarget: HTMLTemplateElement;

  private shown: Promise<List> | undefined;

  override connect(): void {
    if ("caches" in window) this.shown = import("../player/kept_list").then(({ listOf }) => listOf(this));
    else this.noneTarget.hidden = false;
  }

  override disconnect(): void {
    void this.shown?.then((list) => list.leave());
  }

  filter(event: Event): void {
    event.preventDefault();
    void this.shown?.then((list) => list.draw());
  }

  discard({ currentTarget }: Event): void {
    void this.shown?.then((list) => list.discard(numberOf(currentTarget)));
  }

  dismiss({ currentTarget }: Event): void {
    void this.shown?.then((list) => list.dismiss(numberOf(currentTarget)));
  }

  goOn(): void {
    void this.shown?.then((list) => list.goOn());
  }

  wifi(): void {
    void this.shown?.then((list) => list.wifi());
  }
}

function numberOf(button: EventTarget | null): number {
  return Number((button as HTMLElement).dataset["publication"]);
}

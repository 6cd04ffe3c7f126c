import { Controller } from "@hotwired/stimulus";

const list = (): Promise<typeof import("../player/own_list")> => import("../player/own_list");

/** What stands on one's own shelves: searched, and marked where it is on this phone. */
export default class OwnController extends Controller<HTMLElement> {
  static override targets = ["open", "list", "said", "field", "row", "reading", "hearing"];
  static override values = { some: String, none: String };
  declare readonly openTargets: HTMLAnchorElement[];
  declare readonly hasListTarget: boolean;
  declare readonly listTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly fieldTarget: HTMLInputElement;
  declare readonly rowTarget: HTMLTemplateElement;
  declare readonly readingTarget: HTMLTemplateElement;
  declare readonly hearingTarget: HTMLTemplateElement;
  declare readonly someValue: string;
  declare readonly noneValue: string;

  openTargetConnected(link: HTMLAnchorElement): void {
    void list().then(({ mark }) => mark([link]));
  }

  override disconnect(): void {
    if (this.hasListTarget) void list().then(({ leave }) => leave());
  }

  find(event: Event): void {
    event.preventDefault();
    void list().then(({ find }) => find(this));
  }
}

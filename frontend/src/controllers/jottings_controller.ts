import { Controller } from "@hotwired/stimulus";

/** The page of all notes: what was written on this phone and is not at the server yet stands there too. */
export default class JottingsController extends Controller<HTMLElement> {
  static override targets = ["list", "row"];
  static override values = { open: String, kept: String, gone: String };
  declare readonly listTarget: HTMLElement;
  declare readonly rowTarget: HTMLTemplateElement;
  declare readonly openValue: string;
  declare readonly keptValue: string;
  declare readonly goneValue: string;

  override connect(): void {
    this.draw();
    document.addEventListener("lavh:sync", this.draw);
  }

  override disconnect(): void {
    document.removeEventListener("lavh:sync", this.draw);
  }

  /** Without a connection a form changes the note on this phone. */
  change(event: SubmitEvent): void {
    if (navigator.onLine) return;
    event.preventDefault();
    void import("../lib/jottings").then(({ change }) => change(event.target as HTMLFormElement, event.submitter, { kept: this.keptValue, gone: this.goneValue }));
  }

  private readonly draw = (): void => {
    void import("../lib/jottings").then(({ draw }) => draw(this));
  };
}

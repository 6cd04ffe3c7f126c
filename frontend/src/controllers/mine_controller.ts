import { Controller } from "@hotwired/stimulus";

/** A part of a public page that is one reader's own: asked for only where there is a reader. */
export default class MineController extends Controller<HTMLElement> {
  static override values = { address: String };
  declare readonly addressValue: string;

  override connect(): void {
    if (/(?:^|; )mine=1/.test(document.cookie)) this.element.setAttribute("src", this.addressValue);
  }
}

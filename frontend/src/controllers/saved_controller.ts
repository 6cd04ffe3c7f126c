import { Controller } from "@hotwired/stimulus";

const MOST = 20;

/** Lists the pages that are on this phone, the last visited first. */
export default class SavedController extends Controller<HTMLElement> {
  static override targets = ["list", "row"];
  static override values = { language: String };
  declare readonly listTarget: HTMLElement;
  declare readonly rowTarget: HTMLTemplateElement;
  declare readonly languageValue: string;

  override async connect(): Promise<void> {
    if (!("caches" in window)) return;
    for (const own of document.querySelectorAll<HTMLElement>("[data-own]")) own.hidden = !(await caches.has("mine"));
    const kept = await caches.open("pages");
    const mine = (await kept.keys()).filter((each) => new URL(each.url).pathname.startsWith(`/${this.languageValue}/`));
    const rows = await Promise.all(mine.slice(-MOST).reverse().map((each) => this.row(kept, each)));
    this.listTarget.replaceChildren(...rows);
    this.element.hidden = rows.length === 0;
  }

  private async row(kept: Cache, request: Request): Promise<Node> {
    const html = (await (await kept.match(request, { ignoreVary: true }))?.text()) ?? "";
    const title = new DOMParser().parseFromString(html, "text/html").title;
    const row = this.rowTarget.content.cloneNode(true) as DocumentFragment;
    const url = new URL(request.url);
    row.querySelector("a")?.setAttribute("href", url.pathname + url.search);
    const words = row.querySelector(".list-words");
    if (words) words.textContent = title || url.pathname;
    return row;
  }
}

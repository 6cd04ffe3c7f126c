// What opens over the page: a note at the foot, an image with its description, a question before one leaves.
import { make, Sheet } from "./sheet";
import type { Words } from "./words";

const KEPT = new Set(["p", "em", "i", "b", "strong", "sup", "sub", "span", "br", "ul", "ol", "li", "cite", "q", "blockquote", "bdi", "ruby", "rt", "rp", "small", "code"]);
const NOTE = /(?:^|\s)(?:noteref|doc-noteref|biblioref|doc-biblioref|glossref|doc-glossref)(?:\s|$)/;
const NOTED = /(?:^|\s)(?:footnote|endnote|rearnote|doc-footnote|doc-endnote|note|annotation)(?:\s|$)/;

export function kinds(element: Element | null): string {
  return [element?.getAttribute("epub:type"), element?.getAttributeNS("http://www.idpf.org/2007/ops", "type"), element?.getAttribute("role")].filter(Boolean).join(" ");
}

/** Whether a link leads to a note rather than to a place. */
export function leadsToNote(link: Element, target: Element | null): boolean {
  if (NOTE.test(kinds(link))) return true;
  return NOTED.test(kinds(target)) && (link.matches("sup *, sub *") || !!link.querySelector("sup, sub") || (link.textContent ?? "").trim().length <= 4);
}

export class NotePopup {
  private readonly sheet = Sheet.of("sheet-footnote");

  /** `go`: to the note's own place. */
  show(note: Element, go: () => void, from: Element): void {
    const body = this.sheet.part("body");
    body.replaceChildren(...copied(note));
    body.lang = note.closest("[lang]")?.getAttribute("lang") ?? "";
    body.dir = "auto";
    this.sheet.part("go").onclick = () => {
      this.sheet.leave();
      go();
    };
    this.sheet.open(from);
  }
}

/** Words and simple marks only: nothing of a book gets into our own page as it is. */
function copied(from: Node): Node[] {
  return [...from.childNodes].flatMap((node): Node[] => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? "")];
    if (!(node.nodeType === Node.ELEMENT_NODE)) return [];
    const name = (node as Element).localName;
    if (/(?:^|\s)(?:backlink|doc-backlink)(?:\s|$)/.test(kinds(node as Element))) return [];
    if (name === "img" || name === "math" || name === "svg") return [document.createTextNode((node as Element).getAttribute("alt") ?? (node as Element).getAttribute("alttext") ?? node.textContent ?? "")];
    if (!KEPT.has(name)) return copied(node);
    return [make(name as "p", {}, ...copied(node))];
  });
}

export class ImagePopup {
  private readonly sheet = Sheet.of("sheet-image");
  private zoom = 1;

  constructor(private readonly words: Words) {
    this.sheet.element.addEventListener("click", (event) => {
      const way = (event.target as Element).closest<HTMLElement>("[data-zoom]")?.dataset["zoom"];
      if (way) this.draw(this.zoom * (way === "1" ? 1.5 : 1 / 1.5));
    });
  }

  show(image: HTMLImageElement | Element, address: string): void {
    const shown = this.sheet.part<HTMLImageElement>("image");
    const described = image.getAttribute("aria-describedby") ?? image.getAttribute("aria-details") ?? "";
    const words = [image.getAttribute("alt") ?? "", ...described.split(/\s+/).map((id) => (id ? (image.ownerDocument.getElementById(id)?.textContent ?? "") : "")), image.closest("figure")?.querySelector("figcaption")?.textContent ?? ""];
    const told = [...new Set(words.map((each) => each.trim()).filter(Boolean))];
    shown.src = address;
    shown.alt = told[0] ?? this.words.say("image-untold");
    this.sheet.part("words").textContent = told.join(" — ") || this.words.say("image-untold");
    this.sheet.part("words").dir = "auto";
    this.draw(1);
    this.sheet.open(image);
  }

  private draw(zoom: number): void {
    this.zoom = Math.min(8, Math.max(1, zoom));
    this.sheet.part<HTMLImageElement>("image").style.inlineSize = `${this.zoom * 100}%`;
  }
}

export class LeavePopup {
  private readonly sheet = Sheet.of("sheet-leave");

  constructor(private readonly words: Words) {}

  ask(address: string, from: Element): void {
    const url = new URL(address);
    const link = this.sheet.part<HTMLAnchorElement>("link");
    link.href = url.href;
    this.sheet.part("where").textContent = url.protocol === "mailto:" ? this.words.say("leave-mail", { address: url.pathname }) : this.words.say("leave", { host: url.host });
    this.sheet.part("address").textContent = url.href;
    this.sheet.open(from);
  }
}

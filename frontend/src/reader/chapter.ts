// One file of a publication made into a document for the frame: addresses stay on the server (<base>), nothing of it can run, sheets are fitted.
import { absolute, rules } from "./css";
import { reflowed } from "./drawn";
import type { Kept } from "./kept";
import type { Link } from "./manifest";

export interface Chapter {
  readonly document: Document;
}

const PICTURE = "lavh-picture"; // a page that is one image
const LATER = "data-lavh-src";
const XHTML = "http://www.w3.org/1999/xhtml";
const SCREEN = { width: innerWidthOr(400), height: innerHeightOr(800) };
// A second line behind the policy of the page: in the frame nothing runs at all, whatever the page would allow.
const POLICY = "default-src 'none'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data: blob:; style-src 'self' blob: 'unsafe-inline'; form-action 'none'";

/** What the publication gives a chapter: its sheets by address, and what is on the phone. */
export interface Wardrobe {
  readonly dress: (address: string) => Promise<string>;
  readonly kept: Kept;
  readonly words: boolean; // of drawn pages the words alone
}

export async function chapter(text: string, link: Link, address: string, wardrobe: Wardrobe): Promise<Chapter> {
  const made = parsed(text, link, address);
  disarm(made);
  if (wardrobe.words) reflowed(made);
  const { head } = made;
  head.prepend(element(made, "meta", { "http-equiv": "Content-Security-Policy", content: policy(address) }), element(made, "base", { href: address }));
  await clothe(made, address, wardrobe);
  await wardrobe.kept.pictures(made, address);
  if (!made.body.classList.contains(PICTURE)) for (const each of made.querySelectorAll("img[src]")) rename(each, "src", LATER);
  return { document: made };
}

/** Pictures come after the words: a frame counts as loaded only when all that it shows has come. */
export function illustrate(made: Document): void {
  for (const each of made.querySelectorAll(`img[${LATER}]`)) rename(each, LATER, "src");
}

function rename(element: Element, from: string, to: string): void {
  element.setAttribute(to, element.getAttribute(from) ?? "");
  element.removeAttribute(from);
}

/** A page that holds nothing of the publication. */
export function blank(title: string, kind = ""): Chapter {
  const made = new DOMParser().parseFromString(`<html xmlns="${XHTML}"><head><title></title></head><body></body></html>`, "application/xhtml+xml");
  made.title = title;
  if (kind) made.body.className = kind;
  return { document: made };
}

export function serialised({ document: made }: Chapter): string {
  return new XMLSerializer().serializeToString(made);
}

function parsed(text: string, link: Link, address: string): Document {
  const type = link.type ?? "";
  if (/^image\/(?!svg)/.test(type)) return pictured(link, address);
  if (type.startsWith("image/svg")) return drawn(new DOMParser().parseFromString(text, "image/svg+xml"), link, address);
  if (!type.startsWith("text/html")) {
    const strict = new DOMParser().parseFromString(text, "application/xhtml+xml");
    if (!strict.querySelector("parsererror") && strict.documentElement.namespaceURI === XHTML && strict.body) return headed(strict);
    if (strict.documentElement.localName === "svg") return drawn(strict, link, address);
  }
  // what is no XML is read as HTML, and written as XHTML
  const lenient = new DOMParser().parseFromString(text, "text/html");
  const made = blank(lenient.title).document;
  for (const { name, value } of lenient.documentElement.attributes) if (/^[a-z-]+$/.test(name) && name !== "xmlns") made.documentElement.setAttribute(name, value);
  made.head.replaceWith(made.importNode(lenient.head, true));
  made.body.replaceWith(made.importNode(lenient.body, true));
  return made;
}

function headed(made: Document): Document {
  if (!made.head) made.documentElement.prepend(element(made, "head", {}));
  return made;
}

/** An image that is a page. */
function pictured(link: Link, address: string): Document {
  const made = blank(link.title ?? "").document;
  if (link.width && link.height) made.head.append(element(made, "meta", { name: "viewport", content: `width=${link.width}, height=${link.height}` }));
  made.head.append(element(made, "style", {}, "html, body { margin: 0; block-size: 100% } img { display: block; inline-size: 100%; block-size: 100%; object-fit: contain }"));
  made.body.className = PICTURE;
  made.body.append(element(made, "img", { src: address, alt: link.title ?? "" }));
  return made;
}

/** A drawing that is a page: inside a document its words can be read and chosen like any others. */
function drawn(svg: Document, link: Link, address: string): Document {
  if (svg.documentElement.localName !== "svg") return pictured(link, address);
  const made = blank(link.title ?? svg.querySelector("title")?.textContent ?? "").document;
  const box = (svg.documentElement.getAttribute("viewBox") ?? "").trim().split(/[\s,]+/).map(Number);
  const [width, height] = box.length === 4 ? [box[2], box[3]] : ["width", "height"].map((side) => parseFloat(svg.documentElement.getAttribute(side) ?? ""));
  if (width && height) made.head.append(element(made, "meta", { name: "viewport", content: `width=${width}, height=${height}` }));
  for (const node of svg.childNodes) {
    const sheet = node instanceof ProcessingInstruction && node.target === "xml-stylesheet" ? /href\s*=\s*["']([^"']+)["']/.exec(node.data)?.[1] : undefined;
    if (sheet) made.head.append(element(made, "link", { rel: "stylesheet", href: sheet }));
  }
  made.head.append(element(made, "style", {}, "html, body { margin: 0 } body > svg { display: block; inline-size: 100%; block-size: auto }"));
  made.body.append(made.importNode(svg.documentElement, true));
  return made;
}

/** What could run or leave; the server has taken it out already. */
function disarm(made: Document): void {
  for (const each of made.querySelectorAll("script, iframe, frame, object, embed, base, meta[http-equiv], link:not([rel~=stylesheet])")) each.remove();
  for (const each of made.querySelectorAll("*")) {
    for (const { name, value } of [...each.attributes]) {
      if (name.startsWith("on") || /^\s*javascript:/i.test(value) || name === "srcdoc" || name === "ping" || name === "formaction") each.removeAttribute(name);
    }
  }
}

async function clothe(made: Document, address: string, { dress, kept }: Wardrobe): Promise<void> {
  for (const each of made.querySelectorAll("style")) if (each.textContent) each.textContent = await kept.sheet(absolute(rules(each.textContent, SCREEN), address), address);
  for (const each of made.querySelectorAll("[style]")) each.setAttribute("style", rules(each.getAttribute("style") ?? "", SCREEN));
  const sheets = [...made.querySelectorAll("link[rel~=stylesheet][href]")];
  await Promise.all(
    sheets.map(async (each) => {
      const wanted = new URL(each.getAttribute("href") ?? "", address);
      if (wanted.origin === new URL(address).origin) each.setAttribute("href", await dress(wanted.href));
      else each.remove();
    }),
  );
}

function policy(address: string): string {
  return POLICY.replaceAll("'self'", new URL(address).origin);
}

function element(made: Document, name: string, attributes: Readonly<Record<string, string>>, text = ""): Element {
  const node = made.createElementNS(XHTML, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

function innerWidthOr(otherwise: number): number {
  return typeof innerWidth === "number" ? innerWidth : otherwise;
}

function innerHeightOr(otherwise: number): number {
  return typeof innerHeight === "number" ? innerHeight : otherwise;
}

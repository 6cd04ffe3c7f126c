// The device's own voices: what a chapter says, sentence by sentence, and saying it.
import { flat, spanned } from "./find";
import type { Phrase, Voice } from "./narration";

const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, caption, blockquote, pre, div, section, aside, article, body, svg.words > g";
const LONGEST = 220; // characters: voices of some systems fall silent after more

/** Phrases of a document in the order of reading. */
export function phrases(document: Document, language: string): Phrase[] {
  const found: Phrase[] = [];
  for (const block of document.body.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.matches("div, section, aside, article, blockquote, li, td, dd") && block.querySelector(BLOCKS)) continue;
    if (!block.checkVisibility?.() && block.getClientRects().length === 0) continue;
    found.push(...sentences(block, language));
  }
  return found.length ? found : sentences(document.body, language);
}

function sentences(block: HTMLElement, otherwise: string): Phrase[] {
  const document = block.ownerDocument;
  const language = block.closest("[lang]")?.getAttribute("lang") || otherwise;
  const role = roleOf(block);
  const { text, at } = flat(block);
  const found: Phrase[] = [];
  for (const [from, to] of cut(text, language)) {
    const words = text.slice(from, to).trim();
    const range = words ? spanned(document, at, from, to) : null;
    if (range) found.push({ range, text: words, language, role });
  }
  return found;
}

/** Bounds of sentences; long ones are cut at a comma or space. */
export function cut(text: string, language: string): (readonly [number, number])[] {
  const bounds: (readonly [number, number])[] = [];
  for (const [from, to] of whole(text, language)) {
    let begin = from;
    while (to - begin > LONGEST) {
      const part = text.slice(begin, begin + LONGEST);
      const comma = Math.max(part.lastIndexOf(", "), part.lastIndexOf("; "), part.lastIndexOf("، "), part.lastIndexOf(": "));
      const end = begin + (comma > 60 ? comma + 1 : Math.max(1, part.lastIndexOf(" ") > 0 ? part.lastIndexOf(" ") : LONGEST));
      bounds.push([begin, end]);
      begin = end;
    }
    bounds.push([begin, to]);
  }
  return bounds;
}

function whole(text: string, language: string): (readonly [number, number])[] {
  if (!("Segmenter" in Intl)) return [...text.matchAll(/[^.!?…。！？؟]+[.!?…。！？؟]*\s*/g)].map((each) => [each.index, each.index + each[0].length] as const);
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language || "en", { granularity: "sentence" });
  } catch {
    segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  }
  return [...segmenter.segment(text)].map(({ index, segment }) => [index, index + segment.length] as const);
}

const ROLES: Readonly<Record<string, string>> = {
  pagebreak: "pagebreak", "doc-pagebreak": "pagebreak", footnote: "footnote", "doc-footnote": "footnote", rearnote: "footnote", endnote: "footnote",
  "doc-endnote": "footnote", endnotes: "footnote", sidebar: "sidebar", noteref: "noteref", "doc-noteref": "noteref", annotation: "annotation",
};

/** What kind of thing an element belongs to, as far as it may be left out. */
export function roleOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const names = `${at.getAttribute("epub:type") ?? ""} ${at.getAttributeNS("http://www.idpf.org/2007/ops", "type") ?? ""} ${at.getAttribute("role") ?? ""}`;
    for (const name of names.split(/\s+/)) if (ROLES[name]) return ROLES[name];
  }
  return "";
}

/** Languages whose voices are understood where one's own has none. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = { uz: ["tr", "az", "kk"], kaa: ["kk", "uz", "tr"], be: ["ru"], tg: ["fa", "ru"] };

export class DeviceVoice implements Voice {
  preferred = "";

  static get possible(): boolean {
    return "speechSynthesis" in globalThis;
  }

  static get present(): boolean {
    return DeviceVoice.possible && speechSynthesis.getVoices().length > 0;
  }

  /** A voice for a language; null: the device's own choice. */
  voiceFor(language: string, text: string): SpeechSynthesisVoice | null {
    const voices = speechSynthesis.getVoices();
    const own = language.toLowerCase().split("-")[0] ?? "";
    const cyrillic = /\p{Script=Cyrillic}/u.test(text) && ["uz", "kaa"].includes(own);
    const wanted = [own, ...(cyrillic ? ["kk", "ru"] : []), ...(NEIGHBOURS[own] ?? [])];
    const chosen = voices.find((each) => each.voiceURI === this.preferred && each.lang.toLowerCase().startsWith(own));
    return chosen ?? wanted.flatMap((tag) => voices.filter((each) => each.lang.toLowerCase().replace("_", "-").split("-")[0] === tag))[0] ?? null;
  }

  say(phrase: Phrase, rate: number, signal: AbortSignal): Promise<void> {
    return new Promise((done, failed) => {
      const utterance = new SpeechSynthesisUtterance(phrase.text);
      const voice = this.voiceFor(phrase.language, phrase.text);
      if (voice) utterance.voice = voice;
      utterance.lang = voice?.lang ?? phrase.language;
      utterance.rate = rate;
      utterance.onend = () => done();
      utterance.onerror = ({ error }) => (error === "interrupted" || error === "canceled" ? done() : failed(new Error(error)));
      signal.addEventListener("abort", () => done(), { once: true });
      speechSynthesis.speak(utterance);
    });
  }

  hush(): void {
    if (DeviceVoice.possible) speechSynthesis.cancel();
  }
}

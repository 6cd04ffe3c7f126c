// Uzbek and Karakalpak words from one alphabet into another: the rules of `lavh.kernel.text.turning` on the same table, so both give the same.
import table from "../../../src/lavh/kernel/text/tables/turning.json";

type Rule = readonly [letters: string, become: string, when?: string];
export type Alphabet = "Latn" | "Cyrl" | "2026";

const RULES = table.rules as unknown as Readonly<Record<string, Readonly<Record<string, readonly Rule[]>>>>;
const WORD = /\p{L}(?:\p{L}|[ʻ‘`ʼ’'´](?=\p{L})|(?<=[OoGg])[ʻ‘`ʼ’'´])*/gu;
const APOSTROPHE = /[ʻ‘`ʼ’'´]/;
const CYRILLIC = /[\u0400-\u052f]/;
const ROMAN = /^(?:[IVXLCDM]{2,}|[IVX])$/;
const FOREIGN = /w|c(?!h)/i;

/** What turns a text of a language into the script of a choice ("uz-Latn" …). */
export function turner(choice: string): (text: string, language: string) => string {
  const alphabet = choice.replace("uz-", "") as Alphabet;
  return (text, language) => turned(text, language.split("-")[0]?.toLowerCase() ?? "", alphabet);
}

export function turned(text: string, language: string, alphabet: Alphabet): string {
  return RULES[language] ? text.replace(WORD, (found) => word(found, language, alphabet)) : text;
}

function word(found: string, language: string, alphabet: Alphabet): string {
  if (CYRILLIC.test(found)) return alphabet === "Cyrl" ? found : onward(walked(found, rules(language, "Cyrl-Latn")), language, alphabet);
  // eslint-disable-next-line no-control-regex
  if (!/^[\x00-\x7f]*$/.test(found) || alphabet !== "Latn") return onward(tidied(found, language), language, alphabet);
  return found;
}

/** From Latin, of whatever year. */
function onward(found: string, language: string, alphabet: Alphabet): string {
  if (ROMAN.test(found) || (language === "uz" && FOREIGN.test(found))) return found;
  return walked(found, rules(language, alphabet === "Latn" ? "2026-Latn" : `Latn-${alphabet}`));
}

/** With the one right apostrophe in each place. */
function tidied(found: string, language: string): string {
  return [...found].map((letter, at, all) => (APOSTROPHE.test(letter) ? (language === "uz" && /[og]/i.test(all[at - 1] ?? "") ? "ʻ" : "ʼ") : letter)).join("");
}

const sorted = new Map<string, readonly Rule[]>();

function rules(language: string, way: string): readonly Rule[] {
  const key = `${language} ${way}`;
  const kept = sorted.get(key) ?? [...(RULES[language]?.[way] ?? [])].sort((one, other) => other[0].length - one[0].length);
  sorted.set(key, kept);
  return kept;
}

function walked(found: string, given: readonly Rule[]): string {
  if (!given.length) return found;
  const low = [...found].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
  let out = "";
  for (let at = 0; at < found.length; ) {
    const rule = given.find(([letters, , when = ""]) => low.startsWith(letters, at) && holds(when, low, at));
    out += rule ? cased(found, at, rule[0].length, rule[1]) : (found[at] ?? "");
    at += rule ? rule[0].length : 1;
  }
  return out;
}

function holds(when: string, low: string, at: number): boolean {
  if (!when) return true;
  if (at === 0) return when === "start" || when === "open";
  const before = low[at - 1] ?? "";
  return (when !== "start" && table.vowels.includes(before)) || (when === "open" && table.signs.includes(before));
}

/** A capital stays one; among capitals all are. */
function cased(found: string, at: number, length: number, become: string): string {
  const [first = "", before = "", after = "", last = ""] = [found[at], found[at - 1], found[at + length], found[at + length - 1]];
  if (!/\p{L}/u.test(first) || first === "ʼ" || first === "ʻ") return upper(before) && upper(after) ? become.toUpperCase() : become;
  if (!upper(first)) return become;
  if (become.length > 1 && (!upper(after || before) || (length > 1 && !upper(last) && /\p{L}/u.test(last) && last !== "ʼ" && last !== "ʻ"))) return (become[0] ?? "").toUpperCase() + become.slice(1);
  return become.toUpperCase();
}

function upper(letter: string): boolean {
  return letter !== "" && letter === letter.toUpperCase() && letter !== letter.toLowerCase();
}

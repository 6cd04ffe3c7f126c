// A publisher's style sheet, made fit for columns, chosen sizes and chosen alignment. Addresses become absolute: the sheet is read from a blob.

const FONT_SIZE = /(font-size\s*:\s*)(\d*\.?\d+)(px|pt)/gi;
const JUSTIFY = /(text-align\s*:\s*)justify/gi;

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** `address`: where the sheet lies. */
export function fitted(sheet: string, address: string, screen: Screen): string {
  return absolute(rules(sheet, screen), address);
}

/** What is said in rules or in a style attribute, without its addresses. */
export function rules(css: string, screen: Screen): string {
  return css
    .replace(/(?<=^|[{\s;])-epub-/gi, "")
    .replace(/(\d*\.?\d+)vw\b/gi, (_, share: string) => `${(parseFloat(share) * screen.width) / 100}px`)
    .replace(/(\d*\.?\d+)vh\b/gi, (_, share: string) => `${(parseFloat(share) * screen.height) / 100}px`)
    .replace(/page-break-(after|before|inside)\s*:\s*(always|left|right)/gi, "break-$1: column")
    .replace(/page-break-inside\s*:\s*avoid/gi, "break-inside: avoid")
    .replace(/break-(after|before|inside)\s*:\s*(avoid-)?page/gi, (_, side: string, avoid?: string) => `break-${side}: ${avoid ?? ""}column`)
    .replace(FONT_SIZE, (_, name: string, size: string, unit: string) => `${name}${round(parseFloat(size) / (unit.toLowerCase() === "pt" ? 12 : 16))}rem`)
    .replace(JUSTIFY, "$1var(--justify, start)");
}

/** Addresses in `url(…)` and `@import "…"`. */
export function absolute(css: string, address: string): string {
  return css
    .replace(/url\(\s*(["']?)([^"')]*?)\1\s*\)/gi, (whole, _quote, url: string) => (/^(?:data:|blob:|#)/i.test(url) || !url ? whole : `url("${at(url, address)}")`))
    .replace(/@import\s+(["'])([^"']+)\1/gi, (_, _quote, url: string) => `@import "${at(url, address)}"`);
}

function at(url: string, address: string): string {
  try {
    return new URL(url, address).href.replaceAll('"', "%22");
  } catch {
    return "about:invalid";
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

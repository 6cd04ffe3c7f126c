// How a book is to look: the choices, and what becomes of them in the frame. Pure.

/** Every choice and its values; the first is the default. Numbers are read with their bounds. */
export const CHOICES = {
  theme: ["auto", "light", "sepia", "dark", "contrast"],
  flow: ["paginated", "scrolled"],
  view: ["pages", "words"], // of drawn pages
  face: ["publisher", "serif", "sans", "andika", "atkinson", "opendyslexic"],
  align: ["start", "justify"],
  hyphens: ["auto", "none"],
  columns: ["auto", "1", "2"],
  ruler: ["none", "ruler"],
  script: ["as-is", "uz-Latn", "uz-Cyrl", "uz-2026"],
  animate: ["on", "off"],
} as const;

export const MEASURES = {
  size: { least: 60, most: 300, step: 10, normal: 100 }, // % of the publisher's
  leading: { least: 0, most: 2.6, step: 0.1, normal: 0 }, // 0: the publisher's
  letters: { least: 0, most: 0.3, step: 0.02, normal: 0 }, // em
  words: { least: 0, most: 1, step: 0.05, normal: 0 }, // em
  margins: { least: 0, most: 4, step: 1, normal: 2 },
} as const;

export type Choice = keyof typeof CHOICES;
export type Measure = keyof typeof MEASURES;
export type Appearance = { readonly [Name in Choice]: (typeof CHOICES)[Name][number] } & Readonly<Record<Measure, number>>;

export const NORMAL: Appearance = {
  ...(Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => [name, values[0]])) as unknown as Pick<Appearance, Choice>),
  ...(Object.fromEntries(Object.entries(MEASURES).map(([name, each]) => [name, each.normal])) as Record<Measure, number>),
};

const SITE: Readonly<Record<string, Readonly<Record<string, Partial<Appearance>>>>> = {
  theme: { light: { theme: "light" }, dark: { theme: "dark" } },
  spacing: { wide: { leading: 1.8, letters: 0.06, words: 0.15 } },
  face: { andika: { face: "andika" } },
  script: { "uz-latn": { script: "uz-Latn" }, "uz-cyrl": { script: "uz-Cyrl" } },
  motion: { less: { animate: "off" } },
};

/** Where a reader begins who has chosen nothing here: with what was chosen for all pages of the site. */
export function begun(site: Readonly<Record<string, string | undefined>>): Appearance {
  const size = { size: bounded("size", 100 * (Number(site["size"]) || 1)) };
  return Object.assign({}, NORMAL, size, ...Object.entries(SITE).map(([name, values]) => values[site[name] ?? ""] ?? {})) as Appearance;
}

/** What is kept, made whole and valid: unknown names and values fall away. */
export function valid(kept: unknown): Partial<Appearance> {
  if (typeof kept !== "object" || kept === null) return {};
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(kept)) {
    if (name in CHOICES && (CHOICES[name as Choice] as readonly unknown[]).includes(value)) found[name] = value;
    if (name in MEASURES && typeof value === "number" && Number.isFinite(value)) found[name] = bounded(name as Measure, value);
  }
  return found as Partial<Appearance>;
}

export function bounded(name: Measure, value: number): number {
  const { least, most } = MEASURES[name];
  return Math.round(Math.min(most, Math.max(least, value)) * 100) / 100;
}

/** Step up or down; the leading leaps over what nobody wants between "the publisher's" and 1.2. */
export function stepped(name: Measure, value: number, way: 1 | -1): number {
  if (name === "leading") {
    if (way > 0 && value < 1.2) return 1.2;
    if (way < 0 && value <= 1.2) return 0;
  }
  return bounded(name, value + way * MEASURES[name].step);
}

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly link: string;
}

export const THEMES: Readonly<Record<Exclude<Appearance["theme"], "auto">, Colours>> = {
  light: { paper: "#fbfaf6", ink: "#16222c", link: "#08515a" },
  sepia: { paper: "#f4e8d0", ink: "#3b2a18", link: "#0b4650" },
  dark: { paper: "#0f161c", ink: "#d9dcd8", link: "#7fd6d8" },
  contrast: { paper: "#000000", ink: "#ffffff", link: "#ffe14d" },
};

export function theme(appearance: Appearance, dark: boolean): keyof typeof THEMES {
  return appearance.theme === "auto" ? (dark ? "dark" : "light") : appearance.theme;
}

const FACES: Readonly<Record<Appearance["face"], string>> = {
  publisher: "",
  serif: 'ui-serif, "Noto Serif", Georgia, serif',
  sans: 'system-ui, "Noto Sans", sans-serif',
  andika: 'Andika, "Noto Sans", sans-serif',
  atkinson: '"Atkinson Hyperlegible Next", "Noto Sans", sans-serif',
  opendyslexic: 'OpenDyslexic, "Noto Sans", sans-serif',
};

const TEXT = "p, li, dd, dt, blockquote, td, th, figcaption, h1, h2, h3, h4, h5, h6, span, em, strong, i, b, a, div, section, cite, q, label";

/** Sheets before and after the publisher's. `faces`: @font-face rules of the chosen face. */
export function sheets(appearance: Appearance, dark: boolean, faces: string): readonly [string, string] {
  const look = theme(appearance, dark);
  const { paper, ink, link } = THEMES[look];
  const before = `html { color-scheme: ${look === "light" || look === "sepia" ? "light" : "dark"}; font-family: ${FACES.serif}; line-height: 1.55; }
    body { margin: 0; }
    img, svg, video { max-inline-size: 100%; }
    a { text-underline-offset: .15em; }
    a:any-link { color: ${link}; }`;
  return [before, [faces, base(appearance, paper), colours(look, paper, ink, link), spacing(appearance), face(appearance)].join("\n")];
}

function base(appearance: Appearance, paper: string): string {
  return `html { --theme-bg-color: ${paper}; --justify: ${appearance.align}; font-size: ${appearance.size}% !important; -webkit-text-size-adjust: none; text-size-adjust: none; background: ${paper} !important;
    hanging-punctuation: allow-end last; orphans: 2; widows: 2; }
    ${appearance.align === "justify" ? ":where(p, li, dd, blockquote) { text-align: justify; }" : "[align='justify'] { text-align: start; }"}
    :where(p, li, dd, blockquote, td) { -webkit-hyphens: ${hyphens(appearance)}; hyphens: ${hyphens(appearance)}; hyphenate-limit-chars: 8 4 3; }
    h1, h2, h3, h4, h5, h6 { -webkit-hyphens: none; hyphens: none; text-wrap: balance; break-after: avoid; }
    pre { white-space: pre-wrap !important; }
    .lavh-wide { display: block; overflow: auto hidden; max-inline-size: 100%; }
    span.lavh-wide { display: inline-block; vertical-align: middle; }
    .lavh-more { border-inline-end: 3px dotted currentcolor; }
    .lavh-wide:focus-visible, :focus-visible { outline: 3px solid #a85500; outline-offset: 2px; }
    img:not(a img):not([role="presentation"]) { cursor: zoom-in; }
    ::selection { background: #2fa3a8; color: #04161a; }
    .lavh-picture img { max-block-size: 100vb; }`;
}

function hyphens(appearance: Appearance): string {
  return appearance.hyphens === "auto" ? "auto" : "manual";
}

function colours(look: keyof typeof THEMES, paper: string, ink: string, link: string): string {
  const own = `html, body { color: ${ink}; }`;
  if (look === "light") return own;
  const all = `html, body { color: ${ink} !important; background-color: ${paper} !important; }
    body *:not(svg *, math *, img, video, .lavh-keep *) { color: inherit !important; background-color: transparent !important; border-color: currentcolor !important; text-shadow: none !important; }
    a:any-link, a:any-link * { color: ${link} !important; }`;
  return look === "dark" ? `${all}\nimg, video { filter: brightness(.86); }` : all;
}

function spacing(appearance: Appearance): string {
  const rules: string[] = [];
  if (appearance.leading) rules.push(`html, body, ${TEXT.replace(/, span.*/, "")}, div { line-height: ${appearance.leading} !important; }`);
  if (appearance.letters) rules.push(`body { letter-spacing: ${appearance.letters}em !important; } body :not(:lang(ar), :lang(fa), :lang(ur)) { letter-spacing: inherit !important; }`);
  if (appearance.words) rules.push(`body { word-spacing: ${appearance.words}em !important; } body * { word-spacing: inherit !important; }`);
  return rules.join("\n");
}

function face(appearance: Appearance): string {
  const family = FACES[appearance.face];
  return family ? `html, body, ${TEXT} { font-family: ${family} !important; } pre, code, kbd, samp, pre *, code * { font-family: ui-monospace, monospace !important; }` : "";
}

// What the reader takes from a Readium Web Publication Manifest. <https://github.com/readium/webpub-manifest>

export interface Link {
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly rel?: readonly string[];
  readonly templated?: boolean;
  readonly properties?: { readonly page?: "left" | "right" | "center"; readonly layout?: "fixed" | "reflowable" };
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly alternate?: readonly Link[];
  readonly children?: readonly Link[];
}

export type Words = string | Readonly<Record<string, string>>;

export interface Manifest {
  readonly metadata: {
    readonly title: Words;
    readonly language?: readonly string[];
    readonly readingProgression?: string;
    readonly conformsTo?: readonly string[];
    readonly numberOfPages?: number;
    readonly presentation?: { readonly layout?: string; readonly spread?: string; readonly overflow?: string };
  };
  readonly links?: readonly Link[];
  readonly readingOrder: readonly Link[];
  readonly resources?: readonly Link[];
  readonly toc?: readonly Link[];
  readonly pageList?: readonly Link[];
  readonly landmarks?: readonly Link[];
}

export const GUIDED = "application/guided-navigation+json";

/** One name of several: in the language that is read, else the first. */
export function said(words: Words | undefined, language = ""): string {
  if (words === undefined || typeof words === "string") return words ?? "";
  return words[language] ?? Object.values(words)[0] ?? "";
}

export interface Entry {
  readonly href: string;
  readonly title: string;
  readonly depth: number;
}

/** A table of contents or a list of pages as one list; entries without an address lead where their first child leads. */
export function entries(links: readonly Link[], depth = 0): Entry[] {
  return links.flatMap((link) => {
    const inside = entries(link.children ?? [], depth + 1);
    const href = link.href || inside[0]?.href || "";
    return [{ href, title: (link.title ?? "").trim(), depth }, ...inside];
  });
}

/** "text/ch1.xhtml#s2" → ["text/ch1.xhtml", "s2"]. */
export function parted(href: string): readonly [string, string] {
  const at = href.indexOf("#");
  return at < 0 ? [href, ""] : [href.slice(0, at), href.slice(at + 1)];
}

/** One spelling for one address: "a%20b.xhtml" and "a b.xhtml" are the same file. */
export function spelled(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

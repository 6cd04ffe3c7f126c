// What we use of foliate-js 1.0.1, which has no types of its own.
declare module "foliate-js/paginator.js";
declare module "foliate-js/fixed-layout.js";

declare module "foliate-js/epubcfi.js" {
  export type Filter = (node: Node) => number;
  export interface Part {
    readonly index: number;
    readonly id?: string;
    readonly offset?: number;
  }
  export type Path = readonly (readonly Part[])[];
  export interface Ranged {
    parent: Path;
    start: Path;
    end: Path;
  }
  export const isCFI: RegExp;
  export function parse(cfi: string): Path | Ranged;
  export function fromRange(range: Range, filter?: Filter): string;
  export function toRange(document: Document, parts: Path | Ranged, filter?: Filter): Range;
  export function joinIndir(...cfis: string[]): string;
  export const fake: { fromIndex(index: number): string; toIndex(part: readonly Part[] | undefined): number };
}

declare module "foliate-js/search.js" {
  export interface Found {
    readonly range: Range;
    readonly excerpt: { readonly pre: string; readonly match: string; readonly post: string };
  }
  export function searchMatcher(walker: unknown, options: { defaultLocale: string; matchDiacritics?: boolean; matchWholeWords?: boolean }): (document: Document, query: string) => Iterable<Found>;
}

declare module "foliate-js/text-walker.js" {
  export const textWalker: unknown;
}

// A publication as something to listen to: tracks on one line of time, chapters and pages on it. Read from the web publication manifest, pure.
// https://github.com/readium/webpub-manifest · https://readium.org/webpub-manifest/profiles/audiobook

export interface Link {
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly rel?: readonly string[] | string;
  readonly size?: number;
  readonly duration?: number;
  readonly properties?: { readonly sha256?: string };
  readonly alternate?: readonly Link[];
  readonly children?: readonly Link[];
}
type Name = string | Readonly<Record<string, string>>;
type Contributor = Name | { readonly name: Name };
export interface Manifest {
  readonly metadata: Readonly<Record<string, unknown>> & { readonly title: Name; readonly language?: string | readonly string[]; readonly duration?: number };
  readonly links?: readonly Link[];
  readonly readingOrder: readonly Link[];
  readonly resources?: readonly Link[];
  readonly toc?: readonly Link[];
  readonly pageList?: readonly Link[];
}

/** A place in sound: which track, how many seconds into it. */
export interface Spot {
  readonly track: number;
  readonly seconds: number;
}
export interface Track {
  readonly href: string; // as in the manifest
  readonly url: string;
  readonly type: string;
  readonly title: string;
  readonly duration: number; // 0: not known yet
  readonly sync: readonly string[]; // addresses of its phrases
  readonly wave: string; // address of its waveform, or ""
}
/** A chapter of the text, where a publication has words and sound. */
export interface Part {
  readonly href: string;
  readonly sync: string; // address of its phrases, or ""
}
export interface Chapter {
  readonly title: string;
  readonly level: number; // from 1
  readonly spot: Spot;
}
export interface Book {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly cover: string;
  readonly tracks: readonly Track[];
  readonly chapters: readonly Chapter[];
  readonly pages: readonly Chapter[];
  readonly parts: readonly Part[]; // of the text, in order; none in a book of sound alone
}

export const GUIDED = "application/guided-navigation+json";
const SOUND = /\.(?:mp3|m4a|m4b|mp4|aac|og[ga]|opus|wav|flac|webm)$/i;

const FACE = "application/audiobook+json";

/** Where the face for listening of a publication with words and sound lies; undefined where its manifest is that itself. */
export function faceOf(manifest: Manifest): string | undefined {
  return manifest.resources?.find((each) => each.type === FACE && [each.rel ?? []].flat().includes("alternate"))?.href;
}

/** The book of a manifest; `base` is the address of the publication's folder ("/p/7/"), `reading` its other face, where the words are. */
export function bookOf(number: number, manifest: Manifest, base: string, reading?: Manifest): Book {
  const { metadata } = manifest;
  const parts = (reading?.readingOrder ?? []).map((each) => ({ href: each.href, sync: guidance(each, base) }));
  const heard = new Map(parts.map((each) => [each.href, each.sync] as const));
  const tracks = manifest.readingOrder.filter(isSound).map((link, place) => track(link, place, base, heard));
  const places = new Map(tracks.map((each, place) => [each.href, place] as const));
  const language = [metadata.language ?? ""].flat()[0] ?? "";
  const listed = flat(manifest.toc ?? [], places);
  return {
    number,
    language,
    title: text(metadata.title, language),
    author: [metadata["author"] ?? []].flat().map((each) => contributor(each as Contributor, language)).filter(Boolean).join(", "),
    cover: cover(reading ?? manifest, base),
    tracks,
    parts,
    chapters: listed.length > 0 ? listed : tracks.map((each, place) => ({ title: each.title, level: 1, spot: { track: place, seconds: 0 } })),
    pages: flat(manifest.pageList ?? [], places),
  };
}

export function isSound(link: Link): boolean {
  return (link.type ?? "").startsWith("audio/") || (!link.type && SOUND.test(link.href));
}

function track(link: Link, place: number, base: string, heard: ReadonlyMap<string, string>): Track {
  const own = guidance(link, base);
  const wave = link.alternate?.find((each) => [each.rel ?? []].flat().includes("waveform"))?.href;
  const others = (link.alternate ?? []).flatMap((each) => heard.get(each.href) || []);
  return {
    href: link.href,
    url: resolved(link.href, base),
    type: link.type ?? "",
    title: link.title ?? String(place + 1),
    duration: link.duration ?? 0,
    sync: own ? [own] : others,
    wave: wave ? resolved(wave, base) : "",
  };
}

/** Where the phrases of a track or chapter lie; "" where it has none. */
function guidance(link: Link, base: string): string {
  const found = link.alternate?.find((each) => each.type === GUIDED)?.href;
  return found ? resolved(found, base) : "";
}

/** An address of the manifest, from the root of the site. */
export function resolved(href: string, base: string): string {
  const url = new URL(href, `http://x${base}`);
  return url.pathname + url.search + url.hash;
}

function cover(manifest: Manifest, base: string): string {
  const links = [...(manifest.links ?? []), ...(manifest.resources ?? [])];
  const found = links.find((each) => [each.rel ?? []].flat().includes("cover"));
  return found ? resolved(found.href, base) : "";
}

/** A tree of addresses with times, as one list with levels. What points to no track of ours is left out, its children are not. */
function flat(links: readonly Link[], places: ReadonlyMap<string, number>, level = 1): readonly Chapter[] {
  return links.flatMap((link) => {
    const spot = spotOf(link.href, places);
    const below = flat(link.children ?? [], places, level + 1);
    const first = spot ?? below[0]?.spot;
    return first ? [{ title: link.title ?? "", level, spot: first }, ...below] : below;
  });
}

/** "02.mp3#t=12.5,20" → the second track, 12.5 seconds in. */
export function spotOf(href: string, places: ReadonlyMap<string, number>): Spot | undefined {
  const [path = "", fragment = ""] = href.split("#");
  const place = places.get(path);
  return place === undefined ? undefined : { track: place, seconds: seconds(fragment) };
}

/** Seconds of a media fragment: "t=12.5", "t=npt:1:02:03,1:05:00"; 0 where there are none. https://www.w3.org/TR/media-frags/ */
export function seconds(fragment: string): number {
  const found = /(?:^|&|#)t=(?:npt:)?([\d:.]*)/.exec(fragment)?.[1] ?? "";
  const value = found.split(":").reduce((sum, part) => sum * 60 + Number(part || 0), 0);
  return Number.isFinite(value) ? value : 0;
}

/** A name in one language or in several. */
function text(name: Name | undefined, language: string): string {
  if (name === undefined || typeof name === "string") return name ?? "";
  return name[language] ?? Object.values(name)[0] ?? "";
}

function contributor(each: Contributor, language: string): string {
  return typeof each === "object" && "name" in each ? text(each.name as Name, language) : text(each as Name, language);
}

// What a chapter shows when the publication is on the phone. The frame of a chapter lies outside the service worker, so this page fetches for it.

const SHOWN: readonly (readonly [string, string])[] = [["img", "src"], ["image", "href"], ["image", "xlink:href"], ["video", "poster"], ["input", "src"]];
const URLS = /url\("([^"]+)"\)/g;

export class Kept {
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly here: Promise<boolean>) {}

  /** Whether anything of this publication is on the phone. */
  static async of(address: string): Promise<boolean> {
    const number = /\/p\/(\d+)\//.exec(address)?.[1];
    if (!number || typeof caches === "undefined") return false;
    return (await caches.keys().catch(() => [])).some((name) => name.startsWith(`pub-${number}-`));
  }

  /** The pictures of a document, from this page's hands. */
  async pictures(made: Document, base: string): Promise<void> {
    if (!(await this.here)) return;
    const wanted = SHOWN.flatMap(([element, attribute]) => [...made.getElementsByTagName(element)].filter((each) => each.hasAttribute(attribute)).map((each) => [each, attribute] as const));
    await Promise.all(wanted.map(async ([each, attribute]) => each.setAttribute(attribute, await this.url(each.getAttribute(attribute) ?? "", base))));
  }

  /** A sheet whose addresses are absolute: its pictures and letters, from this page's hands. */
  async sheet(css: string, base: string): Promise<string> {
    if (!(await this.here)) return css;
    const found = new Map<string, string>();
    for (const [, address] of css.matchAll(URLS)) if (address) found.set(address, await this.url(address, base));
    return css.replace(URLS, (_, address: string) => `url("${found.get(address) ?? address}")`);
  }

  private url(address: string, base: string): Promise<string> {
    const whole = new URL(address, base);
    if (whole.origin !== new URL(base).origin || !/^https?:/.test(whole.protocol)) return Promise.resolve(address);
    const made = this.made.get(whole.href) ?? this.fetched(whole.href);
    this.made.set(whole.href, made);
    return made;
  }

  private async fetched(address: string): Promise<string> {
    const response = await fetch(address).catch(() => undefined);
    return response?.ok ? URL.createObjectURL(await response.blob()) : address;
  }
}

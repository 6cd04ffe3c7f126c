// Media overlays: the book's own voice. Guided navigation says which words belong to which seconds; sound is fetched by its address, in ranges.
import type { Phrase, Voice } from "./narration";
import { GUIDED, type Link } from "./manifest";
import type { Publication, Section } from "./publication";
import { roleOf } from "./speech";

interface Guided {
  readonly textref?: string;
  readonly audioref?: string;
  readonly role?: readonly string[];
  readonly children?: readonly Guided[];
}

export function syncOf(section: Section | undefined): Link | null {
  return section?.link.alternate?.find((each) => each.type === GUIDED) ?? null;
}

/** Phrases of a chapter that has a sync file. */
export async function spoken(publication: Publication, index: number, document: Document): Promise<Phrase[]> {
  const link = syncOf(publication.sections[index]);
  if (!link) return [];
  const response = await fetch(publication.url(link.href));
  if (!response.ok) throw new Error(`${response.status} ${link.href}`);
  const { guided } = (await response.json()) as { guided: readonly Guided[] };
  const language = document.documentElement.lang || publication.language;
  return leaves(guided).flatMap(({ textref, audioref, roles }) => {
    const element = document.getElementById(decodeURIComponent(textref.split("#")[1] ?? "")) ?? (textref.includes("#") ? null : document.body);
    if (!element) return [];
    const range = document.createRange();
    range.selectNodeContents(element);
    const [path, clip] = audioref.split("#t=");
    const [begin, end] = (clip ?? "").split(",");
    const sound = { url: publication.url(path ?? ""), begin: Number(begin || 0), end: end ? Number(end) : Infinity };
    const role = roles.find((each) => ["pagebreak", "noteref", "footnote", "sidebar", "annotation", "linenumber"].includes(each)) ?? roleOf(element);
    return [{ range, text: element.textContent ?? "", language, role, sound }];
  });
}

function leaves(guided: readonly Guided[], above: readonly string[] = []): { textref: string; audioref: string; roles: readonly string[] }[] {
  return guided.flatMap((each) => {
    const roles = [...above, ...(each.role ?? [])];
    const own = each.textref && each.audioref ? [{ textref: each.textref, audioref: each.audioref, roles }] : [];
    return [...own, ...leaves(each.children ?? [], roles)];
  });
}

const SEAM = 0.35; // seconds: phrases that follow one another are not cut apart

export class BookVoice implements Voice {
  private readonly audio = new Audio();
  private stopping: ReturnType<typeof setTimeout> | undefined;

  say({ sound }: Phrase, rate: number, signal: AbortSignal): Promise<void> {
    clearTimeout(this.stopping);
    const { audio } = this;
    if (!sound) return Promise.resolve();
    if (audio.src !== sound.url) audio.src = sound.url;
    if (Math.abs(audio.currentTime - sound.begin) > SEAM || audio.ended) audio.currentTime = sound.begin;
    audio.preservesPitch = true;
    audio.playbackRate = rate;
    return new Promise((done, failed) => {
      const over = new AbortController();
      const finish = (): void => {
        over.abort();
        done();
      };
      const look = (): void => {
        const left = (sound.end - audio.currentTime) / audio.playbackRate;
        if (left <= 0.03) finish();
        else if (left < 0.3) setTimeout(look, left * 1000);
      };
      audio.addEventListener("timeupdate", look, { signal: over.signal });
      audio.addEventListener("ended", finish, { signal: over.signal });
      audio.addEventListener("error", () => failed(audio.error), { signal: over.signal });
      signal.addEventListener("abort", finish, { signal: over.signal });
      audio.play().catch((why: unknown) => (signal.aborted ? finish() : failed(why)));
    });
  }

  hush(): void {
    this.audio.pause();
  }
}

/** Says each phrase with the voice that it has. */
export class EitherVoice implements Voice {
  constructor(private readonly book: Voice, private readonly device: Voice) {}

  say(phrase: Phrase, rate: number, signal: AbortSignal): Promise<void> {
    return (phrase.sound ? this.book : this.device).say(phrase, rate, signal);
  }

  hush(): void {
    this.book.hush();
    this.device.hush();
  }
}

// The reader's way in: what the server says on the page, the book, the place, and then the shell. The one script of its page.
import "../styles/reader.css";
import { wear as wearSite } from "../lib/look";
import { read } from "../lib/locator";
import { resume } from "../lib/places";
import { startWorker } from "../lib/worker";
import type { Told } from "./desk";
import { FoliateEngine } from "./foliate";
import { Publication } from "./publication";
import { appearance } from "./settings";
import { ASKED, Shell } from "./shell";
import { Words } from "./words";

async function start(): Promise<void> {
  const told = JSON.parse(document.getElementById("told")?.textContent ?? "{}") as Told;
  const words = new Words(told.words, told.language, told.units);
  const stage = document.getElementById("stage") as HTMLElement;
  const [publication, { place, offers }] = await Promise.all([Publication.open(told.manifest), resume(told.number)]);
  const { worn, ownBook } = await appearance(told.number, publication.asks);
  publication.words = told.pages === "words" && worn.view === "words";
  document.body.toggleAttribute("data-fixed", publication.fixed);
  let shell: Shell | undefined;
  const engine = new FoliateEngine(stage, {
    moved: (here) => shell?.moved(here),
    loaded: (frame, index) => shell?.loaded(frame, index),
    ended: (way) => shell?.ended(way),
  });
  shell = new Shell(told, publication, engine, words, worn, ownBook);
  const asked = read(new URLSearchParams(location.search).get("at"));
  const fragment = asked ?? (location.hash.length > 1 ? { href: decodeURIComponent(location.hash.slice(1)) } : null);
  await engine.open(publication, fragment ?? place?.locator ?? offers[0]?.locator ?? null);
  performance.mark("book open");
  document.body.dataset["open"] = "";
  if (asked) engine.mark({ id: ASKED, locator: asked, colour: "found" });
  shell.opened();
  if (place || fragment) shell.offer(offers);
  await furnish(shell, publication).catch((why: unknown) => console.warn(why)); // the book is open: what is beside it may come later
  document.body.dataset["ready"] = "";
}

/** What a page can do without. */
async function furnish(shell: Shell, publication: Publication): Promise<void> {
  await publication.measure();
  if (shell.engine.here) shell.moved({ ...shell.engine.here, moved: "layout" });
  await (await shell.rest).notes.load();
}

function failed(why: unknown): void {
  document.getElementById("wait")?.setAttribute("hidden", "");
  document.getElementById("failed")?.removeAttribute("hidden");
  console.warn(why);
}

wearSite();
startWorker();
start().catch(failed);

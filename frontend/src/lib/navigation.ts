// Right after each navigation: language and direction, focus, announcement.
// Turbo keeps the live <html> when it restores a page from its cache, so <body> carries lang and dir too and they are copied up.
const READER = /^\/[\w-]+\/read\/\d+$/; // a page with a policy of its own: it has to be loaded whole
const [ROOMY, QUICK] = [8, 4]; // gigabytes, processors
let restoring = false;
let first = true;

export function followNavigation(): void {
  if (slow()) Object.defineProperty(document, "startViewTransition", { value: undefined });
  document.addEventListener("turbo:visit", (event) => {
    restoring = event.detail.action === "restore";
  });
  document.addEventListener("turbo:before-visit", (event) => {
    if (!READER.test(new URL(event.detail.url).pathname)) return;
    event.preventDefault();
    location.assign(event.detail.url);
  });
  document.addEventListener("turbo:render", copyLanguage);
  document.addEventListener("turbo:before-cache", tidy);
  document.addEventListener("turbo:load", arrive);
}

/** Whether to draw the old page and the new one over each other would keep somebody waiting: the phone has little memory or few processors. */
function slow(): boolean {
  const { hardwareConcurrency, deviceMemory = ROOMY } = navigator as Navigator & { deviceMemory?: number };
  return deviceMemory < ROOMY || hardwareConcurrency < QUICK;
}

function copyLanguage(): void {
  const { lang, dir } = document.body;
  if (lang) document.documentElement.lang = lang;
  if (dir) document.documentElement.dir = dir;
}

/** What was open for a moment is not open when one comes back. */
function tidy(): void {
  for (const open of document.querySelectorAll<HTMLDetailsElement>("details[data-passing][open]")) open.open = false;
}

function arrive(): void {
  copyLanguage();
  if (first) {
    first = false;
    return;
  }
  announce(document.title);
  if (restoring) return;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading || document.querySelector("[autofocus]")) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Say something to those who do not see it. */
export function announce(sentence: string): void {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => (region.textContent = sentence));
}

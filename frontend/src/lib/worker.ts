// The service worker's way in: registered once the page is quiet, and never in the way of it.
export const UPDATE = "lavh:update";

export function startWorker(): void {
  if (noted("lavh.downloads")) void import("./downloads").then(({ goOn }) => goOn());
  if (noted("lavh.shelving")) void import("./shelving").then(({ goOn }) => goOn());
  if (!("serviceWorker" in navigator)) return;
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
  document.addEventListener("turbo:submit-end", ({ target, detail }) => detail.success === true && target instanceof HTMLFormElement && target.method === "post" && takeOwn(true));
}

/** Somebody who has written something here has it along without a connection too. */
function takeOwn(changed: boolean): void {
  if (/(?:^|; )mine=1/.test(document.cookie)) void import("./own").then(({ freshen }) => freshen(changed));
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener("updatefound", () => watch(registration));
    takeOwn(false);
  } catch {
    // Private windows and old browsers refuse: the site works without.
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const coming = registration.installing;
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);
  });
}

/** Tell the toast; the patron decides when. */
function offer(worker: ServiceWorker): void {
  dispatchEvent(new CustomEvent(UPDATE, { detail: worker }));
}

/** Whether something was begun and is not done: a download, what waits for a line. */
export function noted(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

// The same work in other publications: where one is here, looked up there, and said how exactly before anybody goes.
import type { Locator } from "../lib/locator";
import { written } from "../lib/locator";
import { locatorOf } from "./keeping";
import { state } from "./state";
import { say, type Words } from "./words";

interface Same {
  readonly locator: Locator;
  readonly exactness: "phrase" | "chapter" | "proportion";
}

/** Each time the list is unfolded its links are led to the moment. */
export function leadForms(page: HTMLElement): void {
  const list = page.querySelector<HTMLDetailsElement>("[data-forms]");
  list?.addEventListener("toggle", () => list.open && void lead(list));
}

async function lead(list: HTMLElement): Promise<void> {
  const { book, spot, phrases } = state();
  if (!book) return;
  const words = JSON.parse(list.dataset["words"] ?? "{}") as Words;
  const here = locatorOf(book, spot, phrases);
  await Promise.all(
    [...list.querySelectorAll<HTMLAnchorElement>("[data-form-of]")].map(async (link) => {
      const answer = await fetch(`/p/${link.dataset["formOf"]}/-/same?from=${book.number}&at=${written(here)}`).catch(() => undefined);
      const same = answer?.ok ? ((await answer.json()) as Same) : undefined;
      if (same) link.search = `?at=${written(same.locator)}`;
      const exact = link.querySelector("[data-part=exact]");
      if (exact) exact.textContent = say(words, same?.exactness ?? "unknown");
    }),
  );
}

// A sheet that slides up over the page: <dialog>, so that focus stays in it, Escape closes it and focus goes back to where it came from.

export class Sheet {
  /** Where focus goes when it came from the pages themselves. */
  static home: () => void = () => undefined;
  private opener: Element | null = null;
  onOpen: () => void = () => undefined;
  onClose: () => void = () => undefined;

  constructor(readonly element: HTMLDialogElement) {
    element.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target === element || target.closest("[data-close]")) this.close();
    });
    element.addEventListener("close", () => {
      this.onClose();
      const { opener } = this;
      this.opener = null;
      if (!opener) return;
      if (opener === document.body || opener.localName.startsWith("foliate-") || !opener.isConnected) return Sheet.home();
      (opener as HTMLElement).focus({ preventScroll: true }); // it may be a link inside the book
    });
  }

  static of(id: string): Sheet {
    return new Sheet(document.getElementById(id) as HTMLDialogElement);
  }

  open(opener: Element | null = document.activeElement): void {
    if (this.element.open) return;
    this.opener = opener;
    this.element.showModal();
    this.onOpen();
  }

  close(): void {
    if (this.element.open) this.element.close();
  }

  /** Closed because one goes on in the book: focus stays with the text. */
  leave(): void {
    this.opener = null;
    this.close();
  }

  part<Kind extends HTMLElement = HTMLElement>(name: string): Kind {
    return this.element.querySelector<Kind>(`[data-part="${name}"]`) as Kind;
  }
}

/** An element with what is in it: `make("button", { type: "button" }, "Words")`. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>> = {}, ...inside: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** An icon of the page's own store. */
export function icon(name: string): Node {
  return document.querySelector<HTMLTemplateElement>(`template[data-icon="${name}"]`)?.content.cloneNode(true) ?? document.createTextNode("");
}

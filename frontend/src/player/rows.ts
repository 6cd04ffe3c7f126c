// Rows of lists that are only known once a book is open. They come from templates of the page, so that every word is the server's.

/** Rows of a list, each from its template. */
export function rows<Item>(page: HTMLElement, name: string, items: readonly Item[], fill: (row: HTMLElement, item: Item, place: number) => void): void {
  const list = page.querySelector<HTMLElement>(`[data-list=${name}]`);
  const template = page.querySelector<HTMLTemplateElement>(`template[data-row=${name}]`);
  if (!list || !template) return;
  const made = items.map((item, place) => {
    const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    fill(row, item, place);
    return row;
  });
  list.replaceChildren(...made);
}

export function put(row: HTMLElement, part: string, text: string): void {
  const place = row.querySelector(`[data-part=${part}]`);
  if (place) place.textContent = text;
}

export function give(row: HTMLElement, part: string, value: string): void {
  for (const each of row.querySelectorAll<HTMLElement>(`[data-give=${part}]`)) each.dataset["value"] = value;
}

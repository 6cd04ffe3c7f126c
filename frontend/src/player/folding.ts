// Titles on this phone are found in whichever script one types: Uzbek and Russian Cyrillic become Latin, marks and apostrophes fall away. A small part of what
// the server does (kernel.text.fold), enough for a shelf. Pure.

const LATIN: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "j", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t",
  у: "u", ф: "f", х: "x", ц: "s", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya", ў: "o", қ: "q", ғ: "g", ҳ: "h", ә: "a", ө: "o", ү: "u", ң: "n",
};

export function folded(text: string): string {
  const plain = text.toLowerCase().replace(/[ʻʼ‘’'`´]/g, "");
  const latin = [...plain].map((letter) => LATIN[letter] ?? letter).join("");
  return latin.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i");
}

/** Letters that are typed one for the other where a keyboard lacks them: х for ҳ, к for қ. */
function words(text: string): readonly string[] {
  return folded(text).replace(/x/g, "h").replace(/q/g, "k").split(/[^\p{L}\p{N}]+/u);
}

/** Whether every word that was typed begins a word of the text. */
export function matches(text: string, typed: string): boolean {
  const there = words(text);
  return words(typed).filter(Boolean).every((asked) => there.some((word) => word.startsWith(asked)));
}

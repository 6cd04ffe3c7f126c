// Reading faces that come only when somebody chooses them. Andika and OpenDyslexic: SIL OFL 1.1; Atkinson Hyperlegible Next: SIL OFL 1.1, Braille Institute.
import andikaCyrillic from "@fontsource/andika/files/andika-cyrillic-400-normal.woff2?url";
import andikaCyrillicBold from "@fontsource/andika/files/andika-cyrillic-700-normal.woff2?url";
import andikaCyrillicExt from "@fontsource/andika/files/andika-cyrillic-ext-400-normal.woff2?url";
import andikaCyrillicExtBold from "@fontsource/andika/files/andika-cyrillic-ext-700-normal.woff2?url";
import andikaLatin from "@fontsource/andika/files/andika-latin-400-normal.woff2?url";
import andikaLatinBold from "@fontsource/andika/files/andika-latin-700-normal.woff2?url";
import andikaLatinExt from "@fontsource/andika/files/andika-latin-ext-400-normal.woff2?url";
import andikaLatinExtBold from "@fontsource/andika/files/andika-latin-ext-700-normal.woff2?url";
import atkinson from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import atkinsonExt from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url";
import dyslexic from "@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2?url";
import dyslexicBold from "@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2?url";
import type { Appearance } from "./appearance";

const LATIN = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
const LATIN_EXT = "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF";
const CYRILLIC = "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116";
const CYRILLIC_EXT = "U+0460-048F, U+0492-04AF, U+04B2-052F, U+1C80-1C88, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F";

type File = readonly [url: string, weight: string, range: string];
const FILES: Partial<Record<Appearance["face"], readonly [family: string, files: readonly File[]]>> = {
  andika: ["Andika", [
    [andikaLatin, "400", LATIN], [andikaLatinExt, "400", LATIN_EXT], [andikaCyrillic, "400", CYRILLIC], [andikaCyrillicExt, "400", CYRILLIC_EXT],
    [andikaLatinBold, "700", LATIN], [andikaLatinExtBold, "700", LATIN_EXT], [andikaCyrillicBold, "700", CYRILLIC], [andikaCyrillicExtBold, "700", CYRILLIC_EXT],
  ]],
  atkinson: ["Atkinson Hyperlegible Next", [[atkinson, "200 800", LATIN], [atkinsonExt, "200 800", LATIN_EXT]]],
  opendyslexic: ["OpenDyslexic", [[dyslexic, "400", LATIN], [dyslexicBold, "700", LATIN]]],
};

/** @font-face rules of a face; "" for those that every device has. */
export function faces(face: Appearance["face"]): string {
  const [family, files] = FILES[face] ?? ["", []];
  return files
    .map(([url, weight, range]) => `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: swap; src: url("${new URL(url, location.href).href}") format("woff2"); unicode-range: ${range}; }`)
    .join("\n");
}

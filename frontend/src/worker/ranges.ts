// Pieces of files, as media ask for them. https://www.rfc-editor.org/rfc/rfc9110#name-range-requests

/** The first and last byte that are meant; "all" where the header asks for nothing that we cut; "none" past the end. */
export function asked(header: string | null, size: number): readonly [first: number, last: number] | "all" | "none" {
  const found = /^bytes=(\d*)-(\d*)$/.exec((header ?? "").trim());
  if (!found || (found[1] === "" && found[2] === "")) return "all";
  const [, from = "", to = ""] = found;
  if (from === "") return Number(to) === 0 || size === 0 ? "none" : [Math.max(0, size - Number(to)), size - 1];
  if (Number(from) >= size || (to !== "" && Number(to) < Number(from))) return "none";
  return [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
}

/** Which pieces of `each` bytes are touched. */
export function touched(first: number, last: number, each: number): readonly number[] {
  const from = Math.floor(first / each);
  return Array.from({ length: Math.floor(last / each) - from + 1 }, (_, place) => from + place);
}

/** Whether a publication (or a part of it) has been taken along on this phone. */
export async function isKept(publication: number): Promise<boolean> {
  if (!("caches" in globalThis)) return false;
  return (await caches.keys()).some((each) => each.startsWith(`pub-${publication}-`));
}

/** Kilometres between two points (latitude, longitude) on the ground, by the haversine formula: the same as `network.rules.distance`. */
export function kilometres(one: readonly [number, number], other: readonly [number, number]): number {
  const [a, b, c, d] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number, number];
  const half = Math.sin((c - a) / 2) ** 2 + Math.cos(a) * Math.cos(c) * Math.sin((d - b) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

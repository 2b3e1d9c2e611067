/**
 * The only chance in the core: a seed, mixed with a name.
 * 32-bit whole numbers throughout, so that every engine gives the same answer.
 */

/** A number in 0..2^32-1 from a seed and a name. FNV-1a over the name, finished with murmur3's mixer. */
export function mix(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0..count-1 in an order that only the seed and the name decide. */
export function shuffled(seed: number, name: string, count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const pick = mix(seed, `${name}#${last}`) % (last + 1);
    const moved = order[last] ?? 0;
    order[last] = order[pick] ?? 0;
    order[pick] = moved;
  }
  return order;
}

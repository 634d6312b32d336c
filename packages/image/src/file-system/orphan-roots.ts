/** A slot of a directory, as far as the search for orphans looks at it. */
interface Numbered {
  readonly number: number;
  readonly kind: string;
}

/**
 * Those of `unnamed` (deleted entries no directory names, in disk order) that lie at the top; those inside an orphaned
 * directory are reached through it. `below` walks a directory slot, itself first.
 */
export function orphanRoots<S extends Numbered>(
  unnamed: Iterable<S>,
  below: (slot: S) => Iterable<{ readonly slot: S }>,
): S[] {
  const found: S[] = [];
  const inside = new Set<number>();
  for (const slot of unnamed) {
    if (inside.has(slot.number)) continue;
    found.push(slot);
    if (slot.kind !== 'directory') continue;
    let first = true;
    for (const { slot: one } of below(slot)) {
      if (first) first = false;
      else if (inside.has(one.number)) break;
      else inside.add(one.number);
    }
  }
  // An entry found before its folder leaves the top level; the last one takes its place, unchecked, as in Sleuth Kit.
  for (let i = 0; i < found.length; i++) {
    if (!inside.has(found[i]!.number)) continue;
    const last = found.pop();
    if (last !== undefined && i < found.length) found[i] = last;
  }
  return found;
}

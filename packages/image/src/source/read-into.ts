import type { RandomAccess } from '@tracecraft/bytes';

/** Fills `target` from `offset`, without allocating where the source can. */
export function readInto(source: RandomAccess, offset: number, target: Uint8Array): void {
  if (source.readInto === undefined) target.set(source.read(offset, target.length));
  else source.readInto(offset, target);
}

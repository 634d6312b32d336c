import { startCluster } from './slot-validity.ts';
import type { Slot } from './directory.ts';

/** First clusters of all deleted entries that directories name, for asking who else claims a cluster. */
export interface DeletedStarts {
  /** Number of another deleted entry than `number` that begins in `clusters` clusters from `first`, or null. */
  otherWithin(number: number, first: number, clusters: number): number | null;
}

/** An index over the deleted slots of a volume. */
export function deletedStarts(slots: Iterable<Slot>): DeletedStarts {
  const claims: { readonly start: number; readonly number: number }[] = [];
  for (const slot of slots) {
    const start = startCluster(slot.bytes, slot.at);
    if (slot.deleted && slot.kind !== 'label' && start >= 2) claims.push({ start, number: slot.number });
  }
  claims.sort((a, b) => a.start - b.start);
  return {
    otherWithin(number, first, clusters) {
      let low = 0;
      for (let high = claims.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (claims[middle]!.start < first) low = middle + 1;
        else high = middle;
      }
      for (let i = low; i < claims.length && claims[i]!.start < first + clusters; i++)
        if (claims[i]!.number !== number) return claims[i]!.number;
      return null;
    },
  };
}

import { EXFAT } from '@tracecraft/formats';
import { freeRuns, streamOf, type Stream } from './content.ts';
import type { Slot } from './directory.ts';
import { followChain, following, runsOf, tableValue, type ClusterRun, type ExfatVolume } from './volume.ts';

/** Where a deleted stream lay, and whether the file system itself still says so. */
export interface Remains {
  readonly runs: readonly ClusterRun[];
  readonly known: boolean;
}

/**
 * Clusters of a deleted stream: those that followed one another by its flag; else its chain where the table still holds
 * it whole; else, as a guess, the free ones from its first.
 */
export function remainsOf(volume: ExfatVolume, stream: Stream): Remains {
  const { start, length, contiguous } = stream;
  const wanted = Math.ceil(length / volume.geometry.clusterSize);
  if (contiguous) return { runs: following(volume, start, wanted), known: true };
  const { clusters } = followChain(volume, start, wanted);
  const last = clusters.at(-1);
  const whole = clusters.length === wanted && last !== undefined && tableValue(volume, last) === EXFAT.end;
  if (whole) return { runs: runsOf(clusters), known: true };
  return { runs: freeRuns(volume, start, wanted), known: wanted === 1 };
}

/** Who among the deleted claims which clusters. */
export interface Claims {
  /** Number of another deleted entry than `number` that claims a cluster of `runs`, or null. */
  other(number: number, runs: readonly ClusterRun[]): number | null;
}

interface Claim {
  readonly first: number;
  readonly end: number;
  readonly number: number;
}

/** The claims that reach furthest among those up to an index, by two different entries. */
interface Reach {
  readonly best: Claim;
  readonly second: Claim | null;
}

function reaches(claims: readonly Claim[]): Reach[] {
  const found: Reach[] = [];
  let best: Claim | null = null;
  let second: Claim | null = null;
  for (const claim of claims) {
    if (best === null) best = claim;
    else if (claim.number === best.number) best = claim.end > best.end ? claim : best;
    else if (claim.end > best.end) [best, second] = [claim, best];
    else if (second === null || claim.end > second.end) second = claim;
    found.push({ best, second });
  }
  return found;
}

/** Index of the last claim that begins before `end`, or -1. */
function lastBefore(claims: readonly Claim[], end: number): number {
  let low = 0;
  for (let high = claims.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (claims[middle]!.first < end) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** An index over the deleted slots of a volume. */
export function deletedClaims(volume: ExfatVolume, slots: Iterable<Slot>): Claims {
  const claims: Claim[] = [];
  for (const { deleted, number, stream } of slots) {
    if (!deleted || stream === null) continue;
    for (const { first, count } of remainsOf(volume, streamOf(volume, stream)).runs)
      claims.push({ first, end: first + count, number });
  }
  claims.sort((a, b) => a.first - b.first);
  const reach = reaches(claims);
  return {
    other(number, runs) {
      for (const { first, count } of runs) {
        const { best, second } = reach[lastBefore(claims, first + count)] ?? {};
        const other = best?.number === number ? second : best;
        if (other && other.end > first) return other.number;
      }
      return null;
    },
  };
}

import { equalBytes, type Hashing } from '@tracecraft/bytes';
import { nodeHash } from '../merkle.ts';
import { splitPoint } from './tree-range.ts';

/** Root that `proof` gives leaf `index` of a tree of `size` leaves (RFC 9162 §2.1.3.2), or undefined when its length is wrong. */
export function rootFromInclusion(
  hashing: Hashing,
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (index < 0n || index >= size || leaf.length !== 32) return undefined;
  let node = index;
  let last = size - 1n;
  let root = leaf;
  for (const step of proof) {
    if (step.length !== 32 || last === 0n) return undefined;
    if ((node & 1n) === 1n || node === last) {
      root = nodeHash(hashing, step, root);
      while ((node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else root = nodeHash(hashing, root, step);
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? root : undefined;
}

/** True when `proof` shows leaf hash `leaf` at `index` under `root`. */
export function inclusionHolds(
  hashing: Hashing,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: bigint;
    readonly size: bigint;
    readonly root: Uint8Array;
  },
  proof: readonly Uint8Array[],
): boolean {
  const root = rootFromInclusion(hashing, claim.leaf, claim.index, claim.size, proof);
  return root !== undefined && equalBytes(root, claim.root);
}

interface Sized {
  readonly size: bigint;
  readonly root: Uint8Array;
}

/**
 * True when `proof` shows that the tree `later` begins with all leaves of `earlier` (RFC 9162 §2.1.4.2).
 * There is nothing to prove about an empty earlier tree, so size 0 is refused.
 */
export function consistencyHolds(
  hashing: Hashing,
  earlier: Sized,
  later: Sized,
  proof: readonly Uint8Array[],
): boolean {
  if (earlier.size < 1n || earlier.size > later.size) return false;
  if (proof.some((step) => step.length !== 32)) return false;
  if (earlier.size === later.size) return proof.length === 0 && equalBytes(earlier.root, later.root);
  const isPowerOfTwo = (earlier.size & (earlier.size - 1n)) === 0n;
  const [seed, ...rest] = isPowerOfTwo ? [earlier.root, ...proof] : proof;
  if (seed === undefined) return false;
  const roots = rootsFromConsistency(hashing, earlier.size, later.size, seed, rest);
  return (
    roots !== undefined && equalBytes(roots.earlier, earlier.root) && equalBytes(roots.later, later.root)
  );
}

function rootsFromConsistency(
  hashing: Hashing,
  earlierSize: bigint,
  laterSize: bigint,
  seed: Uint8Array,
  steps: readonly Uint8Array[],
): { readonly earlier: Uint8Array; readonly later: Uint8Array } | undefined {
  let node = earlierSize - 1n;
  let last = laterSize - 1n;
  while ((node & 1n) === 1n) [node, last] = [node >> 1n, last >> 1n];
  let [earlier, later] = [seed, seed];
  for (const step of steps) {
    if (last === 0n) return undefined;
    if ((node & 1n) === 1n || node === last) {
      earlier = nodeHash(hashing, step, earlier);
      later = nodeHash(hashing, step, later);
      while ((node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else later = nodeHash(hashing, later, step);
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? { earlier, later } : undefined;
}

/** One known leaf of a shared proof. */
export interface KnownLeaf {
  readonly index: number;
  readonly hash: Uint8Array;
}

/**
 * Root of a tree of `size` leaves from some known leaves (ascending index) and the hashes of the ranges
 * between them in the order of `sharedInclusionRanges`. Undefined unless every hash and leaf is used exactly once.
 */
export function rootFromSharedInclusion(
  hashing: Hashing,
  leaves: readonly KnownLeaf[],
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  let leafAt = 0;
  let proofAt = 0;
  const walk = (from: number, to: number): Uint8Array | undefined => {
    const next = leaves[leafAt];
    if (next === undefined || next.index >= to) return proof[proofAt++];
    if (next.index < from) return undefined;
    if (to - from === 1) return leaves[leafAt++]!.hash;
    const middle = from + splitPoint(to - from);
    const left = walk(from, middle);
    const right = left && walk(middle, to);
    return left && right && nodeHash(hashing, left, right);
  };
  if (size < 1 || !Number.isSafeInteger(size)) return undefined;
  const root = walk(0, size);
  return leafAt === leaves.length && proofAt === proof.length ? root : undefined;
}

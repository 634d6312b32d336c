import type { Hashing } from '@tracecraft/bytes';
import { nodeHash, treeRoot } from '../merkle.ts';
import {
  consistencyRanges,
  inclusionRanges,
  nodesOfRange,
  sharedInclusionRanges,
  type TreeNode,
  type TreeRange,
} from './tree-range.ts';

/** An RFC 6962 tree that grows by one leaf hash at a time and answers for every earlier size. */
export interface MerkleTree {
  readonly size: number;
  /** Adds a leaf hash (32 bytes); returns its index. */
  append(leaf: Uint8Array): number;
  /** Root of the first `size` leaves (default: all). */
  root(size?: number): Uint8Array;
  inclusionProof(index: number, size?: number): readonly Uint8Array[];
  consistencyProof(from: number, size?: number): readonly Uint8Array[];
  sharedInclusionProof(indices: readonly number[], size?: number): readonly Uint8Array[];
}

/** An empty tree. Keeps every complete node: 64 bytes a leaf; an append costs one hash on average. */
export function createMerkleTree(hashing: Hashing): MerkleTree {
  const levels: Uint8Array[][] = [[]];
  const size = (): number => levels[0]!.length;
  const nodeAt = ({ level, index }: TreeNode): Uint8Array => levels[level]![index]!;
  const hashOf = (range: TreeRange): Uint8Array => foldNodes(hashing, nodesOfRange(range).map(nodeAt));
  const upTo = (wanted: number = size()): number => {
    if (wanted < 0 || wanted > size()) throw new RangeError(`the tree has ${size()} leaves, not ${wanted}`);
    return wanted;
  };
  return {
    get size() {
      return size();
    },
    append(leaf) {
      let hash = leaf;
      for (let level = 0; ; level++) {
        const row = (levels[level] ??= []);
        row.push(hash);
        if (row.length % 2 === 1) break;
        hash = nodeHash(hashing, row[row.length - 2]!, hash);
      }
      return size() - 1;
    },
    root: (wanted) => (upTo(wanted) === 0 ? treeRoot(hashing, []) : hashOf({ from: 0, to: upTo(wanted) })),
    inclusionProof: (index, wanted) => inclusionRanges(index, upTo(wanted)).map(hashOf),
    consistencyProof: (from, wanted) => consistencyRanges(from, upTo(wanted)).map(hashOf),
    sharedInclusionProof: (indices, wanted) => sharedInclusionRanges(indices, upTo(wanted)).map(hashOf),
  };
}

/** Hash of a range from the hashes of its complete subtrees, left to right (at least one). */
export function foldNodes(hashing: Hashing, nodes: readonly Uint8Array[]): Uint8Array {
  return nodes.reduceRight((right, left) => nodeHash(hashing, left, right));
}

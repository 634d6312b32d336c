import { concatBytes, type Hashing } from '@tracecraft/bytes';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 §2.1 leaf hash of the data that `parts` make together. */
export function leafHash(hashing: Hashing, ...parts: readonly Uint8Array[]): Uint8Array {
  return hashing.sha256(LEAF, ...parts);
}

/** RFC 6962 §2.1 interior node hash. */
export function nodeHash(hashing: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hashing.sha256(NODE, left, right);
}

/** RFC 6962 Merkle tree hash over leaf hashes; the empty tree is the hash of nothing. */
export function treeRoot(hashing: Hashing, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hashing.sha256(concatBytes());
  let level = [...leaves];
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      next.push(right === undefined ? level[i]! : nodeHash(hashing, level[i]!, right));
    }
    level = next;
  }
  return level[0]!;
}

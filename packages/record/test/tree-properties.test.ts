import fc from 'fast-check';
import { portableHashing as hashing } from '@tracecraft/bytes';
import {
  consistencyHolds,
  createMerkleTree,
  inclusionHolds,
  leafHash,
  rootFromSharedInclusion,
  treeRoot,
  type MerkleTree,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../vectors/record/sample-case.ts';

const LEAVES = Array.from({ length: 300 }, (_, i) => leafHash(hashing, bytesOf(`property ${i}`)));
const whole: MerkleTree = createMerkleTree(hashing);
for (const leaf of LEAVES) whole.append(leaf);

const size = fc.integer({ min: 1, max: LEAVES.length });
const sized = size.chain((n) => fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.constant(n)));

describe('tree properties', () => {
  it('any earlier size has the root of a tree that stopped there', () => {
    for (let n = 0; n <= LEAVES.length; n++)
      expect(whole.root(n)).toEqual(treeRoot(hashing, LEAVES.slice(0, n)));
  });

  it('every inclusion proof holds for its leaf, and for no other place, size or leaf', () => {
    fc.assert(
      fc.property(sized, fc.integer({ min: 0, max: LEAVES.length - 1 }), ([index, n], other) => {
        const proof = whole.inclusionProof(index, n);
        const claim = { leaf: LEAVES[index]!, index: BigInt(index), size: BigInt(n), root: whole.root(n) };
        expect(inclusionHolds(hashing, claim, proof)).toBe(true);
        if (other !== index) {
          expect(inclusionHolds(hashing, { ...claim, leaf: LEAVES[other]! }, proof)).toBe(false);
          expect(inclusionHolds(hashing, { ...claim, index: BigInt(other) }, proof)).toBe(false);
        }
        expect(inclusionHolds(hashing, claim, [...proof, claim.root])).toBe(false);
        if (proof.length > 0) expect(inclusionHolds(hashing, claim, proof.slice(1))).toBe(false);
      }),
    );
  });

  it('every consistency proof holds for its two sizes, and not with another earlier root', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const proof = whole.consistencyProof(from, to);
        const earlier = { size: BigInt(from), root: whole.root(from) };
        const later = { size: BigInt(to), root: whole.root(to) };
        expect(consistencyHolds(hashing, earlier, later, proof)).toBe(true);
        expect(consistencyHolds(hashing, { ...earlier, root: bytesOf('other') }, later, proof)).toBe(false);
        if (from !== to) expect(consistencyHolds(hashing, later, earlier, proof)).toBe(false);
      }),
    );
  });

  it('a shared proof is the only thing that leads its leaves to the root', () => {
    const some = size.chain((n) =>
      fc.tuple(
        fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), { minLength: 1, maxLength: 12 }),
        fc.constant(n),
      ),
    );
    fc.assert(
      fc.property(some, fc.nat(), ([indices, n], pick) => {
        const known = indices.toSorted((a, b) => a - b).map((index) => ({ index, hash: LEAVES[index]! }));
        const proof = whole.sharedInclusionProof(
          known.map(({ index }) => index),
          n,
        );
        expect(rootFromSharedInclusion(hashing, known, n, proof)).toEqual(whole.root(n));
        const at = pick % known.length;
        const moved = known.with(at, { index: known[at]!.index, hash: bytesOf('other') });
        expect(rootFromSharedInclusion(hashing, moved, n, proof)).not.toEqual(whole.root(n));
        expect(rootFromSharedInclusion(hashing, known, n, [...proof, bytesOf('other')])).toBeUndefined();
        expect(rootFromSharedInclusion(hashing, [...known, ...known], n, proof)).toBeUndefined();
      }),
    );
  });

  it('indices of 64 bits neither round nor hang', () => {
    const claim = { leaf: LEAVES[0]!, index: 2n ** 63n, size: 2n ** 64n - 1n, root: whole.root() };
    expect(inclusionHolds(hashing, claim, LEAVES.slice(0, 63))).toBe(false);
    expect(
      rootFromSharedInclusion(hashing, [{ index: 0, hash: LEAVES[0]! }], Number.MAX_SAFE_INTEGER, []),
    ).toBeUndefined();
  });
});

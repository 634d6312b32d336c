import { webcrypto } from 'node:crypto';
import { equalBytes, portableHashing as hashing, toUtf8 } from '@tracecraft/bytes';
import {
  bundleOfEntries,
  createMerkleTree,
  entriesOfBundle,
  inclusionHolds,
  leafHash,
  memoryLogStorage,
  noteState,
  openAgencyLog,
  parseCheckpoint,
  parseNote,
  rootFromSharedInclusion,
  tilePath,
  tileWidth,
  webCryptoKeys,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';

const keys = webCryptoKeys(webcrypto.subtle, hashing);
const signer = await keys.signerFrom(await keys.generate('ed25519', true));
const leafOf = (i: number): Uint8Array => toUtf8(`leaf ${i}`);
const range = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, i) => leafOf(from + i));

describe('agency log in C2SP tiles', () => {
  it('names tiles as the specification does', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 0, width: 8 })).toBe('tile/entries/000.p/8');
  });

  it('gives a tree of 70,000 the tiles of the specification’s own example', () => {
    const widths = (level: number): number[] => {
      const found: number[] = [];
      for (let i = 0; tileWidth(70_000, level, i) > 0; i++) found.push(tileWidth(70_000, level, i));
      return found;
    };
    expect(widths(0).filter((w) => w === 256)).toHaveLength(273);
    expect(widths(0).at(-1)).toBe(112);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
  });

  it('has the root of a plain RFC 6962 tree after every append, and again after reopening', async () => {
    const storage = memoryLogStorage();
    const tree = createMerkleTree(hashing);
    let log = await openAgencyLog({ hashing, signer, storage, origin: 'police.example/log' });
    expect(equalBytes(log.checkpoint().root, tree.root())).toBe(true);
    for (const size of [1, 2, 3, 255, 256, 257, 300, 512, 513, 1000, 65_535, 65_536, 65_537, 66_000]) {
      const leaves = range(log.size, size);
      for (const leaf of leaves) tree.append(leafHash(hashing, leaf));
      expect((await log.append(leaves)).first).toBe(size - leaves.length);
      expect(equalBytes(log.checkpoint().root, tree.root()), `size ${size}`).toBe(true);
      expect(equalBytes(await log.reader().root(), tree.root()), `tiles of size ${size}`).toBe(true);
      log = await openAgencyLog({ hashing, signer, storage, origin: 'police.example/log' });
    }
    expect(log.size).toBe(66_000);
  });

  it('proves leaves from tiles alone, one by one and together', async () => {
    const storage = memoryLogStorage();
    const log = await openAgencyLog({ hashing, signer, storage, origin: 'police.example/log' });
    await log.append(range(0, 777));
    const reader = log.reader();
    const { root } = log.checkpoint();
    for (const index of [0, 1, 255, 256, 511, 512, 700, 776]) {
      const leaf = leafHash(hashing, leafOf(index));
      const proof = await reader.inclusionProof(index);
      expect(inclusionHolds(hashing, { leaf, index: BigInt(index), size: 777n, root }, proof)).toBe(true);
      expect(inclusionHolds(hashing, { leaf, index: BigInt(index) + 1n, size: 777n, root }, proof)).toBe(
        false,
      );
    }
    const some = [0, 3, 4, 256, 600, 776];
    const known = some.map((index) => ({ index, hash: leafHash(hashing, leafOf(index)) }));
    const shared = await reader.sharedInclusionProof(some);
    expect(rootFromSharedInclusion(hashing, known, 777, shared)).toEqual(root);
    expect(rootFromSharedInclusion(hashing, known.toReversed(), 777, shared)).toBeUndefined();
    expect(rootFromSharedInclusion(hashing, known, 777, shared.slice(1))).toBeUndefined();
    expect(rootFromSharedInclusion(hashing, known, 777, [...shared, root])).toBeUndefined();
  });

  it('signs every checkpoint as a note of its own origin', async () => {
    const log = await openAgencyLog({
      hashing,
      signer,
      storage: memoryLogStorage(),
      origin: 'police.example/log',
    });
    await log.append(range(0, 5));
    const note = parseNote(toUtf8(log.checkpoint().note));
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: 'police.example/log', size: 5 });
    expect(await noteState(keys.verify, note, log.key)).toBe('held');
    expect(await noteState(keys.verify, { ...note, text: note.text.replace('5', '6') }, log.key)).toBe(
      'broken',
    );
    expect(await noteState(keys.verify, note, { ...log.key, name: 'other.example/log' })).toBe('absent');
  });

  it('refuses storage whose tile is missing', async () => {
    const storage = memoryLogStorage();
    const log = await openAgencyLog({ hashing, signer, storage, origin: 'police.example/log' });
    await log.append(range(0, 5));
    const holed = {
      ...storage,
      readFile: (path: string) =>
        path.startsWith('tile/0') ? Promise.resolve(null) : storage.readFile(path),
    };
    await expect(
      openAgencyLog({ hashing, signer, storage: holed, origin: 'police.example/log' }),
    ).rejects.toMatchObject({
      code: 'log.storage-inconsistent',
      params: { path: 'tile/0/000.p/5' },
    });
  });

  it('frames entries by their length', () => {
    const bundle = bundleOfEntries([toUtf8('a'), toUtf8('bcd')]);
    expect([...bundle]).toEqual([0, 1, 97, 0, 3, 98, 99, 100]);
    expect(entriesOfBundle(bundle)?.map((e) => e.length)).toEqual([1, 3]);
    expect(entriesOfBundle(bundle.subarray(0, 7))).toBeUndefined();
  });
});

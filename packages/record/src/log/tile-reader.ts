import type { Hashing } from '@tracecraft/bytes';
import { treeRoot } from '../merkle.ts';
import { foldNodes } from '../tree/merkle-tree.ts';
import {
  inclusionRanges,
  nodesOfRange,
  sharedInclusionRanges,
  type TreeNode,
  type TreeRange,
} from '../tree/tree-range.ts';
import { NoteError } from './note-error.ts';
import { hashesOfTile, TILE_WIDTH, tilePath, tileWidth, type TileAddress } from './tile.ts';

const LEVELS_PER_TILE = 8;

/** Reads one file of the log by its path; null when there is none. */
export type ReadTile = (path: string) => Promise<Uint8Array | null>;

/** Proofs of a log of `size` leaves from its tiles alone. */
export interface TileReader {
  root(): Promise<Uint8Array>;
  inclusionProof(index: number): Promise<readonly Uint8Array[]>;
  /** One proof for many leaves (ascending): see `sharedInclusionRanges`. */
  sharedInclusionProof(indices: readonly number[]): Promise<readonly Uint8Array[]>;
  /** The hashes of any list of ranges, e.g. a consistency proof. */
  hashes(ranges: readonly TreeRange[]): Promise<readonly Uint8Array[]>;
}

/** Rejects with {@link NoteError} `log.storage-inconsistent` when a tile is missing or has the wrong length. */
export function createTileReader(hashing: Hashing, read: ReadTile, size: number): TileReader {
  const cache = new Map<string, Promise<readonly Uint8Array[]>>();

  async function load(address: TileAddress): Promise<readonly Uint8Array[]> {
    const path = tilePath(address);
    const bytes = await read(path);
    const hashes = bytes === null ? undefined : hashesOfTile(bytes, address.width);
    if (hashes === undefined) throw new NoteError('log.storage-inconsistent', { path });
    return hashes;
  }

  function tile(level: number, index: number): Promise<readonly Uint8Array[]> {
    const address = { level, index, width: tileWidth(size, level, index) };
    const path = tilePath(address);
    const known = cache.get(path) ?? load(address);
    cache.set(path, known);
    return known;
  }

  async function node({ level, index }: TreeNode): Promise<Uint8Array> {
    const span = 2 ** (level % LEVELS_PER_TILE);
    const first = index * span;
    const hashes = await tile(Math.floor(level / LEVELS_PER_TILE), Math.floor(first / TILE_WIDTH));
    const at = first % TILE_WIDTH;
    return treeRoot(hashing, hashes.slice(at, at + span));
  }

  const hashOf = async (range: TreeRange): Promise<Uint8Array> =>
    foldNodes(hashing, await Promise.all(nodesOfRange(range).map(node)));
  const hashes = (ranges: readonly TreeRange[]): Promise<readonly Uint8Array[]> =>
    Promise.all(ranges.map(hashOf));

  return {
    root: () => (size === 0 ? Promise.resolve(treeRoot(hashing, [])) : hashOf({ from: 0, to: size })),
    inclusionProof: async (index) => hashes(inclusionRanges(index, size)),
    sharedInclusionProof: async (indices) => hashes(sharedInclusionRanges(indices, size)),
    hashes,
  };
}

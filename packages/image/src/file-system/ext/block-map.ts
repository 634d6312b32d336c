import { EXT_EXTENT, EXT_POINTERS } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { hasExtents, type ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** `count` blocks of a file from its block `logical` on. `physical` 0: a hole or unwritten blocks, which read as zeros. */
export interface BlockRun {
  readonly logical: number;
  readonly physical: number;
  readonly count: number;
}

/** Gives the bytes of a block of the tree; recoveries read an older copy here. */
export type BlockReader = (number: number) => Uint8Array;

/** Blocks of the tree itself a file may use; a damaged tree that refers to itself ends here. */
const MOST_TREE_BLOCKS = 1 << 20;

/** Where a file lies: its runs in order, and the blocks its tree takes. Throws `ext.malformed` and `image.truncated`. */
export interface BlockMap {
  readonly runs: readonly BlockRun[];
  readonly treeBlocks: readonly number[];
}

export function blockMap(volume: ExtVolume, inode: ExtInode, read?: BlockReader): BlockMap {
  const reader = read ?? ((number): Uint8Array => volume.block(number, 'ext.block-map'));
  const builder = new MapBuilder(volume, inode, reader);
  if (hasExtents(inode)) builder.extents(inode.block, EXT_EXTENT.deepest + 1);
  else builder.pointers();
  return builder.finish();
}

class MapBuilder {
  private readonly volume: ExtVolume;
  private readonly inode: ExtInode;
  private readonly read: BlockReader;
  private readonly runs: BlockRun[] = [];
  /** Null until the map goes beyond the inode. */
  private seen: Set<number> | null = null;
  private readonly blocksWanted: number;

  constructor(volume: ExtVolume, inode: ExtInode, read: BlockReader) {
    this.volume = volume;
    this.inode = inode;
    this.read = read;
    this.blocksWanted = Math.ceil(inode.size / volume.geometry.blockSize);
  }

  finish(): BlockMap {
    const runs = this.runs.length < 2 ? this.runs : this.runs.toSorted((a, b) => a.logical - b.logical);
    return { runs, treeBlocks: this.seen === null ? [] : [...this.seen] };
  }

  /** One node of the extent tree; `deepest`: depth its header must stay below. */
  extents(node: Uint8Array, deepest: number): void {
    const entries = le16(node, 2);
    const depth = le16(node, 6);
    const room = Math.floor((node.length - EXT_EXTENT.headerSize) / EXT_EXTENT.entrySize);
    if (le16(node, 0) !== EXT_EXTENT.magic) this.fail('magic', le16(node, 0));
    if (entries > room) this.fail('entries', entries);
    if (depth >= deepest) this.fail('depth', depth);
    for (let i = 0; i < entries; i++) {
      const at = EXT_EXTENT.headerSize + i * EXT_EXTENT.entrySize;
      if (depth === 0) this.leaf(node, at);
      else this.extents(this.tree(le32(node, at + 4) + le16(node, at + 8) * 2 ** 32), depth);
    }
  }

  private leaf(node: Uint8Array, at: number): void {
    const length = le16(node, at + 4);
    const unwritten = length > EXT_EXTENT.unwrittenFrom;
    const count = unwritten ? length - EXT_EXTENT.unwrittenFrom : length;
    const physical = le32(node, at + 8) + le16(node, at + 6) * 2 ** 32;
    if (physical + count > this.volume.geometry.blocks) this.fail('start', physical);
    if (count > 0) this.runs.push({ logical: le32(node, at), physical: unwritten ? 0 : physical, count });
  }

  /** Twelve direct pointers, then trees of one, two and three levels. */
  pointers(): void {
    const perBlock = this.volume.geometry.blockSize / 4;
    let logical = 0;
    for (let i = 0; i < EXT_POINTERS.direct; i++) this.point(logical++, le32(this.inode.block, i * 4));
    for (let level = 1; level <= EXT_POINTERS.levels; level++) {
      const span = perBlock ** level;
      const pointer = le32(this.inode.block, (EXT_POINTERS.direct + level - 1) * 4);
      this.indirect(pointer, level, logical);
      logical += span;
    }
  }

  private indirect(block: number, level: number, logical: number): void {
    if (block === 0 || logical >= this.blocksWanted) return;
    const node = this.tree(block);
    const perBlock = this.volume.geometry.blockSize / 4;
    const span = perBlock ** (level - 1);
    for (let i = 0; i < perBlock; i++) {
      const pointer = le32(node, i * 4);
      if (level === 1) this.point(logical + i, pointer);
      else this.indirect(pointer, level - 1, logical + i * span);
    }
  }

  private point(logical: number, physical: number): void {
    if (physical === 0 || logical >= this.blocksWanted) return;
    if (physical >= this.volume.geometry.blocks) this.fail('pointer', physical);
    const last = this.runs.at(-1);
    const follows =
      last !== undefined && last.logical + last.count === logical && last.physical + last.count === physical;
    if (follows) this.runs[this.runs.length - 1] = { ...last, count: last.count + 1 };
    else this.runs.push({ logical, physical, count: 1 });
  }

  private tree(block: number): Uint8Array {
    if (block === 0 || block >= this.volume.geometry.blocks) this.fail('child', block);
    this.seen ??= new Set();
    if (this.seen.has(block) || this.seen.size >= MOST_TREE_BLOCKS) this.fail('loop', block);
    this.seen.add(block);
    return this.read(block);
  }

  private fail(field: string, value: number): never {
    const { number } = this.inode;
    const offset = this.volume.offset + (this.volume.inodeAt(number) ?? 0);
    throw new ImageError('ext.malformed', { structure: 'ext.block-map', field, value, offset });
  }
}

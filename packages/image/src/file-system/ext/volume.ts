import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { EXT, EXT_GROUP, EXT_GROUP_FLAG, EXT_GROUP_HIGH } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { readInto } from '../../source/read-into.ts';
import { readStructure } from '../../source/read-structure.ts';
import { ChunkSlots } from '../chunk-slots.ts';
import type { ExtGeometry } from './geometry.ts';
import { ExtInode } from './inode.ts';

/** Bytes of an inode table read at once. */
const CHUNK = 1 << 16;

/** A block group: where its bitmaps and inode table lie (block numbers). */
interface Group {
  readonly blockBitmap: number;
  readonly inodeBitmap: number;
  readonly inodeTable: number;
  readonly flags: number;
}

/** An opened ext volume, as its readers share it. Every read is bounded by the image. */
export class ExtVolume {
  readonly source: RandomAccess;
  /** Byte offset of the volume in the raw image. */
  readonly offset: number;
  readonly geometry: ExtGeometry;
  readonly notices: NoticeLog;
  private readonly groups = new Map<number, Group | null>();
  private readonly bitmaps = new Map<number, Uint8Array | null>();
  private lastKey = -1;
  private lastBitmap: Uint8Array | null = null;
  /** Sleuth Kit takes the volume for ext4. */
  private readonly peerReadsCreated: boolean;
  private readonly inodes: ChunkSlots;
  /** Inodes of a chunk. */
  private readonly perChunk: number;

  constructor(source: RandomAccess, offset: number, geometry: ExtGeometry, notices: NoticeLog) {
    this.source = source;
    this.offset = offset;
    this.geometry = geometry;
    this.notices = notices;
    this.peerReadsCreated = (geometry.incompatible & EXT.incompatible.extents) !== 0;
    this.perChunk = Math.max(1, Math.floor(CHUNK / geometry.inodeSize));
    this.inodes = new ChunkSlots(this.perChunk * geometry.inodeSize, (bytes, whole, index) =>
      this.fillInodes(bytes, whole, index),
    );
  }

  /** The bytes of block `number`. Throws `image.truncated`, or `ext.malformed` for a block the volume does not have. */
  block(number: number, structure: string): Uint8Array {
    const { blockSize, blocks } = this.geometry;
    if (number >= blocks)
      throw new ImageError('ext.malformed', {
        structure,
        field: 'block',
        value: number,
        offset: this.offset,
      });
    return readStructure(this.source, number * blockSize, blockSize, { structure, field: `block ${number}` });
  }

  /** Bytes from the start of the volume at which inode `number` lies, or null when its group is unreadable. */
  inodeAt(number: number): number | null {
    const { inodesPerGroup, inodeSize, blockSize, inodes } = this.geometry;
    if (number < 1 || number > inodes) return null;
    const group = this.group(Math.floor((number - 1) / inodesPerGroup));
    if (group === null) return null;
    return group.inodeTable * blockSize + ((number - 1) % inodesPerGroup) * inodeSize;
  }

  /** Inode `number` as the disk has it now, or null where it can't be read; a notice says why. */
  inode(number: number): ExtInode | null {
    const at = this.inodeAt(number);
    if (at === null) return null;
    const { inodeSize } = this.geometry;
    try {
      return this.readInode(this.source.read(at, inodeSize), number);
    } catch {
      // Once more, with the place for the error: its text is not made for each of a hundred thousand inodes.
      const reading = { structure: 'ext.inode', field: `inode ${number}` };
      const bytes = this.notices.orElse(() => readStructure(this.source, at, inodeSize, reading), null);
      return bytes === null ? null : this.readInode(bytes, number);
    }
  }

  /** The inode in `bytes`, wherever they were found; it looks at them as long as it lives. */
  readInode(bytes: Uint8Array, number: number): ExtInode {
    return new ExtInode({ bytes, at: 0, length: bytes.length }, number, this.peerReadsCreated);
  }

  /** The same as `inode`, good until others were asked for: a walk passes by all of them. */
  passingInode(number: number): ExtInode | null {
    const { inodesPerGroup, inodes, inodeSize } = this.geometry;
    if (number < 1 || number > inodes) return null;
    const group = Math.floor((number - 1) / inodesPerGroup);
    const inside = (number - 1) % inodesPerGroup;
    const { perChunk } = this;
    const index = group * Math.ceil(inodesPerGroup / perChunk) + Math.floor(inside / perChunk);
    const { bytes, whole } = this.inodes.chunk(index, 1);
    if (whole[0] !== 1) return this.inode(number);
    return new ExtInode(
      { bytes, at: (inside % perChunk) * inodeSize, length: inodeSize },
      number,
      this.peerReadsCreated,
    );
  }

  /** Reads a piece of an inode table; where that fails its inodes are read one by one. */
  private fillInodes(bytes: Uint8Array, whole: Uint8Array, index: number): void {
    const { inodesPerGroup, inodeSize } = this.geometry;
    const pieces = Math.ceil(inodesPerGroup / this.perChunk);
    const first = (index % pieces) * this.perChunk;
    const at = this.inodeAt(Math.floor(index / pieces) * inodesPerGroup + first + 1);
    const length = Math.min(this.perChunk, inodesPerGroup - first) * inodeSize;
    if (at !== null && this.fill(at, bytes.subarray(0, length))) whole[0] = 1;
  }

  /** Reads blocks from `first` on; false where one is none of the volume or can't be read. */
  fillBlocks(first: number, target: Uint8Array): boolean {
    const { blockSize, blocks } = this.geometry;
    return first + target.length / blockSize <= blocks && this.fill(first * blockSize, target);
  }

  private fill(at: number, target: Uint8Array): boolean {
    try {
      readInto(this.source, at, target);
      return true;
    } catch (problem) {
      if (problem instanceof ShortReadError || problem instanceof ImageError) return false;
      throw problem;
    }
  }

  /** Inodes no file has now, group by group; those of a group that was never written hold whatever lay there before. */
  *freeInodes(): Generator<number> {
    const { groups, inodesPerGroup, inodes } = this.geometry;
    for (let index = 0; index < groups; index++) {
      const group = this.group(index);
      if (group === null || (group.flags & EXT_GROUP_FLAG.inodesUninitialised) !== 0) continue;
      const last = Math.min(inodes, (index + 1) * inodesPerGroup);
      for (let number = index * inodesPerGroup + 1; number <= last; number++)
        if (!this.isInodeAllocated(number)) yield number;
    }
  }

  isInodeAllocated(number: number): boolean {
    const { inodesPerGroup } = this.geometry;
    const group = Math.floor((number - 1) / inodesPerGroup);
    return this.bit(group, 'inodes', (number - 1) % inodesPerGroup);
  }

  isBlockAllocated(number: number): boolean {
    const { firstDataBlock, blocksPerGroup } = this.geometry;
    if (number < firstDataBlock) return true;
    const group = Math.floor((number - firstDataBlock) / blocksPerGroup);
    const inGroup = (number - firstDataBlock) % blocksPerGroup;
    return this.bit(group, 'blocks', Math.floor(inGroup / this.geometry.blocksPerBit));
  }

  private bit(group: number, which: 'blocks' | 'inodes', bit: number): boolean {
    const bitmap = this.bitmap(group, which);
    return bitmap === null ? false : ((bitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  private bitmap(index: number, which: 'blocks' | 'inodes'): Uint8Array | null {
    const key = index * 2 + (which === 'blocks' ? 0 : 1);
    if (key === this.lastKey) return this.lastBitmap;
    let bitmap = this.bitmaps.get(key);
    if (bitmap === undefined) {
      const group = this.group(index);
      bitmap = group === null ? null : this.readBitmap(group, which);
      this.bitmaps.set(key, bitmap);
    }
    this.lastKey = key;
    this.lastBitmap = bitmap;
    return bitmap;
  }

  private readBitmap(group: Group, which: 'blocks' | 'inodes'): Uint8Array | null {
    const blank = which === 'inodes' ? EXT_GROUP_FLAG.inodesUninitialised : 0;
    if ((group.flags & blank) !== 0) return null;
    const number = which === 'blocks' ? group.blockBitmap : group.inodeBitmap;
    return this.notices.orElse(() => this.block(number, `ext.bitmap.${which}`).slice(), null);
  }

  private group(index: number): Group | null {
    const known = this.groups.get(index);
    if (known !== undefined) return known;
    const group = this.notices.orElse(() => this.readGroup(index), null);
    this.groups.set(index, group);
    return group;
  }

  private readGroup(index: number): Group {
    const { descriptorSize } = this.geometry;
    const at = this.descriptorAt(index);
    const reading = { structure: EXT_GROUP.name, field: `group ${index}` };
    const bytes = readStructure(this.source, at, descriptorSize, reading);
    const low = EXT_GROUP.view(bytes);
    const high = descriptorSize >= EXT_GROUP_HIGH.size ? EXT_GROUP_HIGH.view(bytes) : null;
    const block = (from: number, upper: number | undefined): number => from + (upper ?? 0) * 2 ** 32;
    return {
      blockBitmap: block(low.blockBitmapLow, high?.blockBitmapHigh),
      inodeBitmap: block(low.inodeBitmapLow, high?.inodeBitmapHigh),
      inodeTable: block(low.inodeTableLow, high?.inodeTableHigh),
      flags: this.hasGroupFlags() ? low.flags : 0,
    };
  }

  private hasGroupFlags(): boolean {
    const { groupChecksum, metadataChecksum } = EXT.readOnlyCompatible;
    return (this.geometry.readOnlyCompatible & (groupChecksum | metadataChecksum)) !== 0;
  }

  /** Descriptors follow the superblock, or with meta block groups lie in the first block of every such group. */
  private descriptorAt(index: number): number {
    const g = this.geometry;
    const perBlock = Math.floor(g.blockSize / g.descriptorSize);
    const meta = Math.floor(index / perBlock);
    const inside = (index % perBlock) * g.descriptorSize;
    const usesMeta = (g.incompatible & EXT.incompatible.metaBlockGroups) !== 0;
    if (!usesMeta || meta < g.firstMetaBlockGroup)
      return g.descriptorTable * g.blockSize + index * g.descriptorSize;
    if (meta === 0) return g.descriptorTable * g.blockSize + inside;
    const first = meta * perBlock;
    const block = g.firstDataBlock + first * g.blocksPerGroup + (hasSuperblock(g, first) ? 1 : 0);
    return block * g.blockSize + inside;
  }
}

/** With sparse superblocks only groups 0, 1 and the powers of 3, 5 and 7 carry a copy. */
function hasSuperblock({ readOnlyCompatible }: ExtGeometry, group: number): boolean {
  if ((readOnlyCompatible & EXT.readOnlyCompatible.sparseSuper) === 0 || group <= 1) return true;
  return [3, 5, 7].some((base) => {
    let power = base;
    while (power < group) power *= base;
    return power === group;
  });
}

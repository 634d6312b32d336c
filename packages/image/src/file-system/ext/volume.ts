import type { RandomAccess } from '@tracecraft/bytes';
import { EXT, EXT_GROUP, EXT_GROUP_FLAG, EXT_GROUP_HIGH } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import type { ExtGeometry } from './geometry.ts';
import { ExtInode } from './inode.ts';

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

  constructor(source: RandomAccess, offset: number, geometry: ExtGeometry, notices: NoticeLog) {
    this.source = source;
    this.offset = offset;
    this.geometry = geometry;
    this.notices = notices;
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
    return new ExtInode(bytes, number, (this.geometry.incompatible & EXT.incompatible.extents) !== 0);
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
    const known = this.bitmaps.get(key);
    if (known !== undefined) return known;
    const group = this.group(index);
    const bitmap = group === null ? null : this.readBitmap(group, which);
    this.bitmaps.set(key, bitmap);
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

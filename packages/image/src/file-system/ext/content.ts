import { EXT_ATTRIBUTE, EXT_INODE, EXT_MODE } from '@tracecraft/formats';
import type { ByteRange } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import type { BlockRun } from './block-map.ts';
import { isInline, type ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** Byte ranges of the raw image for `size` bytes of a file; what no run covers is a hole. The rest of the last block is slack. */
export function rangesOfRuns(
  volume: ExtVolume,
  runs: readonly BlockRun[],
  size: number,
): { readonly ranges: readonly ByteRange[]; readonly slack: ByteRange | null } {
  const { blockSize } = volume.geometry;
  const ranges: ByteRange[] = [];
  let at = 0;
  let slack: ByteRange | null = null;
  const hole = (length: number): void => {
    if (length > 0) ranges.push({ offset: 0, length, sparse: true });
    at += Math.max(0, length);
  };
  for (const run of runs) {
    const from = run.logical * blockSize;
    if (from >= size) break;
    hole(from - at);
    const whole = run.count * blockSize;
    const length = Math.min(whole, size - at);
    if (run.physical === 0) {
      hole(length);
      continue;
    }
    const offset = volume.offset + run.physical * blockSize;
    ranges.push({ offset, length });
    at += length;
    const rest = (blockSize - (length % blockSize)) % blockSize;
    slack = at === size && rest > 0 ? { offset: offset + length, length: rest } : null;
  }
  hole(size - at);
  return { ranges, slack };
}

/** Inline data of `inode`: the 60 bytes of its block field, then the `system.data` attribute where it goes on. */
export function inlineRanges(volume: ExtVolume, inode: ExtInode): readonly ByteRange[] {
  const at = volume.inodeAt(inode.number);
  if (at === null) return [];
  const start = volume.offset + at;
  const first = { offset: start + EXT_INODE.block, length: Math.min(inode.size, EXT_INODE.blockBytes) };
  if (inode.size <= EXT_INODE.blockBytes) return inode.size === 0 ? [] : [first];
  const more = inlineAttribute(inode);
  if (more === null) return [first];
  const extraAt = start + volume.geometry.inodeSize - inode.extra.length;
  const length = Math.min(more.length, inode.size - EXT_INODE.blockBytes);
  return [first, { offset: extraAt + more.at, length }];
}

/** Where the value of `system.data` lies in the attributes of the inode; offsets count from the first attribute. */
function inlineAttribute({ extra }: ExtInode): { readonly at: number; readonly length: number } | null {
  if (extra.length < 4 || le32(extra, 0) !== EXT_ATTRIBUTE.magic) return null;
  const wanted = 'data';
  for (let at = 4; at + EXT_ATTRIBUTE.entrySize <= extra.length && le32(extra, at) !== 0; ) {
    const nameLength = extra[at]!;
    const name = String.fromCharCode(...extra.subarray(at + 16, at + 16 + nameLength));
    if (extra[at + 1] === EXT_ATTRIBUTE.systemIndex && name === wanted)
      return { at: 4 + le16(extra, at + 2), length: le32(extra, at + 8) };
    at += (EXT_ATTRIBUTE.entrySize + nameLength + 3) & ~3;
  }
  return null;
}

/** Short link targets lie in the inode itself. */
export function isFastLink(inode: ExtInode): boolean {
  return inode.type === EXT_MODE.link && inode.size < EXT_INODE.blockBytes && !isInline(inode);
}

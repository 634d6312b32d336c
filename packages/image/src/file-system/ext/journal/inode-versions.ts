import { EXT_MODE } from '@tracecraft/formats';
import type { ExtInode } from '../inode.ts';
import type { ExtVolume } from '../volume.ts';
import { bytesOfCopy, type BlockCopy } from './read-journal.ts';

/** An inode as a transaction wrote it. */
export interface InodeVersion {
  readonly sequence: number;
  readonly inode: ExtInode;
}

/** Versions by inode number, oldest first; equal neighbours are kept once, as the newer. */
export type InodeVersions = ReadonlyMap<number, readonly InodeVersion[]>;

/** Reads the inodes out of every copied block of an inode table. */
export function inodeVersions(volume: ExtVolume, copies: readonly BlockCopy[]): InodeVersions {
  const { blockSize, inodeSize } = volume.geometry;
  const versions = new Map<number, InodeVersion[]>();
  const tables = tableBlocks(volume, copies);
  for (const copy of copies) {
    const first = tables.get(copy.block);
    const bytes = first === undefined ? null : bytesOfCopy(volume, copy);
    if (first === undefined || bytes === null) continue;
    for (let at = 0; at + inodeSize <= blockSize; at += inodeSize) {
      const number = first + at / inodeSize;
      const inode = volume.readInode(bytes.slice(at, at + inodeSize), number);
      if ((inode.mode & EXT_MODE.mask) !== 0) keep(versions, { sequence: copy.sequence, inode });
    }
  }
  return versions;
}

function keep(versions: Map<number, InodeVersion[]>, version: InodeVersion): void {
  const known = versions.get(version.inode.number) ?? [];
  const last = known.at(-1);
  if (last !== undefined && isSame(last.inode, version.inode)) known.pop();
  known.push(version);
  versions.set(version.inode.number, known);
}

function isSame(a: ExtInode, b: ExtInode): boolean {
  return (
    a.generation === b.generation &&
    a.size === b.size &&
    a.links === b.links &&
    a.mode === b.mode &&
    a.deleted === b.deleted &&
    a.block.every((byte, i) => byte === b.block[i])
  );
}

/** Copied blocks that belong to an inode table → number of their first inode. */
function tableBlocks(volume: ExtVolume, copies: readonly BlockCopy[]): ReadonlyMap<number, number> {
  const { inodesPerGroup, inodes, inodeSize, blockSize, groups } = volume.geometry;
  const copied = new Set(copies.map(({ block }) => block));
  const found = new Map<number, number>();
  const perBlock = blockSize / inodeSize;
  for (let group = 0; group < groups; group++) {
    const first = group * inodesPerGroup + 1;
    const at = first > inodes ? null : volume.inodeAt(first);
    if (at === null) continue;
    for (let i = 0; i < Math.ceil(inodesPerGroup / perBlock); i++) {
      const block = at / blockSize + i;
      if (copied.has(block)) found.set(block, first + i * perBlock);
    }
  }
  return found;
}

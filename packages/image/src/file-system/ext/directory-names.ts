import { EXT_INODE } from '@tracecraft/formats';
import { concatBytes } from '@tracecraft/bytes';
import { readStructure } from '../../source/read-structure.ts';
import { blockMap } from './block-map.ts';
import { inlineRanges } from './content.ts';
import { namesOfBlock, type ExtName } from './directory.ts';
import { isInline, type ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** Blocks read of one directory: 16 GiB of names. */
const MOST_BLOCKS = 1 << 22;

/** Every name of a directory, each once: a deleted one gives way to a live one of the same name and inode. */
export function namesOfDirectory(
  volume: ExtVolume,
  inode: ExtInode,
  allDeleted: boolean,
): readonly ExtName[] {
  const names: ExtName[] = [];
  for (const block of directoryBlocks(volume, inode)) {
    const rules = {
      mostInode: volume.geometry.inodes,
      withTypes: volume.geometry.namesHaveTypes,
      allDeleted,
    };
    for (const name of namesOfBlock(block, rules)) names.push(name);
  }
  return withoutRepeats(names);
}

/** Blocks of a directory in order, up to its size; a block that can't be read is noted and left out. */
function* directoryBlocks(volume: ExtVolume, inode: ExtInode): Generator<Uint8Array> {
  if (isInline(inode)) {
    yield inlineBlock(volume, inode);
    return;
  }
  const { blockSize } = volume.geometry;
  const wanted = Math.min(MOST_BLOCKS, Math.ceil(inode.size / blockSize));
  const map = volume.notices.orElse(() => blockMap(volume, inode), null);
  for (const run of map?.runs ?? [])
    for (let i = 0; run.physical !== 0 && i < run.count && run.logical + i < wanted; i++) {
      const block = volume.notices.orElse(() => volume.block(run.physical + i, 'ext.directory'), null);
      if (block !== null) yield block;
    }
}

/** An inline directory has its parent's number where the first name would be; the names follow. */
function inlineBlock(volume: ExtVolume, inode: ExtInode): Uint8Array {
  const parts = inlineRanges(volume, inode).map(({ offset, length }) =>
    readStructure(volume.source, offset - volume.offset, length, { structure: 'ext.inline', field: 'names' }),
  );
  return concatBytes(...parts).subarray(Math.min(4, EXT_INODE.blockBytes));
}

function withoutRepeats(names: readonly ExtName[]): readonly ExtName[] {
  const kept: ExtName[] = [];
  /** Place in `kept` of the last name of an inode, and of the one before it. */
  const places = new Map<number, number>();
  const before: number[] = [];
  for (const name of names) {
    const last = places.get(name.inode) ?? -1;
    let place = last;
    while (place >= 0 && kept[place]!.name !== name.name) place = before[place] ?? -1;
    if (place >= 0) {
      if (!name.deleted && kept[place]!.deleted) kept[place] = name;
      continue;
    }
    places.set(name.inode, kept.length);
    before.push(last);
    kept.push(name);
  }
  return kept;
}

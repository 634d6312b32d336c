import { EXT_INODE } from '@tracecraft/formats';
import { concatBytes } from '@tracecraft/bytes';
import { readStructure } from '../../source/read-structure.ts';
import { NumberChains } from '../number-chains.ts';
import { blockMap } from './block-map.ts';
import { inlineRanges } from './content.ts';
import { namesOfBlock } from './directory.ts';
import { isInline, type ExtInode } from './inode.ts';
import type { ExtName } from './names.ts';
import { PIECE, PieceMemory } from './piece-memory.ts';
import type { ExtVolume } from './volume.ts';

/** Blocks read of one directory: 16 GiB of names. */
const MOST_BLOCKS = 1 << 22;
const MORE = 2;
const SLOTS_FOR_A_NAME = 4;

/**
 * Every name of a directory, each once: a deleted one gives way to a live one of the same name and inode. Its blocks are
 * read into `memory`, and the names are good as long as that is not used anew.
 */
export function namesOfDirectory(
  volume: ExtVolume,
  inode: ExtInode,
  allDeleted: boolean,
  memory: PieceMemory = new PieceMemory(),
): readonly ExtName[] {
  const names: ExtName[] = [];
  memory.reset();
  for (const block of directoryBlocks(volume, inode, memory)) {
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
function* directoryBlocks(volume: ExtVolume, inode: ExtInode, memory: PieceMemory): Generator<Uint8Array> {
  if (isInline(inode)) {
    yield inlineBlock(volume, inode);
    return;
  }
  const { blockSize } = volume.geometry;
  const wanted = Math.min(MOST_BLOCKS, Math.ceil(inode.size / blockSize));
  const map = volume.notices.orElse(() => blockMap(volume, inode), null);
  const most = PIECE / blockSize;
  for (const { logical, physical, count } of map?.runs ?? []) {
    const last = Math.min(count, wanted - logical);
    for (let i = 0; physical !== 0 && i < last; i += most)
      yield* blocksOf(volume, physical + i, Math.min(most, last - i), memory.take());
  }
}

/** `count` blocks from `first` on, read at once into `piece`, or one by one where not all can be read. */
function* blocksOf(
  volume: ExtVolume,
  first: number,
  count: number,
  piece: Uint8Array,
): Generator<Uint8Array> {
  const { blockSize } = volume.geometry;
  const all = volume.fillBlocks(first, piece.subarray(0, count * blockSize));
  for (let i = 0; i < count; i++) {
    const block = all
      ? piece.subarray(i * blockSize, (i + 1) * blockSize)
      : volume.notices.orElse(() => volume.block(first + i, 'ext.directory'), null);
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
  const shared = sharedSlots(names);
  if (!shared.includes(MORE)) return names;
  const kept: ExtName[] = [];
  /** Where in `kept` names of each inode are that may not be alone. */
  const places = new NumberChains();
  const at: number[] = [];
  for (const name of names) {
    if (shared[name.inode & (shared.length - 1)] !== MORE) {
      kept.push(name);
      continue;
    }
    let place = places.newest(name.inode);
    while (place >= 0 && kept[at[place]!]!.name !== name.name) place = places.before(place);
    if (place >= 0) {
      if (!name.deleted && kept[at[place]!]!.deleted) kept[at[place]!] = name;
      continue;
    }
    places.add(name.inode);
    at.push(kept.push(name) - 1);
  }
  return kept;
}

/** For the inodes of each low part, whether no name has one of them, one name or `MORE`: in most directories none is there twice. */
function sharedSlots(names: readonly ExtName[]): Uint8Array {
  let size = SLOTS_FOR_A_NAME;
  while (size < SLOTS_FOR_A_NAME * names.length) size *= 2;
  const slots = new Uint8Array(size);
  for (const { inode } of names) {
    const slot = inode & (size - 1);
    if (slots[slot] !== MORE) slots[slot]!++;
  }
  return slots;
}

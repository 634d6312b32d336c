import { EXT, EXT_MODE, EXT_NAME_TYPE } from '@tracecraft/formats';
import { concatBytes } from '@tracecraft/bytes';
import type { Entry } from '../../contract.ts';
import { readStructure } from '../../source/read-structure.ts';
import { peerRank } from '../peer-order.ts';
import { blockMap } from './block-map.ts';
import { isFastLink, rangesOfRuns } from './content.ts';
import { namesOfDirectory } from './directory-names.ts';
import { ExtBodyLines } from './body-lines.ts';
import { entryOfInode, orphanFolder } from './entry.ts';
import { hasExtents, type ExtInode } from './inode.ts';
import { writeBodyfile } from '../../listing/bodyfile.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { TAKEN } from '../../listing/taken.ts';
import { le32 } from '../../source/little-endian.ts';
import { StoredName, type ExtName } from './names.ts';
import { peerName } from './peer-name.ts';
import { PieceMemory } from './piece-memory.ts';
import type { ExtVolume } from './volume.ts';

/** Sleuth Kit stops at 128; deeper trees are unknown on real media, and bound a walk over a damaged one. */
const MOST_DEPTH = 1024;
/** How often one directory may be entered: bounds the work on crossed links. */
const MOST_OPENINGS = 16;
/** Longer targets are no path a kernel follows. */
const LONGEST_TARGET = 4096;
const ORPHANS = '/$OrphanFiles';

/** A directory being walked. */
export interface Step {
  readonly names: readonly ExtName[];
  readonly path: string;
  readonly inode: number;
  next: number;
}

/** A name met on the way; its entry can be asked for until the next is met. */
export interface Found {
  readonly entry: () => Entry;
  /** Whether its inode is one of a directory, and one that no file has now. */
  readonly directory: boolean;
  readonly free: boolean;
}

/** Depth-first over everything a directory names, then what no name leads to: the order of `fls -r -p`. */
export class ExtWalk {
  private readonly volume: ExtVolume;
  private readonly openings = new Map<number, number>();
  /** Free inodes that some name leads to. */
  private readonly named = new Set<number>();

  constructor(volume: ExtVolume) {
    this.volume = volume;
  }

  *entries(): Generator<Entry> {
    const { first, last } = this.rootNames();
    for (const found of this.below(first, '', EXT.rootInode, true)) yield found.entry();
    const shownLast = this.entriesBelow(last);
    yield orphanFolder(this.volume);
    yield* this.orphans();
    yield* shownLast;
  }

  /** The lines of a body file for all of it. False once nobody reads any more. */
  writeBodyfile(out: ByteLines, prefix: string): boolean {
    const { first, last } = this.rootNames();
    const lines = new ExtBodyLines(this.volume, out, prefix);
    for (const { entry } of this.below(first, '', EXT.rootInode, true, lines))
      if (!writeBodyfile(entry(), out, prefix)) return false;
    const shownLast = this.entriesBelow(last);
    for (const list of [[orphanFolder(this.volume)], this.orphans(), shownLast])
      for (const entry of list) if (!writeBodyfile(entry, out, prefix)) return false;
    return true;
  }

  private entriesBelow(names: readonly ExtName[]): Entry[] {
    const entries: Entry[] = [];
    for (const { entry } of this.below(names, '', EXT.rootInode, true)) entries.push(entry());
    return entries;
  }

  private rootNames(): { readonly first: readonly ExtName[]; readonly last: readonly ExtName[] } {
    const root = this.volume.inode(EXT.rootInode);
    const names = root === null ? [] : namesOfDirectory(this.volume, root, false);
    const ranks = names.map(({ name }) => peerRank(name));
    const ranked = (wanted: number): ExtName[] => names.filter((_, i) => ranks[i] === wanted);
    return { first: [...ranked(0), ...ranked(1), ...ranked(2)], last: ranked(3) };
  }

  private *below(
    names: readonly ExtName[],
    path: string,
    inode: number,
    remember: boolean,
    lines: ExtBodyLines | null = null,
  ): Generator<Found> {
    const stack: Step[] = [{ names, path, inode, next: 0 }];
    // Names of one depth are done with before others of it are read.
    const memories: PieceMemory[] = [];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const place = step.next++;
      const name = step.names[place];
      if (name === undefined) {
        stack.pop();
        continue;
      }
      if (isDots(name)) continue;
      const taken = lines?.take(step, place, name) ?? TAKEN.not;
      if (taken === TAKEN.file) continue;
      const found = taken === TAKEN.not ? this.found(step, name, remember) : null;
      if (found !== null) yield found;
      if (found?.directory === false) continue;
      const memory = (memories[stack.length] ??= new PieceMemory());
      const opened = this.open(stack, step, { name, free: found?.free === true }, memory);
      if (opened !== null) stack.push(opened);
    }
  }

  private found({ path }: Step, name: ExtName, remember: boolean): Found {
    const inode = name.inode === 0 ? null : this.volume.passingInode(name.inode);
    const free = inode !== null && !this.volume.isInodeAllocated(name.inode);
    if (remember && free) this.named.add(name.inode);
    return {
      entry: () => this.entryOf(path, name, inode),
      directory: inode?.type === EXT_MODE.directory,
      free,
    };
  }

  private entryOf(folder: string, { name, inode, type, deleted }: ExtName, found: ExtInode | null): Entry {
    const target = found?.type === EXT_MODE.link ? linkTarget(this.volume, found) : null;
    return entryOfInode(this.volume, { folder, name, nameType: type, number: inode, deleted, target }, found);
  }

  /** A directory is entered when name and inode say it is one, and a deleted name leads to a free inode. */
  private open(
    stack: readonly Step[],
    step: Step,
    { name, free }: { readonly name: ExtName; readonly free: boolean },
    memory: PieceMemory,
  ): Step | null {
    // Read anew: whoever took the entry may have read others meanwhile.
    const inode = this.volume.inode(name.inode);
    if (inode === null) return null;
    const named = name.type === EXT_NAME_TYPE.directory || name.type === EXT_NAME_TYPE.unknown;
    if (!named || inode.type !== EXT_MODE.directory || (name.deleted && !free)) return null;
    const openings = (this.openings.get(inode.number) ?? 0) + 1;
    this.openings.set(inode.number, openings);
    if (stack.some((one) => one.inode === inode.number)) {
      this.volume.notices.add('ext.directory-loop', { number: inode.number });
      return null;
    }
    if (stack.length > MOST_DEPTH || openings > MOST_OPENINGS) {
      this.volume.notices.add('ext.directory-not-entered', { number: inode.number });
      return null;
    }
    const names = namesOfDirectory(this.volume, inode, free, memory);
    return { names, path: `${step.path}/${name.name}`, inode: inode.number, next: 0 };
  }

  /** Inodes that were used, are free, and that no name and no other orphan folder leads to. */
  private *orphans(): Generator<Entry> {
    const found: Entry[][] = [];
    const below = new Set<number>();
    for (const number of this.volume.freeInodes()) {
      if (this.named.has(number) || below.has(number)) continue;
      if ((this.volume.passingInode(number)?.rawChanged ?? 0) === 0) continue;
      const inode = this.volume.inode(number);
      if (inode === null) continue;
      const family = this.family(inode);
      for (const one of family.slice(1)) below.add(one.number);
      found.push(family);
    }
    for (const family of found) if (!below.has(family[0]?.number ?? 0)) yield* family;
  }

  private family(inode: ExtInode): Entry[] {
    const { number } = inode;
    const name: ExtName = { name: `OrphanFile-${number}`, inode: number, type: 0, deleted: true };
    const own = this.entryOf(ORPHANS, name, inode);
    if (inode.type !== EXT_MODE.directory) return [own];
    const names = namesOfDirectory(this.volume, inode, true);
    const family = [own];
    for (const { entry } of this.below(names, `${ORPHANS}/${name.name}`, number, false)) family.push(entry());
    return family;
  }
}

function isDots(name: ExtName): boolean {
  return name instanceof StoredName ? name.isDots : name.name === '.' || name.name === '..';
}

/** Where a symbolic link points, or null where that can't be read. */
function linkTarget(volume: ExtVolume, inode: ExtInode): string | null {
  const length = Math.min(inode.size, LONGEST_TARGET);
  if (isFastLink(inode)) return peerName(inode.block, 0, length);
  return volume.notices.orElse(() => {
    if (!hasExtents(inode)) return peerName(volume.block(le32(inode.block, 0), 'ext.link'), 0, length);
    const { ranges } = rangesOfRuns(volume, blockMap(volume, inode).runs, length);
    const parts = ranges.map(({ offset, length: bytes }) =>
      readStructure(volume.source, offset - volume.offset, bytes, { structure: 'ext.link', field: 'target' }),
    );
    return peerName(concatBytes(...parts), 0, length);
  }, null);
}

import { EXT_MODE } from '@tracecraft/formats';
import { IndexSort } from '../../timeline/index-sort.ts';
import type { ExtInode } from './inode.ts';
import type { ExtName } from './names.ts';
import type { ExtVolume } from './volume.ts';

/** 32-bit words of an inode, and where in it what stands. */
const WORDS = 9;
const MODE = 0;
const UID = 1;
const GID = 2;
const SIZE = 3;
const SIZE_HIGH = 4;
const TIMES = 5;
const TWO_32 = 2 ** 32;
/** In the word of the mode: the row was filled. */
const KNOWN = 0x1_0000;

/**
 * What a body file says of inodes: of the names of a directory, read in the order of the inode table however they jump about
 * in it. Left out: what can't be read, has no file or is a link.
 */
export class InodeColumns {
  /** Seconds as `fls` prints them are in these: see `timesAt`. */
  readonly words: Uint32Array;

  constructor(rows: number) {
    this.words = new Uint32Array(WORDS * rows);
  }

  static of(volume: ExtVolume, names: readonly ExtName[]): InodeColumns {
    const columns = new InodeColumns(names.length);
    const numbers = Uint32Array.from(names, ({ inode }) => inode);
    for (const row of new IndexSort(names.length).by(names.length, numbers))
      columns.take(row, volume, numbers[row]!);
    return columns;
  }

  /** Fills a row; false where it is left out. */
  take(row: number, volume: ExtVolume, number: number): boolean {
    const inode = number === 0 ? null : volume.passingInode(number);
    const shown = inode !== null && inode.type !== EXT_MODE.link && volume.isInodeAllocated(number);
    if (shown) this.fill(row * WORDS, inode);
    return shown;
  }

  private fill(at: number, inode: ExtInode): void {
    const { words } = this;
    const { size } = inode;
    words[at + MODE] = inode.mode | KNOWN;
    words[at + UID] = inode.uid;
    words[at + GID] = inode.gid;
    words[at + SIZE] = size % TWO_32;
    words[at + SIZE_HIGH] = size / TWO_32;
    words[at + TIMES] = inode.peerAccessed;
    words[at + TIMES + 1] = inode.peerModified;
    words[at + TIMES + 2] = inode.rawChanged;
    words[at + TIMES + 3] = inode.peerCreated;
  }

  isKnown(row: number): boolean {
    return this.words[row * WORDS + MODE]! >= KNOWN;
  }

  modeOf(row: number): number {
    return this.words[row * WORDS + MODE]! % KNOWN;
  }

  uidOf(row: number): number {
    return this.words[row * WORDS + UID]!;
  }

  gidOf(row: number): number {
    return this.words[row * WORDS + GID]!;
  }

  /** Bytes. */
  sizeOf(row: number): number {
    return this.words[row * WORDS + SIZE]! + this.words[row * WORDS + SIZE_HIGH]! * TWO_32;
  }

  /** Where in `words` the times are: accessed, modified, changed and created. */
  timesAt(row: number): number {
    return row * WORDS + TIMES;
  }
}

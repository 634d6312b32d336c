import { EXT_MODE } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { hasExtents, type ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** Letters of the types a name can have, by `EXT_NAME_TYPE`. */
const NAME_LETTERS = ['-', 'r', 'd', 'c', 'b', 'p', 's', 'l'] as const;
const TYPE_LETTERS: Readonly<Record<number, string>> = {
  [EXT_MODE.fifo]: 'p',
  [EXT_MODE.character]: 'c',
  [EXT_MODE.directory]: 'd',
  [EXT_MODE.block]: 'b',
  [EXT_MODE.regular]: 'r',
  [EXT_MODE.link]: 'l',
  // Sleuth Kit's letter for a socket.
  [EXT_MODE.socket]: 'h',
};

/** What names an inode: where, how, and whether the name still stands. */
export interface ExtNaming {
  readonly folder: string;
  readonly name: string;
  /** `EXT_NAME_TYPE`, 0 for an orphan. */
  readonly nameType: number;
  readonly number: number;
  readonly deleted: boolean;
  /** Target of a symbolic link, or null. */
  readonly target: string | null;
}

const MODES = new Map<number, string>();

/** Type and rights as `ls -l` and `fls` write them. */
function modeText(mode: number): string {
  const known = MODES.get(mode);
  if (known !== undefined) return known;
  const letter = TYPE_LETTERS[mode & EXT_MODE.mask] ?? '-';
  const right = (bit: number, text: string): string => ((mode & bit) === 0 ? '-' : text);
  const last = (run: number, special: number, text: string): string => {
    if ((mode & special) === 0) return right(run, 'x');
    return (mode & run) === 0 ? text.toUpperCase() : text;
  };
  const rights =
    right(0o400, 'r') +
    right(0o200, 'w') +
    last(0o100, 0o4000, 's') +
    right(0o040, 'r') +
    right(0o020, 'w') +
    last(0o010, 0o2000, 's') +
    right(0o004, 'r') +
    right(0o002, 'w') +
    last(0o001, 0o1000, 't');
  MODES.set(mode, letter + rights);
  return letter + rights;
}

function typeOf(inode: ExtInode | null, nameType: number): Entry['type'] {
  const letter = inode === null ? NAME_LETTERS[nameType] : TYPE_LETTERS[inode.type];
  if (letter === 'd') return 'directory';
  if (letter === 'l') return 'link';
  return letter === 'r' || letter === '-' || letter === undefined ? 'file' : 'special';
}

const NOTHING = {
  size: 0,
  modified: NO_UTC_TIME,
  accessed: NO_UTC_TIME,
  changed: NO_UTC_TIME,
  created: NO_UTC_TIME,
} as const;

function factsOf({
  size,
  modified,
  accessed,
  changed,
  created,
  uid,
  gid,
}: ExtInode): Partial<Entry> & Pick<Entry, keyof typeof NOTHING> {
  return { size, modified, accessed, changed, created, uid, gid };
}

/** The entry of `naming`; `inode` null where it has none or it can't be read. */
export function entryOfInode(volume: ExtVolume, naming: ExtNaming, inode: ExtInode | null): Entry {
  const { folder, name, nameType, number, deleted, target } = naming;
  const path = `${folder}/${name}`;
  return {
    path,
    name,
    type: typeOf(inode, nameType),
    deleted,
    reallocated: deleted && inode !== null && volume.isInodeAllocated(number),
    number,
    identity: `${number}-${inode?.generation ?? 0}`,
    start: null,
    ...(inode === null ? NOTHING : factsOf(inode)),
    mode: `${NAME_LETTERS[nameType] ?? '-'}/${inode === null ? '----------' : modeText(inode.mode)}`,
    ...(target !== null && { target }),
    ...(target !== null && inode !== null && isUnseenLink(inode) && { targetNotInBodyfile: true }),
  };
}

/** Sleuth Kit 4.11.1 takes the words of an extent tree for pointers, and reads one block at most. */
function isUnseenLink(inode: ExtInode): boolean {
  return hasExtents(inode) || inode.size >= 1024;
}

/** The folder of what no name leads to. */
export function orphanFolder(volume: ExtVolume): Entry {
  return {
    path: '/$OrphanFiles',
    name: '$OrphanFiles',
    type: 'virtual-directory',
    deleted: false,
    reallocated: false,
    number: volume.geometry.inodes + 1,
    identity: '$OrphanFiles',
    ...NOTHING,
    mode: 'V/V---------',
    start: null,
  };
}

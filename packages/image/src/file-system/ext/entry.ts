import type { Entry } from '../../contract.ts';
import { modeText, TYPE_LETTERS } from '../mode-text.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { hasExtents, type ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** Letters of the types a name can have, by `EXT_NAME_TYPE`. */
const NAME_LETTERS = ['-', 'r', 'd', 'c', 'b', 'p', 's', 'l'] as const;

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

const ENTRY_MODES = new Map<number, string>();

/** Type by the name and by the inode, and rights. */
export function entryMode(nameType: number, mode: number): string {
  const key = nameType * 65_536 + mode;
  const known = ENTRY_MODES.get(key);
  if (known !== undefined) return known;
  const text = `${NAME_LETTERS[nameType] ?? '-'}/${modeText(mode)}`;
  ENTRY_MODES.set(key, text);
  return text;
}

/** The entry of `naming`; `inode` null where it has none or it can't be read. */
export function entryOfInode(volume: ExtVolume, naming: ExtNaming, inode: ExtInode | null): Entry {
  const { folder, name, nameType, number, deleted, target } = naming;
  if (inode === null) return withoutInode(naming);
  // Written out: spreading objects takes longer than reading the inode.
  const entry = {
    path: `${folder}/${name}`,
    name,
    type: typeOf(inode, nameType),
    deleted,
    reallocated: deleted && volume.isInodeAllocated(number),
    number,
    identity: `${number}-${inode.generation}`,
    start: null,
    size: inode.size,
    modified: inode.modified,
    accessed: inode.accessed,
    changed: inode.changed,
    created: inode.created,
    uid: inode.uid,
    gid: inode.gid,
    mode: entryMode(nameType, inode.mode),
  };
  if (target === null) return entry;
  return { ...entry, target, ...(isUnseenLink(inode) && { targetNotInBodyfile: true }) };
}

function withoutInode({ folder, name, nameType, number, deleted, target }: ExtNaming): Entry {
  return {
    path: `${folder}/${name}`,
    name,
    type: typeOf(null, nameType),
    deleted,
    reallocated: false,
    number,
    identity: `${number}-0`,
    start: null,
    ...NOTHING,
    mode: `${NAME_LETTERS[nameType] ?? '-'}/----------`,
    ...(target !== null && { target }),
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

import { EXT, EXT_MODE } from '@tracecraft/formats';
import { blockMap } from '../block-map.ts';
import { namesOfDirectory } from '../directory-names.ts';
import { namesOfBlock } from '../directory.ts';
import type { ExtInode } from '../inode.ts';
import type { ExtVolume } from '../volume.ts';
import type { InodeVersions } from './inode-versions.ts';
import { bytesOfCopy, isLater, type BlockCopy } from './read-journal.ts';

/** A name that led to an inode from transaction `first` to `sequence`, as far as seen; null: it stands on the disk now, deleted. */
export interface OldName {
  readonly name: string;
  readonly folder: number;
  readonly first: number | null;
  readonly sequence: number | null;
}

/** What the journal and the directories still know of names. */
export interface NameHistory {
  /** Names of an inode, oldest first. */
  namesOf(inode: number): readonly OldName[];
  /** Path of the folder a name was in, as its own folders were called then; null where nothing names one of them. */
  pathOf(name: OldName): string | null;
}

const DEEPEST = 256;

/** Reads the names out of copied directory blocks, and the deleted ones still on the disk. */
export function nameHistory(
  volume: ExtVolume,
  copies: readonly BlockCopy[],
  versions: InodeVersions,
): NameHistory {
  const names = new Map<number, OldName[]>();
  const add = (inode: number, name: OldName): void => {
    if (name.name === '.' || name.name === '..' || inode === 0) return;
    const known = names.get(inode) ?? [];
    const last = known.at(-1);
    const again = last?.name === name.name && last.folder === name.folder && name.sequence !== null;
    if (again) known.pop();
    known.push(again ? { ...name, first: last.first } : name);
    names.set(inode, known);
  };
  const { folders, live } = foldersOf(volume, versions);
  const rules = {
    mostInode: volume.geometry.inodes,
    withTypes: volume.geometry.namesHaveTypes,
    allDeleted: false,
  };
  for (const copy of copies) {
    const claimed = folders.get(copy.block);
    const bytes = claimed === undefined ? null : bytesOfCopy(volume, copy);
    if (claimed === undefined || bytes === null) continue;
    const found = namesOfBlock(bytes, rules);
    // A first block names its folder itself; blocks pass from one folder to another.
    const folder = found[0]?.name === '.' && !found[0].deleted ? found[0].inode : claimed;
    for (const { name, inode, deleted } of found)
      if (!deleted) add(inode, { name, folder, first: copy.sequence, sequence: copy.sequence });
  }
  const now = new Map<number, OldName>();
  for (const inode of live)
    for (const { name, inode: number, deleted } of namesOfDirectory(volume, inode, false))
      if (deleted) add(number, { name, folder: inode.number, first: null, sequence: null });
      else if (name !== '.' && name !== '..')
        now.set(number, { name, folder: inode.number, first: null, sequence: null });
  return {
    namesOf: (inode) => names.get(inode) ?? [],
    pathOf: (name) => pathOf(name, now, names),
  };
}

/** Block → folder whose names it held (the newest that claims it), and the folders that stand now. */
function foldersOf(
  volume: ExtVolume,
  versions: InodeVersions,
): { readonly folders: ReadonlyMap<number, number>; readonly live: readonly ExtInode[] } {
  const folders = new Map<number, number>();
  const live: ExtInode[] = [];
  const claim = (inode: ExtInode): void => {
    const map = volume.notices.orElse(() => blockMap(volume, inode), null);
    for (const { physical, count } of map?.runs ?? [])
      for (let i = 0; i < count; i++) folders.set(physical + i, inode.number);
  };
  const old = [...versions.values()].flat().filter(({ inode }) => inode.type === EXT_MODE.directory);
  for (const { inode } of old.toSorted((a, b) => (isLater(a.sequence, b.sequence) ? 1 : -1))) claim(inode);
  for (let number = EXT.rootInode; number <= volume.geometry.inodes; number++) {
    if (!volume.isInodeAllocated(number)) continue;
    const inode = volume.inode(number);
    if (inode?.type !== EXT_MODE.directory) continue;
    live.push(inode);
    claim(inode);
  }
  return { folders, live };
}

function pathOf(
  { folder, sequence }: OldName,
  now: ReadonlyMap<number, OldName>,
  before: ReadonlyMap<number, readonly OldName[]>,
): string | null {
  const parts: string[] = [];
  for (let at = folder; at !== EXT.rootInode; ) {
    // A folder's number may have been given to another folder since.
    const then =
      sequence === null ? undefined : (before.get(at) ?? []).findLast((one) => wasThere(one, sequence));
    const name = then ?? now.get(at) ?? before.get(at)?.at(-1);
    if (name === undefined || parts.length > DEEPEST) return null;
    parts.unshift(name.name);
    at = name.folder;
  }
  return parts.map((part) => `/${part}`).join('');
}

function wasThere(name: OldName, sequence: number): boolean {
  return name.first !== null && !isLater(name.first, sequence);
}

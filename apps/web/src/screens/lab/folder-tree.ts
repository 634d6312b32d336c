import type { Entry } from '@tracecraft/image';

/** A folder of a file system, with the positions of what lies directly in it. */
export interface Folder {
  readonly path: string;
  readonly name: string;
  /** Position of its own entry; null for the root, and for a folder only its children name. */
  readonly entry: number | null;
  readonly deleted: boolean;
  readonly folders: readonly Folder[];
  readonly files: readonly number[];
}

interface Growing {
  path: string;
  name: string;
  entry: number | null;
  deleted: boolean;
  folders: Growing[];
  files: number[];
}

/** Folders of a flat list whose paths use `/`. Entries of a folder that is not listed itself are still placed. */
export function folderTree(entries: readonly Entry[]): Folder {
  const root: Growing = { path: '/', name: '/', entry: null, deleted: false, folders: [], files: [] };
  const known = new Map<string, Growing>([
    ['', root],
    ['/', root],
  ]);
  const folderAt = (path: string): Growing => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const cut = path.lastIndexOf('/');
    const made: Growing = {
      path,
      name: path.slice(cut + 1),
      entry: null,
      deleted: false,
      folders: [],
      files: [],
    };
    known.set(path, made);
    folderAt(path.slice(0, cut)).folders.push(made);
    return made;
  };
  entries.forEach((entry, index) => {
    const path = entry.path.startsWith('/') ? entry.path : `/${entry.path}`;
    folderAt(path.slice(0, path.lastIndexOf('/'))).files.push(index);
    if (!isFolder(entry)) return;
    const folder = folderAt(path);
    if (folder === root || folder.entry !== null) return;
    folder.entry = index;
    folder.deleted = entry.deleted;
  });
  return root;
}

function isFolder(entry: Entry): boolean {
  return entry.type === 'directory' || entry.type === 'virtual-directory';
}

/** The folder at `path`, or undefined. */
export function folderNamed(root: Folder, path: string): Folder | undefined {
  if (root.path === path) return root;
  const next = root.folders.find((folder) => path === folder.path || path.startsWith(`${folder.path}/`));
  return next === undefined ? undefined : folderNamed(next, path);
}

/** Positions of everything in and below `folder`. */
export function everythingBelow(folder: Folder): readonly number[] {
  const all: number[] = [];
  const waiting: Folder[] = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const index of next.files) all.push(index);
    waiting.push(...next.folders);
  }
  return all.sort((a, b) => a - b);
}

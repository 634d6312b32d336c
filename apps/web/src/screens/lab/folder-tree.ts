import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';

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
export function folderTree(files: PackedFiles): Folder {
  const growing = new GrowingTree();
  /** By the list's numbers of folders: the path of most rows is never made. */
  const parents: Growing[] = [];
  for (let row = 0; row < files.length; row++) {
    const number = files.folderNumber(row);
    const parent = number === null ? undefined : parents[number];
    if (parent !== undefined && !isFolder(files, row)) {
      parent.files.push(row);
      continue;
    }
    const path = rooted(files.path(row));
    const found = growing.at(path.slice(0, path.lastIndexOf('/')));
    if (number !== null) parents[number] = found;
    found.files.push(row);
    if (isFolder(files, row)) growing.mark(path, row, files.deleted(row));
  }
  return growing.root;
}

class GrowingTree {
  readonly root: Growing = { path: '/', name: '/', entry: null, deleted: false, folders: [], files: [] };
  private readonly known = new Map<string, Growing>([
    ['', this.root],
    ['/', this.root],
  ]);

  at(path: string): Growing {
    const found = this.known.get(path);
    if (found !== undefined) return found;
    const cut = path.lastIndexOf('/');
    const name = path.slice(cut + 1);
    const made: Growing = { path, name, entry: null, deleted: false, folders: [], files: [] };
    this.known.set(path, made);
    this.at(path.slice(0, cut)).folders.push(made);
    return made;
  }

  /** The entry of a folder itself. */
  mark(path: string, row: number, deleted: boolean): void {
    const folder = this.at(path);
    if (folder === this.root || folder.entry !== null) return;
    folder.entry = row;
    folder.deleted = deleted;
  }
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function isFolder(files: PackedFiles, row: number): boolean {
  const type = files.type(row);
  return type === 'directory' || type === 'virtual-directory';
}

/** The folder at `path`, or undefined. */
export function folderNamed(root: Folder, path: string): Folder | undefined {
  if (root.path === path) return root;
  const next = root.folders.find((folder) => path === folder.path || path.startsWith(`${folder.path}/`));
  return next === undefined ? undefined : folderNamed(next, path);
}

/** Positions of everything in and below `folder`. */
export function everythingBelow(folder: Folder): Uint32Array {
  const folders: Folder[] = [folder];
  let count = 0;
  for (let i = 0; i < folders.length; i++) {
    count += folders[i]!.files.length;
    for (const below of folders[i]!.folders) folders.push(below);
  }
  const all = new Uint32Array(count);
  let at = 0;
  for (const { files } of folders) for (const index of files) all[at++] = index;
  return all.sort();
}

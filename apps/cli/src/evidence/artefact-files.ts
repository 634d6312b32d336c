import { MOST_BYTES, readArtefact, type ArtefactKind, type ParsedArtefact } from '@tracecraft/artefacts';
import { ImageError, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import { findInImage } from './find-in-image.ts';
import { nodeSqlite } from './sqlite-engine.ts';
import { mustHaveFileSystem } from './with-image.ts';

/** Endings of files that belong to the one beside them. */
const BESIDE = /(-wal|-journal|\.log[12]?)$/i;

/** Where an artefact's file was, and what it says. */
export interface FoundArtefact extends ParsedArtefact {
  readonly partition: number;
  readonly path: string;
  readonly number: string;
  readonly identity: string;
  readonly deleted: boolean;
  /** How sure it is that the bytes are this file's. */
  readonly certainty: 'allocated' | 'exact' | 'guessed';
}

/** A file that may be an artefact, whose bytes could not be had. */
export interface UnreadFile {
  readonly path: string;
  readonly problem: Pick<ImageError, 'code' | 'params'>;
}

/**
 * The artefacts among all files, or among those at or below `where`, as far as their kind is wanted. Living and deleted
 * files alike; a deleted file whose place another took is not read, its bytes are the other's.
 */
export function* artefactsIn(
  image: DiskImage,
  where: string | undefined,
  wanted: ArtefactKind | undefined,
): Generator<FoundArtefact | UnreadFile> {
  const neighbours = new Neighbours();
  for (const { fileSystem, entry } of candidates(image, where)) {
    if (entry.type !== 'file' || entry.reallocated || entry.size === 0) continue;
    try {
      const found = readOne(fileSystem, entry, wanted, neighbours);
      if (found !== null) yield found;
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      // a deleted file's bytes are often gone: that is no damage of the image
      if (!entry.deleted) yield { path: entry.path, problem };
    }
  }
}

function* candidates(
  image: DiskImage,
  where: string | undefined,
): Generator<{ fileSystem: FileSystem; entry: Entry }> {
  const path = where?.replace(/\/+$/, '');
  if (path === undefined || path === '') {
    for (const fileSystem of mustHaveFileSystem(image))
      for (const entry of fileSystem.entries()) yield { fileSystem, entry };
    return;
  }
  const { fileSystem, entry: top } = findInImage(image, path);
  yield { fileSystem, entry: top };
  for (const entry of fileSystem.entries())
    if (entry.path.startsWith(`${top.path}/`)) yield { fileSystem, entry };
}

function readOne(
  fileSystem: FileSystem,
  entry: Entry,
  wanted: ArtefactKind | undefined,
  neighbours: Neighbours,
): FoundArtefact | null {
  const { name, size } = entry;
  const parsed = readArtefact(
    { name, size, read: (offset, length) => fileSystem.read(entry, offset, length) },
    { sqlite: nodeSqlite, beside: (ending) => neighbours.read(fileSystem, entry, ending) },
    { wanted },
  );
  if (parsed === null) return null;
  return {
    partition: fileSystem.partition.index,
    path: entry.path,
    number: entry.numberText ?? String(entry.number),
    identity: entry.identity,
    deleted: entry.deleted,
    certainty: fileSystem.extents(entry).certainty,
    ...parsed,
  };
}

/** Files that belong to the one beside them: each file system is looked through once, when the first is asked for. */
class Neighbours {
  private readonly found = new Map<FileSystem, ReadonlyMap<string, Entry>>();

  read(fileSystem: FileSystem, entry: Entry, ending: string): Uint8Array | null {
    const beside = this.entries(fileSystem).get(keyOf(entry.path + ending));
    if (beside === undefined || beside.size > MOST_BYTES) return null;
    try {
      return fileSystem.read(beside);
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      return null;
    }
  }

  private entries(fileSystem: FileSystem): ReadonlyMap<string, Entry> {
    const known = this.found.get(fileSystem);
    if (known !== undefined) return known;
    const entries = new Map<string, Entry>();
    for (const entry of fileSystem.entries())
      if (!entry.deleted && entry.type === 'file' && BESIDE.test(entry.name))
        entries.set(keyOf(entry.path), entry);
    this.found.set(fileSystem, entries);
    return entries;
  }
}

/** FAT and NTFS keep letters as written and find them in any case. */
function keyOf(path: string): string {
  return path.toLowerCase();
}

import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { sep } from 'node:path';
import type { RandomAccess } from '@tracecraft/bytes';
import { ImageError, type Entry, type Extents, type FileSystem } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { ReadAhead } from './read-ahead.ts';
import { safeName, safePath } from './safe-path.ts';

/** What became of one entry. */
export interface Recovery {
  readonly path: string;
  readonly number: number;
  readonly size: number;
  /** File written, below the output folder; null when nothing was. */
  readonly file: string | null;
  readonly certainty: Extents['certainty'];
  /** Why nothing was written: an error's code. */
  readonly problem: string | null;
}

const AT_ONCE = 1 << 20;
/** Files up to this size are read with their neighbours. */
const SMALL = 1 << 16;
/** Deeper paths are cut: file systems of today refuse them. */
const MOST_PATH = 3500;

/** Writes files below one folder, never over anything. */
export class FileRecovery {
  private readonly out: string;
  private readonly near: ReadAhead;
  private readonly rawSize: number;
  /** Folders there are; for the folder of the image met last, ours. */
  private readonly made = new Set<string>();
  private lastFolder = '';
  private lastTarget: string;

  /** `out`: absolute, without links. `raw`: what the entries' extents count in. */
  constructor(out: string, raw: RandomAccess) {
    this.out = out;
    this.near = new ReadAhead(raw);
    this.rawSize = raw.size;
    this.lastTarget = out;
  }

  /** Writes one file's bytes at its path below the folder `under` (`/p2`, or empty). One whose bytes are not all there is not written. */
  recover(fileSystem: FileSystem, entry: Entry, under: string): Recovery {
    const extents = fileSystem.extents(entry);
    const { path, number, size } = entry;
    const { certainty } = extents;
    try {
      const wanted = this.targetOf(under + path, number);
      this.makeFolder(wanted.slice(0, wanted.lastIndexOf(sep)));
      const target = this.write(wanted, fileSystem, entry, extents);
      return { path, number, size, file: target.slice(this.out.length + 1), certainty, problem: null };
    } catch (problem) {
      if (problem instanceof ImageError)
        return { path, number, size, file: null, certainty, problem: problem.code };
      if (codeOf(problem) === 'ENOSPC')
        throw new CommandError('image.disk-full', { path: this.out }, EXIT.diskFull);
      throw problem;
    }
  }

  private targetOf(path: string, number: number): string {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    if (folder !== this.lastFolder) {
      this.lastFolder = folder;
      this.lastTarget = [this.out, ...safePath(folder)].join(sep);
    }
    const name = path.slice(slash + 1);
    const target = name === '' ? this.lastTarget : this.lastTarget + sep + safeName(name);
    return target === this.out || target.length > MOST_PATH ? `${this.out}${sep}entry-${number}` : target;
  }

  /** Makes `folder`; where a file of that name is in the way, the file is not written. */
  private makeFolder(folder: string): void {
    if (this.made.has(folder)) return;
    try {
      mkdirSync(folder, { recursive: true });
      this.made.add(folder);
    } catch (problem) {
      const code = codeOf(problem);
      if ((code !== 'EEXIST' && code !== 'ENOTDIR') || folder === this.out) throw problem;
      throw new ImageError('image.path-in-the-way', { path: folder.slice(this.out.length + 1) });
    }
  }

  /** Gives the path written, which may be one beside `wanted`. */
  private write(wanted: string, fileSystem: FileSystem, entry: Entry, extents: Extents): string {
    const { file, target } = openNew(wanted, entry.number);
    try {
      if (!this.writeSmall(file, fileSystem, entry, extents))
        for (let at = 0; at < entry.size; at += AT_ONCE)
          writeAll(file, fileSystem.read(entry, at, Math.min(AT_ONCE, entry.size - at)));
    } catch (problem) {
      closeSync(file);
      rmSync(target, { force: true });
      throw problem;
    }
    closeSync(file);
    return target;
  }

  /** Writes a small file that lies in one piece as it is; false, and nothing written, where it has to be read as others are. */
  private writeSmall(file: number, { kind }: FileSystem, { size }: Entry, extents: Extents): boolean {
    const [range] = extents.ranges;
    // Members of archives have checksums, which reading them checks.
    if (kind === 'tar' || kind === 'zip' || extents.packed === true) return false;
    if (size === 0 || size > SMALL || range === undefined || range.sparse === true) return false;
    if (range.length < size || range.offset + size > this.rawSize) return false;
    let bytes: Uint8Array;
    try {
      bytes = this.near.read(range.offset, size);
    } catch {
      // Read the other way, which tells what is missing: what was read ahead may be damaged, and this file whole.
      return false;
    }
    writeAll(file, bytes);
    return true;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** Opens a name beside `wanted` that nothing has yet; the entry number tells files of one name apart. */
function openNew(wanted: string, number: number): { readonly file: number; readonly target: string } {
  for (let attempt = 0; ; attempt++) {
    const target = attempt === 0 ? wanted : `${wanted}.${number}${attempt === 1 ? '' : `-${attempt}`}`;
    try {
      return { file: openSync(target, 'wx'), target };
    } catch (problem) {
      if (codeOf(problem) !== 'EEXIST') throw problem;
    }
  }
}

function codeOf(problem: unknown): unknown {
  return problem instanceof Error && 'code' in problem ? problem.code : '';
}

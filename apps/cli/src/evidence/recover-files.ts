import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ImageError, type Entry, type Extents, type FileSystem } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { safePath } from './safe-path.ts';

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
/** Deeper paths are cut: file systems of today refuse them. */
const MOST_PATH = 3500;

/** A name beside `wanted` that nothing has yet; the entry number tells files of one name apart. */
function freePath(wanted: string, number: number): string {
  for (let attempt = 0; ; attempt++) {
    const path = attempt === 0 ? wanted : `${wanted}.${number}${attempt === 1 ? '' : `-${attempt}`}`;
    if (!existsSync(path)) return path;
  }
}

function write(target: string, fileSystem: FileSystem, entry: Entry): void {
  const file = openSync(target, 'wx');
  try {
    for (let at = 0; at < entry.size; at += AT_ONCE) {
      const bytes = fileSystem.read(entry, at, Math.min(AT_ONCE, entry.size - at));
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    }
  } catch (problem) {
    closeSync(file);
    rmSync(target, { force: true });
    throw problem;
  }
  closeSync(file);
}

function targetOf(out: string, entry: Entry): string {
  const target = join(out, ...safePath(entry.path));
  if (!target.startsWith(out + sep) || target.length > MOST_PATH) return join(out, `entry-${entry.number}`);
  return target;
}

/** Writes one file's bytes below `out`, never over anything. A file whose bytes are not all there is not written. */
export function recoverEntry(fileSystem: FileSystem, entry: Entry, out: string): Recovery {
  const { certainty } = fileSystem.extents(entry);
  const told = { path: entry.path, number: entry.number, size: entry.size, certainty };
  try {
    const wanted = targetOf(out, entry);
    makeFolder(dirname(wanted), out);
    const target = freePath(wanted, entry.number);
    write(target, fileSystem, entry);
    return { ...told, file: target.slice(out.length + 1), problem: null };
  } catch (problem) {
    if (problem instanceof ImageError) return { ...told, file: null, problem: problem.code };
    const code = problem instanceof Error && 'code' in problem ? problem.code : '';
    if (code === 'ENOSPC') throw new CommandError('image.disk-full', { path: out }, EXIT.diskFull);
    throw problem;
  }
}

/** Makes `folder`; where a file of that name is in the way, the files go to the output folder itself. */
function makeFolder(folder: string, out: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : '';
    if ((code !== 'EEXIST' && code !== 'ENOTDIR') || folder === out) throw problem;
    throw new ImageError('image.path-in-the-way', { path: folder.slice(out.length + 1) });
  }
}

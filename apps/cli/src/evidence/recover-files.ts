import { sep } from 'node:path';
import type { RandomAccess } from '@tracecraft/bytes';
import { ImageError, type Entry, type Extents, type FileSystem } from '@tracecraft/image';
import { RECORD, RecordPen } from './file-records.ts';
import { ReadAhead } from './read-ahead.ts';
import { RecoverThread } from './recover-thread.ts';
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

/** Where a file is to lie, below the output folder (`a/b`, or empty). */
interface Wanted {
  readonly folder: string;
  readonly name: string;
}

/** Files up to this size are read with their neighbours. */
const SMALL = 1 << 16;
/** Deeper paths are cut: file systems of today refuse them. */
const MOST_PATH = 3500;

/** Reads files and has them written below one folder, never over anything. */
export class FileRecovery {
  private readonly near: ReadAhead;
  private readonly rawSize: number;
  private readonly mostPath: number;
  private readonly thread: RecoverThread;
  private readonly pen: RecordPen;
  private readonly results: Recovery[] = [];
  /** The folder of the image met last, ours for it, and the one the records are in. */
  private lastFolder = '';
  private lastTarget = '';
  private inFolder = '';

  /** `out`: absolute, without links. `raw`: what the entries' extents count in. */
  constructor(out: string, raw: RandomAccess) {
    this.near = new ReadAhead(raw);
    this.rawSize = raw.size;
    this.mostPath = MOST_PATH - out.length - 1;
    this.thread = new RecoverThread(out);
    this.pen = new RecordPen(this.thread);
  }

  /**
   * Takes one file, to be written at its path below the folder `under` (`/p2`, or empty); one whose bytes are not all there is
   * not written. Throws what keeps files met before from being written, and what the image throws but ImageError.
   */
  recover(fileSystem: FileSystem, entry: Entry, under: string): void {
    const extents = fileSystem.extents(entry);
    const { path, number, size } = entry;
    const wanted = this.wantedFor(under + path, number);
    this.enter(wanted.folder);
    let problem: unknown = null;
    try {
      if (!this.copySmall(wanted.name, fileSystem, entry, extents)) this.copy(wanted.name, fileSystem, entry);
    } catch (thrown) {
      problem = thrown;
      this.pen.put(RECORD.drop, '', 0);
    }
    const why = problem instanceof ImageError ? problem.code : null;
    const file = why === null ? pathOf(wanted) : null;
    this.results.push({ path, number, size, file, certainty: extents.certainty, problem: why });
    if (problem !== null && why === null) throw problem;
  }

  /** Waits until everything is written, also after an error; gives what became of each, in order. */
  finish(): Recovery[] {
    for (const { index, ending } of this.thread.finish(this.pen.rest())) {
      const one = this.results[index]!;
      const inTheWay = ending === null;
      if (inTheWay) this.results[index] = { ...one, file: null, problem: 'image.path-in-the-way' };
      else if (one.file !== null) this.results[index] = { ...one, file: one.file + ending };
    }
    return this.results;
  }

  private wantedFor(path: string, number: number): Wanted {
    const slash = path.lastIndexOf('/');
    if (slash === path.length - 1) return this.fitted(splitPath(safePath(path)), number);
    const above = path.slice(0, Math.max(0, slash));
    if (above !== this.lastFolder) {
      this.lastFolder = above;
      this.lastTarget = safePath(above).join(sep);
    }
    return this.fitted({ folder: this.lastTarget, name: safeName(path.slice(slash + 1)) }, number);
  }

  private fitted({ folder, name }: Wanted, number: number): Wanted {
    const fits = name !== '' && folder.length + 1 + name.length <= this.mostPath;
    return fits ? { folder, name } : { folder: '', name: `entry-${number}` };
  }

  private enter(folder: string): void {
    if (folder !== this.inFolder) this.pen.put(RECORD.folder, folder, 0);
    this.inFolder = folder;
  }

  /** Takes a small file that lies in one piece as it is; false, and nothing taken, where it has to be read as others are. */
  private copySmall(name: string, { kind }: FileSystem, { size, number }: Entry, extents: Extents): boolean {
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
    this.pen.put(RECORD.file, name, size, number).set(bytes);
    return true;
  }

  private copy(name: string, fileSystem: FileSystem, entry: Entry): void {
    this.pen.put(RECORD.file, name, 0, entry.number);
    for (let at = 0; at < entry.size; ) {
      const bytes = fileSystem.read(entry, at, Math.min(this.pen.most, entry.size - at));
      this.pen.put(RECORD.more, '', bytes.length).set(bytes);
      at += bytes.length;
    }
  }
}

function splitPath(names: readonly string[]): Wanted {
  return { folder: names.slice(0, -1).join(sep), name: names.at(-1) ?? '' };
}

function pathOf({ folder, name }: Wanted): string {
  return folder === '' ? name : folder + sep + name;
}

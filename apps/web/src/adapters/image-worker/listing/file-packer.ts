import type { StoredTime } from '@tracecraft/image';
import { BATCH, FLAG, TIME_KINDS, TYPES, type ListedFile, type PackedBatch } from './packed-batch.ts';
import { TextWriter } from './text-column.ts';

/** Puts the entries of one file system into batches, in their order. */
export class FilePacker {
  /** Numbers of the folders known so far. */
  private readonly folderNumbers = new Map<string, number>();
  private lastFolder = '';
  private lastNumber = -1;
  private readonly newFolders = new TextWriter();
  private readonly names = new TextWriter();
  private readonly identities = new TextWriter();
  private readonly numberTexts = new TextWriter();
  private readonly timeTable = new TimeTable();
  private readonly flags = new Uint8Array(BATCH);
  private readonly folders = new Uint32Array(BATCH);
  private readonly numbers = new Float64Array(BATCH);
  private readonly sizes = new Float64Array(BATCH);
  private readonly starts = new Float64Array(BATCH);
  private readonly times = new Uint16Array(4 * BATCH);
  private count = 0;

  /** True when the batch is full and must be taken. */
  add(file: ListedFile): boolean {
    const { name, path, identity } = file;
    const at = this.count++;
    const folderLength = path.length - name.length;
    const plain = folderLength > 0 && path[folderLength - 1] === '/' && !name.includes('/');
    const wholePath = !plain || !path.endsWith(name);
    this.flags[at] =
      TYPES.indexOf(file.type) |
      (file.deleted ? FLAG.deleted : 0) |
      (file.reallocated ? FLAG.reallocated : 0) |
      (identity.includes(':') ? FLAG.stream : 0) |
      (wholePath ? FLAG.wholePath : 0);
    this.folders[at] = this.folderNumber(wholePath ? path : path.slice(0, folderLength));
    this.names.add(name);
    this.identities.add(identity);
    this.numberTexts.add(file.numberText ?? '');
    this.numbers[at] = file.number;
    this.sizes[at] = file.size;
    this.starts[at] = file.start ?? Number.NaN;
    const { times, timeTable } = this;
    times[4 * at] = timeTable.numberOf(file.modified);
    times[4 * at + 1] = timeTable.numberOf(file.accessed);
    times[4 * at + 2] = timeTable.numberOf(file.changed);
    times[4 * at + 3] = timeTable.numberOf(file.created);
    return this.count === BATCH;
  }

  /** What was added since the last time, or null where that is nothing. */
  take(): PackedBatch | null {
    const { count } = this;
    if (count === 0) return null;
    this.count = 0;
    return {
      count,
      flags: this.flags.slice(0, count),
      folders: this.folders.slice(0, count),
      newFolders: this.newFolders.take(),
      names: this.names.take(),
      identities: this.identities.take(),
      numberTexts: this.numberTexts.take(),
      numbers: this.numbers.slice(0, count),
      sizes: this.sizes.slice(0, count),
      starts: this.starts.slice(0, count),
      times: this.times.slice(0, 4 * count),
      ...this.timeTable.take(),
    };
  }

  private folderNumber(path: string): number {
    if (path === this.lastFolder && this.lastNumber >= 0) return this.lastNumber;
    let number = this.folderNumbers.get(path);
    if (number === undefined) {
      number = this.folderNumbers.size;
      this.folderNumbers.set(path, number);
      this.newFolders.add(path);
    }
    this.lastFolder = path;
    this.lastNumber = number;
    return number;
  }
}

/** The times of a batch, equal objects once: the engine gives the same one to neighbours. */
class TimeTable {
  private readonly known = new Map<StoredTime, number>();
  private seconds: number[] = [];
  private kinds: number[] = [];
  private readonly walls = new TextWriter();
  private last: StoredTime | null = null;
  private lastNumber = 0;

  numberOf(time: StoredTime): number {
    if (time === this.last) return this.lastNumber;
    let number = this.known.get(time);
    if (number === undefined) {
      number = this.known.size;
      this.known.set(time, number);
      this.seconds.push(time.seconds ?? Number.NaN);
      this.kinds.push(TIME_KINDS.indexOf(time.kind));
      this.walls.add(time.kind === 'utc' ? '' : (time.wall ?? ''));
    }
    this.last = time;
    this.lastNumber = number;
    return number;
  }

  take(): Pick<PackedBatch, 'timeSeconds' | 'timeKinds' | 'timeWalls'> {
    const { seconds, kinds } = this;
    this.known.clear();
    this.last = null;
    this.seconds = [];
    this.kinds = [];
    return {
      timeSeconds: Float64Array.from(seconds),
      timeKinds: Uint8Array.from(kinds),
      timeWalls: this.walls.take(),
    };
  }
}

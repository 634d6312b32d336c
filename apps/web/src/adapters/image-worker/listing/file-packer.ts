import { PlainRow } from '@tracecraft/image';
import { BATCH, FLAG, TYPES, type ListedFile, type PackedBatch } from './packed-batch.ts';
import { TextWriter } from './text-column.ts';
import { TimeTable } from './time-table.ts';

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
  add(file: ListedFile | PlainRow): boolean {
    return file instanceof PlainRow ? this.addRow(file) : this.addFile(file);
  }

  private addRow(row: PlainRow): boolean {
    const { times, timeTable } = this;
    const at = this.count++;
    this.flags[at] = TYPES.indexOf(row.type) | (row.folderLetter ? FLAG.folderLetter : 0);
    this.folders[at] = this.folderNumber(row.folder);
    this.names.addUnits(row.bytes, row.nameAt, row.nameLength);
    this.identities.addNumbers(row.number, row.sequence);
    this.numberTexts.addNumbers(row.number, row.attributeType, row.attributeId);
    this.numbers[at] = row.number;
    this.sizes[at] = row.size;
    this.starts[at] = Number.NaN;
    times[4 * at] = timeTable.utc(row.modified);
    times[4 * at + 1] = timeTable.utc(row.accessed);
    times[4 * at + 2] = timeTable.utc(row.changed);
    times[4 * at + 3] = timeTable.utc(row.created);
    return this.count === BATCH;
  }

  private addFile(file: ListedFile): boolean {
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

import { everyEntry, PlainRow, type Entry, type FileSystem, type KeptRow } from '@tracecraft/image';
import { IndexCopies } from './index-copies.ts';
import { FLAG, keptOf, type PackedBatch } from './packed-batch.ts';
import { PackedFiles } from './packed-files.ts';

/**
 * The entries of a file system by their position in its list. Those that were listed as plain rows are kept as columns alone,
 * and made anew, by reading their record again, when somebody asks for one.
 */
export class EntryList {
  /** Null where the columns have it. */
  private readonly entries: (Entry | null)[] = [];
  private readonly copies = new IndexCopies();
  private readonly fileSystem: FileSystem;
  private files = PackedFiles.none;

  constructor(fileSystem: FileSystem) {
    this.fileSystem = fileSystem;
  }

  /** The whole list, read at once. */
  static of(fileSystem: FileSystem): EntryList {
    const list = new EntryList(fileSystem);
    for (const entry of everyEntry(fileSystem)) list.entries.push(entry);
    return list;
  }

  get length(): number {
    return this.entries.length;
  }

  add(row: Entry | PlainRow): void {
    if (row instanceof PlainRow) this.copies.add(this.entries.push(null) - 1, row);
    else this.entries.push(row);
  }

  /** Takes what it needs of the columns of the rows added since the last batch; `batch` itself may change hands then. */
  keep(batch: PackedBatch): void {
    if (this.fileSystem.rows !== undefined) this.files = this.files.with(keptOf(batch));
  }

  /** Throws a RangeError where there is none, or the image has changed. */
  at(position: number): Entry {
    const entry = this.entries[position] ?? this.madeAnew(position);
    if (entry === null) throw new RangeError(`no entry ${position} of ${this.length}`);
    return entry;
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let position = 0; position < this.length; position++) yield this.at(position);
  }

  /** Position of the first with this identity and path; -1 where there is none. */
  find(identity: string, path: string): number {
    return this.entries.findIndex((entry, position) =>
      entry === null
        ? this.files.identity(position) === identity && this.files.path(position) === path
        : entry.identity === identity && entry.path === path,
    );
  }

  path(position: number): string {
    return this.entries[position]?.path ?? this.files.path(position);
  }

  private madeAnew(position: number): Entry | null {
    const kept = this.keptRow(position);
    return kept === null ? null : (this.fileSystem.rows?.entryOf(kept) ?? null);
  }

  private keptRow(position: number): KeptRow | null {
    const { files } = this;
    const numberText = position >= 0 && position < files.length ? files.numberText(position) : '';
    if (numberText === '') return null;
    const name = files.name(position);
    return {
      folder: files.path(position).slice(0, -name.length - 1),
      name,
      number: files.number(position),
      identity: files.identity(position),
      numberText,
      folderLetter: files.has(position, FLAG.folderLetter),
      copy: this.copies.of(position),
    };
  }
}

import { ArtefactError } from '../artefact-error.ts';
import { ansi } from '../text.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

/** The hundred bytes a database begins with. */
const SQLITE_MAGIC = 'SQLite format 3';
const HEADER = 100;
/** Pages looked at in all; chains of a file made to be slow end here. */
const MOST_PAGES_READ = 5_000_000;

/** Where a page lies: in the file itself, or in the write-ahead log beside it. */
export interface Page {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly within: '' | '-wal';
}

/** Size of a page as the header says; throws where the header is none. */
export function pageSizeOf(file: Uint8Array): number {
  const fail = (field: string, offset: number, value: string | number): ArtefactError =>
    new ArtefactError('artefact.malformed', { structure: 'SQLite', field, offset }, value);
  if (file.length < HEADER)
    throw new ArtefactError(
      'artefact.truncated',
      { structure: 'SQLite', field: 'Header', offset: 0 },
      HEADER,
    );
  const magic = ansi(file.subarray(0, 16));
  if (magic !== SQLITE_MAGIC) throw fail('Magic', 0, magic);
  const stored = (file[16]! << 8) | file[17]!;
  const size = stored === 1 ? 65_536 : stored;
  if (size < 512 || (size & (size - 1)) !== 0) throw fail('PageSize', 16, stored);
  if (size - file[20]! < 480) throw fail('ReservedSpace', 20, file[20]!);
  return size;
}

/** Pages of a database by their numbers, those of a write-ahead log before those of the file. */
export class Pages {
  readonly size: number;
  /** Bytes of a page that hold content. */
  readonly usable: number;
  private readonly file: Uint8Array;
  private readonly log: WriteAheadLog | null;
  private reads = 0;

  constructor(file: Uint8Array, log: WriteAheadLog | null) {
    this.file = file;
    this.log = log;
    this.size = pageSizeOf(file);
    this.usable = this.size - file[20]!;
  }

  /** Whether a page of that number is there. */
  has(number: number): boolean {
    if (this.log?.pages.has(number) === true) return true;
    return number >= 1 && number * this.size <= this.file.length;
  }

  page(number: number): Page {
    const newer = this.log?.pages.get(number);
    const offset = newer ?? (number - 1) * this.size;
    const from = newer === undefined ? this.file : this.log!.file;
    if (++this.reads > MOST_PAGES_READ)
      throw new ArtefactError(
        'artefact.limit',
        { structure: 'SQLite', field: 'Page', offset: 0 },
        this.reads,
      );
    if (number < 1 || offset + this.size > from.length)
      throw new ArtefactError(
        'artefact.truncated',
        { structure: 'SQLite', field: 'Page', offset: Math.max(0, offset) },
        this.size,
      );
    const bytes = from.subarray(offset, offset + this.size);
    return { number, bytes, offset, within: newer === undefined ? '' : '-wal' };
  }

  /** Every committed page in its place, as a database in no write-ahead mode: what an engine opens. */
  merged(): Uint8Array {
    const own = Math.floor(this.file.length / this.size);
    // a log may say any number; pages that are nowhere are not made up
    const pages = this.log === null ? own : Math.min(this.log.count, own + this.log.pages.size);
    const whole = new Uint8Array(Math.max(pages, 1) * this.size);
    whole.set(this.file.subarray(0, whole.length));
    for (const [number, offset] of this.log?.pages ?? [])
      if (number <= pages)
        whole.set(this.log!.file.subarray(offset, offset + this.size), (number - 1) * this.size);
    // the versions that may read and write: 2 stands for a log, which lies merged here
    whole[18] = 1;
    whole[19] = 1;
    return whole;
  }
}

import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { sep } from 'node:path';
import { RECORD, recordsIn, type FileRecord } from './file-records.ts';

/** A file that is not where it was wanted. */
export interface FileOutcome {
  /** Of the file among all that were begun, from 0. */
  readonly index: number;
  /** What its name ends with beside the one wanted; null where a file stands in place of its folder, and nothing was written. */
  readonly ending: string | null;
}

/** Makes the folders and files that records tell, below one folder and never over anything. */
export class RecordWriter {
  readonly outcomes: FileOutcome[] = [];
  private readonly out: string;
  private readonly made = new Set<string>();
  private folder: string;
  private inTheWay = false;
  private file: number | null = null;
  private target = '';
  private begun = 0;

  /** `out`: absolute, and there. */
  constructor(out: string) {
    this.out = out;
    this.folder = out;
  }

  /** Throws what the file system throws; the file it was about is gone then. */
  take(block: Uint8Array): void {
    try {
      for (const record of recordsIn(block)) this.follow(record);
    } catch (problem) {
      this.drop();
      throw problem;
    }
  }

  /** Ends the last file. */
  finish(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private follow({ kind, name, number, content }: FileRecord): void {
    if (kind === RECORD.folder) this.enter(name);
    else if (kind === RECORD.drop) this.drop();
    else {
      if (kind === RECORD.file) this.begin(name, number);
      if (this.file !== null) writeAll(this.file, content);
    }
  }

  private enter(folder: string): void {
    this.folder = folder === '' ? this.out : this.out + sep + folder;
    this.inTheWay = false;
    if (this.made.has(folder)) return;
    try {
      mkdirSync(this.folder, { recursive: true });
      this.made.add(folder);
    } catch (problem) {
      const code = codeOf(problem);
      if ((code !== 'EEXIST' && code !== 'ENOTDIR') || folder === '') throw problem;
      this.inTheWay = true;
    }
  }

  /** Opens a name beside the one wanted that nothing has yet; the entry's number tells files of one name apart. */
  private begin(name: string, number: number): void {
    this.finish();
    const index = this.begun++;
    if (this.inTheWay) {
      this.outcomes.push({ index, ending: null });
      return;
    }
    for (let attempt = 0; this.file === null; attempt++) {
      const ending = attempt === 0 ? '' : `.${number}${attempt === 1 ? '' : `-${attempt}`}`;
      this.target = this.folder + sep + name + ending;
      this.file = openNew(this.target);
      if (attempt > 0 && this.file !== null) this.outcomes.push({ index, ending });
    }
  }

  private drop(): void {
    if (this.file === null) return;
    this.finish();
    rmSync(this.target, { force: true });
  }
}

/** Null where there is one of that name. */
function openNew(target: string): number | null {
  try {
    return openSync(target, 'wx');
  } catch (problem) {
    if (codeOf(problem) !== 'EEXIST') throw problem;
    return null;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function codeOf(problem: unknown): unknown {
  return problem instanceof Error && 'code' in problem ? problem.code : '';
}

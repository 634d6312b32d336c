import { closeSync, existsSync, fsyncSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { segmentEnding, type EwfPlace, type Part, type SegmentStore } from '@tracecraft/image';
import { openFileSource } from './file-source.ts';

/** The segment files of an E01 being written: `stem.E01`, `stem.E02` … */
export class SegmentFiles implements SegmentStore {
  private readonly stem: string;
  private file: number | null = null;

  constructor(stem: string) {
    this.stem = stem;
  }

  path(number: number): string {
    return `${this.stem}.${segmentEnding(number)}`;
  }

  /** Paths of the segments there are, from the first without a gap. */
  existing(): string[] {
    const paths: string[] = [];
    for (let number = 1; existsSync(this.path(number)); number++) paths.push(this.path(number));
    return paths;
  }

  /** Runs `use` with the segments there are, opened for reading. */
  reading<T>(use: (parts: readonly Part[]) => T): T {
    const sources = this.existing().map((path) => ({ name: basename(path), source: openFileSource(path) }));
    try {
      return use(sources);
    } finally {
      for (const { source } of sources) source.close();
    }
  }

  /** Takes away what never came to be a segment. */
  remove(): void {
    for (const path of this.existing()) rmSync(path);
  }

  /** Cuts off what is not whole and goes on writing there. */
  continueAt({ segment, at }: EwfPlace): void {
    for (const path of this.existing().slice(segment)) rmSync(path);
    truncateSync(this.path(segment), at);
    this.file = openSync(this.path(segment), 'a');
  }

  open(number: number): void {
    this.close();
    this.file = openSync(this.path(number), 'wx', 0o600);
  }

  append(bytes: Uint8Array): void {
    if (this.file === null) throw new Error('no segment is open');
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done, bytes.length - done);
  }

  /** Closes the segment being written, with all of it on the disk. */
  close(): void {
    if (this.file === null) return;
    fsyncSync(this.file);
    closeSync(this.file);
    this.file = null;
  }
}

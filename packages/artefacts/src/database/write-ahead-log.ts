import { ArtefactError } from '../artefact-error.ts';
import type { RowGatherer } from '../row-gatherer.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

/** Pages a write-ahead log holds as of its last committed transaction. */
export interface WriteAheadLog {
  readonly file: Uint8Array;
  /** Page number → byte in the log where the page's newest committed copy begins. */
  readonly pages: ReadonlyMap<number, number>;
  /** Pages of the database after the last commit. */
  readonly count: number;
  /** Frames in use, and frames that are not: of a later commit's older copies, of no commit, or of before the last checkpoint. */
  readonly frames: { readonly replaced: number; readonly uncommitted: number; readonly before: number };
}

/**
 * Reads a `-wal` (SQLite, "WAL-mode File Format"): frames whose salts and running checksum hold, up to the last that
 * commits. Null where there is none to apply; frames after that one belong to no transaction and are counted, not read.
 */
export function readWriteAheadLog(
  file: Uint8Array,
  pageSize: number,
  rows: RowGatherer,
): WriteAheadLog | null {
  if (file.length === 0) return null;
  let log: WriteAheadLog | null = null;
  rows.attempt(() => {
    log = readFrames(file, pageSize);
  });
  return log;
}

function readFrames(file: Uint8Array, pageSize: number): WriteAheadLog | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const place = (field: string, offset: number) => ({ structure: 'SQLite-WAL', field, offset });
  if (file.length < HEADER) throw new ArtefactError('artefact.truncated', place('Header', 0), HEADER);
  const magic = view.getUint32(0);
  if ((magic & ~1) !== MAGIC) throw new ArtefactError('artefact.malformed', place('Magic', 0), magic);
  if (view.getUint32(8) !== pageSize)
    throw new ArtefactError('artefact.malformed', place('PageSize', 8), view.getUint32(8));
  const sum = new RunningSum(view, (magic & 1) === 0);
  sum.add(0, 24);
  if (!sum.is(24)) throw new ArtefactError('artefact.malformed', place('Checksum', 24), view.getUint32(24));
  const pages = new Map<number, number>();
  const pending = new Map<number, number>();
  let [count, frames, committed, at] = [0, 0, 0, HEADER];
  for (; at + FRAME_HEADER + pageSize <= file.length; at += FRAME_HEADER + pageSize) {
    // a log is written over from its start: older frames behind the newest have other salts
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20))
      break;
    sum.add(at, 8);
    sum.add(at + FRAME_HEADER, pageSize);
    if (!sum.is(at + 16)) break;
    frames++;
    pending.set(view.getUint32(at), at + FRAME_HEADER);
    if (view.getUint32(at + 4) === 0) continue;
    count = view.getUint32(at + 4);
    committed = frames;
    for (const [number, offset] of pending) pages.set(number, offset);
    pending.clear();
  }
  const before = Math.trunc((file.length - at) / (FRAME_HEADER + pageSize));
  const unused = { replaced: committed - pages.size, uncommitted: frames - committed, before };
  return count === 0 ? null : { file, pages, count, frames: unused };
}

/** The two running sums of a log. */
class RunningSum {
  private first = 0;
  private second = 0;
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(view: DataView, little: boolean) {
    this.view = view;
    this.little = little;
  }

  add(offset: number, length: number): void {
    for (let at = offset; at < offset + length; at += 8) {
      this.first = (this.first + this.view.getUint32(at, this.little) + this.second) >>> 0;
      this.second = (this.second + this.view.getUint32(at + 4, this.little) + this.first) >>> 0;
    }
  }

  is(offset: number): boolean {
    return this.view.getUint32(offset) === this.first && this.view.getUint32(offset + 4) === this.second;
  }
}

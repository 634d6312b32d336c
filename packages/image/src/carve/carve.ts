import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';
import type { NoticeLog } from '../notice-log.ts';
import { NeedleScanner } from '../search/needle-scanner.ts';
import { fillReadable } from '../source/fill-readable.ts';
import { rangeSource } from '../source/range-source.ts';
import { reusedSource } from '../source/reused-source.ts';
import { GIF } from './gif.ts';
import { JPEG } from './jpeg.ts';
import { MP4 } from './mp4.ts';
import { OLE } from './ole.ts';
import { PDF } from './pdf.ts';
import { PNG } from './png.ts';
import type { CarveState, CarveType, Measured, Signature } from './signature.ts';
import { SQLITE } from './sqlite.ts';
import { ZIP } from './zip.ts';

const SIGNATURES: readonly Signature[] = [JPEG, PNG, GIF, PDF, ZIP, SQLITE, MP4, OLE];

/** Types that can be carved. */
export const CARVE_TYPES: readonly CarveType[] = SIGNATURES.map(({ type }) => type);

/** A file found by how it begins. */
export interface Carved {
  readonly type: CarveType;
  /** Ending for a name: `jpg`, `docx` … */
  readonly extension: string;
  /** Bytes from the start of the source. */
  readonly offset: number;
  readonly length: number;
  readonly state: CarveState;
}

export interface CarveOptions {
  /** Default all. */
  readonly types?: readonly CarveType[];
  /** Look for files inside files at any byte; thumbnails and pictures in documents then come on their own as well. */
  readonly embedded?: boolean;
  readonly progress?: (done: number) => void;
}

const AT_ONCE = 1 << 20;
const LONGEST_HEAD = 32;
/** Bytes of a file at most: one that seems larger is measured as if the source ended there. */
const MOST_FILE = 4 * 2 ** 30;

/** Where file systems begin files; another file inside one begins there only when that one is in pieces. */
const SECTOR = 512;

/**
 * Files in `raw` found by how they begin, at any byte, in order of offset. Inside another file only those at the border of
 * a sector count, and none inside a solid one. Stretches that cannot be read are told in `log`.
 */
export function* carve(
  raw: RandomAccess,
  log: NoticeLog,
  { types = CARVE_TYPES, embedded = false, progress }: CarveOptions = {},
): Generator<Carved> {
  const wanted = SIGNATURES.filter(({ type }) => types.includes(type));
  const scanner = new NeedleScanner(
    wanted.map(({ head }) => ({
      steps: head.map((bytes) => bytes.map((byte) => Uint8Array.of(byte))),
      length: head.length,
    })),
  );
  const source = reusedSource(raw);
  const buffer = new Uint8Array(AT_ONCE + LONGEST_HEAD);
  const starts = (base: number): { at: number; signature: Signature }[] => {
    const found: { at: number; signature: Signature }[] = [];
    const bytes = buffer.subarray(0, Math.min(buffer.length, raw.size - base));
    fillReadable(raw, base, bytes, ({ code, params }) => log.add(code, params));
    scanner.scan(bytes, (number, place) => {
      const signature = wanted[number]!;
      const at = base + place - signature.before;
      if (place < AT_ONCE && at >= 0) found.push({ at, signature });
    });
    return found.toSorted((a, b) => a.at - b.at);
  };
  let solid = 0;
  let inside = 0;
  for (let base = 0; base < raw.size; base += AT_ONCE) {
    for (const { at, signature } of solid < base + AT_ONCE ? starts(base) : []) {
      if (at < solid || (at < inside && at % SECTOR !== 0)) continue;
      const measured = measureAt(source, at, signature, log);
      if (measured === null) continue;
      const { length, state, extension = signature.extension } = measured;
      yield { type: signature.type, extension, offset: at, length, state };
      if (embedded || state === 'header-only') continue;
      inside = Math.max(inside, at + length);
      if (measured.solid === true) solid = Math.max(solid, at + length);
    }
    progress?.(Math.min(raw.size, base + AT_ONCE));
  }
}

function measureAt(source: RandomAccess, at: number, signature: Signature, log: NoticeLog): Measured | null {
  const size = Math.min(source.size - at, MOST_FILE);
  try {
    return signature.measure(rangeSource(source, at, size));
  } catch (problem) {
    if (!(problem instanceof ImageError) && !(problem instanceof ShortReadError)) throw problem;
    if (problem instanceof ImageError) log.add(problem.code, problem.params);
    return { length: signature.head.length + signature.before, state: 'header-only' };
  }
}

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
/** Times the source's bytes that measuring may look at; a source made of heads would otherwise take for ever. */
const MOST_LOOKS = 8;
const FREE_LOOKS = 256 << 20;
/** A read of one byte costs as much as one of these. */
const LEAST_LOOK = 64;
/** Bytes of a file looked at once that is used up. */
const HURRIED_FILE = 4096;

interface Head {
  readonly at: number;
  readonly signature: Signature;
}

/** Finds the heads that begin in the piece from a base. */
function headFinder(
  raw: RandomAccess,
  types: readonly CarveType[],
  log: NoticeLog,
): (base: number) => readonly Head[] {
  const wanted = SIGNATURES.filter(({ type }) => types.includes(type));
  const scanner = new NeedleScanner(
    wanted.map(({ head }) => ({
      steps: head.map((bytes) => bytes.map((byte) => Uint8Array.of(byte))),
      length: head.length,
    })),
  );
  const buffer = new Uint8Array(AT_ONCE + LONGEST_HEAD);
  return (base) => {
    const found: Head[] = [];
    const bytes = buffer.subarray(0, Math.min(buffer.length, raw.size - base));
    fillReadable(raw, base, bytes, ({ code, params }) => log.add(code, params));
    scanner.scan(bytes, (number, place) => {
      const signature = wanted[number]!;
      const at = base + place - signature.before;
      if (place < AT_ONCE && at >= 0) found.push({ at, signature });
    });
    return found.toSorted((a, b) => a.at - b.at);
  };
}

/** Where file systems begin files; another file inside one begins there only when that one is in pieces. */
const SECTOR = 512;

/** What earlier files cover, so that no head inside them counts. */
class Covered {
  /** To here lies a file that was passed over byte for byte. */
  solid = 0;
  private inside = 0;

  holds(at: number): boolean {
    return at < this.solid || (at < this.inside && at % SECTOR !== 0);
  }

  add(at: number, { length, state, solid }: Measured): void {
    if (state === 'header-only') return;
    this.inside = Math.max(this.inside, at + length);
    if (solid === true) this.solid = Math.max(this.solid, at + length);
  }
}

/**
 * Files in `raw` found by how they begin, at any byte, in order of offset. Inside another file only those at the border of
 * a sector count, and none inside a solid one. Stretches that cannot be read are told in `log`.
 */
export function* carve(
  raw: RandomAccess,
  log: NoticeLog,
  { types = CARVE_TYPES, embedded = false, progress }: CarveOptions = {},
): Generator<Carved> {
  const headsFrom = headFinder(raw, types, log);
  const source = countedSource(reusedSource(raw));
  const covered = new Covered();
  for (let base = 0; base < raw.size; base += AT_ONCE) {
    for (const { at, signature } of covered.solid < base + AT_ONCE ? headsFrom(base) : []) {
      const measured = covered.holds(at) ? null : measureAt(source, at, mostOf(source, log), signature, log);
      if (measured === null) continue;
      const { length, state, extension = signature.extension } = measured;
      yield { type: signature.type, extension, offset: at, length, state };
      if (!embedded) covered.add(at, measured);
    }
    progress?.(Math.min(raw.size, base + AT_ONCE));
  }
}

/** Bytes of a file that may be looked at. */
function mostOf(source: CountedSource, log: NoticeLog): number {
  if (source.looks() <= FREE_LOOKS + MOST_LOOKS * source.size) return MOST_FILE;
  log.add('carve.hurried', { most: HURRIED_FILE });
  return HURRIED_FILE;
}

interface CountedSource extends RandomAccess {
  /** Bytes read so far. */
  readonly looks: () => number;
}

function countedSource(source: RandomAccess): CountedSource {
  let looks = 0;
  return {
    size: source.size,
    looks: () => looks,
    read(offset, length) {
      looks += Math.max(LEAST_LOOK, length);
      return source.read(offset, length);
    },
  };
}

function measureAt(
  source: RandomAccess,
  at: number,
  most: number,
  signature: Signature,
  log: NoticeLog,
): Measured | null {
  const size = Math.min(source.size - at, most);
  try {
    return signature.measure(rangeSource(source, at, size));
  } catch (problem) {
    if (!(problem instanceof ImageError) && !(problem instanceof ShortReadError)) throw problem;
    if (problem instanceof ImageError) log.add(problem.code, problem.params);
    return { length: signature.head.length + signature.before, state: 'header-only' };
  }
}

import type { Entry, StoredTime } from '@tracecraft/image';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { heldSource } from '../src/adapters/evidence/held-source.ts';
import { piecesOf } from '../src/adapters/evidence/blob-bytes.ts';
import { packed } from './packed-list.ts';

async function bytesOf(blob: Blob): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(blob)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const utc = (seconds: number | null): StoredTime => ({ seconds, wall: null, kind: 'utc' });

function entry(path: string, more: Partial<Entry> = {}): Entry {
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    type: 'file',
    deleted: false,
    reallocated: false,
    number: 7,
    identity: '7-1',
    size: 3,
    modified: utc(1),
    accessed: utc(2),
    changed: utc(null),
    created: utc(-4.5),
    mode: 'r/rrwxrwxrwx',
    start: null,
    ...more,
  };
}

/** What a page is promised of an entry. */
function shown({ mode, uid, ...rest }: Entry): unknown {
  void [mode, uid];
  return rest;
}

const STRANGE = [
  entry('/a/한글 진술서.txt', { start: 0, size: 2 ** 52, number: 2 ** 40 }),
  entry('/a/half \uD800 a letter', { numberText: '64-128-2', uid: 5 }),
  entry('/a/x.txt:zone', { identity: '7-1:4' }),
  entry('/odd', { name: 'of another name' }),
  entry('/with/slash', { name: 'with/slash' }),
  entry('no slash at all', { name: 'no slash at all' }),
  entry('/', { name: '', type: 'directory' }),
  entry('/nul\0in it', { deleted: true, reallocated: true, type: 'virtual-directory' }),
  entry('/fat', { modified: { seconds: 300, wall: '1970-01-01T09:05:00.10', kind: 'local' } }),
  entry('/day', { accessed: { seconds: null, wall: '2001-02-31T00:00:00', kind: 'local-date' } }),
  entry(`/${'long '.repeat(3000)}`),
];

afterEach(() => {
  vi.useRealTimers();
});

describe('a list in columns', () => {
  it('gives back every entry as the engine has it, whatever its name', () => {
    const files = packed(STRANGE);
    expect(Array.from({ length: files.length }, (_, row) => files.at(row))).toEqual(STRANGE.map(shown));
    expect([-1, files.length, Number.NaN, 0.5 + files.length].map((row) => files.at(row))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(Array.from({ length: files.length }, (_, row) => files.stream(row)).indexOf(true)).toBe(2);
  });

  it('over several batches keeps rows, folders and times together', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      entry(`/folder ${i % 700}/${i}`, { identity: `${i}-1`, size: i, modified: utc(i) }),
    );
    const files = packed(many);
    expect(files.length).toBe(10_000);
    for (const row of [0, 4095, 4096, 8191, 8192, 9999]) expect(files.at(row)).toEqual(shown(many[row]!));
    expect(files.seconds(9999, 'modified')).toBe(9999);
    expect(files.rowOf('9000-1')).toBe(9000);
    expect(files.rowOf('9000-1', '/elsewhere')).toBe(-1);
    expect(files.folderNumber(701)).toBe(files.folderNumber(1));
  });
});

describe('places of a file fetched beforehand', () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
  const file = new Blob([bytes]);
  const opened = (): { reads: number[]; source: ReturnType<typeof heldSource> } => {
    const reads: number[] = [];
    const read = (offset: number, length: number): Uint8Array => {
      reads.push(offset);
      return bytes.slice(offset, offset + length);
    };
    return { reads, source: heldSource(file, { size: bytes.length, read }) };
  };
  const same = (source: ReturnType<typeof heldSource>, offset: number, length: number): boolean =>
    Buffer.from(source.read(offset, length)).equals(bytes.subarray(offset, offset + length));

  it('are read from memory, bytes near and far, overlapping, and at the end', async () => {
    const { reads, source } = opened();
    await source.hold([
      { offset: 2_999_000, length: 5000 },
      { offset: 10, length: 100 },
      { offset: 60, length: 100 },
      { offset: 700, length: 0 },
      { offset: 0, length: 50, sparse: true },
      { offset: 200_000, length: 1_200_000 },
    ]);
    await source.hold([{ offset: 2_000_000, length: 10 }]);
    expect([same(source, 10, 150), same(source, 2_999_000, 1000), same(source, 2_000_000, 10)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(same(source, 200_001, 1_199_999)).toBe(true);
    const target = new Uint8Array(20);
    source.readInto?.(20, target);
    expect(target).toEqual(bytes.slice(20, 40));
    expect(reads).toEqual([]);
  });

  it('a large place is read alone, and what is beside it is not taken for it', async () => {
    const large = Uint8Array.from({ length: 6 * 2 ** 20 }, (_, i) => (i * 7 + (i >> 9)) & 255);
    const reads: number[] = [];
    const read = (offset: number, length: number): Uint8Array => {
      reads.push(offset);
      return large.slice(offset, offset + length);
    };
    const source = heldSource(new Blob([large]), { size: large.length, read });
    await source.hold([
      { offset: 1000, length: 5 * 2 ** 20 },
      { offset: 6_000_000, length: 100 },
    ]);
    const alike = (offset: number, length: number): boolean =>
      Buffer.from(source.read(offset, length)).equals(large.subarray(offset, offset + length));
    expect([alike(1000, 5 * 2 ** 20), alike(6_000_050, 50)]).toEqual([true, true]);
    expect(reads).toEqual([]);
    expect(alike(999, 2)).toBe(true);
    expect(reads).toEqual([999]);
    const cut = heldSource(new Blob([large.slice(0, 2000)]), { size: large.length, read });
    await cut.hold([{ offset: 0, length: large.length }]);
    expect(Buffer.from(cut.read(0, 3000)).equals(large.subarray(0, 3000))).toBe(true);
    expect(reads).toEqual([999, 0]);
  });

  it('anything else, and all after the release, is read as ever', async () => {
    const { reads, source } = opened();
    await source.hold([{ offset: 100, length: 100 }]);
    expect(same(source, 150, 51) && same(source, 99, 1)).toBe(true);
    expect(reads).toEqual([150, 99]);
    source.release();
    expect(same(source, 100, 100)).toBe(true);
    expect(reads).toEqual([150, 99, 100]);
  });

  it('a file that is shorter by now is left to the reading that tells', async () => {
    const { reads, source } = opened();
    const cut = heldSource(new Blob([bytes.slice(0, 50)]), source);
    await cut.hold([{ offset: 0, length: 100 }]);
    expect(same(cut, 0, 100)).toBe(true);
    expect(reads).toEqual([0]);
  });

  it('a byte stream gives all bytes in order', async () => {
    let at = 0;
    for await (const piece of piecesOf(file)) {
      expect(Buffer.from(piece).equals(bytes.subarray(at, at + piece.length))).toBe(true);
      at += piece.length;
    }
    expect(at).toBe(bytes.length);
  });

  it('a stream that falls silent is left, and the next goes on where it stopped', async () => {
    const silent = new Blob([bytes]);
    let cancelled = false;
    silent.stream = () =>
      new ReadableStream({
        type: 'bytes',
        start: (controller) => controller.enqueue(bytes.slice(0, 700_001)),
        cancel() {
          cancelled = true;
        },
      });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const whole = bytesOf(silent);
    await vi.advanceTimersByTimeAsync(4999);
    expect(cancelled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect((await whole).equals(bytes)).toBe(true);
    expect(cancelled).toBe(true);
  });
});

import { memorySource, ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCached } from '../src/adapters/evidence/block-cache.ts';
import { hexRows, runOnDisk, type HexStretch } from '../src/screens/lab/hex-rows.ts';
import { holeBytes, stretchesOf, type Subject } from '../src/screens/lab/subject.ts';

const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 31) & 255);

/** Counts the trips to the source. */
function counted(source: RandomAccess): RandomAccess & { trips: number } {
  return {
    trips: 0,
    size: source.size,
    read(offset, length) {
      this.trips += 1;
      return source.read(offset, length);
    },
  };
}

describe('the block cache', () => {
  it('gives the same bytes as its source, whatever is read in whatever order', () => {
    const range = fc.tuple(fc.nat(bytes.length), fc.nat(1_200));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 60 }), (ranges) => {
        const cached = blockCached(memorySource(bytes), { block: 64, capacity: 64 * 5, readAhead: 4 });
        for (const [offset, wanted] of ranges) {
          const length = Math.min(wanted, bytes.length - offset);
          expect([...cached.read(offset, length)]).toEqual([...bytes.subarray(offset, offset + length)]);
        }
      }),
    );
  });

  it('reads ahead when reading goes forward, and never past the end', () => {
    const source = counted(memorySource(bytes));
    const cached = blockCached(source, { block: 64, capacity: 64 * 32, readAhead: 8 });
    for (let at = 0; at + 16 <= 3_200; at += 16) cached.read(at, 16);
    expect(source.trips).toBeLessThan(3_200 / 64 / 4);
    expect(() => cached.read(4_990, 20)).toThrow(ShortReadError);
    expect(() => cached.read(-1, 2)).toThrow(ShortReadError);
  });
});

const stretch = fc.record({ gap: fc.nat(40), length: fc.nat(70) });
const stretches = fc.array(stretch, { minLength: 1, maxLength: 12 }).map((items) => {
  let offset = 0;
  return items.map(({ gap, length }): HexStretch => {
    const made = { offset: offset + gap, length, part: 'content' as const };
    offset = made.offset + length;
    return made;
  });
});

describe('rows of the hex view', () => {
  it('shows every byte once, at its own offset, and finds it again', () => {
    fc.assert(
      fc.property(stretches, fc.constantFrom(8, 16), (parts, columns) => {
        const rows = hexRows(parts, columns);
        const shown = Array.from({ length: rows.count }, (_, i) => rows.row(i)).flatMap((row) =>
          row === null
            ? []
            : Array.from({ length: row.length }, (_, i) => [row.position + i, row.offset + i] as const),
        );
        const offsets = parts.flatMap(({ offset, length }) => Array.from({ length }, (_, i) => offset + i));
        expect(shown).toEqual(offsets.map((offset, position) => [position, offset]));
        for (const [position, offset] of shown) {
          expect(rows.offsetOf(position)).toBe(offset);
          expect(rows.positionOf(offset)).toBe(position);
          const row = rows.row(rows.rowOf(position));
          expect(row !== null && position >= row.position && position < row.position + row.length).toBe(true);
        }
      }),
    );
  });

  it('cuts a selection at the first break on disk, and not where two stretches touch', () => {
    const parts: HexStretch[] = [
      { offset: 100, length: 20, part: 'content' },
      { offset: 120, length: 10, part: 'slack' },
      { offset: 500, length: 10, part: 'content' },
    ];
    const rows = hexRows(parts, 16);
    expect(runOnDisk(rows, 5, 28, parts)).toEqual({ offset: 105, length: 23 });
    expect(runOnDisk(rows, 25, 35, parts)).toEqual({ offset: 125, length: 5 });
    expect(runOnDisk(rows, 32, 40, parts)).toEqual({ offset: 502, length: 8 });
  });
});

describe('a file with holes', () => {
  it('shows only what lies on the disk, never the first bytes of the image in place of a hole', () => {
    const extents: Extract<Subject, { kind: 'file' }>['extents'] = {
      ranges: [
        { offset: 0, length: 8192, sparse: true },
        { offset: 40_960, length: 4096 },
        { offset: 0, length: 512, sparse: true },
      ],
      certainty: 'allocated',
      slack: { offset: 45_056, length: 100 },
      notices: [],
    };
    const subject = { kind: 'file', fileSystem: 0, index: 0, extents } as unknown as Subject;
    expect(stretchesOf(subject).map(({ offset, length, part }) => [offset, length, part])).toEqual([
      [40_960, 4096, 'content'],
      [45_056, 100, 'slack'],
    ]);
    expect(holeBytes(extents)).toBe(8704);
  });
});

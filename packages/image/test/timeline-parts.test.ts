/** NTFS gives a timeline most lines in parts: the same comes out as of the text of its body file. */
import { describe, expect, test } from 'vitest';
import { ByteLines, Mactime, openEvidence, writeListing, type FileSystem } from '../src/index.ts';
import { clearBetween, markHeld } from '../src/file-system/ntfs/held-pieces.ts';
import { rawOfMade } from './made-images.ts';
import { haveImages, ports } from './shared-images.ts';

/** What is written, line by line. */
function linesOf(write: (out: ByteLines) => void): string[] {
  const pieces: Buffer[] = [];
  const out = new ByteLines((bytes) => pieces.push(Buffer.from(bytes)) > 0);
  write(out);
  out.flush();
  return Buffer.concat(pieces).toString().split('\n');
}

function timelineOf(fileSystem: FileSystem, prefix: string): string[] {
  const timeline = new Mactime();
  timeline.add(fileSystem, prefix);
  return linesOf((out) => timeline.write(out, { clock: () => 0 }));
}

describe.runIf(haveImages())('a timeline of NTFS', () => {
  test('by parts is that by text, with the path of a volume before each name', () => {
    const raw = rawOfMade('S1NTFS');
    const source = { size: raw.length, read: (at: number, length: number) => raw.subarray(at, at + length) };
    const ntfs = openEvidence([{ name: 'x.dd', source }], ports).fileSystems[0]!;
    const body = linesOf((out) => writeListing(ntfs, out, '/p2'));
    const writeBodyfile = (out: ByteLines): boolean => {
      for (const line of body.slice(0, -1)) {
        out.text(line);
        out.end();
      }
      return true;
    };
    const told = timelineOf(ntfs, '/p2');
    expect(told.length).toBeGreaterThan(1000);
    const byText = timelineOf({ writeBodyfile } as unknown as FileSystem, '');
    expect(told.length).toBe(byText.length);
    expect(told.filter((line, i) => line !== byText[i])).toEqual([]);
  });
});

describe('memory of records, used again', () => {
  test('is cleared wherever nothing was read, however the pieces lie', () => {
    const bytes = new Uint8Array(10).fill(7);
    const held = [
      { start: 6, end: 8 },
      { start: 1, end: 5 },
      { start: 2, end: 3 },
    ];
    clearBetween(held, bytes);
    expect([...bytes]).toEqual([0, 7, 7, 7, 7, 0, 7, 7, 0, 0]);
  });

  test('a record is whole where its first and last byte were read', () => {
    const lost = new Uint8Array(3).fill(1);
    const held = [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
    ];
    markHeld(held, 3, lost);
    expect([...lost]).toEqual([0, 0, 0]);
    lost.fill(1);
    markHeld([{ start: 1, end: 8 }], 3, lost);
    expect([...lost]).toEqual([1, 0, 1]);
  });
});

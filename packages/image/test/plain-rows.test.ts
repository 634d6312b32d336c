import { describe, expect, test } from 'vitest';
import {
  COPIED,
  everyEntry,
  everyRow,
  openEvidence,
  PlainRow,
  type Entry,
  type FileSystem,
} from '../src/index.ts';
import { rawOfMade } from './made-images.ts';
import { haveImages, ports } from './shared-images.ts';

/** What a list in columns knows of a row. */
function columnsOf(row: PlainRow | Entry): readonly unknown[] {
  const times = ['modified', 'accessed', 'changed', 'created'] as const;
  return row instanceof PlainRow
    ? [row.type, row.size, ...times.map((one) => row[one])]
    : [row.type, row.size, ...times.map((one) => row[one].seconds ?? Number.NaN)];
}

/** The entry of a row by what a list keeps of it. */
function entryOf({ rows }: FileSystem, row: PlainRow): Entry | null | undefined {
  const name = row.bytes.subarray(row.nameAt, row.nameAt + 2 * row.nameLength);
  return rows?.entryOf({
    folder: row.folder.slice(0, -1),
    name: new TextDecoder('utf-16le').decode(name),
    number: row.number,
    identity: `${row.number}-${row.sequence}`,
    numberText: `${row.number}-${row.attributeType}-${row.attributeId}`,
    folderLetter: row.folderLetter,
    copy: row.copyAt < 0 ? null : row.bytes.slice(row.copyAt, row.copyAt + COPIED),
  });
}

describe.runIf(haveImages())('NTFS as rows', () => {
  const raw = haveImages() ? rawOfMade('S1NTFS') : new Uint8Array(0);
  const opened = (): FileSystem =>
    openEvidence(
      [{ name: 'x.dd', source: { size: raw.length, read: (at, length) => raw.subarray(at, at + length) } }],
      ports,
    ).fileSystems[0]!;

  test('is what its entries say, in the same order; each row gives its entry back, to the last field', () => {
    const fileSystem = opened();
    const entries = [...everyEntry(opened())];
    let plain = 0;
    let at = 0;
    for (const row of everyRow(fileSystem)) {
      const entry = entries[at++]!;
      const given = row instanceof PlainRow ? entryOf(fileSystem, row) : row;
      if (row instanceof PlainRow) plain += 1;
      // as text: else a time of several objects would count as another
      if (JSON.stringify(given) !== JSON.stringify(entry)) expect(given).toEqual(entry);
      if (columnsOf(row).join() !== columnsOf(entry).join()) expect(columnsOf(row)).toEqual(columnsOf(entry));
    }
    expect(at).toBe(entries.length);
    expect(plain).toBeGreaterThan(entries.length / 2);
  });

  test('a row whose record has another file by now gives no entry', () => {
    const fileSystem = opened();
    const kept = { folder: '', name: 'gone', numberText: '64-128-1', folderLetter: false, copy: null };
    expect(fileSystem.rows?.entryOf({ ...kept, number: 64, identity: '64-65000' })).toBeNull();
    expect(fileSystem.rows?.entryOf({ ...kept, number: 2 ** 30, identity: '1073741824-1' })).toBeNull();
  });
});

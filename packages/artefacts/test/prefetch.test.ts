import { describe, expect, it } from 'vitest';
import { parseArtefact } from '../src/index.ts';
import { haveTool, inFolder, run } from './oracle.ts';
import { NAMES, packed, prefetchFile } from './prefetch-file.ts';

const CASES = [
  ['version 17', prefetchFile(17)],
  ['version 23', prefetchFile(23)],
  ['version 26', prefetchFile(26)],
  ['version 30', prefetchFile(30)],
  ['version 30, packed: offsets in the unpacked content', packed(prefetchFile(30))],
] as const;

describe.each(CASES)('%s', (form, file) => {
  const parsed = parseArtefact('prefetch', 'EXCEL.EXE-00C0FFEE.pf', file);
  const stored = (source: string): readonly string[] =>
    parsed.rows.filter((row) => row.source === source).map((row) => row.stored);

  it('says what ran, how often and when, from which volume, and which files it touched', () => {
    expect(parsed).toMatchObject({ form, partial: false, faults: [] });
    expect(stored('SCCA.Executable')).toEqual(['EXCEL.EXE']);
    expect(stored('SCCA.RunCount')).toEqual(['9']);
    expect(stored('SCCA.Filename')).toEqual(NAMES);
    const times = parsed.rows
      .filter(({ source }) => source === 'SCCA.LastRun')
      .map(({ time }) => time?.reading);
    const all = ['2026-03-02T10:20:30.5000004Z', '2026-03-01T09:00:00.0000000Z'];
    expect(times).toEqual(/17|23/.test(form) ? all.slice(0, 1) : all);
  });

  it.skipIf(!haveTool('sccainfo'))('agrees with sccainfo', () => {
    const told = inFolder({ 'a.pf': file }, (folder) => run('sccainfo', [`${folder}/a.pf`]));
    expect(told).toMatch(/Executable filename\s+: EXCEL\.EXE/);
    expect(told).toMatch(/Prefetch hash\s+: 0x00c0ffee/);
    expect(told).toMatch(/Run count\s+: 9/);
    expect(told).toContain('Mar 02, 2026 10:20:30.500000400 UTC');
    for (const name of NAMES) expect(told).toContain(name);
    expect(told).toMatch(/Serial number\s+: 0xbeefcafe/);
  });
});

it('a packed file cut anywhere gives no bytes that were not there', () => {
  const whole = packed(prefetchFile(30));
  const rows = parseArtefact('prefetch', 'A.pf', whole).rows;
  let sound = 0;
  for (let length = whole.length - 1; length > 8; length--) {
    const cut = parseArtefact('prefetch', 'A.pf', whole.subarray(0, length));
    if (cut.partial) expect(cut.rows).toEqual([]);
    else expect(cut.rows).toEqual(rows);
    if (!cut.partial) sound++;
  }
  // the last words are only read ahead
  expect(sound).toBeLessThanOrEqual(4);
});

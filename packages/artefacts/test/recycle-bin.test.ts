import { describe, expect, it } from 'vitest';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import { ByteWriter } from './byte-writer.ts';
import { haveTool, inFolder, run } from './oracle.ts';
import { DELETED, indexFile, info2, PATH } from './recycle-files.ts';

const index = (file: Uint8Array): ParsedArtefact => parseArtefact('recycle-bin', '$IABC123.docx', file);
const of = (parsed: ParsedArtefact, source: string): readonly ArtefactRow[] =>
  parsed.rows.filter((row) => row.source === source);

describe.each([1, 2] as const)('$I version %i', (version) => {
  it('says what was deleted, when and where in the file that stands', () => {
    const parsed = index(indexFile(version));
    expect(parsed).toMatchObject({ form: `$I version ${version}`, faults: [], partial: false });
    expect(of(parsed, '$I.FileSize')[0]?.stored).toBe('5000000123');
    expect(of(parsed, '$I.DeletionTime')[0]).toMatchObject({
      stored: String(DELETED),
      time: { semantics: 'filetime-utc', reading: '2026-03-29T01:30:15.2500007Z' },
      offset: 16,
    });
    expect(of(parsed, '$I.FileName')[0]).toMatchObject({ stored: PATH, offset: version === 1 ? 24 : 28 });
  });

  it.skipIf(!haveTool('rifiuti-vista'))('agrees with rifiuti2', () => {
    const told = inFolder({ '$IABC123.docx': indexFile(version) }, (folder) =>
      run('rifiuti-vista', [folder]),
    );
    expect(told).toContain(PATH);
    expect(told).toContain('5000000123');
    expect(told).toContain('2026-03-29 01:30:15');
  });

  it('keeps what stands before the cut, and names the field that is gone', () => {
    const { rows, faults, partial } = index(indexFile(version).subarray(0, 40));
    expect(rows).toHaveLength(2);
    expect(partial).toBe(true);
    expect(faults[0]).toMatchObject({ code: 'artefact.truncated', structure: '$I', field: 'FileName' });
  });
});

it('refuses a version it does not know and a path longer than any', () => {
  expect(index(new ByteWriter(60).u64(0, 9n).bytes).faults[0]).toMatchObject({
    field: 'Version',
    value: '9',
  });
  const long = new ByteWriter(60).u64(0, 2n).u32(24, 0xffffffff).bytes;
  expect(index(long)).toMatchObject({ partial: true, faults: [{ field: 'FileNameLength', offset: 24 }] });
});

it('does not turn a time of zero into a date', () => {
  const row = of(index(new ByteWriter(544).u64(0, 1n).bytes), '$I.DeletionTime')[0];
  expect(row).toMatchObject({ stored: '0', time: { reading: null } });
});

describe('INFO2', () => {
  const parsed = parseArtefact('recycle-bin', 'INFO2', info2());

  it('reads each record, and says which file has left the bin', () => {
    expect(parsed).toMatchObject({ form: 'INFO2 version 5, records of 800', partial: false });
    const [first, second] = of(parsed, 'INFO2.Record.AnsiPath');
    expect(first).toMatchObject({ record: '0', stored: 'C:\\My Documents\\ledger.xls', offset: 20 });
    expect(first?.value).toBeUndefined();
    expect(second?.stored).toBe(':\\plan.txt');
    expect(second?.value).toContain('no longer in the bin');
    expect(of(parsed, 'INFO2.Record.UnicodePath')[1]?.stored).toBe('D:\\plan.txt');
    expect(of(parsed, 'INFO2.Record.DriveNumber')[0]?.value).toBe('C:');
  });

  it.skipIf(!haveTool('rifiuti2'))('agrees with rifiuti2', () => {
    const told = inFolder({ INFO2: info2() }, (folder) => run('rifiuti2', [`${folder}/INFO2`]));
    expect(told).toMatch(/1\t2026-03-29 01:30:15\t\w+\t8192\tC:\\My Documents\\ledger.xls/);
    expect(told).toMatch(/2\t2026-03-29 01:31:15\t\w+\t16384\tD:\\plan.txt/);
    const times = of(parsed, 'INFO2.Record.DeletionTime').map(({ time }) => time?.reading?.slice(0, 19));
    expect(times).toEqual(['2026-03-29T01:30:15', '2026-03-29T01:31:15']);
  });
});

import type { Extents } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import { placeOfRow } from '../src/adapters/image-worker/artefacts/place-of-row.ts';
import { artefactLines, titleOf } from '../src/screens/lab/artefacts/artefact-lines.ts';
import type { ArtefactFile } from '../src/screens/lab/lab-state.ts';

const extents = (more: Partial<Extents>): Extents => ({
  ranges: [
    { offset: 1000, length: 100 },
    { offset: 5000, length: 50 },
    { offset: 0, length: 40, sparse: true },
    { offset: 9000, length: 10 },
  ],
  certainty: 'allocated',
  slack: null,
  notices: [],
  ...more,
});

describe('where the bytes of a fact lie', () => {
  it('in the piece that holds them; nowhere when they cross a break, are a hole or are packed', () => {
    const at = (offset: number, length: number): unknown => placeOfRow(extents({}), { offset, length });
    expect(at(0, 8)).toEqual({ offset: 1000, length: 8 });
    expect(at(92, 8)).toEqual({ offset: 1092, length: 8 });
    expect(at(100, 8)).toEqual({ offset: 5000, length: 8 });
    expect(at(96, 8)).toBeNull();
    expect(at(160, 8)).toBeNull();
    expect(at(192, 2)).toEqual({ offset: 9002, length: 2 });
    expect(at(198, 8)).toBeNull();
    expect(at(5, 0)).toBeNull();
    expect(placeOfRow(extents({ packed: true }), { offset: 0, length: 8 })).toBeNull();
  });
});

describe('facts on screen', () => {
  const row = {
    kind: 'shortcut',
    source: 'A.Time',
    record: '',
    stored: '7',
    offset: 0,
    length: 8,
    place: null,
  } as const;
  const file = (kind: ArtefactFile['kind'], rows: ArtefactFile['rows']): ArtefactFile => ({
    fileSystem: 0,
    entry: 0,
    kind,
    form: '',
    rows,
    faults: [],
    partial: false,
    certainty: 'allocated',
    unread: null,
  });
  const files = [
    file('shortcut', [row, { ...row, source: 'B.Name', stored: 'Uryyb', value: 'Hello' }]),
    file('registry', [{ ...row, kind: 'registry', source: 'C', record: 'Software\\Run' }]),
  ];
  const shown = (kind: string, text: string): string[] =>
    artefactLines(files, ({ kind: name }) => `/${name}.bin`, kind, text).map(({ row: { source } }) => source);

  it('are chosen by kind, and by what stands in value, field, record or path', () => {
    expect(shown('', '')).toEqual(['A.Time', 'B.Name', 'C']);
    expect(shown('registry', '')).toEqual(['C']);
    expect(shown('', ' hello ')).toEqual(['B.Name']);
    expect(shown('', '\\run')).toEqual(['C']);
    expect(shown('', 'shortcut.bin')).toEqual(['A.Time', 'B.Name']);
  });

  it('a bookmark is named by field and what people read, never longer than a line', () => {
    const [, named] = artefactLines(files, () => '/x', '', '');
    expect(named === undefined ? '' : titleOf(named)).toBe('B.Name: Hello');
    const long = { ...row, stored: 'x'.repeat(5000) };
    const [line] = artefactLines([file('shortcut', [long])], () => '/x', '', '');
    expect(line === undefined ? 0 : titleOf(line).length).toBeLessThan(230);
  });
});

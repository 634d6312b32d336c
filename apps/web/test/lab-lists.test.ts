import type { Entry, StoredTime } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import { FIRST_WISH, tableRows } from '../src/screens/lab/file-order.ts';
import { everythingBelow, folderNamed, folderTree } from '../src/screens/lab/folder-tree.ts';
import { streamsOf } from '../src/screens/lab/streams.ts';
import { timeText } from '../src/screens/lab/time-text.ts';
import { packed } from './packed-list.ts';

const time = (seconds: number | null): StoredTime => ({
  seconds,
  wall: seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 19),
  kind: 'local',
});

function entry(path: string, more: Partial<Entry> = {}): Entry {
  const none = time(null);
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    type: 'file',
    deleted: false,
    reallocated: false,
    number: 0,
    identity: path,
    size: 0,
    modified: none,
    accessed: none,
    changed: none,
    created: none,
    mode: '',
    start: null,
    ...more,
  };
}

const entries = [
  entry('/b10.txt', { size: 5, modified: time(300) }),
  entry('/B2.txt', { size: 9, deleted: true, modified: time(100) }),
  entry('/docs', { type: 'directory' }),
  entry('/docs/a.doc', { size: 9 }),
  entry('/lost/x.bin', { deleted: true }),
];

describe('folders of a flat list', () => {
  const root = folderTree(packed(entries));

  it('places every entry once, also below a folder that is not listed itself', () => {
    expect([...everythingBelow(root)]).toEqual([0, 1, 2, 3, 4]);
    expect(root.folders.map(({ path }) => path)).toEqual(['/docs', '/lost']);
    expect(folderNamed(root, '/docs')?.files).toEqual([3]);
    expect(folderNamed(root, '/lost')?.entry).toBeNull();
    expect(folderNamed(root, '/nowhere')).toBeUndefined();
  });

  it('takes 100,000 entries in one directory within a second', () => {
    const many = packed(Array.from({ length: 100_000 }, (_, i) => entry(`/deep/${i % 500}/${i}.dat`)));
    const began = performance.now();
    expect(everythingBelow(folderTree(many))).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the file table', () => {
  const files = packed(entries);
  const all = Uint32Array.from(entries, (_, i) => i);
  const rows = (wish: Partial<typeof FIRST_WISH>): readonly number[] => [
    ...tableRows(files, all, { ...FIRST_WISH, ...wish }),
  ];

  it('sorts names as people count, sizes and times by value, ties in listed order', () => {
    expect(rows({ column: 'name' })).toEqual([3, 1, 0, 2, 4]);
    expect(rows({ column: 'size', descending: true })).toEqual([1, 3, 0, 2, 4]);
    expect(rows({ column: 'modified' }).slice(-2)).toEqual([1, 0]);
    expect(rows({ descending: true })).toEqual([4, 3, 2, 1, 0]);
  });

  it('filters by part of the path and by state', () => {
    expect(rows({ text: ' DOCS ' })).toEqual([2, 3]);
    expect(rows({ state: 'deleted' })).toEqual([1, 4]);
    expect(rows({ state: 'live', text: '.txt' })).toEqual([0]);
  });
});

describe('alternate streams', () => {
  const list = packed([
    entry('/b.txt', { identity: '65-1', size: 1 }),
    entry('/b.txt:zone', { identity: '65-1:4', size: 900 }),
    entry('/a.txt', { identity: '64-1', size: 500 }),
    entry('/a.txt:x', { identity: '64-1:5', size: 2 }),
    entry('/a.txt:w', { identity: '64-1:6', size: 1000 }),
    // same name, other record: not its stream
    entry('/a.txt:y', { identity: '99-1:4', size: 3 }),
  ]);
  const rows = (wish: Partial<typeof FIRST_WISH>): readonly number[] => [
    ...tableRows(list, Uint32Array.of(0, 1, 2, 3, 4, 5), { ...FIRST_WISH, ...wish }),
  ];

  it('stay behind their file in every order, and in their own order there', () => {
    expect(rows({})).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rows({ column: 'size' })).toEqual([0, 1, 5, 2, 3, 4]);
    expect(rows({ column: 'size', descending: true })).toEqual([2, 4, 3, 5, 0, 1]);
    expect(rows({ text: ':w' })).toEqual([4]);
    expect(streamsOf(list, 2)).toEqual([3, 4]);
    expect(streamsOf(list, 3)).toEqual([]);
  });
});

describe('stored times', () => {
  it('keeps a local reading local until a zone is assumed, and gives a date no time', () => {
    const local: StoredTime = { seconds: 1_000_000_000, wall: '2001-09-09T03:46:40', kind: 'local' };
    expect(timeText(local, null)).toBe('2001-09-09 03:46:40');
    expect(timeText(local, 'Europe/Rome')).toBe('2001-09-09 01:46:40Z');
    expect(timeText({ ...local, wall: '2001-09-09T00:00:00', kind: 'local-date' }, 'Europe/Rome')).toBe(
      '2001-09-09',
    );
    expect(timeText(time(null), 'UTC')).toBe('—');
  });
});

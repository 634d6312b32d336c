import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import {
  ImageError,
  openEvidence,
  prepareSearch,
  searchImage,
  searchImageSteps,
  searchSource,
} from '../src/index.ts';
import { haveImages, openShared, ports } from './shared-images.ts';

const SECTOR = 512;
const texts = (...patterns: string[]) => patterns.map((pattern) => ({ kind: 'text' as const, pattern }));

describe.runIf(haveImages())('the keyword image of DFTT (4, ext3)', () => {
  const patterns = ['first', 'second', 'third', 'slacker'];

  test.each(['text', 'regex'] as const)('every published hit, each with its place, as %s', (kind) => {
    const image = openShared('ext/dftt-4-ext3-img-kw-1.dd.gz');
    const search = prepareSearch(patterns.map((pattern) => ({ kind, pattern })));
    const { hits, stoppedAt, notices } = searchImage(image, search);
    const shown = hits.map(({ term, offset, files, other, acrossFragments }) => {
      const [file] = files;
      const where =
        file === undefined
          ? other.kind
          : `${file.kind} ${file.path}${file.deleted ? ' deleted' : ''}${acrossFragments ? ' fragments' : ''}`;
      return `${patterns[term]} ${Math.floor(offset! / SECTOR)}+${offset! % SECTOR} ${where}`;
    });
    // Sectors and offsets as published with the image.
    expect(shown.toSorted()).toEqual([
      'first 2416+181 content /file1',
      'first 330+100 allocated',
      'first 392+100 allocated',
      'first 432+100 allocated',
      'second 2419+509 content /file2 fragments',
      'slacker 2417+179 slack /file1',
      'third 2420+80 content /file3 deleted',
    ]);
    expect([stoppedAt, notices]).toEqual([null, []]);
  });

  test('in steps: a mebibyte of the disk each, then a file each, every hit in one of them', () => {
    const image = openShared('ext/dftt-4-ext3-img-kw-1.dd.gz');
    const steps = [...searchImageSteps(image, prepareSearch(texts('first', 'second')))];
    const bytes = steps.filter(({ stage }) => stage === 'bytes');
    expect(bytes.map(({ done }) => done)).toEqual(
      Array.from({ length: Math.ceil(image.raw.size / 2 ** 20) }, (_, i) =>
        Math.min(image.raw.size, (i + 1) * 2 ** 20),
      ),
    );
    const found = (hits: readonly { readonly offset: number | null }[]) =>
      hits.map(({ offset }) => `${Math.floor(offset! / SECTOR)}+${offset! % SECTOR}`);
    expect(found(steps.flatMap(({ onDisk }) => onDisk))).toEqual([
      '330+100',
      '392+100',
      '432+100',
      '2416+181',
    ]);
    const inFiles = steps.flatMap((step) => step.inFiles);
    expect(found(inFiles)).toEqual(['2419+509']);
    expect(inFiles[0]?.files[0]?.path).toBe('/file2');
  });

  test('a limit stops the search and says where', () => {
    const image = openShared('ext/dftt-4-ext3-img-kw-1.dd.gz');
    const { hits, stoppedAt } = searchImage(image, prepareSearch(texts('first')), { most: 2 });
    expect(hits.map(({ offset }) => offset! / SECTOR)).toEqual([330 + 100 / 512, 392 + 100 / 512]);
    expect(stoppedAt).toBe(432 * SECTOR + 100);
  });
});

describe('searching bytes', () => {
  test('a stretch that cannot be read is passed over, told, and never found as zeros', () => {
    const bytes = new Uint8Array(300_000).fill(65);
    bytes.set(Buffer.from('needle'), 10);
    bytes.set(Buffer.from('needle'), 299_000);
    const raw = {
      size: bytes.length,
      read(offset: number, length: number) {
        if (offset < 100_000 && offset + length > 99_000)
          throw new ImageError('ewf.inflate', { chunk: 3, offset });
        return bytes.subarray(offset, offset + length);
      },
    };
    const told: string[] = [];
    const search = prepareSearch([...texts('needle'), { kind: 'regex', pattern: '\\x00+' }], ['binary']);
    const hits = searchSource(raw, search, { unreadable: ({ code }) => told.push(code) });
    expect(Array.from(hits, ({ offset }) => offset)).toEqual([10, 299_000]);
    expect(new Set(told)).toEqual(new Set(['ewf.inflate']));
  });

  test('many texts of every length at every alignment: the same as looking at each place', () => {
    const bytes = new Uint8Array(5000);
    let seed = 1;
    for (let i = 0; i < bytes.length; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      bytes[i] = 97 + ((seed >>> 16) % 3);
    }
    const words = ['a', 'b', 'ab', 'cab', 'abca', 'aabbc', 'abcabc', 'bbbbbbb', 'cacacaca', 'abcabcabcab'];
    const text = Buffer.from(bytes).toString('latin1');
    const expected = words.flatMap((word, term) =>
      Array.from({ length: text.length }, (_, i) => i)
        .filter((i) => text.startsWith(word, i))
        .map((i) => `${term}@${i}`),
    );
    const found = searchSource(memorySource(bytes), prepareSearch(texts(...words), ['utf-8']));
    expect(Array.from(found, ({ term, offset }) => `${term}@${offset}`).toSorted()).toEqual(
      expected.toSorted(),
    );
    expect(expected.length).toBeGreaterThan(3000);
    // Each alone, too: how places are looked up depends on the shortest text of all.
    for (const [term, word] of words.entries()) {
      const alone = searchSource(memorySource(bytes), prepareSearch(texts(word), ['utf-8']));
      const wanted = expected.filter((one) => one.startsWith(`${term}@`)).map((one) => one.split('@')[1]);
      expect(
        Array.from(alone, ({ offset }) => String(offset)),
        word,
      ).toEqual(wanted);
    }
  });

  test('an image without a file system is searched all the same', () => {
    const bytes = new Uint8Array(4096);
    bytes.set(Buffer.from('waybill'), 77);
    const image = openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
    const { hits } = searchImage(image, prepareSearch(texts('Waybill')));
    expect(hits).toMatchObject([{ offset: 77, files: [], other: { kind: 'outside' } }]);
  });
});

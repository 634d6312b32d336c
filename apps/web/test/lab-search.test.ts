import { memorySource } from '@tracecraft/bytes';
import { openEvidence, type EncodingName, type SearchTerm } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import type { Calls, Place } from '../src/adapters/image-worker/messages.ts';
import { search } from '../src/adapters/image-worker/search.ts';
import { CancelledError, type Turn } from '../src/adapters/image-worker/turn.ts';
import { searchTarget } from '../src/screens/lab/search-target.ts';
import { wishOf, type SearchFields } from '../src/screens/lab/search-wish.ts';

const MIB = 2 ** 20;
const OUTSIDE: Place = {
  kind: 'outside',
  fileSystem: null,
  entry: null,
  path: null,
  deleted: false,
  certainty: null,
};
const free: Turn = { pause: () => Promise.resolve(), elapsed: () => 0 };
const text = (pattern: string): SearchTerm => ({ kind: 'text', pattern });

function imageOf(size: number, written: readonly (readonly [number, string | Uint8Array])[]) {
  const bytes = new Uint8Array(size);
  for (const [at, what] of written) bytes.set(typeof what === 'string' ? Buffer.from(what) : what, at);
  const ports = {
    inflate: (): Uint8Array => {
      throw new Error('nothing is packed');
    },
  };
  return openEvidence([{ name: 'bytes.dd', source: memorySource(bytes) }], ports);
}

async function found(
  image: ReturnType<typeof imageOf>,
  terms: readonly SearchTerm[],
  encodings: readonly EncodingName[] = ['utf-8', 'utf-16le'],
  turn: Turn = free,
) {
  const parts: Calls['search']['meanwhile'][] = [];
  const searched = { image, placeOf: () => OUTSIDE, listOf: () => ({ find: () => -1 }) };
  const answer = await search(searched, { terms, encodings }, turn, (part) => parts.push(part));
  return { answer, parts, hits: parts.flatMap(({ hits }) => hits) };
}

describe('the search of the lab', () => {
  it('finds words and says which, in order, with what stands before and behind', async () => {
    const image = imageOf(3 * MIB, [
      [MIB - 4, 'harbour lane'],
      [2 * MIB + 100, 'to the Pier now'],
    ]);
    const { hits, answer } = await found(image, [text('pier'), text('harbour')]);
    expect(hits.map(({ term, offset, match }) => [term, offset, match])).toEqual([
      [1, MIB - 4, 'harbour'],
      [0, 2 * MIB + 107, 'Pier'],
    ]);
    expect(hits[1]?.before.endsWith('to the ')).toBe(true);
    expect(hits[1]?.after.startsWith(' now')).toBe(true);
    expect(answer).toEqual({ hits: 2, more: false, notices: [] });
  });

  it('finds a pattern, and Thai in its code page shown as Thai', async () => {
    // ท่าเรือ in TIS-620.
    const harbour = Uint8Array.of(0xb7, 0xe8, 0xd2, 0xe0, 0xc3, 0xd7, 0xcd);
    const image = imageOf(MIB, [
      [512, 'waybill AR-1187.'],
      [4096, harbour],
    ]);
    const pattern = await found(image, [{ kind: 'regex', pattern: '[A-Z]{2}-\\d+', matchCase: true }]);
    expect(pattern.hits.map(({ offset, match }) => [offset, match])).toEqual([[520, 'AR-1187']]);
    const thai = await found(image, [text('ท่าเรือ')], ['utf-8', 'windows-874']);
    expect(thai.hits.map(({ offset, match, encoding }) => [offset, match, encoding])).toEqual([
      [4096, 'ท่าเรือ', 'windows-874'],
    ]);
  });

  it('a place that two encodings write alike is one hit', async () => {
    const image = imageOf(MIB, [[700, 'pier']]);
    const wide: readonly EncodingName[] = ['utf-8', 'windows-1252', 'viscii', 'gb18030'];
    const terms: readonly SearchTerm[] = [{ kind: 'regex', pattern: 'p[ij]er' }];
    expect((await found(image, terms, wide)).hits).toHaveLength(1);
    expect((await found(image, [text('pier')], wide)).hits).toHaveLength(1);
  });

  it('tells after each mebibyte how far it is, and stops where it is told to', async () => {
    const image = imageOf(4 * MIB, [[3 * MIB, 'pier']]);
    const { parts } = await found(image, [text('pier')]);
    expect(parts.map(({ done, total }) => [done / MIB, total / MIB])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    let steps = 0;
    const impatient: Turn = {
      elapsed: () => 0,
      pause: () => (++steps === 2 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    await expect(found(image, [text('pier')], ['utf-8'], impatient)).rejects.toThrow(CancelledError);
    expect(steps).toBe(2);
  });
});

describe('what is asked', () => {
  const fields: SearchFields = {
    kind: 'text',
    text: '',
    matchCase: false,
    wholeWord: false,
    encodings: ['utf-8', 'utf-16le'],
  };

  it('words stand one a line, each once; a pattern keeps its spaces; nothing asked is no search', () => {
    expect(
      wishOf({ ...fields, kind: 'words', text: ' pier \n\nlane\r\npier' })?.terms.map((term) => term.pattern),
    ).toEqual(['pier', 'lane']);
    expect(wishOf({ ...fields, kind: 'regex', text: ' a|b ' })?.terms[0]?.pattern).toBe(' a|b ');
    expect(wishOf({ ...fields, text: '  ' })).toBeNull();
    expect(wishOf({ ...fields, text: 'pier', encodings: [] })).toBeNull();
  });

  it('is recorded as the text, or as the options of the command that does the same', () => {
    const target = (part: Partial<SearchFields>) => searchTarget(wishOf({ ...fields, ...part })!);
    expect(target({ text: 'harbour lane' })).toBe('harbour lane');
    expect(target({ kind: 'words', text: "pier\nit's", wholeWord: true })).toBe(
      "--text pier 'it'\\''s' --encoding utf-8 utf-16le --whole-word",
    );
    expect(target({ kind: 'regex', text: '\\d+', encodings: ['euc-kr'], matchCase: true })).toBe(
      "--regex '\\d+' --encoding euc-kr --match-case",
    );
  });
});

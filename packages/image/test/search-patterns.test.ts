import { memorySource } from '@tracecraft/bytes';
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareSearch, searchSource, type EncodingName, type SearchTerm } from '../src/index.ts';

function found(text: string, term: SearchTerm, encoding: EncodingName = 'utf-8'): string[] {
  const wide = encoding === 'utf-16le';
  const bytes = new Uint8Array(Buffer.from(text, wide ? 'utf16le' : 'utf8'));
  const hits = searchSource(memorySource(bytes), prepareSearch([term], [encoding]));
  return Array.from(hits, ({ offset, length }) =>
    Buffer.from(bytes.subarray(offset, offset + length)).toString(wide ? 'utf16le' : 'utf8'),
  );
}

const PATTERNS = [
  'a+b',
  'a*b',
  '(a|ab)(c|bcd)',
  'x*?y',
  '[a-c]{2,3}',
  'a|ab',
  '(?:ab?)+',
  '[^a]b',
  '\\d+a',
  '(a|b)*?c',
  'b.{0,3}a',
  '(?:a{2}|b){1,2}c?',
  '.b',
  'ab??',
  '(aa|a)b?',
  '[가-힣]+é?',
  '\\s?\\w\\S',
  '(?<x>b){2,}',
  '\\u{1f600}|é',
];

/** Four MiB of a and b without order. */
function withoutOrder(): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length: 4 << 20 }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed & 0x10000 ? 97 : 98;
  });
}
const letters = withoutOrder();

describe('regular expressions', () => {
  test.each(PATTERNS)('%s finds what the engine of JavaScript finds', (pattern) => {
    const text = array(constantFrom('a', 'b', 'c', 'd', 'x', 'y', '1', ' ', '\n', 'é', '증', '거', '😀'), {
      maxLength: 16,
    });
    assert(
      property(text, constantFrom('utf-8' as const, 'utf-16le' as const), (parts, encoding) => {
        const hay = parts.join('');
        const expected = Array.from(hay.matchAll(new RegExp(pattern, 'gu')), ([match]) => match);
        // Bytes of UTF-16 can also be read from an odd place; those hits hold the same bytes and no letters.
        if (encoding === 'utf-16le' && /[\u0080-\u{10ffff}]/u.test(hay + pattern)) return;
        expect(found(hay, { kind: 'regex', pattern, matchCase: true }, encoding)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test('any case, Unicode properties, words', () => {
    expect(found('WAYbill ÉTÉ', { kind: 'regex', pattern: 'waybill|été' })).toEqual(['WAYbill', 'ÉTÉ']);
    expect(found('a พยาน b', { kind: 'regex', pattern: '\\p{Script=Thai}+' })).toEqual(['พยาน']);
    expect(found('cat concat cat.', { kind: 'regex', pattern: '\\bcat\\b' })).toEqual(['cat', 'cat']);
    expect(found('cat concat cat.', { kind: 'text', pattern: 'cat', wholeWord: true })).toEqual([
      'cat',
      'cat',
    ]);
    expect(found('cat', { kind: 'text', pattern: 'Cat', matchCase: true })).toEqual([]);
  });

  test('a match across every border of reading is found once and whole', () => {
    const size = 3 << 20;
    const bytes = new Uint8Array(size).fill(46);
    const places = [0, (1 << 20) - 3, (1 << 20) + 5, (2 << 20) - 7, size - 8];
    for (const place of places) bytes.set(Buffer.from('pw=12345'), place);
    const search = prepareSearch([{ kind: 'regex', pattern: 'pw=\\d{5}' }]);
    expect([...searchSource(memorySource(bytes), search)].map(({ offset }) => offset)).toEqual(places);
  });

  test.each(['(a+)+b', '(a|aa)+$'.slice(0, -1) + 'b', '(.*)*x', '(x+x+)+y', '(?:a?){30}a{30}b'])(
    '%s on text that backtracking never ends with: bounded time',
    (pattern) => {
      const bytes = new Uint8Array(1 << 20).fill(97);
      const before = process.cpuUsage();
      const search = prepareSearch([{ kind: 'regex', pattern }]);
      expect([...searchSource(memorySource(bytes), search)]).toEqual([]);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(5);
    },
  );

  test.each([
    ['a(?:.*z)?', 'search.pattern-too-costly'],
    ['[ab]*a[ab]{900}c', 'search.pattern-too-costly'],
    ['(?:a{1000}){1000}', 'search.pattern-too-large'],
    ['x*', 'search.pattern-empty'],
    ['\\b', 'search.pattern-empty'],
    ['(a', 'search.pattern-syntax'],
    ['a)', 'search.pattern-syntax'],
    ['[a', 'search.pattern-syntax'],
    ['*a', 'search.pattern-syntax'],
    ['[z-a]', 'search.pattern-syntax'],
    ['a{3,2}', 'search.pattern-syntax'],
    ['\\', 'search.pattern-syntax'],
    ['(a)\\1', 'search.pattern-unsupported'],
    ['(?=a)a', 'search.pattern-unsupported'],
    ['^a', 'search.pattern-unsupported'],
    ['\\p{Nothing}', 'search.pattern-unsupported'],
    [`${'('.repeat(5000)}a${')'.repeat(5000)}`, 'search.pattern-unsupported'],
  ])('pattern %# is refused', (pattern, code) => {
    const before = process.cpuUsage();
    expect(() => [
      ...searchSource(memorySource(letters), prepareSearch([{ kind: 'regex', pattern }], ['utf-8'])),
    ]).toThrow(code);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});

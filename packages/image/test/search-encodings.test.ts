import { fromHex, memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { ENCODINGS, prepareSearch, searchSource, type EncodingName } from '../src/index.ts';

/** Bytes as GNU iconv (glibc 2.36) writes them; TCVN3 and VNI as vietnamese-conversion 2.0.0 does. */
const WRITTEN: readonly (readonly [EncodingName, string, string])[] = [
  ['windows-874', 'พยาน', 'bec2d2b9'],
  ['euc-kr', '증거똠', 'c1f5b0c58c63'],
  ['gb18030', '证据', 'd6a4bedd'],
  ['viscii', 'chứng cứ', '6368d16e672063d1'],
  ['windows-1258', 'chứng cứ', '6368fdec6e672063fdec'],
  ['windows-1252', 'prova é', '70726f766120e9'],
  ['tcvn3', 'chứng cứ', '6368f86e672063f8'],
  ['vni', 'chứng cứ', '6368f6f96e672063f6f9'],
  ['vni', 'Đặng', 'd161eb6e67'],
  ['utf-8', 'ພະຍານ', 'e0ba9ee0bab0e0ba8de0bab2e0ba99'],
  ['utf-16le', '증거', '9dc970ac'],
  ['utf-16be', '증거', 'c99dac70'],
  ['binary', '\u00ff\u00d8\u00ff', 'ffd8ff'],
];

function hits(
  bytes: Uint8Array,
  pattern: string,
  encodings: readonly EncodingName[],
  kind: 'text' | 'regex',
) {
  const search = prepareSearch([{ kind, pattern }], encodings);
  return [...searchSource(memorySource(bytes), search)].map(({ offset, length, encoding }) => ({
    offset,
    length,
    encoding,
  }));
}

describe('encodings of evidence', () => {
  test.each(WRITTEN)('%s: %s, as text and as pattern', (encoding, text, hex) => {
    const written = fromHex(hex);
    const bytes = Uint8Array.from([1, 2, 3, ...written, 4, 5]);
    const expected = [{ offset: 3, length: written.length, encoding }];
    expect(hits(bytes, text, [encoding], 'text')).toEqual(expected);
    expect(hits(bytes, text, [encoding], 'regex')).toEqual(expected);
  });

  test('every encoding finds plain letters', () => {
    for (const encoding of ENCODINGS) {
      const wide = encoding.startsWith('utf-16');
      const bytes = Array.from('..Waybill..', (letter) => letter.charCodeAt(0));
      const laid =
        encoding === 'utf-16be' ? bytes.flatMap((one) => [0, one]) : bytes.flatMap((one) => [one, 0]);
      const found = hits(Uint8Array.from(wide ? laid : bytes), 'wayBILL', [encoding], 'text');
      expect(found, encoding).toEqual([{ offset: wide ? 4 : 2, length: wide ? 14 : 7, encoding }]);
    }
  });

  test('composed and decomposed letters are found by either (CFTT: with and without combining characters)', () => {
    for (const form of ['NFC', 'NFD'] as const)
      for (const asked of ['NFC', 'NFD'] as const) {
        const text = 'chứng cứ 증거'.normalize(form);
        const found = hits(Buffer.from(` ${text} `), 'CHỨNG CỨ 증거'.normalize(asked), ['utf-8'], 'text');
        expect(found).toEqual([{ offset: 1, length: Buffer.byteLength(text), encoding: 'utf-8' }]);
      }
  });

  test('a text that none of the encodings can write is refused, one that some can is searched in those', () => {
    expect(() => prepareSearch([{ kind: 'text', pattern: '증거' }], ['windows-874', 'viscii'])).toThrow(
      'search.no-encoding',
    );
    expect(hits(fromHex('c1f5b0c5'), '증거', ['windows-874', 'euc-kr'], 'text')).toHaveLength(1);
  });
});

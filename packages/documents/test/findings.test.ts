import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Phrases } from '@tracecraft/phrases';
import { describe, expect, it } from 'vitest';
import { findingsHtml, type FindingsReport, type ReportedItem } from '../src/findings/index.ts';

function phrasesIn(language: string): Phrases {
  const file = join(import.meta.dirname, `../../../content/phrases/${language}/lab-report.po`);
  return createPhrases([[language, readCatalogue(readFileSync(file, 'utf8'))]]);
}

/** Names an image can carry: markup, quotes, a shell's own letters, a name that reads backwards. */
const HOSTILE = `</code><script>alert(1)</script>"onload='x' $(rm -rf ~) \u202egpj.exe\u0000`;
const DIGEST = 'ab'.repeat(32);

function item(over: Partial<ReportedItem>): ReportedItem {
  return {
    event: 'e1',
    kind: 'finding',
    text: 'The sheet holds a waybill.',
    question: null,
    answer: null,
    by: 'Linh',
    at: '2026-03-09T14:00:00+07:00',
    locus: {
      partition: 1_048_576,
      path: '/a',
      entry: '64-1:4',
      offset: 2_145_792,
      length: 616,
      sha256: DIGEST,
    },
    tool: 'Tracecraft lab 0.1.0',
    settings: ['zone=Asia/Bangkok'],
    replay: 'same',
    ...over,
  };
}

function reportOf(items: readonly ReportedItem[], file: string | null = 'stick.img'): FindingsReport {
  return {
    setting: 'exercise',
    stream: 'case:1',
    images: [
      {
        title: HOSTILE,
        file,
        sha256: DIGEST,
        size: 67_108_864,
        format: 'raw',
        verified: true,
        acquired: { by: 'Budi', at: '2026-03-09T13:00:00+07:00', tool: 'dc3dd' },
        items,
        steps: [{ by: HOSTILE, at: 'now', action: HOSTILE, target: HOSTILE, locus: null, tool: HOSTILE }],
        limits: [{ sectors: 3, reason: HOSTILE, at: '2026-03-09' }],
        notices: [{ code: 'made.up', params: { path: HOSTILE } }],
      },
    ],
    departures: [{ title: HOSTILE, object: HOSTILE, severity: 3, lines: [HOSTILE] }],
  };
}

describe('report of findings', () => {
  it.each(['en', 'vi', 'ko'])(
    'has every word it needs in %s, and shows what repeats a finding',
    (language) => {
      const html = findingsHtml(
        reportOf([item({}), item({ kind: 'bookmark', text: '' })]),
        phrasesIn(language),
        true,
      );
      expect(html.match(/>[^<]*\blab\.report\.[a-z.-]+/g)).toBeNull();
      const text = html.replace(/<[^>]*>/g, '').replaceAll(/[.,]/g, '');
      for (const shown of [
        '2145792',
        '0x20BE00',
        '4191',
        '616',
        DIGEST,
        'zone=Asia/Bangkok',
        'Tracecraft lab 010',
      ])
        expect(text).toContain(shown);
    },
  );

  it('keeps every text of the evidence text: nothing runs, nothing loads, nothing reads backwards', () => {
    const locus = {
      partition: 0,
      path: HOSTILE,
      entry: HOSTILE,
      offset: null,
      length: null,
      sha256: HOSTILE,
    };
    const hostile = item({
      text: HOSTILE,
      question: HOSTILE,
      answer: HOSTILE,
      by: HOSTILE,
      tool: HOSTILE,
      locus,
      settings: [HOSTILE],
    });
    const html = findingsHtml(reportOf([hostile]), phrasesIn('en'), false);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name));
    expect(tags).not.toContain('script');
    for (const tag of html.matchAll(/<[a-z][^>]*>/gi)) expect(tag[0]).not.toMatch(/\s(on\w+|src|href)=/i);
    for (const letter of ['\u202e', '\0']) expect(html.includes(letter)).toBe(false);
    expect(html).toContain('⟨U+202E⟩gpj.exe⟨U+0000⟩');
    expect(html.match(/(?:src|href)=|url\(|@import/gi)).toBeNull();
    expect(html).toContain(`default-src 'none'`);
  });

  it('writes a command a shell reads as one word each, whatever the record or the file is called', () => {
    const name = `it's; touch pwned $(id) \`id\` "x".img`;
    const entry = `64'; touch pwned; '`;
    const locus = { partition: 1, path: null, entry, offset: 5, length: 7, sha256: DIGEST };
    const html = findingsHtml(reportOf([item({ locus })], name), phrasesIn('en'), false);
    const shown = /npx --no tracecraft image replay [^\n]*?<\/bdi>/.exec(html)?.[0].slice(0, -6) ?? '';
    const command = shown
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const words = execFileSync('sh', ['-c', command.replace('npx', `printf '%s\\0'`)])
      .toString()
      .split('\0');
    expect(words.slice(0, -1)).toEqual([
      '--no',
      'tracecraft',
      'image',
      'replay',
      name,
      '--at',
      '1',
      '--entry',
      entry,
      '--offset',
      '5',
      '--length',
      '7',
      '--sha256',
      DIGEST,
    ]);
  });

  it('says so when bytes differ, when the image was not at hand, and when departures are not shown', () => {
    const report = reportOf([item({ replay: 'differs' })], null);
    const html = findingsHtml(
      { ...report, departures: null, images: report.images.map((one) => ({ ...one, notices: null })) },
      phrasesIn('en'),
      false,
    );
    expect(html).toContain('OTHER BYTES than recorded');
    expect(html).toContain('not opened for this report');
    expect(html).toContain('Departures are not part of this report');
    expect(html).toContain('image replay IMAGE --at 1048576');
  });

  it('gives the same bytes for the same report', () => {
    const html = (): string => findingsHtml(reportOf([item({})]), phrasesIn('en'), false);
    expect(html()).toBe(html());
  });
});

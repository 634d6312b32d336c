import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { portableHashing } from '@tracecraft/bytes';
import { conductToSign, parseConduct, parsePractice, type Conduct, type Problem } from '@tracecraft/practice';
import { kindNamed } from '@tracecraft/record';
import { describe, expect, test } from 'vitest';

const content = join(import.meta.dirname, '../../../content');
const text = readFileSync(join(content, 'conduct/code-of-conduct.md'), 'utf8');

/** A code of one sentence; `vi` is a draft. */
const SHORT = `---
id: c
version: 1.0.0
status: draft
publisher: Test
title: {en: "A code"}
draft-languages: [vi]
sentences:
  - id: a
    text: {en: "I try.", vi: "Tôi cố."}
    practices: [A1]
---
## en
Read it.
`;
const changed = (from: string | RegExp, to: string): string => SHORT.replace(from, to);

function conductOf(source: string): Conduct {
  const parsed = parseConduct(source);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.conduct;
}

function errorsOf(source: string): readonly Problem[] {
  const parsed = parseConduct(source);
  return 'errors' in parsed ? parsed.errors : [];
}

describe('the code of conduct of the product', () => {
  const conduct = conductOf(text);

  test('ten sentences in three languages, at most twenty words, marked as drafts', () => {
    expect(conduct.sentences).toHaveLength(10);
    expect(conduct.draftLanguages).toEqual(['vi', 'ko']);
    for (const { text: words } of conduct.sentences) {
      for (const language of ['en', 'vi', 'ko']) expect(words[language], language).toMatch(/\p{L}/u);
      expect(words.en.split(/\s+/).length, words.en).toBeLessThanOrEqual(20);
      expect(words.en).toMatch(/^I /);
    }
  });

  test('each sentence links to practices, none twice; the protected ones are all promised', () => {
    for (const { practices, id } of conduct.sentences) {
      expect(practices.length, id).toBeGreaterThan(0);
      expect(new Set(practices).size, id).toBe(practices.length);
    }
    const promised = conduct.sentences.flatMap(({ practices }) => practices);
    for (const code of ['A1', 'A5', 'G5', 'J1', 'K1', 'K2', 'K3', 'K4'])
      expect(promised, code).toContain(code);
  });

  test('every code linked to is the code of a practice', () => {
    const folder = join(content, 'practices');
    const codes = readdirSync(folder)
      .filter((name) => name.endsWith('.practice.md'))
      .map((name) => parsePractice(readFileSync(join(folder, name), 'utf8')))
      .map((parsed) => ('practice' in parsed ? parsed.practice.code : null));
    for (const { practices } of conduct.sentences)
      for (const code of practices) expect(codes, code).toContain(code);
  });
});

describe('what is signed', () => {
  test('the digest is that of the English text, spelt out here by hand', () => {
    const conduct = conductOf(SHORT);
    const signed = '{"id":"c","sentences":[{"id":"a","text":{"en":"I try."}}],"version":"1.0.0"}';
    expect(conductToSign(portableHashing, conduct)).toEqual({
      code: 'c 1.0.0',
      digest: createHash('sha256').update(signed, 'utf8').digest('hex'),
    });
  });

  test('a draft translation, the prose and the links change nothing; a word, an order or a version does', () => {
    const digest = (source: string): string => conductToSign(portableHashing, conductOf(source)).digest;
    const before = digest(SHORT);
    expect(digest(SHORT.replace('Tôi cố.', 'Tôi sẽ cố gắng.'))).toBe(before);
    expect(digest(SHORT.replace('[A1]', '[A1, A5]').replace('Read it.', 'Read it aloud.'))).toBe(before);
    expect(digest(SHORT.replace('I try.', 'I may try.'))).not.toBe(before);
    expect(digest(SHORT.replace('1.0.0', '1.0.1'))).not.toBe(before);
    expect(digest(SHORT.replace('draft-languages: [vi]\n', ''))).not.toBe(before);
    const turned = { ...conductOf(text), sentences: conductOf(text).sentences.toReversed() };
    expect(conductToSign(portableHashing, turned).digest).not.toBe(digest(text));
  });

  test('its fields are those of the event kind', () => {
    const fields = Object.keys(conductToSign(portableHashing, conductOf(text)));
    expect(Object.keys(kindNamed('code.signed')?.fields ?? {})).toEqual(fields);
  });
});

describe('bad input', () => {
  test.each([
    ['no front matter', 'plain text', 'file.no-front-matter', 1],
    ['unknown key', changed('status: draft', 'state: draft'), 'file.unknown-key', 4],
    ['no English', changed('en: "I try.", ', ''), 'file.missing', 10],
    ['no such place in the code', changed('[A1]', '[L1]'), 'file.wrong-type', 11],
    ['markup', changed('I try.', 'I <b>try</b>.'), 'file.markup', 10],
    ['no sentence', changed(/sentences:[\s\S]*?---/, 'sentences: []\n---'), 'file.wrong-type', 8],
    ['too large', SHORT + 'x'.repeat(70_000), 'file.too-large', 1],
  ])('%s is told with its place', (_, source, code, line) => {
    expect(errorsOf(source)).toContainEqual(expect.objectContaining({ code, line }));
  });

  test('two sentences of one id', () => {
    const twice = SHORT.replace(
      '---\n## en',
      '  - {id: a, text: {en: "I do."}, practices: [A5]}\n---\n## en',
    );
    expect(errorsOf(twice).map(({ code }) => code)).toEqual(['file.wrong-type']);
  });
});

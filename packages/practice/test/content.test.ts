import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '@tracecraft/phrases';
import { describe, expect, test } from 'vitest';
import { findTerms, glossaryTerms, GlossaryError } from '@tracecraft/practice';
import { productPractices } from './content.ts';

const root = join(import.meta.dirname, '../../..');
const practices = productPractices();
const catalogue = (language: string): Readonly<Record<string, string>> =>
  readCatalogue(readFileSync(join(root, `content/phrases/${language}/practice.po`), 'utf8'));
const words = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

describe('the shared practices', () => {
  test.each(practices.map((practice) => [practice.id, practice] as const))(
    '%s is complete in three languages',
    (id, practice) => {
      expect(readdirSync(join(root, 'content/practices'))).toContain(`${id}.practice.md`);
      const step = practice.steps[0]!;
      expect(step.id).toBe(id);
      for (const text of [practice.title, practice.prose, step.why, step.risk])
        for (const language of ['en', 'vi', 'ko']) expect(text[language], language).toMatch(/\p{L}/u);
      expect(practice.draftLanguages).toEqual(['vi', 'ko']);
      expect(step.science.length).toBeGreaterThan(0);
    },
  );

  test('officers read sentences of at most fifteen words', () => {
    for (const { steps, title } of practices)
      for (const text of [title.en, steps[0]!.why.en, steps[0]!.risk.en])
        expect(words(text), text).toBeLessThanOrEqual(15);
  });

  test('no law row claims a review, and each of the twelve countries is answered for', () => {
    for (const { steps, id } of practices)
      for (const { law, lawNone } of steps) {
        expect([...law.map((row) => row.country), ...lawNone].toSorted(), id).toEqual([
          'BN',
          'ID',
          'KH',
          'KR',
          'LA',
          'MM',
          'MY',
          'PH',
          'SG',
          'TH',
          'TL',
          'VN',
        ]);
        for (const row of law) expect(row.status).toBe('not-reviewed-by-national-authority');
      }
  });
});

describe('phrases', () => {
  const english = catalogue('en');

  test('Vietnamese and Korean have the phrases of English, with the same parameters', () => {
    const parameters = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]!))].toSorted();
    for (const language of ['vi', 'ko']) {
      const other = catalogue(language);
      expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted());
      for (const [id, text] of Object.entries(english))
        expect(parameters(other[id]!), `${language} ${id}`).toEqual(parameters(text));
    }
  });

  test('explanations and advice stay within fifteen words beside what they quote', () => {
    const own = Object.entries(english).filter(([id]) => /^practice\.(explain|advice)\./.test(id));
    expect(own.length).toBeGreaterThan(40);
    for (const [id, text] of own) expect(words(text.replaceAll(/\{\w+\}/g, '…')), id).toBeLessThanOrEqual(15);
  });

  test('every problem code has its words', () => {
    const source = readFileSync(join(root, 'packages/practice/src/language/problem.ts'), 'utf8');
    const codes = [...source.matchAll(/\| '([a-z.-]+)'/g)].map((found) => found[1]!);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(english).toHaveProperty([`practice.problem.${code}`]);
    const spec = readFileSync(join(root, 'docs/spec/practice.md'), 'utf8');
    for (const code of codes) expect(spec, code).toContain(`\`${code}\``);
  });
});

describe('domain words', () => {
  const terms = glossaryTerms(readFileSync(join(root, 'content/glossary/terms.yaml'), 'utf8'));

  test('the twenty-six words of the table stand in all languages, as drafts', () => {
    const full = terms.filter((term) => Object.keys(term.words).length === 12);
    expect(full).toHaveLength(26);
    expect(terms.every((term) => term.draft)).toBe(true);
    const exhibit = terms.find((term) => term.id === 'exhibit')!;
    expect(exhibit.words).toMatchObject({ vi: 'vật chứng', ko: '증거물', km: 'វត្ថុតាង', tet: 'objetu prova' });
  });

  test('a word of a sentence opens its meaning in the reader’s language', () => {
    const found = findTerms(
      'Put the exhibit in a paper-bag, seal it and keep the chain of custody.',
      'en',
      terms,
    );
    expect(found.map(({ term }) => term.id)).toEqual(['exhibit', 'packaging', 'seal', 'chain-of-custody']);
    for (const { term } of found)
      for (const language of ['en', 'vi', 'ko']) expect(term.meaning[language]).toMatch(/\p{L}/u);
    const korean = '증거물을 옮기면 봉인한다';
    expect(findTerms(korean, 'ko', terms).map(({ start, end }) => korean.slice(start, end))).toEqual([
      '증거물',
      '봉인',
    ]);
    expect(findTerms('sealant and exhibits-like', 'en', terms)).toEqual([]);
  });

  test('meanings are plain and short', () => {
    for (const { meaning } of terms) expect(words(meaning['en'] ?? '')).toBeLessThanOrEqual(15);
  });

  test('a glossary that cannot be read says so', () => {
    for (const text of ['terms: 3', 'terms:\n  - words: {}', 'a: [', 'x'.repeat(300_000)])
      expect(() => glossaryTerms(text)).toThrow(GlossaryError);
  });
});

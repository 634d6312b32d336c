import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '@tracecraft/phrases';
import { describe, expect, test } from 'vitest';
import { findTerms, glossaryTerms, GlossaryError, parseCheck } from '@tracecraft/practice';
import { productPractices } from './content.ts';
import { parametersOf } from './localised/languages.ts';

const root = join(import.meta.dirname, '../../..');
const practices = productPractices();
const catalogue = (language: string): Readonly<Record<string, string>> =>
  readCatalogue(readFileSync(join(root, `content/phrases/${language}/practice.po`), 'utf8'));
const words = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Letter and number of the shared table (`domain.md` §4). */
const COUNTS = { A: 7, B: 6, C: 6, D: 5, E: 6, F: 7, G: 7, H: 5, I: 4, J: 3, K: 4 };
const CODES = Object.entries(COUNTS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
);
/** Practices that protect people: no profile drops or loosens them (settled question 29). */
const PROTECTED = ['A1', 'A5', 'G5', 'J1', 'K1', 'K2', 'K3', 'K4'];
/** Verdicts of records made before the code was whole name these steps. */
const FIRST_LIGHT = [
  'authority-before-entry',
  'breathable-container',
  'countersigned-quantity',
  'fresh-gloves',
  'hash-the-image',
  'isolate-running-device',
  'known-holder',
  'memory-before-power-off',
  'never-examine-original',
  'no-operating-before-isolation',
  'overall-mid-close',
  'photograph-before-moving',
  'seal-and-label',
  'tested-write-blocker',
  'verify-before-examining',
];
const folder = join(root, 'content/practices');
const steps = practices.flatMap((practice) => practice.steps.map((step) => ({ practice, step })));
const each = practices.map((practice) => [practice.id, practice] as const);

describe('the shared practices', () => {
  test('the sixty of the code stand there, each once', () => {
    const codes = practices.flatMap(({ code }) => code ?? []).toSorted();
    console.log(`${practices.length} practices, ${codes.length} with a code, ${steps.length} steps`);
    expect(CODES).toHaveLength(60);
    expect(codes).toEqual(CODES.toSorted());
    expect(new Set(practices.map(({ id }) => id)).size).toBe(practices.length);
  });

  test('the fifteen of first light keep their name as that of their first step', () => {
    for (const id of FIRST_LIGHT)
      expect(practices.find((practice) => practice.id === id)?.steps[0]?.id, id).toBe(id);
  });

  test.each(each)('%s is complete in three languages', (id, { title, prose, steps: own, draftLanguages }) => {
    expect(readdirSync(folder)).toContain(`${id}.practice.md`);
    for (const text of [title, prose, ...own.flatMap(({ why, risk }) => [why, risk])])
      for (const language of ['en', 'vi', 'ko']) expect(text[language], language).toMatch(/\p{L}/u);
    expect(draftLanguages).toEqual(['vi', 'ko']);
    for (const { science, examples } of own) {
      expect(science.length).toBeGreaterThan(0);
      expect(new Set(examples.map((example) => example.outcome)).size).toBe(2);
    }
  });

  test.each(each.filter(([, { code }]) => code !== null))(
    '%s reads as a page of a manual',
    (_, { prose }) => {
      const length = words(prose.en);
      expect(length).toBeGreaterThanOrEqual(60);
      expect(length).toBeLessThanOrEqual(160);
    },
  );

  test('officers read sentences of at most fifteen words', () => {
    for (const { step, practice } of steps)
      for (const text of [practice.title.en, step.why.en, step.risk.en])
        expect(words(text), text).toBeLessThanOrEqual(15);
  });

  test('the ones that protect people are compulsory, of the gravest kind, and say so', () => {
    const found = practices.filter(({ code }) => code !== null && PROTECTED.includes(code));
    expect(found.flatMap(({ code }) => code ?? []).toSorted()).toEqual(PROTECTED);
    for (const { id, prose, steps: own } of found) {
      expect(prose.en, id).toMatch(/protects people\.[^.]*profile cannot drop or loosen it/i);
      for (const step of own) expect(step.level, `${id}/${step.id}`).toBe('must');
    }
  });

  test('a version tells what changed, and the newest is the one that stands', () => {
    for (const { id, version, history, code } of practices) {
      if (code !== null) expect(history.at(-1)?.version, id).toBe(version);
      const versions = history.map((note) => note.version);
      expect(versions, id).toEqual([...new Set(versions)].toSorted());
      for (const { checks } of history) for (const check of Object.values(checks)) parseCheck(check);
    }
  });

  test('no law row claims a review, and each of the twelve countries is answered for', () => {
    const rows = steps.flatMap(({ step }) => step.law);
    console.log(`${rows.length} law rows`);
    for (const {
      step: { law, lawNone },
      practice: { id },
    } of steps) {
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
      for (const row of law) {
        expect(row.status).toBe('not-reviewed-by-national-authority');
        expect(words(row.says), row.says).toBeLessThanOrEqual(20);
      }
    }
  });
});

describe('pictures of right and wrong', () => {
  const files = readdirSync(join(folder, 'pictures'));
  const named = practices.flatMap((practice) => practice.pictures.map((picture) => ({ practice, picture })));

  test('every file is shown somewhere, and what is shown is there', () => {
    expect(files.length).toBeGreaterThanOrEqual(14);
    expect([...new Set(named.map(({ picture }) => picture.file))].toSorted()).toEqual(files.toSorted());
  });

  test.each(files)('%s is small, plain and safe to show', (file) => {
    const text = readFileSync(join(folder, 'pictures', file), 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d .]+"/);
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /script|href|url\(|https?:|foreignObject|<style|\son\w+=|<image|<text|@import|<!/i,
    );
  });

  test('each says in words what it shows, and a right one has its wrong one', () => {
    for (const { practice, picture } of named)
      for (const language of ['en', 'vi', 'ko'])
        expect(picture.alt[language], `${practice.id} ${picture.file} ${language}`).toMatch(/\p{L}/u);
    for (const { id, pictures } of practices)
      if (pictures.length > 0)
        expect(new Set(pictures.map(({ outcome }) => outcome)), id).toEqual(new Set(['right', 'wrong']));
  });
});

describe('phrases', () => {
  const english = catalogue('en');

  test('Vietnamese and Korean have the phrases of English, with the same parameters', () => {
    for (const language of ['vi', 'ko']) {
      const other = catalogue(language);
      expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted());
      for (const [id, text] of Object.entries(english))
        expect(parametersOf(other[id]!), `${language} ${id}`).toEqual(parametersOf(text));
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

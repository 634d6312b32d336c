import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  parseCheck,
  plainSentence,
  sayAdvice,
  sayFailed,
  sayMissing,
  explainVerdict,
  sayExplanation,
} from '@tracecraft/practice';
import { vocabulary } from '@tracecraft/record';
import { productPractices } from '../content.ts';
import { randomCheck } from '../random-check.ts';
import { LANGUAGES, parametersOf, phrasesOf } from './languages.ts';

const practices = productPractices();
const steps = practices.flatMap((practice) => practice.steps.map((step) => ({ practice, step })));
const compiled = new Map(practices.map((practice) => [practice.id, compilePractices([practice])]));
const HYPHENATED = vocabulary.flatMap(({ verbs }) => verbs.filter((verb) => verb.includes('-')));
const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Vietnamese writes each syllable apart: sixty of them are about forty words. */
const LONGEST: Readonly<Record<string, number>> = { vi: 60 };

/** Texts of a record are quoted as they stand. */
const withoutQuotes = (text: string): string => text.replaceAll(/“[^”]*”/g, '…');

function expectPlain(text: string, language: string): void {
  const own = withoutQuotes(text);
  expect(own, text).not.toMatch(/[=≠<>≤≥{}_]|practice\.|undefined|NaN| {2}/);
  for (const verb of HYPHENATED) expect(own.split(/[^a-z-]+/i), text).not.toContain(verb);
  // Names of algorithms and cards and units stay as they are in every script.
  if (language === 'ko')
    expect(own.replaceAll(/SHA-\d+|MD5|SIM|E01|k?m?g\b/g, ''), text).not.toMatch(/[a-z]{2}/i);
}

describe.each(LANGUAGES)('plain sentences in %s', (language) => {
  const phrases = phrasesOf(language);

  test('of every step are one sentence of at most forty words, without the check language', () => {
    expect(steps.length).toBeGreaterThan(60);
    for (const { practice, step } of steps) {
      const said = plainSentence(step.tree, phrases);
      expectPlain(said, language);
      expect(words(said), `${practice.id}/${step.id}: ${said}`).toBeLessThanOrEqual(LONGEST[language] ?? 40);
      expect(said).toMatch(/^\S.*[^.:;, ]\.$/u);
      expect(said[0]).toBe(said[0]!.toUpperCase());
    }
  });

  test('of any tree are said without the check language', () => {
    fc.assert(
      fc.property(randomCheck, (check) => expectPlain(plainSentence(check, phrases), language)),
      { numRuns: 1000 },
    );
  });

  test('of two checks that differ are different', () => {
    const said = new Map(steps.map(({ step }) => [plainSentence(step.tree, phrases), step.check]));
    for (const { step } of steps)
      expect(parseCheck(said.get(plainSentence(step.tree, phrases))!)).toEqual(step.tree);
  });

  test('explanations and advice of every bad example are plain', () => {
    let seen = 0;
    for (const { practice, step } of steps)
      for (const example of step.examples) {
        const events = miniRecord(example.record);
        for (const verdict of checkRecord(compiled.get(practice.id)!, events, { closed: false })) {
          if (verdict.step !== step.id) continue;
          seen++;
          if (verdict.missing !== null)
            expectPlain(sayMissing(verdict.missing, step.tree, phrases), language);
          for (const { condition } of verdict.nearestMiss?.failed ?? [])
            expectPlain(sayFailed(condition, step.tree, phrases), language);
          if (verdict.missing !== null) {
            const advice = { id: 'a', form: 'next', repairable: true, verdict } as const;
            expect(sayAdvice(advice, practice, phrases)).not.toMatch(/[=≠≤≥]|practice\./);
          }
          const explanation = explainVerdict(verdict, { events, practice, phrases, country: null });
          expect(explanation.plain).toBe(plainSentence(step.tree, phrases));
          expect(sayExplanation(explanation, phrases)).toContain(explanation.plain);
        }
      }
    expect(seen).toBeGreaterThan(100);
  });
});

test.each([
  [
    'for each exhibit: before collect or move, require photograph with scale = yes',
    'For each exhibit: before collecting it or moving it, photograph it with a scale.',
  ],
  [
    'for each scene: before search-zone, require check-persons unless assess-hazard with entry = unsafe',
    'At each scene: before searching a zone, check for injured people, unless you have assessed the hazards with entry found unsafe.',
  ],
  [
    'for each exhibit: after collect, require seal and label before release-scene',
    'For each exhibit: after collecting it, seal it and label it before releasing the scene.',
  ],
  [
    'for each exhibit where kind in (drugs, cash, firearm): after weigh or count, require countersign by another officer within 10 min',
    'For each exhibit whose kind is drugs, cash or firearm: after weighing it or counting it, have another officer countersign for it within 10 minutes.',
  ],
  [
    'for each officer: before each collect, require a new change-gloves',
    'For each officer: each time before collecting an exhibit, change gloves again.',
  ],
  [
    'for each search: before enter, require authority with valid-until ≥ now',
    'In each search: before entering the scene, have legal authority valid at that time.',
  ],
  [
    'for each case: whenever note, require recording delay ≤ 15 min or late-reason is recorded',
    'In each case: whenever you write a note, make sure that you write it down within 15 minutes or that you note the reason for the delay.',
  ],
  [
    'for each exhibit: after transfer, require accept by another officer or refuse by another officer within 1 h',
    'For each exhibit: after handing it over, have another officer accept it, or have another officer refuse it, within 1 hour.',
  ],
  [
    'for each officer: after enter, never search-person until decontaminate for 24 h',
    'For each officer: after entering the scene, do not search a person for 24 hours or until you have decontaminated yourself.',
  ],
  [
    'for each exhibit: whenever label, require label is recorded and place is recorded and collector = collecting officer',
    'For each exhibit: whenever you label it, make sure that you note the text of the label and the place and that the collector named is the officer who collected it.',
  ],
  [
    'for each device where power = on: before power-off, require capture-memory unless waive with reason is recorded',
    'For each device that is switched on: before switching it off, capture the memory, unless you have recorded a waiver noting the reason.',
  ],
  [
    'for each device: after observe with power = off, never power-on until acquire unless declare-emergency with kind = life',
    'For each device: after observing it switched off, do not switch it on until you have copied its data, unless you have declared an emergency to save a life.',
  ],
  [
    'for each image: never examine with source = original',
    'For each data copy: never examine it using the original.',
  ],
  [
    'for each exhibit: at most 1 move within any 1 h',
    'For each exhibit: move it at most once in any 1 hour.',
  ],
])('%s', (check, plain) => {
  expect(plainSentence(parseCheck(check), phrasesOf('en'))).toBe(plain);
});

test.each([
  ['vi', 'Với mỗi vật chứng: trước khi thu giữ hoặc di chuyển, phải chụp ảnh có thước tỉ lệ.'],
  ['ko', '각 증거물: 수거 또는 이동 전에 축척자를 놓은 사진 촬영을 해야 한다.'],
])('the same in %s', (language, plain) => {
  const check = parseCheck('for each exhibit: before collect or move, require photograph with scale = yes');
  expect(plainSentence(check, phrasesOf(language))).toBe(plain);
});

test.each([
  ['{count} min', ['count']],
  ['{form, select, doing {checking} other {check}} the {field}', ['field']],
  ['{place, select, with {with {field} {value}} other {{field} is {value}}}', ['field', 'value']],
  ['{target} at least {count, plural, one {once} other {# times}}{within}', ['count', 'target', 'within']],
])('parameters of %s', (text, names) => {
  expect(parametersOf(text)).toEqual(names);
});

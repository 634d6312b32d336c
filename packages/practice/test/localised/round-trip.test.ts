import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clashingWords,
  parseCheck,
  parseSentence,
  printCheck,
  sentence,
  sentenceReadings,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { vocabulary, type FieldSpec } from '@tracecraft/record';
import { productPractices } from '../content.ts';
import { randomCheck } from '../random-check.ts';
import { englishByTemplates, LANGUAGES, phrasesOf, practiceCatalogue } from './languages.ts';

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const steps = productPractices().flatMap(({ steps: all }) => all);

test('there are languages to look at', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'vi', 'ko']));
  expect(steps.length).toBeGreaterThan(60);
});

describe.each(LANGUAGES)('sentences in %s', (language) => {
  const phrases = phrasesOf(language);

  test('of random trees read back to the same tree', () => {
    let seen = 0;
    fc.assert(
      fc.property(randomCheck, (check) => {
        seen++;
        expect(parseSentence(sentence(check, phrases), phrases)).toEqual(check);
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThanOrEqual(3000);
  });

  test('of every step of every practice read back to the same tree', () => {
    for (const { tree, check } of steps) {
      const said = sentence(tree, phrases);
      expect(parseSentence(said, phrases), said).toEqual(tree);
      expect(parseCheck(check), check).toEqual(tree);
    }
  });
});

describe.each(OTHERS)('the catalogue of %s', (language) => {
  const phrases = phrasesOf(language);

  test('has no two words of one text in one place', () => {
    expect(clashingWords(phrases)).toEqual([]);
  });

  test('has no sentence with two meanings', () => {
    fc.assert(
      fc.property(randomCheck, (check) => {
        expect(meaningsOf(sentence(check, phrases), phrases)).toEqual([printCheck(check)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('tells every act apart in every form, and every field and value', () => {
    const all = [...sentencesOfVerbs(), ...sentencesOfFields()];
    expect(all.length).toBeGreaterThan(2000);
    for (const check of all) {
      const said = sentence(parseCheck(check), phrases);
      expect(meaningsOf(said, phrases), said).toEqual([printCheck(parseCheck(check))]);
    }
  });

  test('has a word for everything: nothing is left in the check language', () => {
    const catalogue = practiceCatalogue(language);
    for (const kind of vocabulary.filter(({ verbs }) => verbs.length > 0)) {
      for (const verb of kind.verbs) expect(catalogue).toHaveProperty([`practice.verb.${verb}`]);
      for (const [name, spec] of Object.entries<FieldSpec>(kind.fields)) {
        expect(catalogue).toHaveProperty([`practice.field.${name}`]);
        for (const choice of spec.choices ?? [])
          if (!/^(MD5|SHA-)/.test(choice)) expect(catalogue).toHaveProperty([`practice.choice.${choice}`]);
      }
    }
  });
});

test('the English templates are the check language, said and read', () => {
  const english = englishByTemplates();
  fc.assert(
    fc.property(randomCheck, (check) => {
      const said = sentence(check, english);
      expect(said.replaceAll('"', '')).toBe(printCheck(check).replaceAll('"', ''));
      expect(parseCheck(said)).toEqual(check);
      expect(parseSentence(said, english)).toEqual(check);
    }),
    { numRuns: 500 },
  );
});

/** Readings as the check language prints them: quotes that change nothing are gone. */
function meaningsOf(said: string, phrases: Phrases): readonly string[] {
  return sentenceReadings(said, phrases).map((reading) => printCheck(parseCheck(reading)));
}

/** Every verb in every place of every form. */
function sentencesOfVerbs(): readonly string[] {
  const verbs = vocabulary.flatMap((kind) => kind.verbs);
  return verbs.flatMap((verb, i) => {
    const other = verbs[(i * 7 + 3) % verbs.length]!;
    return [
      `before ${verb} or ${other}, require ${other} and ${verb} within 5 min`,
      `before each ${verb}, require a new ${other}`,
      `just before ${verb}, require ${other}`,
      `after ${verb}, require ${other} or ${verb} before ${other}`,
      `after each ${verb}, require ${other} before the next ${verb}`,
      `just after ${verb}, require ${other} unless ${verb}`,
      `after ${verb}, never ${other} until ${verb} for 24 h`,
      `never ${verb} by another officer`,
      `at least 2 ${verb} within any 7 d`,
      `at most 1 ${verb} by the same officer`,
      `if ${verb}, also ${other}`,
      `not both ${verb} and ${other}`,
      `in order: ${verb}; ${other}; ${verb} or ${other}`,
    ].map((form) => `for each exhibit: ${form}`);
  });
}

/** Every field of every kind in every relation that fits it, with every choice. */
function sentencesOfFields(): readonly string[] {
  return vocabulary.flatMap(({ verbs, fields }) =>
    verbs
      .slice(0, 1)
      .flatMap((verb) =>
        Object.entries<FieldSpec>(fields).flatMap(([name, spec]) =>
          conditionsOf(name, spec).map((one) => `for each exhibit: never ${verb} with ${one}`),
        ),
      ),
  );
}

function conditionsOf(name: string, spec: FieldSpec): readonly string[] {
  const same = [`${name} is recorded`, `same ${name}`, `different ${name} and ${name} is recorded`];
  if (spec.type === 'list') return [...same, `${name} includes occupant`, `not ${name} includes "a b"`];
  if (spec.type === 'time') return [...same, `${name} ≥ now`, `${name} < now`];
  const values = valuesOf(spec);
  const ordered = spec.type === 'integer' ? ['<', '≤', '>', '≥'] : [];
  return [
    ...same,
    ...values.flatMap((value) => [`${name} = ${value}`, `${name} ≠ ${value}`]),
    ...ordered.map((relation) => `${name} ${relation} ${values[0]}`),
    `${name} in (${values.join(', ')})`,
    `not ${name} = ${values[0]} or ${name} is recorded`,
  ];
}

function valuesOf({ type, unit, choices }: FieldSpec): readonly string[] {
  if (choices !== undefined) return choices.map((choice) => `"${choice}"`);
  if (type === 'yes-no') return ['yes', 'no'];
  if (type !== 'integer') return ['"one"', '"12"'];
  return unit === 'ms' ? ['15 min', '24 h', '0'] : unit === 'mg' ? ['500 mg', '2 kg', '3 g'] : ['7', '0'];
}

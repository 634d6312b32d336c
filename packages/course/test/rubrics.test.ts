import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRubric, parseWorkedRecord, rubricsOf, type ContentFault } from '../src/index.ts';
import { exercise, readContent } from './case-builder.ts';
import { shippedRubrics, shippedWorked } from './shipped-rubrics.ts';

const rubrics = shippedRubrics();

describe('shipped rubrics', () => {
  test('explanation and report, testimony, cooperation: levels 0 to 4 in three languages, one global rating each', () => {
    expect(rubrics.map((one) => [one.id, one.part])).toEqual([
      ['cooperation', 'testimony'],
      ['explanation-report', 'explanation'],
      ['testimony', 'testimony'],
    ]);
    for (const rubric of rubrics) {
      expect(rubric.criteria.filter((one) => one.id === 'global')).toHaveLength(1);
      expect(rubric.drafts).toEqual(['vi', 'ko']);
      for (const criterion of rubric.criteria) {
        expect(criterion.levels, criterion.id).toHaveLength(5);
        for (const text of [criterion.title, ...criterion.levels])
          for (const language of ['en', 'vi', 'ko']) expect(text[language], text.en).toBeTruthy();
      }
    }
  });

  test('each has at least two worked records, wholly marked with reasons, of different quality', () => {
    const worked = shippedWorked(rubrics);
    expect(worked).toHaveLength(
      readdirSync(join(import.meta.dirname, '../../../content/rubrics/worked')).length,
    );
    for (const rubric of rubrics) {
      const own = worked.filter((one) => one.rubric === rubric.id);
      expect(own.length, rubric.id).toBeGreaterThanOrEqual(2);
      const global = own.map((one) => one.marks.find((mark) => mark.criterion === 'global')?.level ?? 0);
      expect(Math.max(...global) - Math.min(...global), rubric.id).toBeGreaterThanOrEqual(2);
      for (const one of own)
        for (const language of ['en', 'vi', 'ko']) expect(one.work[language]).toBeTruthy();
    }
  });

  test('an exercise that names none is marked by all of them, one that names some by those', () => {
    expect(rubricsOf(exercise('blue-tape'), rubrics)).toEqual(rubrics);
    const own = { ...rubrics[0]!, title: { en: 'Own' } };
    expect(rubricsOf({ rubrics: ['cooperation', 'nowhere'] }, rubrics, [own])).toEqual([own]);
  });
});

describe('a rubric or worked record with a fault is refused, by name and place', () => {
  const text = readContent('rubrics/testimony.yaml');
  const worked = readContent('rubrics/worked/testimony-steady.yaml');
  const told = (read: object): string[] =>
    'errors' in read
      ? (read.errors as readonly ContentFault[]).map((one) => `${one.document} ${one.path} ${one.code}`)
      : [];
  const changed = (from: string, to: string, of: string): string => {
    expect(of).toContain(from);
    return of.replace(from, to);
  };

  test.each([
    ['part: testimony', 'part: process', 'rubric part not-a-choice'],
    ['id: own-record', 'id: competence', 'rubric criteria duplicate-id'],
    ['id: own-record', 'id: global', 'rubric criteria duplicate-id'],
    ['global:', 'overall:', 'rubric global missing'],
    ['weight: 3', 'weight: 0', 'rubric criteria[1].weight out-of-range'],
  ])('%s → %s', (from, to, fault) => expect(told(parseRubric(changed(from, to, text)))).toContain(fault));

  test.each([
    ['criterion: own-record', 'criterion: own-recrd', 'worked marks.own-record missing'],
    ['criterion: own-record', 'criterion: competence', 'worked marks duplicate-id'],
    ['level: 4', 'level: 5', 'worked marks.competence.level out-of-range'],
    ['rubric: testimony', 'rubric: testimny', 'worked rubric unknown-reference'],
  ])('worked: %s → %s', (from, to, fault) =>
    expect(told(parseWorkedRecord(changed(from, to, worked), rubrics))).toContain(fault),
  );
});

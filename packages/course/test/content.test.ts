import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '@tracecraft/phrases';
import { courseVocabulary } from '@tracecraft/record';
import { exercise, practicesOf, readContent } from './case-builder.ts';

const exercises = join(import.meta.dirname, '../../../content/exercises');
const sentenceLanguages = ['en', 'vi', 'ko'];

describe.each(['blue-tape', 'sotm24'])('%s', (id) => {
  const one = exercise(id);
  const folder = join(exercises, id);

  test('every thing has its drawing: plain SVG, no scripts, nothing loaded from elsewhere', () => {
    const views = new Set((one.scene?.things ?? []).map((thing) => thing.view));
    expect(views.size).toBeGreaterThan(0);
    for (const view of views) {
      const svg = readFileSync(join(folder, 'views', `${view}.svg`), 'utf8');
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 800 600" role="img"/);
      expect(svg).toContain('<title');
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /<script|<foreignObject|\bon\w+=|href|https?:|@import/i,
      );
      expect(svg.length).toBeLessThan(20_000);
    }
    expect(readdirSync(join(folder, 'views')).toSorted()).toEqual(
      [...views].map((view) => `${view}.svg`).toSorted(),
    );
  });

  test('things lie in their zones, on the plan', () => {
    for (const thing of one.scene?.things ?? []) {
      const zone = one.scene?.zones.find((place) => place.id === thing.zone);
      expect(zone, thing.id).toBeDefined();
      expect(thing.x >= zone!.x && thing.x + thing.width <= zone!.x + zone!.width, thing.id).toBe(true);
      expect(thing.y >= zone!.y && thing.y + thing.height <= zone!.y + zone!.height, thing.id).toBe(true);
    }
  });

  test('every practice in force exists, with the steps the truth counts', () => {
    const steps = practicesOf(one).practices.flatMap((practice) =>
      practice.steps.map((step) => `${practice.id}/${step.id}`),
    );
    expect(new Set(steps.map((step) => step.split('/')[0]))).toEqual(new Set(one.practices.ids));
    for (const duty of one.truth.duties) expect(steps).toContain(`${duty.practice}/${duty.step}`);
  });

  test('English, Vietnamese and Korean, the drafts marked', () => {
    expect(one.drafts).toEqual(['vi', 'ko']);
    const texts = [
      one.title,
      one.summary,
      one.brief,
      one.truth.story,
      ...one.questions.map((question) => question.text),
    ];
    for (const text of texts)
      for (const language of sentenceLanguages) expect(text[language], text.en).toBeTruthy();
  });

  test('plays name only reserved addresses and the brief teaches no way to do harm', () => {
    const text = ['exercise.yaml', 'truth.yaml']
      .map((name) => readContent(`exercises/${id}/${name}`))
      .join('\n');
    expect(text).not.toMatch(/https?:|www\.|@[a-z]+\.(com|net|org)/i);
    for (const name of readdirSync(join(folder, 'plays'))) expect(name).toMatch(/\.(acts|md)$/);
  });
});

test('evidence that ships is there; evidence that does not says so', () => {
  for (const id of ['blue-tape', 'sotm24'])
    for (const { file } of exercise(id).evidence) {
      if (file === null) expect(existsSync(join(exercises, id, 'evidence'))).toBe(false);
      else expect(existsSync(join(exercises, id, 'evidence', file))).toBe(true);
    }
});

test('every phrase of score and faults is there in three languages, with the same parameters', () => {
  const catalogues = sentenceLanguages.map((language) => ({
    ...readCatalogue(readContent(`phrases/${language}/course.po`)),
    ...readCatalogue(readContent(`phrases/${language}/marking-words.po`)),
  }));
  const [english, ...others] = catalogues;
  const used = new Set(
    sources().flatMap((text) => [...text.matchAll(/'(score\.[a-z.-]+)'/g)].map((match) => match[1]!)),
  );
  // kinds of events, not phrases
  for (const { kind } of courseVocabulary) used.delete(kind);
  for (const state of [
    'departure',
    'waived',
    'explained',
    'late',
    'earned',
    'pending',
    'uncertain',
    'missed',
  ])
    used.add(`score.duty.${state}`);
  for (const state of ['awaiting', 'third']) used.add(`score.person.${state}`);
  for (const part of ['explanation', 'testimony']) used.add(`score.awaiting.${part}`);
  const codes = [
    ...readFileSync(join(import.meta.dirname, '../src/content-fault.ts'), 'utf8').matchAll(
      /^  \| '([a-z-]+)'/gm,
    ),
  ].map((match) => match[1]!);
  expect(codes.length).toBeGreaterThan(15);
  for (const code of codes) used.add(`course.fault.${code}`);
  expect([...used].filter((id) => english?.[id] === undefined)).toEqual([]);
  for (const other of others) {
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(english ?? {}).toSorted());
    for (const [id, text] of Object.entries(other))
      expect(parameters(text), id).toEqual(parameters(english?.[id] ?? ''));
  }
});

function sources(): string[] {
  const folder = join(import.meta.dirname, '../src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function parameters(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].toSorted();
}

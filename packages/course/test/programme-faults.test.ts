import { describe, expect, test } from 'vitest';
import { parseActivity, parseSurvey } from '../src/index.ts';
import { idsIn, practices, readText, surveyForm } from './content-files.ts';

function activityFaults(id: string, from: string, to: string): readonly string[] {
  const text = readText(`activities/${id}.yaml`);
  expect(text).toContain(from);
  const read = parseActivity(text.replace(from, to));
  return 'errors' in read ? read.errors.map(({ code, path }) => `${code} ${path}`) : [];
}

describe('an activity somebody broke is refused, and says where', () => {
  test.each([
    ['find-the-seven-gaps', 'kind: gaps', 'kind: quiz', 'not-a-choice kind'],
    [
      'find-the-seven-gaps',
      "drop: '08:48 mina change-gloves'",
      "drop: '08:48 mina sings'",
      'unknown-reference record',
    ],
    ['find-the-seven-gaps', "drop: '08:48 mina change-gloves'", "drop: '08:4'", 'unknown-reference record'],
    [
      'find-the-seven-gaps',
      '08:28 mina change-gloves',
      '08:28 mina change-glvoes',
      'unknown-reference record',
    ],
    [
      'find-the-seven-gaps',
      '    practice: complete-label',
      '    practice: no-such',
      'unknown-reference gaps.label-without-place',
    ],
    ['find-the-seven-gaps', 'id: same-gloves', 'id: no-mid-range', 'duplicate-id gaps'],
    ['find-the-seven-gaps', 'minutes: 35', 'minutes: 0', 'out-of-range minutes'],
    [
      'twelve-acts-four-overlays',
      'overlays: [none, kr, ph, vn]',
      'overlays: [none, kr, ph, sg]',
      'missing cards.whole-phone.key',
    ],
    ['twelve-acts-four-overlays', 'kr: departure', 'kr: perhaps', 'not-a-choice cards[0].key.kr'],
    ['twelve-acts-four-overlays', 'acquire D I', 'aquire D I', 'unknown-reference cards.whole-phone.record'],
    ['running-device', 'worth: 2', 'worth: 3', 'out-of-range cards[0].options[1].worth'],
    ['running-device', 'worth: 2', 'worth: 1', 'nothing-to-score cards.first-look'],
    ['mock-court', 'questions: 8', 'cards: 8', 'unknown-key cards'],
    ['mock-court', 'id: mock-court', 'id: [mock-court', 'yaml-syntax '],
  ])('%s with %j as %j', (id, from, to, fault) => {
    expect(activityFaults(id, from, to)).toContain(fault);
  });
});

test('a form somebody broke is refused', () => {
  const text = readText('surveys/course.yaml');
  const faults = (yaml: string): readonly string[] => {
    const read = parseSurvey(yaml);
    return 'errors' in read ? read.errors.map(({ code, path }) => `${code} ${path}`) : [];
  };
  expect(faults(text)).toEqual([]);
  expect(faults(text.replace('id: trainers', 'id: met-needs'))).toEqual(['duplicate-id items']);
  expect(faults(text.replace('level: 1', 'level: 5'))).toEqual(['out-of-range level']);
  expect(faults(text.replace('scale: agreement', 'scale: stars'))).toEqual(['not-a-choice items[0].scale']);
});

test('every activity and form is read, in three languages, and names no real place, person or address', () => {
  for (const id of idsIn('surveys', '.yaml')) {
    const form = surveyForm(id);
    const texts = [
      form.title,
      form.brief,
      ...form.items.map(({ text }) => text),
      ...(form.open === null ? [] : [form.open]),
    ];
    for (const text of texts)
      for (const language of ['en', 'vi', 'ko']) expect(text[language], text.en).toBeTruthy();
  }
  const known = new Set(practices().map(({ id }) => id));
  for (const id of idsIn('activities', '.yaml')) {
    const text = readText(`activities/${id}.yaml`);
    const read = parseActivity(text);
    if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors)}`);
    for (const [, practice] of text.matchAll(/^ {4}practice: (\S+)$/gm)) expect(known).toContain(practice);
    for (const language of ['en', 'vi', 'ko']) expect(read.activity.brief[language]).toBeTruthy();
    expect(text).not.toMatch(/https?:|www\.|@[a-z]+\.(com|net|org)/i);
  }
});

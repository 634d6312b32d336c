import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCourse, parseExercise, type ContentFault } from '../src/index.ts';
import { readContent } from './case-builder.ts';

const brief = readContent('exercises/blue-tape/exercise.yaml');
const truth = readContent('exercises/blue-tape/truth.yaml');

function faults(exerciseText: string, truthText: string): readonly ContentFault[] {
  const read = parseExercise(exerciseText, truthText);
  return 'errors' in read ? read.errors : [];
}
const told = (list: readonly ContentFault[]): string[] =>
  list.map((one) => `${one.document} ${one.path} ${one.code}`);
/** `text` with one replacement that must have taken place. */
function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('an exercise with a fault is refused, by name and place', () => {
  test.each([
    ['process: 40', 'process: 41', 'exercise weights weights-not-100'],
    ['id: blue-tape', 'id: Blue Tape', 'exercise id bad-id'],
    ['minutes: 120', 'minutes: soon', 'exercise minutes not-integer'],
    ['minutes: 120', 'minutes: -1', 'exercise minutes out-of-range'],
    ['minutes: 120', 'minutes: 120\nplan: { arrival: 61, custody: 60 }', 'exercise plan out-of-range'],
    ['minutes: 120', 'minutes: 120\nplan: { lunch: 30 }', 'exercise plan.lunch unknown-key'],
    ['adviceMode: live', 'assessed: 3', 'exercise assessed not-yes-no'],
    ['adviceMode: live', 'adviceMode: loud', 'exercise adviceMode not-a-choice'],
    ['adviceMode: live', 'adviceMod: live', 'exercise adviceMod unknown-key'],
    ['sha256: 324a', 'sha256: 324A', 'exercise evidence[0].sha256 bad-digest'],
    ['    thing: usb-stick\n', '    thing: usb-stck\n', 'exercise evidence[0].thing unknown-reference'],
    ['id: packet-b', 'id: packet-a', 'exercise scene.things duplicate-id'],
    ['zone: floor\n', 'zone: flor\n', 'exercise scene.things[12].zone unknown-reference'],
    ['  en: Blue Tape (short)\n', '  fr: Ruban bleu\n', 'exercise title.en missing'],
  ])('%s → %s', (from, to, fault) => expect(told(faults(changed(brief, from, to), truth))).toContain(fault));

  test.each([
    ['practice: fresh-gloves', 'practice: fresh-glove', 'truth duties.fresh-glove unknown-reference'],
    ['about: [officers]', 'about: [everybody]', 'truth duties.fresh-gloves.about unknown-reference'],
    [
      "about: ['image:usb-stick']",
      "about: ['image:usb']",
      'truth duties.hash-the-image.about unknown-reference',
    ],
    ['guard: [enter]', 'guard: [barge-in]', 'truth duties.authority-before-entry unknown-reference'],
    ['question: consignee', 'question: consigner', 'truth findings.consignee.question unknown-reference'],
    [
      'offset: 2145792, length: 616',
      'offset: 99999999, length: 616',
      'truth findings.deleted-waybill.at out-of-range',
    ],
    ['kind: drugs', 'kind: drug', 'truth exhibits[0].kind unknown-reference'],
    ['  - id: ledger-of-customers', '  - id: ledger-of-nephew', 'truth truth.findings duplicate-id'],
  ])('truth: %s → %s', (from, to, fault) =>
    expect(told(faults(brief, changed(truth, from, to)))).toContain(fault),
  );

  test.each([
    ['adviceMode: live\n', '', 'live'],
    ['adviceMode: live', 'adviceMode: after', 'after'],
    ['adviceMode: live\n', 'assessed: true\n', 'debrief'],
    ['setting: exercise', 'setting: proficiency', 'live'],
    ['adviceMode: live\n', 'assessed: true\nadviceMode: after\n', 'after'],
  ])('%s → %s: advice %s', (from, to, mode) => {
    const read = parseExercise(changed(brief, from, to), truth);
    expect('exercise' in read && read.exercise.adviceMode).toBe(mode);
  });

  test('a proficiency test that says nothing waits for the debrief', () => {
    const silent = changed(
      changed(brief, 'adviceMode: live\n', ''),
      'setting: exercise',
      'setting: proficiency',
    );
    const read = parseExercise(silent, truth);
    expect('exercise' in read && read.exercise.adviceMode).toBe('debrief');
  });

  test('every fault is told at once, and none is a crash', () => {
    expect(faults('{}', '[]').length).toBeGreaterThan(10);
    expect(told(faults('a: [', truth))).toEqual(['exercise  yaml-syntax']);
    expect(told(faults('a: 1\na: 2', truth))).toEqual(['exercise  yaml-syntax']);
  });

  test('a hostile file costs no more than an honest one', () => {
    const laughs = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]`;
    expect(told(faults(laughs, truth))[0]).toBe('exercise  yaml-syntax');
    expect(told(faults('['.repeat(200_000), truth))[0]).toBe('exercise  too-deep');
    expect(told(faults(`${'- '.repeat(100_000)}x`, truth))[0]).toBe('exercise  too-deep');
    expect(told(faults('x'.repeat(600_000), truth))[0]).toBe('exercise  too-large');
    expect(told(faults('!!js/function x', truth))[0]).toBe('exercise  yaml-syntax');
    const polluted = faults(`__proto__: {id: x}\n${brief}`, truth);
    expect(told(polluted)).toContain('exercise __proto__ unknown-key');
  });

  test('any cut or garbled file is refused or read whole, in bounded time', () => {
    fc.assert(
      fc.property(fc.nat(brief.length), fc.string({ maxLength: 40, unit: 'binary' }), (cut, garbage) => {
        const read = parseExercise(brief.slice(0, cut) + garbage + brief.slice(cut + garbage.length), truth);
        expect('errors' in read ? read.errors.length : read.exercise.id.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

test('the sample course: eleven delegations, eight mixed teams of five, forty people, six experts, nobody twice', () => {
  const read = parseCourse(readContent('courses/regional-sample.yaml'));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const { course } = read;
  expect(course.note).toContain('no endorsement');
  expect(course.delegations).toHaveLength(11);
  expect(course.teams.map((team) => team.members.length)).toEqual(Array.from({ length: 8 }, () => 5));
  for (const team of course.teams) expect(new Set(team.members.map((one) => one.state)).size).toBe(5);
  const members = course.teams.flatMap((team) => team.members);
  expect(new Set(members.map((one) => one.name)).size).toBe(40);
  expect(new Set(members.map((one) => one.state))).toEqual(
    new Set(course.delegations.map((one) => one.state)),
  );
  expect(course.experts).toHaveLength(7);
  expect(members.every((one) => one.name === one.name.normalize('NFC'))).toBe(true);
});

test('a course that names a stranger is refused', () => {
  const text = readContent('courses/regional-sample.yaml');
  const read = parseCourse(changed(text, 'partWay: { team: banyan', 'partWay: { team: birch'));
  expect('errors' in read && told(read.errors)).toEqual(['course partWay.team unknown-reference']);
});

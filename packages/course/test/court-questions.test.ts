import { createPhrases, readCatalogue } from '@tracecraft/phrases';
import { checkRecord, compilePractices, miniObject, miniRecord } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import { courtQuestions, pickQuestions, type CourtQuestion, type CourtWords } from '../src/index.ts';
import { practices, readText } from './content-files.ts';

const record = `
09:00 linh recognise X number 1 description "cloth" kind clothing material biological
09:02 budi photograph X view overall scale no
09:03 budi photograph X view mid-range scale no
09:04 budi photograph X view close-up scale yes
09:05 linh collect X
09:06 linh package X container plastic-bag package-number P-1
09:10 linh note text "lamp was off" {recorded 10:02}
09:20 linh explain practice breathable-container reason "no paper bags left. "
09:30 linh correct target 7 path package-number value P-7 reason "misread"
09:40 linh retract target 8 reason "wrong case"
09:45 linh transfer X from linh to sari
09:46 kim waive X practice seal-before-leaving reason "fire alarm"
`;
const ids = [
  'fresh-gloves',
  'breathable-container',
  'overall-mid-close',
  'notes-at-the-time',
  'seal-before-leaving',
];
const compiled = compilePractices(practices().filter(({ id }) => ids.includes(id)));

function asked(language: string, lines = record): readonly CourtQuestion[] {
  const phrases = createPhrases([
    [language, readCatalogue(readText(`phrases/${language}/course-programme.po`))],
  ]);
  const words: CourtWords = {
    say: phrases.say,
    practice: (id) => `<${id}>`,
    object: ({ type, id }) => (id === miniObject(lines, 'X') ? 'cloth' : type),
    act: (event) => event.header.kind,
  };
  const events = miniRecord(lines);
  return courtQuestions(events, checkRecord(compiled, events, { closed: true }), words);
}

describe('questions from the own record', () => {
  const events = miniRecord(record);
  const english = asked('en');
  const of = (kind: string): readonly CourtQuestion[] => english.filter((one) => one.kind === kind);

  test('a departure nobody explained, about the act that made it one', () => {
    const gloves = of('departure').find(({ question }) => question.includes('<fresh-gloves>'));
    expect(gloves?.about).toContain(events.find(({ header }) => header.kind === 'exhibit.collected')!.id);
    expect(gloves?.question).toBe(
      'The record shows no sign of this, for officer: “<fresh-gloves>”. What can you tell the court about it?',
    );
  });

  test('an explained one is asked about with the reason, and names the explanation among its events', () => {
    const [container] = of('explained');
    expect(container?.question).toContain('because: no paper bags left. What');
    expect(container?.about).toContain(
      events.find(({ header }) => header.kind === 'departure.explained')!.id,
    );
  });

  test('a waived one is asked about as what it is: a decision', () => {
    expect(of('waived').map(({ question }) => question)).toEqual([
      '“<seal-before-leaving>” was waived for cloth. Who decided that, and on what grounds?',
    ]);
  });

  test('a late entry says when it was done, when written, how much later', () => {
    expect(of('late').map(({ question }) => question)).toEqual([
      'This was done at 09:10 and written down at 10:02, 52 minutes later: note.written. What did you write it down from?',
    ]);
  });

  test('a correction and a withdrawal name both entries', () => {
    expect(of('corrected')[0]).toMatchObject({
      about: [
        events.find(({ header }) => header.kind === 'exhibit.packaged')!.id,
        events.find(({ header }) => header.kind === 'record.corrected')!.id,
      ],
    });
    expect(of('corrected')[0]?.question).toContain('“P-7”');
    expect(of('withdrawn')[0]?.about).toHaveLength(2);
  });

  test('every question is about events of this record, and has an id of its own', () => {
    const known = new Set(events.map(({ id }) => id));
    for (const { about } of english) {
      expect(about.length).toBeGreaterThan(0);
      for (const id of about) expect(known).toContain(id);
    }
    expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
  });

  test('the same questions in Vietnamese and Korean, all words translated', () => {
    for (const language of ['vi', 'ko']) {
      const other = asked(language);
      expect(other.map(({ id, about }) => [id, about])).toEqual(english.map(({ id, about }) => [id, about]));
      for (const [i, one] of other.entries()) {
        expect(one.question).not.toBe(english[i]?.question);
        expect(one.question).not.toMatch(/^court\.|\{/);
      }
    }
  });

  test('nobody is blamed: no question speaks of fault, failure or guilt', () => {
    for (const { question } of english)
      expect(question).not.toMatch(/fault|fail|wrongly|guilt|careless|why did you not|should have/i);
  });
});

test('a clean record gives no question', () => {
  const clean = `
09:00 linh recognise X number 1 description "cloth" kind clothing material biological
09:02 budi photograph X view overall scale no
09:03 budi photograph X view mid-range scale no
09:04 budi photograph X view close-up scale yes
09:05 linh change-gloves
09:06 linh collect X
09:07 linh package X container paper-bag package-number P-1
09:08 linh note text "lamp was off"`;
  expect(asked('en', clean)).toEqual([]);
});

test('what is picked takes kinds in turn and never more than asked for', () => {
  const all = asked('en');
  const kinds = new Set(all.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThan(3);
  expect(new Set(pickQuestions(all, kinds.size).map(({ kind }) => kind))).toEqual(kinds);
  expect(pickQuestions(all, 2)).toHaveLength(2);
  expect(pickQuestions(all, 99)).toHaveLength(all.length);
  expect(pickQuestions([], 8)).toEqual([]);
});

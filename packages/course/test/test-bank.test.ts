import { describe, expect, test } from 'vitest';
import { paperOf, parseTest, rightAnswers } from '../src/index.ts';
import { practices, readText, template, testBank } from './content-files.ts';

const bank = testBank('five-day-test');

test('twenty items, every module from M1 to M10 asked about, all texts in three languages', () => {
  expect(bank.items).toHaveLength(20);
  const modules = new Set(bank.items.map((item) => item.module));
  expect(modules).toEqual(
    new Set(
      template()
        .modules.map(({ id }) => id)
        .filter((id) => id !== 'M0'),
    ),
  );
  const texts = bank.items.flatMap((item) => [item.text, item.why, ...item.choices.map(({ text }) => text)]);
  for (const text of [bank.title, bank.brief, ...texts])
    for (const language of ['en', ...bank.drafts]) expect(text[language], text.en).toBeTruthy();
});

test('an item that rests on a practice names one that exists', () => {
  const known = new Set(practices().map(({ id }) => id));
  const named = bank.items.flatMap(({ practice }) => practice ?? []);
  expect(named.length).toBeGreaterThan(12);
  for (const id of named) expect(known).toContain(id);
});

describe('the paper', () => {
  const mine = paperOf(bank, 'linh', 'before');

  test('holds nothing that tells what is right', () => {
    expect(JSON.stringify(mine)).not.toMatch(/"(answer|why|practice)":/);
  });

  test('has the same items for everybody, in an order of their own that stays', () => {
    const ids = (account: string): readonly string[] =>
      paperOf(bank, account, 'before').items.map(({ id }) => id);
    expect(ids('linh').toSorted()).toEqual(bank.items.map(({ id }) => id).toSorted());
    expect(ids('linh')).toEqual(mine.items.map(({ id }) => id));
    expect(ids('linh')).not.toEqual(ids('budi'));
    expect(ids('linh')).not.toEqual(paperOf(bank, 'linh', 'after').items.map(({ id }) => id));
  });

  test('puts the right choice in each place about as often: over 400 officers no place is favoured', () => {
    const places = [0, 0, 0, 0];
    for (let i = 0; i < 400; i++)
      for (const { id, choices } of paperOf(bank, `officer-${i}`, 'before').items) {
        const { answer } = bank.items.find((item) => item.id === id)!;
        places[choices.findIndex((choice) => choice.id === answer)]!++;
      }
    for (const hits of places) expect(Math.abs(hits / 8000 - 0.25)).toBeLessThan(0.02);
  });
});

test('right answers are counted; one left out or unknown is not right', () => {
  const key = new Map(bank.items.map(({ id, answer }) => [id, answer]));
  expect(rightAnswers(bank, key)).toBe(20);
  expect(rightAnswers(bank, new Map([...key].slice(1)))).toBe(19);
  expect(rightAnswers(bank, new Map([...key, ['gloves', 'torn'], ['no-such-item', 'x']]))).toBe(19);
});

test('a test whose key is no choice is refused, with the place', () => {
  const read = parseTest(readText('tests/five-day-test.yaml').replace('answer: each', 'answer: never'));
  expect(read).toEqual({
    errors: [
      { code: 'unknown-reference', document: 'test', path: 'items.gloves.answer', params: { name: 'never' } },
    ],
  });
});

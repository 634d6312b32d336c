import { expect, test } from 'vitest';
import { answers, normaliseAnswer } from '../src/index.ts';

test.each([
  ['  AR-1187 ', 'ar 1187'],
  ['pw=goodtimes', 'pw goodtimes'],
  ['626 Jungle Ave., Apt. 2', '626 jungle ave apt 2'],
  ['๒๔๒๐', '2420'],
  ['၇၃', '73'],
  ['២៤២០', '2420'],
  ['Trần Thị', 'trần thị'],
  ['น้ำ', 'น้ำ'],
  ['!?', ''],
])('%s is compared as %s', (answer, normal) => expect(normaliseAnswer(answer)).toBe(normal));

test('decomposed text is the same answer', () =>
  expect(answers('Trần'.normalize('NFD'), ['trần'], 'whole')).toBe(true));

test('`contains` means whole words; an empty answer is none', () => {
  expect(answers('the supplier is Jimmy Jungle, 626 Jungle Ave', ['Jimmy Jungle'], 'contains')).toBe(true);
  expect(answers('Jimmy Jungleman', ['Jimmy Jungle'], 'contains')).toBe(false);
  expect(answers('it is Jimmy Jungle', ['Jimmy Jungle'], 'whole')).toBe(false);
  expect(answers('', [''], 'contains')).toBe(false);
  expect(answers('174', ['73'], 'contains')).toBe(false);
});

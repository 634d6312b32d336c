import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { miniRecord, parseCheck, printCheck } from '@tracecraft/practice';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guide/authors.md'), 'utf8');

test('every sentence the guide for authors shows is one', () => {
  const rows = [...guide.matchAll(/^ +\| [^|]+ \| `([^`]+)` \|$/gm)].map((found) => found[1]!);
  expect(rows.length).toBeGreaterThan(5);
  for (const form of rows) {
    const object = /power-on|observe/.test(form) ? 'device' : /gloves/.test(form) ? 'officer' : 'exhibit';
    const sentence = `for each ${object}: ${form}`;
    expect(printCheck(parseCheck(sentence)).replaceAll(',', '')).toBe(sentence.replaceAll(',', ''));
  }
  const whole = [...guide.matchAll(/check: '([^']+)'/g)].map((found) => found[1]!);
  expect(whole.length).toBeGreaterThan(0);
  for (const sentence of whole) expect(() => parseCheck(sentence)).not.toThrow();
});

test('every record the guide shows can be read', () => {
  const records = [...guide.matchAll(/```\n((?: *\d\d:\d\d .*\n)+) *```/g)].map((found) => found[1]!);
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) expect(miniRecord(record).length).toBeGreaterThan(2);
});

import {
  checkRecord,
  compilePractices,
  miniRecord,
  searchablePractices,
  sentence,
} from '@tracecraft/practice';
import { expect, test } from 'vitest';
import { productPractices } from '../content.ts';
import { speak } from '../speak.ts';

/** Processor milliseconds of the median run: the clock on the wall also counts what others do. */
function medianCost(times: number, run: (i: number) => void): number {
  const costs = Array.from({ length: times }, (_, i) => {
    const began = process.cpuUsage();
    run(i);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return costs.toSorted((a, b) => a - b)[Math.floor(times / 2)]!;
}

test('a key in the search field costs less than a frame', () => {
  const practices = productPractices();
  const queries = [
    'p',
    'ph',
    'pho',
    'photo',
    'photograph sc',
    'niem ph',
    'tang vat',
    '봉인',
    'seal with',
    'before',
  ];
  for (const language of ['en', 'vi', 'ko']) {
    const phrases = speak(language);
    const index = searchablePractices(practices, language, ({ steps }) =>
      steps.map(({ tree }) => sentence(tree, phrases)).join(' '),
    );
    const cost = medianCost(60, (i) => index.find(queries[i % queries.length]!));
    console.log(`search ${language}: ${practices.length} practices, ${cost.toFixed(2)} ms a key`);
    expect(practices.length).toBeGreaterThanOrEqual(60);
    expect(cost).toBeLessThan(16);
  }
});

test('a sentence is compiled and run on 300 events while it is typed', () => {
  const practice = productPractices().find(({ id }) => id === 'stored-in-time')!;
  const lines = Array.from({ length: 100 }, (_, i) => {
    const [hour, minute] = [9 + Math.floor(i / 30), (i % 30) * 2].map((n) => String(n).padStart(2, '0'));
    const x = `X${i}`;
    return `${hour}:${minute} budi recognise ${x} number ${i + 1} description "x" kind packet\n${hour}:${minute} budi collect ${x}\n20:${minute} budi store ${x}`;
  }).join('\n');
  const events = miniRecord(lines);
  expect(events.length).toBeGreaterThanOrEqual(300);
  const cost = medianCost(15, () => checkRecord(compilePractices([practice]), events, { closed: true }));
  console.log(`live check: ${events.length} events, ${cost.toFixed(1)} ms`);
  expect(cost).toBeLessThan(100);
});

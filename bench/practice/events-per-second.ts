/** Live checking of one case of 20,000 events with every shared practice: one event at a time, as a workbench does. */
import { readFileSync, readdirSync } from 'node:fs';
import { compilePractices, createMonitor, parsePractice, type Practice } from '@tracecraft/practice';
import { syntheticCase } from './synthetic-case.ts';

const SIZE = 20_000;
const folder = new URL('../../content/practices/', import.meta.url);
const practices = readdirSync(folder)
  .filter((name) => name.endsWith('.practice.md'))
  .map((name): Practice => {
    const parsed = parsePractice(readFileSync(new URL(name, folder), 'utf8'));
    if ('errors' in parsed) throw new Error(`${name} has problems`);
    return parsed.practice;
  });
const compiled = compilePractices(practices);

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function live(devices: number): { perSecond: number; p99: number; worst: number; verdicts: number } {
  const events = syntheticCase(SIZE, devices);
  const monitor = createMonitor(compiled);
  const times: number[] = [];
  for (const event of events) {
    const start = performance.now();
    monitor.add([event]);
    times.push(performance.now() - start);
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: (SIZE / total) * 1000,
    p99: quantile(sorted, 0.99),
    worst: sorted.at(-1) ?? 0,
    verdicts: monitor.verdicts().length,
  };
}

function batch(devices: number): number {
  const events = syntheticCase(SIZE, devices);
  const start = performance.now();
  createMonitor(compiled).add(events);
  return (SIZE / (performance.now() - start)) * 1000;
}

live(8);
const one = live(1);
const eight = live(8);
const figures = {
  'events a second, eight devices': eight.perSecond,
  'p99 of one event, ms, eight devices': eight.p99,
  'slowest event, ms, eight devices': eight.worst,
  'events a second, one device': one.perSecond,
  'p99 of one event, ms, one device': one.p99,
  'events a second, whole record at once': batch(8),
};
console.log(
  JSON.stringify({
    figures,
    notes: `${SIZE} events, ${practices.length} practices, ${eight.verdicts} verdicts`,
  }),
);

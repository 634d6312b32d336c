/** A case of 100,000 events folded at once, and one event at a time with 100 checks: every shared practice, eight devices. */
import { readFileSync, readdirSync } from 'node:fs';
import { compilePractices, createMonitor, parsePractice, type Practice } from '@tracecraft/practice';
import { syntheticCase } from './synthetic-case.ts';

const folder = new URL('../../content/practices/', import.meta.url);
const practices = readdirSync(folder)
  .filter((name) => name.endsWith('.practice.md'))
  .map((name): Practice => {
    const parsed = parsePractice(readFileSync(new URL(name, folder), 'utf8'));
    if ('errors' in parsed) throw new Error(`${name} has problems`);
    return parsed.practice;
  });

/** CPU seconds of folding `size` events with the first `count` practices; the best of three. */
function refold(size: number, count: number): number {
  const compiled = compilePractices(practices.slice(0, count));
  const events = syntheticCase(size, 8);
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    createMonitor(compiled).add(events);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.min(...runs);
}

refold(5000, practices.length);
const figures: Record<string, number> = {};
for (const size of [10_000, 30_000, 100_000])
  figures[`CPU s, ${size} events, ${practices.length} practices`] = refold(size, practices.length);
for (const count of [15, 35, practices.length])
  figures[`CPU s, 30000 events, first ${count} practices`] = refold(30_000, count);
console.log(
  JSON.stringify({ figures, notes: `${practices.length} practices, eight devices; best of three` }),
);

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

const RUNS = 9;

/** Seconds of folding `size` events with the first `count` practices, in order of length: by the clock, and of CPU. */
function refold(
  size: number,
  count: number,
): { readonly clock: readonly number[]; readonly cpu: readonly number[] } {
  const compiled = compilePractices(practices.slice(0, count));
  const events = syntheticCase(size, 8);
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    const start = performance.now();
    createMonitor(compiled).add(events);
    clock.push((performance.now() - start) / 1e3);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
  }
  return { clock: clock.toSorted((a, b) => a - b), cpu: cpu.toSorted((a, b) => a - b) };
}

const figures: Record<string, number> = {};
for (const size of [10_000, 30_000, 100_000]) {
  const { clock, cpu } = refold(size, practices.length);
  const what = `${size} events, ${practices.length} practices`;
  figures[`s, ${what}, least`] = clock[0]!;
  figures[`s, ${what}, median`] = clock[RUNS >> 1]!;
  figures[`s, ${what}, most`] = clock.at(-1)!;
  figures[`CPU s, ${what}`] = cpu[0]!;
}
for (const count of [15, 35, practices.length])
  figures[`CPU s, 30000 events, first ${count} practices`] = refold(30_000, count).cpu[0]!;
const notes = `${practices.length} practices, eight devices; ${RUNS} times in one process; CPU: of all threads, the least`;
console.log(JSON.stringify({ figures, notes }));

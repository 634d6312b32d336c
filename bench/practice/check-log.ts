/**
 * `tracecraft check-log --set A` on the two largest event logs, proofs kept: processor seconds (user and system, all
 * threads) of reading and of checking, each round a process of its own as a person runs it. PM4Py, Declare4Py and dcr-js
 * come from registries this project does not use, so their figures are quoted from `timings.tsv` beside the logs.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = Number(process.env['LOG_ROUNDS'] ?? 9);
const LOGS = ['bpic2012', 'bpic2019_1tpv'];
const main = fileURLToPath(new URL('../../apps/cli/bin/tracecraft.mjs', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/event-logs/', import.meta.url));

interface Report {
  readonly events: number;
  readonly rules: number;
  readonly parseMs: number;
  readonly checkMs: number;
}

function once(log: string): Report {
  const files = [`${shared}events/${log}.events.tsv.gz`, `${shared}rules/${log}.json`];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [main, 'check-log', ...files, '--set', 'A', '--json'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`check-log ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** Least, median and most of figures in milliseconds, as seconds. */
function spread(name: string, values: readonly number[]): Record<string, number> {
  const sorted = values.map((ms) => ms / 1000).toSorted((a, b) => a - b);
  return {
    [`${name}, CPU s`]: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    [`${name}, least`]: sorted[0] ?? Number.NaN,
    [`${name}, most`]: sorted.at(-1) ?? Number.NaN,
  };
}

function figuresOf(log: string): { figures: Record<string, number>; note: string } {
  const rounds = Array.from({ length: ROUNDS }, () => once(log));
  const [{ events, rules }] = rounds as [Report];
  const figures = {
    ...spread(
      `${log}: reading`,
      rounds.map(({ parseMs }) => parseMs),
    ),
    ...spread(
      `${log}: checking`,
      rounds.map(({ checkMs }) => checkMs),
    ),
  };
  return { figures, note: `${log}: ${events} events, ${rules} rules; quoted ${rivalsOn(log)}` };
}

/** What other tools took on set A, checking alone, with the number of rules they know. */
function rivalsOn(log: string): string {
  const rows = readFileSync(`${shared}timings.tsv`, 'utf8').split('\n').slice(1);
  return rows
    .map((row) => row.split('\t'))
    .filter(([, of, set = '']) => of === log && set.startsWith('A'))
    .map(([tool, , , rules, , seconds]) => `${tool} ${seconds} s for ${rules} rules`)
    .join(', ');
}

const all = LOGS.map(figuresOf);
console.log(
  JSON.stringify({
    figures: Object.assign({}, ...all.map(({ figures }) => figures)) as Record<string, number>,
    notes: `${ROUNDS} processes each. ${all.map(({ note }) => note).join('. ')}.`,
  }),
);

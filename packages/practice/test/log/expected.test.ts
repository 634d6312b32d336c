import { describe, expect, test } from 'vitest';
import { naiveCases, type NaiveCase } from '../../src/log/naive/naive-trace.ts';
import { readLogRules } from '../../src/log/read-rules.ts';
import type { LogRule, RuleSet } from '../../src/log/rule.ts';
import { differences, fast, naive } from './both-ways.ts';
import { eventsOf, expectedFiles, haveLogs, logNames, rulesOf } from './shared-logs.ts';

/** The naive checker takes every so many cases of logs above this size. */
const LARGE = 10_000_000;
const EVERY = 40;

function setOf(name: string, set: string): RuleSet {
  return readLogRules(rulesOf(name)).sets.find((one) => one.name === set)!;
}

describe.skipIf(!haveLogs())('real event logs', () => {
  test('every expected file, in the order of the file and interleaved by time', () => {
    const files = expectedFiles();
    let verdicts = 0;
    for (const file of files) {
      const { rules } = setOf(file.name, file.set);
      const bytes = eventsOf(file.name);
      for (const interleaved of [false, true]) {
        const said = fast(bytes, rules, { half: file.half, interleaved }, file.set === 'B');
        expect(differences(said.verdicts, file.text), `${file.file} interleaved=${interleaved}`).toEqual([]);
        verdicts += (file.text.split('\n').length - 2) * rules.length;
      }
    }
    console.log(`check-log: ${files.length} expected files, ${verdicts} verdicts equal in two orders`);
    expect(files.length).toBeGreaterThanOrEqual(21);
    expect(verdicts).toBeGreaterThan(20_000_000);
  }, 120_000);

  test.each(logNames)(
    '%s: letters, counts and proofs equal the naive checker, final and half',
    (name) => {
      const bytes = eventsOf(name);
      const some = sample(bytes);
      let verdicts = 0;
      for (const { rules } of readLogRules(rulesOf(name)).sets)
        for (const half of [false, true]) verdicts += compared(some, rules, half);
      console.log(
        `check-log: ${name}, ${some.cases.length} cases, ${verdicts} verdicts with proofs equal the naive`,
      );
      expect(verdicts).toBeGreaterThan(0);
    },
    120_000,
  );
});

interface Sample {
  readonly table: string;
  readonly cases: readonly NaiveCase[];
}

/** No case of these logs goes back in time, so what the naive checker says once holds in both orders. */
function compared({ table, cases }: Sample, rules: readonly LogRule[], half: boolean): number {
  const literal = naive(cases, rules, { half, interleaved: false });
  for (const interleaved of [false, true]) {
    const said = fast(table, rules, { half, interleaved });
    expect(differences(said.verdicts, literal.verdicts), `half=${half} interleaved=${interleaved}`).toEqual(
      [],
    );
    expect(differences(said.proofs(), literal.proofs()), `half=${half} interleaved=${interleaved}`).toEqual(
      [],
    );
  }
  return 2 * cases.length * rules.length;
}

/** All cases, or a few of a large log; the naive reader reads the same table. */
function sample(bytes: Buffer): Sample {
  const text = bytes.toString();
  if (bytes.length < LARGE) return { table: text, cases: naiveCases(text) };
  const [header, ...rows] = text.split('\n');
  const ids = [...new Set(rows.map((row) => row.slice(0, row.indexOf('\t'))))];
  const chosen = new Set(ids.filter((_, at) => at % EVERY === 0));
  const table = [header, ...rows.filter((row) => chosen.has(row.slice(0, row.indexOf('\t'))))].join('\n');
  return { table, cases: naiveCases(table) };
}

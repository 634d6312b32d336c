import { describe, expect, test } from 'vitest';
import { readLogRules } from '../../src/log/read-rules.ts';
import { fast, letters } from './both-ways.ts';
import { eventsOf, haveLogs, rulesOf } from './shared-logs.ts';

/** The same log with the events of equal time in a case in reverse: nothing the timestamps could tell is changed. */
function tiesReversed(text: string): string {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const out: string[] = [];
  const tied: string[] = [];
  let before = '';
  for (const row of rows) {
    const [ofCase, , time] = row.split('\t');
    if (`${ofCase}\t${time}` !== before) out.push(...tied.splice(0).toReversed());
    before = `${ofCase}\t${time}`;
    tied.push(row);
  }
  return `${[header, ...out, ...tied.toReversed()].join('\n')}\n`;
}

/** Percent of cases with at least one verdict of any set that is otherwise. */
function flipped(name: string, interleaved: boolean): { percent: number; cases: number } {
  const text = eventsOf(name).toString();
  const reversed = tiesReversed(text);
  const flips = new Set<number>();
  let cases = 0;
  for (const { rules } of readLogRules(rulesOf(name)).sets) {
    const [one, two] = [text, reversed].map((table) =>
      letters(fast(table, rules, { half: false, interleaved }, false)),
    );
    for (const [at, row] of one!.entries()) if (row !== two![at]) flips.add(at);
    cases = one!.length;
  }
  return { percent: Math.round((flips.size / cases) * 1000) / 10, cases };
}

describe.skipIf(!haveLogs())('ties decide verdicts', () => {
  test.each([
    ['sepsis', 60.3],
    ['bpic2020_intl', 5.4],
    ['traffic10k', 4.7],
  ])(
    '%s: reversing tied events alone flips a verdict in %f of a hundred cases, in either order',
    (name, percent) => {
      const [inFile, byTime] = [flipped(name, false), flipped(name, true)];
      console.log(
        `check-log: ties reversed in ${name}, ${inFile.cases} cases, ${inFile.percent} % with a flip`,
      );
      expect(inFile.percent).toBe(percent);
      expect(byTime).toEqual(inFile);
    },
    60_000,
  );

  test('the same bytes give the same verdicts and proofs: the row decides, never chance', () => {
    const { rules } = readLogRules(rulesOf('sepsis'), 'A').sets[0]!;
    for (const interleaved of [false, true]) {
      const said = [1, 2].map(() => fast(eventsOf('sepsis'), rules, { half: false, interleaved }));
      expect(said[0]!.verdicts === said[1]!.verdicts).toBe(true);
      expect(said[0]!.proofs() === said[1]!.proofs()).toBe(true);
    }
  });
});

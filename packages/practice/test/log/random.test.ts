import { expect, test } from 'vitest';
import { naiveCases } from '../../src/log/naive/naive-trace.ts';
import { readLogRules } from '../../src/log/read-rules.ts';
import { templateNames, type LogRule } from '../../src/log/rule.ts';
import { differences, fast, naive, WAYS } from './both-ways.ts';
import { Random, randomRule, randomTable } from './random-log.ts';

/** More with `FUZZ_CASES=1000000 FUZZ_SEED=7 npx vitest run packages/practice/test/log/random.test.ts`. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
const BATCH = 150;
const RULES = 5;

function rulesFor(random: Random): readonly LogRule[] {
  const all = Array.from({ length: RULES }, (_, at) => randomRule(random, `R${at}`));
  return readLogRules(JSON.stringify({ B: all })).sets[0]!.rules;
}

test('random cases with data, time and correlation: fast equals naive', () => {
  const letters = new Map<string, number>();
  const templates = new Set<string>();
  let [cases, verdicts] = [0, 0];
  for (let batch = 0; cases < CASES; batch++) {
    const random = new Random(SEED + batch);
    const kind = batch % 3;
    const table = randomTable(random, {
      cases: BATCH,
      backwards: kind === 1 ? 15 : 0,
      timeless: kind === 2 ? 10 : 0,
    });
    const rules = rulesFor(random);
    const traces = naiveCases(table);
    for (const way of WAYS.filter(({ interleaved }) => !interleaved || kind !== 2)) {
      const [one, two] = [fast(table, rules, way), naive(traces, rules, way)];
      const where = `seed ${SEED + batch} ${JSON.stringify(way)} ${JSON.stringify(rules)}`;
      expect(differences(one.verdicts, two.verdicts), where).toEqual([]);
      expect(differences(one.proofs(), two.proofs()), where).toEqual([]);
      verdicts += traces.length * rules.length;
      for (const line of two.verdicts.split('\n').slice(1, -1))
        for (const letter of line.split('\t')[way.half ? 2 : 1]!)
          letters.set(letter, (letters.get(letter) ?? 0) + 1);
    }
    for (const { template } of rules) templates.add(template);
    cases += traces.length;
  }
  console.log(`check-log: ${cases} random cases, ${verdicts} verdicts: ${JSON.stringify([...letters])}`);
  expect(cases).toBeGreaterThanOrEqual(CASES);
  expect(templates.size).toBe(templateNames.length);
  for (const letter of 'vsoVS') expect(letters.get(letter)).toBeGreaterThan(1000);
}, 300_000);

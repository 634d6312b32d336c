import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  parseActivity,
  parseCourse,
  parseTest,
  rightAnswers,
  scoreActivity,
  simulatedActivity,
  simulatedTest,
  simulationPlan,
  type Manner,
} from '../src/index.ts';

const content = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../content/${path}`, import.meta.url)), 'utf8');
const parsed = parseCourse(content('courses/regional-sample.yaml'));
if (!('course' in parsed)) throw new Error('the sample course has faults');
const { course: sample } = parsed;
const pairs = (list: readonly string[]): ReadonlyMap<string, string> =>
  new Map(list.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));

describe('a simulated course', () => {
  test('everybody is in one team; the seed decides, and nothing else', () => {
    const plan = simulationPlan(sample, { officers: 40, teams: 8, seed: 7 });
    const people = plan.teams.flatMap(({ members }) => members.map(({ id }) => id));
    expect([people.length, new Set(people).size]).toEqual([40, 40]);
    expect(simulationPlan(sample, { officers: 40, teams: 8, seed: 7 })).toEqual(plan);
    expect(simulationPlan(sample, { officers: 40, teams: 8, seed: 8 })).not.toEqual(plan);
    expect(new Set(plan.teams.map(({ manner }) => manner)).size).toBe(4);
  });

  test.each([
    [41, 8],
    [40, 9],
    [2, 3],
    [0, 0],
  ])('%i officers in %i teams can’t be', (officers, teams) => {
    expect(() => simulationPlan(sample, { officers, teams, seed: 1 })).toThrow(RangeError);
  });

  test('who knows more answers more, over many seeds', () => {
    const bank = parseTest(content('tests/five-day-test.yaml'));
    if (!('test' in bank)) throw new Error('the test has faults');
    const mean = (knows: number): number => {
      const given = Array.from({ length: 200 }, (_, seed) => simulatedTest(bank.test, knows, seed));
      return given.reduce((sum, one) => sum + rightAnswers(bank.test, pairs(one)), 0) / given.length;
    };
    expect(mean(1)).toBe(bank.test.items.length);
    expect(mean(0.5)).toBeGreaterThan(mean(0.2) + 2);
    // Four choices: a guess is right one time in four.
    expect(mean(0) / bank.test.items.length).toBeCloseTo(0.25, 1);
  });

  test('careful answers are worth more than guesses, in every activity that has a key', () => {
    const files = readdirSync(fileURLToPath(new URL('../../../content/activities', import.meta.url)));
    const worth = files.flatMap((name) => {
      const found = parseActivity(content(`activities/${name}`));
      if (!('activity' in found) || found.activity.kind === 'court') return [];
      const { activity } = found;
      const points = (manner: Manner): number =>
        [1, 2, 3, 4, 5]
          .map((seed) => scoreActivity(activity, pairs(simulatedActivity(activity, manner, seed))).points)
          .reduce((sum, one) => sum + one, 0);
      return [{ name, careful: points('careful'), guesses: points('guesses') }];
    });
    expect(worth.length).toBeGreaterThanOrEqual(3);
    expect(worth.filter(({ careful, guesses }) => careful <= guesses)).toEqual([]);
  });
});

/** Where other checkers go wrong (practice-language.md §2): each wrong spot is a small log with what the definitions say. */
import { describe, expect, test } from 'vitest';
import { readLogRules } from '../../src/log/read-rules.ts';
import { templateNames } from '../../src/log/rule.ts';
import { naiveCases } from '../../src/log/naive/naive-trace.ts';
import { fast, letters, naive, rules, words } from './both-ways.ts';
import { eventsOf, haveLogs, rulesOf } from './shared-logs.ts';

const FINAL = { half: false, interleaved: false };

/** Letters of both checkers, which must agree, case after case. */
function judged(table: string, ...all: readonly object[]): readonly string[] {
  const found = letters(fast(table, rules(...all), FINAL));
  expect(letters(naive(naiveCases(table), rules(...all), FINAL))).toEqual(found);
  return found;
}

function byWord(template: string, cases: Readonly<Record<string, string>>): void {
  const all = Object.keys(cases);
  const found = judged(words(all), { template, a: 'a', b: 'b' });
  expect(Object.fromEntries(all.map((word, at) => [word, found[at]]))).toEqual(cases);
}

/** A log of one case; each event is activity, time in ms, then one attribute `k` and one `on`. */
function table(...events: readonly (readonly [string, number, string?, string?])[]): string {
  const rows = events.map(([activity, time, k = '', on = '']) => `c0\t${activity}\t${time}\t${k}\t${on}`);
  return `case\tactivity\ttime_ms\tk\ton\n${rows.join('\n')}\n`;
}

describe('PM4Py: five templates', () => {
  test('alternate response: where nothing activates nothing is violated; more targets do no harm', () => {
    byWord('alternate response', {
      x: 'o',
      b: 'o',
      ab: 's',
      abb: 's',
      abab: 's',
      aab: 'v',
      aba: 'v',
      bab: 's',
    });
  });
  test('chain response: neither activity is no violation; a lone target is none either', () => {
    byWord('chain response', { x: 'o', b: 'o', ab: 's', abb: 's', abxb: 's', axb: 'v', abax: 'v' });
  });
  test('alternate precedence: targets alone are no violation; more targets do no harm', () => {
    byWord('alternate precedence', { x: 'o', a: 'o', ab: 's', aab: 's', abab: 's', abb: 'v', b: 'v' });
  });
  test('chain precedence: targets alone are no violation', () => {
    byWord('chain precedence', { x: 'o', a: 'o', ab: 's', aab: 's', abxa: 's', axb: 'v', b: 'v' });
  });
  test('succession: neither activity is no violation; several of each are fine', () => {
    byWord('succession', { x: 'o', ab: 's', aabb: 's', abab: 's', a: 'v', b: 'v', ba: 'v', aba: 'v' });
  });
});

describe('Declare4Py', () => {
  test('`same` and `different` compare the two events, and never match where one lacks the attribute', () => {
    const same = { template: 'response', a: 'a', b: 'b', correlation: [{ attr: 'k', op: 'same' }] };
    const different = { ...same, correlation: [{ attr: 'k', op: 'different' }] };
    expect(judged(table(['a', 0, 'Ann'], ['b', 1, 'Ann']), same, different)).toEqual(['sv']);
    expect(judged(table(['a', 0, 'Ann'], ['b', 1, 'Bo']), same, different)).toEqual(['vs']);
    expect(judged(table(['a', 0, 'Ann'], ['b', 1]), same, different)).toEqual(['vv']);
    expect(judged(table(['a', 0], ['b', 1]), same, different)).toEqual(['vv']);
  });

  test('an attribute whose value needs quotation marks is text like any other', () => {
    const rule = { template: 'not response', a: 'a', b: 'b', correlation: [{ attr: 'k', op: 'same' }] };
    expect(judged(table(['a', 0, `O'Hara "x" A.k`], ['b', 1, `O'Hara "x" A.k`]), rule)).toEqual(['v']);
  });

  test('`is true` is met by the boolean', () => {
    const on = (value: string): string => table(['a', 0, '', value]);
    const rule = {
      template: 'response',
      a: 'a',
      b: 'b',
      activation: [{ attr: 'on', op: 'istrue', value: true }],
    };
    const spelt = { ...rule, activation: [{ attr: 'on', op: 'is', value: true }] };
    expect([...judged(on('true'), rule, spelt), ...judged(on('false'), rule, spelt)]).toEqual(['vv', 'oo']);
    expect(judged(on(''), rule, spelt)).toEqual(['oo']);
  });

  test.skipIf(!haveLogs())('`is true` on sepsis B8: 47 violations', () => {
    const b8 = readLogRules(rulesOf('sepsis'), 'B').sets[0]!.rules.filter(({ id }) => id === 'B8');
    const found = letters(fast(eventsOf('sepsis'), b8, FINAL));
    expect(found.filter((letter) => letter === 'v').length).toBe(47);
    expect(found.filter((letter) => letter !== 'o').length).toBeGreaterThan(47);
  });

  test('time is measured from the activation: a target before it is no response, however near', () => {
    const within = { a: 'a', b: 'b', time: [0, 10] };
    const late = table(['b', 0], ['a', 5000], ['b', 60_000]);
    expect(
      judged(late, { template: 'response', ...within }, { template: 'responded existence', ...within }),
    ).toEqual(['vs']);
  });

  test('a bound beyond 106,751 days is a number', () => {
    const day = 86_400;
    const rule = (most: number): object => ({ template: 'response', a: 'a', b: 'b', time: [0, most * day] });
    const apart = table(['a', 0], ['b', 200_000 * day * 1000]);
    expect(judged(apart, rule(199_999), rule(200_000), rule(1e12))).toEqual(['vss']);
  });

  test('both bounds belong to the window, to the millisecond', () => {
    const rule = { template: 'response', a: 'a', b: 'b', time: [1.001, 1.1] };
    const after = (ms: number): string => judged(table(['a', 0], ['b', ms]), rule)[0]!;
    expect([1000, 1001, 1100, 1101].map(after)).toEqual(['v', 's', 's', 'v']);
  });

  test('conditions are read, never run: code in a value, an attribute or an activity is text', () => {
    const code = `__import__('os').system('false') or True`;
    const is = (value: string): object => ({
      template: 'absence',
      a: 'a',
      activation: [{ attr: 'k', op: 'is', value }],
    });
    expect(judged(table(['a', 0, code]), is(code), is('True'))).toEqual(['vs']);
    expect(
      judged(table([code, 0]), { template: 'existence', a: code }, { template: 'existence', a: 'True' }),
    ).toEqual(['sv']);
    const proto = {
      template: 'absence',
      a: 'a',
      activation: [{ attr: '__proto__', op: 'is not', value: 'x' }],
    };
    expect(judged(table(['a', 0, code]), proto)).toEqual(['s']);
  });

  test('every template it lists without a checker has one here', () => {
    const unary = { existence: 's', absence: 'v', exactly: 's', init: 's', end: 'v' };
    const negative = { 'not response': 'v', 'not responded existence': 'v', 'not coexistence': 'v' };
    const rest = { coexistence: 's', succession: 's', 'responded existence': 's' };
    const all = Object.entries({ ...unary, ...negative, ...rest });
    const found = judged(words(['ab']), ...all.map(([template]) => ({ template, a: 'a', b: 'b' })))[0]!;
    expect(found.split('')).toEqual(all.map(([, letter]) => letter));
    expect(templateNames.length).toBe(17);
  });
});

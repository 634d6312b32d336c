import { describe, expect, test } from 'vitest';
import { checkLog } from '../../src/log/check-log.ts';
import { attributesOf, logNotices } from '../../src/log/log-notices.ts';
import { readEventLog } from '../../src/log/read-events.ts';
import { readLogRules } from '../../src/log/read-rules.ts';
import { inTimeOrder } from '../../src/log/time-order.ts';
import { fast, faultOf, letters, rules } from './both-ways.ts';

const FINAL = { half: false, interleaved: false };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReturnType<typeof readEventLog> => readEventLog(bytes(text), new Set(['k']));
const HEAD = 'case\tactivity\ttime_ms\tk\n';
const response = rules({ template: 'response', a: 'a', b: 'b' });

describe('the table', () => {
  test('line ends, byte order mark, empty lines, columns in another order', () => {
    const rows = ['case\tactivity\ttime_ms', 'c1\ta\t1', 'c1\tb\t2', 'c2\ta\t3'];
    const plain = fast(rows.join('\n'), response, FINAL).verdicts;
    expect(plain).toBe('#R1\nc1\ts\t1:0\nc2\tv\t1:1\n');
    for (const end of ['\n', '\r\n', '\n\n', '\r\n\r\n'])
      expect(fast(`\u{feff}${rows.join(end)}${end}`, response, FINAL).verdicts).toBe(plain);
    const turned = 'k\ttime_ms\tactivity\tcase\nx\t1\ta\tc1\n\t2\tb\tc1\n\t3\ta\tc2\n';
    expect(fast(turned, response, FINAL).verdicts).toBe(plain);
  });

  test('names and values in any script, cases written back byte by byte', () => {
    const said = fast(
      `${HEAD}hồ sơ 1\tнаблюдение\t1\t가\nhồ sơ 1\tb\t2\t가\n`,
      rules({
        template: 'response',
        a: 'наблюдение',
        b: 'b',
        correlation: [{ attr: 'k', op: 'same' }],
      }),
      FINAL,
    );
    expect(said.verdicts).toBe('#R1\nhồ sơ 1\ts\t1:0\n');
    const broken = Uint8Array.of(...bytes(HEAD), 0xff, 0xfe, ...bytes('\ta\t1\t\n'));
    const log = readEventLog(broken, new Set());
    expect([...log.caseTexts.raw(1)]).toEqual([0xff, 0xfe]);
  });

  test('rows of a case need not stand together; proofs name rows of the file in either order', () => {
    const table = `${HEAD}c1\ta\t5\t\nc2\ta\t1\t\nc1\tb\t3\t\nc2\tb\t9\t\n`;
    expect(letters(fast(table, response, FINAL))).toEqual(['s', 's']);
    const byTime = fast(table, response, { half: false, interleaved: true });
    expect(letters(byTime)).toEqual(['v', 's']);
    expect(byTime.proofs()).toBe('c1\tR1\t1\t\n');
  });

  test('fields missing at the end of a row are absent; a carriage return inside a value belongs to it', () => {
    const log = read(`${HEAD}c\ta\nc\tb\t7\nc\tx\t8\ty\rz\n`);
    expect([...log.timeOf]).toEqual([Number.NaN, 7, 8]);
    expect([...log.columns.get('k')!.codes]).toEqual([0, 0, 1]);
    expect(log.columns.get('k')!.texts.text(1)).toBe('y\rz');
  });

  test('texts of equal hash chains stay apart: 200,000 values, each its own', () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => `c\ta\t${at}\tv${at}`);
    const { texts, codes } = read(HEAD + rows.join('\n')).columns.get('k')!;
    expect(texts.size).toBe(200_001);
    expect(codes.every((code, at) => code === at + 1 && texts.text(code) === `v${at}`)).toBe(true);
  });

  test('more activities than one group of shared state holds', () => {
    const all = Array.from({ length: 40 }, (_, at) => `act${at}`);
    const table = `${HEAD}${all.map((name, at) => `c\t${name}\t${at}\t\n`).join('')}`;
    const many = rules(
      ...all.slice(1).map((b, at) => ({ template: 'chain response', a: all[at], b })),
      ...all.slice(2).map((b, at) => ({ template: 'chain precedence', a: all[at], b })),
    );
    expect(letters(fast(table, many, FINAL))).toEqual(['s'.repeat(39) + 'v'.repeat(38)]);
  });
});

describe('bad tables', () => {
  test.each([
    ['nothing', '', 'no-header', {}],
    ['no header', 'c1\ta\t1\n', 'no-header', { found: 'c1\ta\t1' }],
    ['another format', '<?xml version="1.0"?>\n<log/>', 'no-header', {}],
    ['a column misspelt', 'case\tactivty\ttime_ms\n', 'no-column', { column: 'activity', near: 'activty' }],
    ['no time column', 'case\tactivity\n', 'no-column', { column: 'time_ms' }],
    ['a column twice', 'case\tactivity\ttime_ms\tk\tk\n', 'column-twice', { column: 'k' }],
    ['a row of one field', `${HEAD}c\ta\t1\t\nc\n`, 'too-few-fields', { row: 2, found: 1, least: 2 }],
    ['a tab too many', `${HEAD}c\ta\t1\t\t\n`, 'too-many-fields', { row: 1, most: 4 }],
    ['a row without case', `${HEAD}c\ta\t1\t\n\ta\t1\t\n`, 'no-case', { row: 2 }],
    ['a date for a time', `${HEAD}c\ta\t2024-01-01\t\n`, 'bad-time', { row: 1, found: '2024-01-01' }],
    ['a fraction for a time', `${HEAD}c\ta\t1.5\t\n`, 'bad-time', { row: 1 }],
    ['a time no clock shows', `${HEAD}c\ta\t${'9'.repeat(30)}\t\n`, 'bad-time', { row: 1 }],
    ['only a sign', `${HEAD}c\ta\t-\t\n`, 'bad-time', { row: 1 }],
  ])('%s', (_, table, code, params) => {
    expect(faultOf(() => read(table))).toMatchObject({ code, params });
  });

  test('a first line of many megabytes is no header; a value of many megabytes is a value', () => {
    expect(faultOf(() => read('x'.repeat(5_000_000)))).toMatchObject({ code: 'header-too-long' });
    const table = `${HEAD}c\ta\t1\t${'y'.repeat(20_000_000)}\nc\tb\t2\t\n`;
    const rule = rules({
      template: 'response',
      a: 'a',
      b: 'b',
      activation: [{ attr: 'k', op: 'is not', value: 'x' }],
    });
    expect(letters(fast(table, rule, FINAL))).toEqual(['s']);
  });

  test('a header and no event: no verdict, and it is said', () => {
    expect(fast(HEAD, response, FINAL).verdicts).toBe('#R1\n');
    expect(logNotices(read(HEAD), response).map(({ code }) => code)).toContain('no-events');
  });
});

describe('times', () => {
  const timed = rules({ template: 'response', a: 'a', b: 'b', time: [0, 60] });

  test('missing: an event without time is never in time; said with the row; no order of time without it', () => {
    const table = `${HEAD}c1\ta\t1\t\nc1\tb\t\t\nc2\ta\t1\t\nc2\tb\t2\t\n`;
    expect(letters(fast(table, timed, FINAL))).toEqual(['v', 's']);
    expect(letters(fast(table, response, FINAL))).toEqual(['s', 's']);
    expect(logNotices(read(table), timed)).toEqual([
      { code: 'no-time', params: { count: 1, row: 2, rules: 'R1' } },
    ]);
    expect(logNotices(read(table), response)).toEqual([]);
    expect(faultOf(() => inTimeOrder(read(table)))).toEqual({
      code: 'time-missing',
      params: { row: 2, count: 1 },
    });
  });

  test('going back: the row decides what is before, the distance has no sign, and it is said', () => {
    const table = `${HEAD}c\ta\t100000\t\nc\tb\t50000\t\nc\ta\t200000\t\n`;
    const rule = rules({ template: 'response', a: 'a', b: 'b', time: [0, 60] });
    expect(fast(table, rule, FINAL).proofs()).toBe('c\tR1\t3\t\n');
    expect(logNotices(read(table), rule)).toEqual([{ code: 'unordered', params: { count: 1, row: 2 } }]);
    expect(logNotices(inTimeOrder(read(table)), rule)).toEqual([]);
  });

  test('before 1970 and at 0', () => {
    expect([...read(`${HEAD}c\ta\t-5\t\nc\ta\t0\t\n`).timeOf]).toEqual([-5, 0]);
  });
});

describe('rules', () => {
  const rule = { id: 'R1', template: 'response', a: 'a', b: 'b' };
  const readAll = (...all: readonly unknown[]): unknown => readLogRules(JSON.stringify({ A: all }));

  test.each([
    ['no JSON', '{"A": [', 'rules-not-json', {}],
    ['a list', '[]', 'rules-shape', {}],
    ['no set', '{"rules": []}', 'rules-shape', {}],
    ['a set that is no list', '{"A": {}}', 'rules-shape', {}],
    ['sets without rules', '{"A": [], "B": []}', 'set-empty', { set: 'A, B' }],
  ])('%s', (_, text, code, params) => {
    expect(faultOf(() => readLogRules(text))).toMatchObject({ code, params });
  });

  test.each<[string, object | null, string, object]>([
    ['no object', null, 'rule-shape', { rule: 'A[0]', found: 'null' }],
    ['no id', { ...rule, id: undefined }, 'rule-key-missing', { rule: 'A[0]', key: 'id' }],
    ['an id that splits the header', { ...rule, id: 'x,y' }, 'rule-key-wrong', { key: 'id' }],
    ['no template', { ...rule, template: undefined }, 'rule-key-missing', { rule: 'R1', key: 'template' }],
    [
      'a template misspelt',
      { ...rule, template: 'chain respones' },
      'unknown-template',
      { near: 'chain response' },
    ],
    [
      'a template of another kind',
      { ...rule, template: 'zzz' },
      'unknown-template',
      { found: 'zzz', near: '' },
    ],
    ['no b', { ...rule, b: '' }, 'rule-key-missing', { key: 'b' }],
    [
      'half an event',
      { ...rule, template: 'existence', n: 0.5 },
      'rule-key-wrong',
      { key: 'n', found: '0.5' },
    ],
    ['time turned round', { ...rule, time: [60, 0] }, 'rule-key-wrong', { key: 'time' }],
    ['time of one bound', { ...rule, time: [60] }, 'rule-key-wrong', { key: 'time' }],
    [
      'a condition that is text',
      { ...rule, activation: ['k > 1'] },
      'rule-shape',
      { rule: 'R1 activation[0]' },
    ],
    ['no list of conditions', { ...rule, target: {} }, 'rule-key-wrong', { key: 'target' }],
    [
      'an operator misspelt',
      { ...rule, target: [{ attr: 'k', op: 'iss', value: 1 }] },
      'unknown-operator',
      { key: 'target[0].op', near: 'is' },
    ],
    [
      'a bound that is no number',
      { ...rule, target: [{ attr: 'k', op: '>', value: 'much' }] },
      'rule-key-wrong',
      { key: 'target[0].value' },
    ],
    ['no value', { ...rule, target: [{ attr: 'k', op: 'is' }] }, 'rule-key-wrong', { found: 'undefined' }],
    [
      'a correlation misspelt',
      { ...rule, correlation: [{ attr: 'k', op: 'diferent' }] },
      'unknown-operator',
      { near: 'different' },
    ],
  ])('%s', (_, one, code, params) => {
    expect(faultOf(() => readAll(one))).toMatchObject({ code, params });
  });

  test('two rules of one id, in one set or over both', () => {
    expect(faultOf(() => readAll(rule, rule))).toMatchObject({
      code: 'rule-id-twice',
      params: { rule: 'R1' },
    });
    const both = JSON.stringify({ A: [rule], B: [rule] });
    expect(faultOf(() => readLogRules(both))).toMatchObject({ code: 'rule-id-twice' });
    expect(faultOf(() => readLogRules(both, 'A'))).toBeNull();
  });

  test('a set asked for must be there and hold rules', () => {
    expect(faultOf(() => readLogRules(JSON.stringify({ A: [rule] }), 'B'))).toMatchObject({
      code: 'set-absent',
    });
    expect(faultOf(() => readLogRules('{"A": []}', 'A'))).toMatchObject({
      code: 'set-empty',
      params: { set: 'A' },
    });
  });

  test('names are told by their letters; keys nobody reads and words the log lacks are said', () => {
    const loose = {
      id: 'R1',
      template: 'Chain_Response',
      a: 'aa',
      b: 'b',
      colour: 1,
      target: [{ attr: 'kk', op: 'is', value: 1 }],
    };
    const { sets, notices } = readLogRules(JSON.stringify({ A: [loose] }));
    expect(sets[0]!.rules[0]!.template).toBe('chain response');
    expect(notices).toEqual([{ code: 'unread-key', params: { rule: 'R1', key: 'colour' } }]);
    expect(logNotices(read(`${HEAD}c\ta\t1\t\nc\tb\t2\t\n`), sets[0]!.rules)).toEqual([
      { code: 'unknown-activity', params: { word: 'aa', rule: 'R1', near: 'a' } },
      { code: 'unknown-attribute', params: { word: 'kk', rule: 'R1', near: 'k' } },
    ]);
  });

  test('a rule asks only for columns it looks at', () => {
    const [one] = rules({ template: 'response', a: 'a', b: 'b', correlation: [{ attr: 'k', op: 'same' }] });
    expect([...attributesOf([one!])]).toEqual(['k']);
    const log = readEventLog(bytes('case\tactivity\ttime_ms\tk\tl\nc\ta\t1\tx\ty\n'), attributesOf([one!]));
    expect([...log.columns.keys()]).toEqual(['case', 'activity', 'k']);
  });
});

test('a case of 200,000 events with windows and keys is read in one pass, not in a square of passes', () => {
  const n = 200_000;
  const rows = Array.from({ length: n }, (_, at) => `c\t${'ab'[at & 1]}\t${at * 10}\tk${at % 7}`);
  const log = read(HEAD + rows.join('\n'));
  const correlated = (op: string): object => ({
    a: 'a',
    b: 'b',
    time: [1, 3600],
    correlation: [{ attr: 'k', op }],
  });
  const all = [
    'response',
    'precedence',
    'not response',
    'responded existence',
    'alternate precedence',
  ].flatMap((template) => ['same', 'different'].map((op) => ({ template, ...correlated(op) })));
  const began = process.cpuUsage();
  const { letters: found } = checkLog(log, rules(...all), false);
  const { user } = process.cpuUsage(began);
  console.log(
    `check-log: one case of ${n} events against ${all.length} rules in ${Math.round(user / 1000)} ms of CPU`,
  );
  expect(found.length).toBe(10);
  // A square would be 10^10 pairs a rule: minutes. The bound is loose because others use the machine.
  expect(user).toBeLessThan(5_000_000);
});

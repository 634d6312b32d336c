import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  naiveVerdicts,
  type CheckVerdict,
  type Practice,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

const X = '08:58 budi recognise X number 1 description thing kind drugs';

/** Verdicts of the monitor, after the reference meaning was seen to agree. */
function verdicts(practices: readonly Practice[], text: string, closed = false): readonly CheckVerdict[] {
  const events = miniRecord(text);
  const found = checkRecord(compilePractices(practices), events, { closed });
  const short = (all: readonly Pick<CheckVerdict, 'practice' | 'object' | 'on' | 'verdict'>[]): string[] =>
    all
      .map(({ practice, object, on, verdict }) => `${practice} ${object.id} ${on?.id ?? ''} ${verdict}`)
      .toSorted();
  expect(short(naiveVerdicts(practices, events, { closed }))).toEqual(short(found));
  return found;
}

describe('as ROLE', () => {
  const DECLARE = 'for each officer: before testify as performer, require declare-interests';
  test('a case-wide act binds only the officer who did it', () => {
    const found = verdicts(
      [practiceOf(DECLARE)],
      '09:00 a declare-interests interests none\n09:01 b note text x\n09:05 a testify topic fire',
    );
    expect(found.map(({ object, verdict }) => [object.id, verdict])).toEqual([
      ['a', 'satisfied'],
      ['b', 'not-applicable'],
      ['opener', 'not-applicable'],
    ]);
  });

  test('without the role it is an act of every officer', () => {
    const found = verdicts(
      [practiceOf(DECLARE.replace(' as performer', ''))],
      '09:00 a declare-interests interests none\n09:01 b note text x\n09:05 a testify topic fire',
    );
    expect(found.map(({ verdict }) => verdict)).toEqual(['satisfied', 'violated', 'violated']);
  });
});

describe('on OTHER', () => {
  const PAIR = 'for each officer on exhibit: before collect, require photograph';
  test('each pair that some act touches together, and only acts that touch both', () => {
    const text = `${X}\n09:00 a photograph X view overall scale yes\n09:01 b note text x\n09:05 b collect X`;
    const found = verdicts([practiceOf(PAIR)], text);
    const x = miniRecord(text)[1]!.id;
    expect(found.map(({ object, on, verdict }) => [object.id, on!.id, verdict])).toEqual([
      ['a', x, 'satisfied'],
      ['b', x, 'violated'],
      ['budi', x, 'not-applicable'],
    ]);
    expect(found[0]!.on!.type).toBe('exhibit');
  });

  test('a pair known only from a retracted act is none', () => {
    const text = `${X}\n09:05 b collect X\n09:06 b retract target 2 reason x`;
    expect(verdicts([practiceOf(PAIR)], text).map(({ object }) => object.id)).toEqual(['budi']);
  });
});

describe('within any D: the fullest window', () => {
  const at = (...minutes: readonly number[]): string =>
    [X, ...minutes.map((m) => `09:${String(m).padStart(2, '0')} a describe X`)].join('\n');
  const say = (sentence: string, text: string, closed = false): string =>
    verdicts([practiceOf(`for each exhibit: ${sentence}`)], text, closed)[0]!.verdict;

  test('at most', () => {
    const most = 'at most 2 describe within any 10 min';
    expect(say(most, at(0, 5, 11, 16))).toBe('holding');
    expect(say(most, at(0, 5, 10))).toBe('violated');
    expect(say(most, `${at(0, 5)}\n09:10:30 a describe X {clock 1 min}`)).toBe('uncertain');
  });

  test('at least and exactly', () => {
    expect(say('at least 2 describe within any 5 min', at(0, 6))).toBe('pending');
    expect(say('at least 2 describe within any 5 min', at(0, 6), true)).toBe('violated');
    expect(say('at least 2 describe within any 5 min', at(0, 6, 11))).toBe('satisfied');
    expect(say('exactly 2 describe within any 5 min', at(0, 4, 10))).toBe('holding');
    expect(say('exactly 2 describe within any 5 min', at(0, 4, 5))).toBe('violated');
  });

  test('an act longer than the window still counts as one', () =>
    expect(say('at least 1 describe within any 5 min', `${X}\n09:00 a describe X {lasts 20 min}`)).toBe(
      'satisfied',
    ));

  test('it is violated since the act that was one too many', () => {
    const found = verdicts(
      [practiceOf('for each exhibit: at most 2 describe within any 10 min')],
      at(0, 20, 25, 29, 30),
    )[0]!;
    const events = miniRecord(at(0, 20, 25, 29, 30));
    expect(found.activation).toBe(events[3]!.id);
    expect(found.since).toBe(events[5]!.body.claimed.start);
  });
});

describe('unreported departures', () => {
  const set = [
    practiceOf('for each exhibit: before collect, require photograph', 'photo'),
    practiceOf('for each exhibit: after collect, require seal within 2 h', 'seal'),
    practiceOf('for each case: whenever issue-report, require unreported departures = 0', 'report'),
  ];
  const report = (text: string, closed = false): string =>
    verdicts(set, text, closed).find(({ practice }) => practice === 'report')!.verdict;
  const BAD = `${X}\n09:00 a collect X\n09:05 a seal X seal-number S1`;
  const REPORT = 'a issue-report title t version 1 preliminary no';

  test('one that is not named', () => expect(report(`${BAD}\n10:00 ${REPORT}`)).toBe('violated'));
  test('named as a practice, or a step of it', () => {
    expect(report(`${BAD}\n10:00 ${REPORT} departures photo`)).toBe('holding');
    expect(report(`${BAD}\n10:00 ${REPORT} departures photo/photo`)).toBe('holding');
    expect(report(`${BAD}\n10:00 ${REPORT} departures photo/other`)).toBe('violated');
  });
  test('what is still open at the report is none, nor is what was lost later', () => {
    const open = `${X}\n08:59 a photograph X view overall scale yes\n09:00 a collect X`;
    expect(report(`${open}\n10:00 ${REPORT}`, true)).toBe('satisfied');
    expect(report(`${open}\n10:00 ${REPORT}\n12:00 a note text late`)).toBe('holding');
    expect(report(`${open}\n11:30 ${REPORT}`)).toBe('violated');
  });
  test('what an event arriving late puts right no longer counts', () => {
    const late = `${X}\n08:59 a photograph X view overall scale yes {on two}\n09:00 a collect X\n10:00 ${REPORT}`;
    expect(report(late)).toBe('holding');
  });
});

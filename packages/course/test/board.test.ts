import { describe, expect, test } from 'vitest';
import { boardRow, debriefOf, type BoardSource } from '../src/index.ts';
import { careful, wrong } from './blue-tape-acts.ts';
import { exercise, idOf, judged, practicesOf, recordOf, type Sketch } from './case-builder.ts';

const blueTape = exercise('blue-tape');
const compiled = practicesOf(blueTape);

function row(sketches: readonly Sketch[], over: Partial<BoardSource> = {}) {
  const { events, verdicts } = judged(blueTape, compiled, sketches);
  return boardRow({
    stream: 'case:test',
    team: 'Banyan',
    members: ['Linh'],
    events,
    verdicts,
    devices: [],
    ...over,
  });
}

describe('a row of the board', () => {
  test.each([
    [0, 'not-started'],
    [1, 'arrival'],
    [3, 'documentation'],
    [8, 'collection'],
    [12, 'custody'],
    [careful.length, 'examination'],
  ])('after %i acts the team is at %s', (count, phase) =>
    expect(row(careful.slice(0, count)).phase).toBe(phase),
  );

  test('a case that was only opened has not started; a handed-in one stays so whatever comes late', () => {
    expect(row([{ minute: 0, verb: 'join', by: 'linh', fields: { name: 'Linh', duty: 'lead' } }]).phase).toBe(
      'not-started',
    );
    const handedIn: Sketch = { minute: 200, verb: 'hand-in', by: 'linh' };
    const late: Sketch = { minute: 201, verb: 'note', by: 'linh', fields: { text: 'one more word' } };
    expect(row([...careful, handedIn, late])).toMatchObject({
      phase: 'handed-in',
      handedIn: true,
      exhibits: 8,
      findings: 5,
    });
  });

  test('words about the record move no team: asking for a waiver is not the work', () => {
    const asked: Sketch = {
      minute: 190,
      verb: 'ask-waiver',
      by: 'linh',
      fields: { practice: 'fresh-gloves', reason: 'none left' },
    };
    expect(row([...careful.slice(0, 8), asked]).phase).toBe('collection');
  });

  test('it is a fold: the order of arrival changes nothing', () => {
    const events = recordOf(careful);
    expect(row(careful, { events: events.toReversed() })).toEqual(row(careful));
  });

  test('unexplained departures come first, then the severe ones; waived ones are not shown', () => {
    const sketches = careful.filter(
      (one) => !(one.objects?.['exhibit'] === 'tape-roll' && one.verb === 'package'),
    );
    const plastic: Sketch = {
      minute: 37,
      verb: 'package',
      by: 'linh',
      objects: { exhibit: 'tape-roll' },
      fields: { container: 'plastic-bag' },
    };
    const explain: Sketch = {
      minute: 210,
      verb: 'explain',
      by: 'mei',
      fields: { practice: 'never-examine-original', reason: 'no copy at hand' },
    };
    const shown = row([...sketches, plastic, wrong[5]!, explain]).departures;
    expect(shown.map((one) => [one.practice, one.object, one.explained])).toEqual([
      ['breathable-container', idOf('tape-roll'), false],
      ['never-examine-original', idOf('usb-image'), true],
    ]);
  });
});

test('the debrief tells the story, what was found and missed, and the reason a departure was explained with', () => {
  const explain: Sketch = {
    minute: 210,
    verb: 'explain',
    by: 'mei',
    fields: { practice: 'never-examine-original', reason: 'no copy at hand' },
  };
  const kept = careful.filter((one) => one.fields?.['answer'] !== 'Mira Solen');
  const debrief = debriefOf(judged(blueTape, compiled, [...kept, wrong[2]!, wrong[5]!, explain]));
  expect(debrief.story.en).toContain('Orin Talpar');
  expect(debrief.exculpatory).toEqual({ expected: 2, found: 1 });
  expect(debrief.findings.filter((one) => one.state === 'missed').map((one) => one.id)).toEqual([
    'courier-lawful',
  ]);
  expect(debrief.falseFindings.map((one) => one.decoy)).toEqual(['ledger-of-customers']);
  expect(debrief.departures.map((one) => [one.verdict.practice, one.state, one.reason])).toEqual([
    ['never-examine-original', 'explained', 'no copy at hand'],
  ]);
  for (const one of debrief.score.components)
    if (one.state === 'earned') expect(one.events.length, one.id).toBeGreaterThan(0);
});
